#pragma once
// Which letters beyond Latin the panels have to show. The fonts of ImGui are built from a list of letters; a list of
// all of Chinese and Japanese would need an atlas of hundreds of megabytes. ImGuiHost owns the set, every text adds to
// it.
#include <set>
#include <string_view>

namespace eb::ui {

class LetterSet {
 public:
  static constexpr char32_t first = 0x250;  // what comes before is in every font of the panels

  // UTF-8; what is not is left out.
  void want(std::string_view text);
  void want(char32_t letter);
  [[nodiscard]] const std::set<char32_t>& letters() const { return m_letters; }
  // Whether letters were added since the last call.
  bool take_grown();
  [[nodiscard]] bool has_grown() const { return m_grown; }

 private:
  std::set<char32_t> m_letters;
  bool m_grown = false;
};

bool is_right_to_left(char32_t letter);
bool has_right_to_left(std::string_view text);

}  // namespace eb::ui
