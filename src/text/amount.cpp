#include "text/amount.h"

namespace eb::text {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

// Words of the western scale, translated, and what a Japanese reader expects instead.
struct MyriadWord {
  std::string_view western, myriad;
  int times, decimals;
};
constexpr MyriadWord myriad_words[] = {{"十億", "億", 10, 1}, {"百万", "万", 100, 2}};

// Letters from U+3000 on (CJK symbols, kana, ideographs) begin with one of these bytes in UTF-8.
bool is_in_japanese_letters(std::string_view unit) {
  const auto first = static_cast<unsigned char>(unit.front());
  return first >= 0xE3 && first <= 0xE9;
}

std::string japanese_amount(double value, int decimals, std::string_view unit, const Catalog& catalog) {
  for (const auto& [western, myriad, times, fewer] : myriad_words) {
    if (!unit.starts_with(western)) continue;
    return catalog.number(value * times, std::max(0, decimals - fewer)) + std::string{myriad} +
           std::string{unit.substr(western.size())};
  }
  return catalog.number(value, decimals) + std::string{is_in_japanese_letters(unit) ? "" : no_break_space} +
         std::string{unit};
}

}  // namespace

std::string amount(double value, int decimals, std::string_view unit, const Catalog& catalog) {
  if (unit.empty()) return catalog.number(value, decimals);
  if (catalog.language() == "ja") return japanese_amount(value, decimals, unit, catalog);
  return catalog.number(value, decimals) + std::string{no_break_space} + std::string{unit};
}

}  // namespace eb::text
