#pragma once
// GDAL as a reader process uses it: which drivers exist, how they behave, what they complained about.
#include <string>
#include <vector>

class GDALDriver;

namespace eb::io {

// Registers the drivers this program wants to read with and sets GDAL's options: no network, no side
// files, no scripts. Once per process, before any reader is forked.
void register_drivers();

// In a reader whose request may use the network: lets GDAL open remote files there, too.
void allow_remote_files();

// For writing, in the program itself: registers that one driver there. Thread-safe; nullptr when GDAL came without it.
GDALDriver* geopackage_driver();

// Collects what GDAL complains about while it lives, instead of letting it print. Not shared between threads.
class GdalComplaints {
 public:
  GdalComplaints();
  ~GdalComplaints();
  GdalComplaints(const GdalComplaints&) = delete;
  GdalComplaints& operator=(const GdalComplaints&) = delete;

  // Number of failures and warnings so far; grows with every complaint, also repeated ones.
  [[nodiscard]] std::size_t count() const { return m_count; }
  [[nodiscard]] std::size_t failures() const { return m_failures; }
  // The different texts, oldest first, at most a few dozen.
  [[nodiscard]] const std::vector<std::string>& texts() const { return m_texts; }
  [[nodiscard]] std::string last() const { return m_last; }
  void forget();
  void add(bool is_failure, std::string text);

 private:
  std::size_t m_count = 0, m_failures = 0;
  std::vector<std::string> m_texts;
  std::string m_last;
};

}  // namespace eb::io
