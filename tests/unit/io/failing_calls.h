#pragma once
// Lets one system call of this program fail, to see that a fault at any place does no harm. Counted are open, mkostemp,
// write, fchmod, fchown, fsync, fdatasync, link, rename, mkdir, ftruncate and unlink of the code under test.
#include <cstddef>

namespace eb::io {

class FailingCalls {
 public:
  // The call number `which`, from 0, fails with `error`; `sticky`: and every one after it.
  FailingCalls(std::size_t which, int error, bool sticky = false);
  ~FailingCalls();
  FailingCalls(const FailingCalls&) = delete;
  FailingCalls& operator=(const FailingCalls&) = delete;
  [[nodiscard]] bool has_failed() const;
};

}  // namespace eb::io
