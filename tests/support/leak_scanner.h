#pragma once
// Looks for secrets in files: names, and positions as numbers. Finds names in UTF-8, UTF-16, Latin-1 and percent
// encoding; pairs of numbers within a kilometre of a place in any CRS the region is mapped in, as text with whatever
// precision, as degrees, minutes and seconds, or as doubles and floats of either byte order; all of it also behind
// base64, zlib, gzip, zip and the streams of PDF and PNG.
#include <array>
#include <bitset>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "geo/types.h"

namespace eb::test {

class LeakScanner {
 public:
  static constexpr double nearest_m = 1'000;

  // `places`: WGS 84. `names`: any case is found.
  LeakScanner(const std::vector<geo::LonLat>& places, const std::vector<std::string>& names);

  // One line for each leak; `what` is how it is called there.
  [[nodiscard]] std::vector<std::string> scan(std::string_view bytes, const std::string& what) const;
  // Every regular file below, its path included. `seen` counts them.
  [[nodiscard]] std::vector<std::string> scan_folder(const std::filesystem::path& folder, std::size_t& seen) const;

 private:
  // A place in one CRS, with what a unit of it is in metres there.
  struct Spot {
    std::string crs;
    double x = 0, y = 0, metres_x = 1, metres_y = 1;
  };
  struct Token;
  void add_spot(const Spot& signed_spot);
  [[nodiscard]] const Spot* spot_at(double a, double b) const;
  void scan_layers(std::string_view bytes, const std::string& what, int depth, std::vector<std::string>& leaks) const;
  void scan_names(std::string_view bytes, const std::string& what, std::vector<std::string>& leaks) const;
  void scan_numbers(std::string_view bytes, bool has_commas, const std::string& what,
                    std::vector<std::string>& leaks) const;
  template <class Number, class Bits>
  void scan_binary(std::string_view bytes, const std::string& what, std::vector<std::string>& leaks) const;
  template <class Bits>
  [[nodiscard]] bool may_be_near(Bits bits) const;

  std::vector<Spot> m_spots;
  std::vector<std::string> m_names;
  std::bitset<65536> m_double_heads, m_float_heads;  // first two bytes that a number near a place can have
};

}  // namespace eb::test
