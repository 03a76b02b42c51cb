#pragma once
// Who has to know of every step of the document the moment it is done: the journal. Main thread.
#include <cstdint>

#include "model/awaited_ways.h"
#include "model/edit.h"

namespace eb::app {

class StepObserver {
 public:
  virtual ~StepObserver() = default;
  virtual void project_replaced() = 0;
  virtual void edited(const model::Edit& edit, std::uint64_t gesture) = 0;
  virtual void completed(const model::WayAsked& way, const model::WayFound& found) = 0;
  virtual void undone() = 0;
  virtual void redone() = 0;
  virtual void went_to(std::size_t step) = 0;
  virtual void nothing_to_lose() = 0;  // what was done so far is no work: files were looked at
};

}  // namespace eb::app
