#include "ui/reading_order.h"

#include <fribidi.h>

#include <algorithm>
#include <numeric>

namespace eb::ui {

bool is_letter_from_right(char32_t letter) {
  const auto type = fribidi_get_bidi_type(letter);
  return FRIBIDI_IS_RTL(type);
}

ReadingOrderOfLine reading_order(std::u32string_view line, bool mirrored) {
  ReadingOrderOfLine order{std::vector<std::uint8_t>(line.size()), std::vector<std::size_t>(line.size())};
  std::iota(order.visual.begin(), order.visual.end(), std::size_t{0});
  if (line.empty()) return order;
  const std::vector<FriBidiChar> characters(line.begin(), line.end());
  const auto count = static_cast<FriBidiStrIndex>(line.size());
  std::vector<FriBidiCharType> types(line.size());
  std::vector<FriBidiBracketType> brackets(line.size());
  fribidi_get_bidi_types(characters.data(), count, types.data());
  fribidi_get_bracket_types(characters.data(), count, types.data(), brackets.data());
  FriBidiParType base = mirrored && std::ranges::any_of(line, is_letter_from_right) ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_ON;
  std::vector<FriBidiLevel> levels(line.size());
  std::vector<FriBidiStrIndex> visual(line.size());
  std::iota(visual.begin(), visual.end(), 0);
  const bool is_known =
      fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &base, levels.data()) != 0 &&
      fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, types.data(), count, 0, base, levels.data(), nullptr,
                           visual.data()) != 0;
  if (!is_known) return order;  // out of memory: as it was
  std::ranges::transform(levels, order.level.begin(),
                         [](FriBidiLevel level) { return static_cast<std::uint8_t>(level); });
  std::ranges::transform(visual, order.visual.begin(), [](FriBidiStrIndex at) { return static_cast<std::size_t>(at); });
  return order;
}

}  // namespace eb::ui
