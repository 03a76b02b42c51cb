#pragma once
// GPX 1.0 and 1.1 read in pieces of any size, in memory for the positions alone: a recording of a million points is
// read without a tree. What was read before a fault stays. Runs in a reader process; a fuzz target feeds it anything.
#include <memory>
#include <string>
#include <string_view>

#include "io/route_records.h"

namespace eb::io {

// The namespace of what GPX has no place for.
inline constexpr const char* gpx_namespace = "urn:emscherblick:route:1";

class GpxParser {
 public:
  GpxParser();
  ~GpxParser();
  GpxParser(const GpxParser&) = delete;
  GpxParser& operator=(const GpxParser&) = delete;

  // False when the text is no XML from here on; everything after that is ignored.
  bool feed(std::string_view bytes, bool is_last);

  [[nodiscard]] RouteRecords& records();
  [[nodiscard]] bool is_gpx() const;               // its root element says so
  [[nodiscard]] const std::string& fault() const;  // of the XML parser; "" = none
  [[nodiscard]] unsigned long line() const;        // where it stands

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::io
