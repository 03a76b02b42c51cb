#pragma once
// What the program has to tell the person, newest last.
#include <cstdint>
#include <deque>
#include <string>

#include "core/result.h"

namespace eb::session {

enum class Severity : std::uint8_t { Info, Warning, Error };

struct Notice {
  std::uint64_t id = 0;
  Severity severity = Severity::Info;
  core::Error content;      // what, hint, where
  std::uint32_t count = 1;  // the same notice again is counted, not repeated
  bool is_read = false;
};

class Notices {
 public:
  void add(Severity severity, core::Error content);
  void mark_all_read();
  void clear() { m_list.clear(); }
  [[nodiscard]] const std::deque<Notice>& list() const { return m_list; }
  [[nodiscard]] std::size_t unread() const;

 private:
  static constexpr std::size_t max_notices = 500;
  std::deque<Notice> m_list;
  std::uint64_t m_last_id = 0;
};

}  // namespace eb::session
