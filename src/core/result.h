#pragma once
// Result<T>: a value, or the Error that a file, a user or the system caused. Our own mistakes are
// assertions instead. Each error is handled once: returned, or logged and shown.
#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "core/message.h"

namespace eb::core {

struct Error {
  Message what;       // what happened, to which thing
  Message hint;       // what the person can do about it; may be empty
  std::string where;  // file, layer, feature: a path or name, never translated; may be empty

  friend bool operator==(const Error&, const Error&) = default;
};

// "what. hint (where)" on one line, for stderr and notices.
std::string to_text(const Error& error, const Translate& translate = {});

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_state{std::in_place_index<0>, std::move(value)} {}
  Result(Error error) : m_state{std::in_place_index<1>, std::move(error)} {}

  [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] const T& value() const& { return assert(has_value()), *std::get_if<0>(&m_state); }
  [[nodiscard]] T& value() & { return assert(has_value()), *std::get_if<0>(&m_state); }
  [[nodiscard]] T&& value() && { return assert(has_value()), std::move(*std::get_if<0>(&m_state)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  [[nodiscard]] const Error& error() const { return assert(!has_value()), *std::get_if<1>(&m_state); }

 private:
  std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : m_error{std::move(error)} {}

  [[nodiscard]] bool has_value() const { return !m_error.has_value(); }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] const Error& error() const { return assert(m_error.has_value()), *m_error; }

 private:
  std::optional<Error> m_error;
};

}  // namespace eb::core
