#include "ui/fonts.h"

#include <fontconfig/fontconfig.h>
#include <imgui.h>

#include <fontconfig/fcfreetype.h>  // wants the one above

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

namespace eb::ui {
namespace {

struct PatternDeleter {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDeleter>;

const FcChar8* fc(const char* text) {
  return reinterpret_cast<const FcChar8*>(text);
}

// ImGui keeps the pointer until the atlas is built, so the ranges are static and constant.
constexpr ImWchar latin_ranges[] = {0x0020, 0x024F, 0x1E00, 0x1EFF, 0x2000, 0x206F, 0x2070, 0x209F, 0x20A0,
                                    0x20BF, 0x2100, 0x214F, 0x2190, 0x2199, 0x2212, 0x2215, 0x2248, 0x2265,
                                    0x25A0, 0x25CF, 0x2713, 0x2717, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar body_ranges[] = {0x0020, 0x024F, 0x0370, 0x052F, 0x1E00, 0x1EFF, 0x2000, 0x206F, 0x2070,
                                   0x209F, 0x20A0, 0x20BF, 0x2100, 0x214F, 0x2190, 0x2199, 0x2212, 0x2215,
                                   0x2248, 0x2265, 0x25A0, 0x25CF, 0x2713, 0x2717, 0xFFFD, 0xFFFD, 0};
constexpr float largest_letter = 128;  // pixels

// Families behind that of the panels, each for the letters that those before it lack.
struct FurtherFamily {
  const char* name;
  const char* language;
  // Ascender and descender in units of the em. ImGui makes fonts as high as asked from the one to the other, which
  // differs far more than the letters do: without this, Japanese beside Inter is a fifth too small.
  float line;
};
constexpr std::array<FurtherFamily, 3> further_families{
    {{"Noto Sans", "", 1.362F}, {"Noto Sans Hebrew", "he", 1.362F}, {"Noto Sans CJK JP", "ja", 1.448F}}};
constexpr float line_of_first = 1.21F;  // Inter

bool is_semibold(Face face) {
  return face == Face::Strong || face == Face::Title || face == Face::Date || face == Face::Heading;
}

ImFontConfig font_config(const FontFile& file, float scale) {
  ImFontConfig config;
  config.FontNo = file.index;
  config.OversampleH = scale < 2 ? 2 : 1;  // large glyphs need no oversampling and would need four times the atlas
  config.OversampleV = 1;
  config.PixelSnapH = false;
  return config;
}

// Which letters Fontconfig says a file has.
class Coverage {
 public:
  explicit Coverage(const FontFile& file) {
    if (file.path.empty()) return;
    int count = 0;
    m_pattern.reset(FcFreeTypeQuery(fc(file.path.c_str()), static_cast<unsigned>(file.index), nullptr, &count));
    if (m_pattern) FcPatternGetCharSet(m_pattern.get(), FC_CHARSET, 0, &m_letters);
  }
  [[nodiscard]] bool has(char32_t letter) const {
    return m_letters != nullptr && FcCharSetHasChar(m_letters, letter) != 0;
  }

 private:
  Pattern m_pattern;
  FcCharSet* m_letters = nullptr;  // owned by the pattern
};

// A font and the letters it is to draw. ImGui reads the ranges when the atlas is built.
struct FurtherFont {
  std::array<FontFile, 2> files;  // regular, semibold
  std::vector<ImWchar> ranges;    // pairs, 0 at the end
  float line = 1;                 // as in FurtherFamily
};

std::vector<ImWchar> ranges_of(const std::set<char32_t>& letters) {
  std::vector<ImWchar> ranges;
  for (const auto letter : letters) {
    if (letter > std::numeric_limits<ImWchar>::max()) continue;
    const auto single = static_cast<ImWchar>(letter);
    if (!ranges.empty() && ranges.back() + 1 == single) {
      ranges.back() = single;
    } else {
      ranges.push_back(single);
      ranges.push_back(single);
    }
  }
  ranges.push_back(0);
  return ranges;
}

// `left` loses the letters that were given to a font.
std::vector<FurtherFont> share_out(std::set<char32_t>& left) {
  std::vector<FurtherFont> fonts;
  for (std::size_t i = 0; i < further_families.size() && !left.empty(); ++i) {
    const auto& family = further_families[i];
    const std::array<FontFile, 2> files{find_font(family.name, false, family.language),
                                        find_font(family.name, true, family.language)};
    const Coverage coverage{files[0]};
    std::set<char32_t> taken;
    for (const auto letter : left)
      if (coverage.has(letter)) taken.insert(letter);
    for (const auto letter : taken) left.erase(letter);
    if (!taken.empty()) fonts.push_back({files, ranges_of(taken), family.line});
  }
  return fonts;
}

bool is_in(const ImWchar* ranges, char32_t letter) {
  for (; *ranges != 0; ranges += 2)
    if (letter >= ranges[0] && letter <= ranges[1]) return true;
  return false;
}

std::set<char32_t> beyond_first_font(const std::set<char32_t>& letters) {
  std::set<char32_t> beyond;
  if (letters.empty()) return beyond;
  const Coverage first{find_font("Inter", false)};
  for (const auto letter : letters)
    if (!is_in(body_ranges, letter) || !first.has(letter)) beyond.insert(letter);
  return beyond;
}

// `size` in framebuffer pixels.
ImFont* add_face(Face face, float scale, float size, const FontFile& file, const std::vector<FurtherFont>& further) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFont* font = nullptr;
  if (!file.path.empty()) {
    const auto config = font_config(file, scale);
    const auto* ranges = face == Face::Body || face == Face::Small || face == Face::Notes ? body_ranges : latin_ranges;
    font = atlas.AddFontFromFileTTF(file.path.c_str(), size, &config, ranges);
  }
  if (font == nullptr) {
    ImFontConfig config;
    config.SizePixels = size;
    return atlas.AddFontDefault(&config);
  }
  for (const auto& other : further) {
    const auto& behind = other.files[is_semibold(face) && !other.files[1].path.empty() ? 1 : 0];
    auto config = font_config(behind, scale);
    config.MergeMode = true;
    config.OversampleH = 1;  // many letters, of scripts whose strokes stand on whole pixels well enough
    atlas.AddFontFromFileTTF(behind.path.c_str(), std::round(size * other.line / line_of_first), &config,
                             other.ranges.data());
  }
  return font;
}

// Digits of one width, so that a running date does not tremble: ImGui cannot ask Inter for its tabular
// figures.
void make_digits_tabular(ImFont& font) {
  float widest = 0;
  for (ImWchar digit = '0'; digit <= '9'; ++digit) widest = std::max(widest, font.FindGlyph(digit)->AdvanceX);
  for (ImWchar digit = '0'; digit <= '9'; ++digit) {
    auto& glyph = const_cast<ImFontGlyph&>(*font.FindGlyph(digit));
    const float shift = (widest - glyph.AdvanceX) / 2;
    glyph.X0 += shift;
    glyph.X1 += shift;
    glyph.AdvanceX = widest;
  }
  font.BuildLookupTable();
}

}  // namespace

FontFile find_font(std::string_view family, bool semibold, std::string_view language) {
  const Pattern pattern{FcPatternCreate()};
  FcPatternAddString(pattern.get(), FC_FAMILY, fc(std::string{family}.c_str()));
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, semibold ? FC_WEIGHT_DEMIBOLD : FC_WEIGHT_REGULAR);
  FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);  // a variable file would show its default weight only
  if (!language.empty()) FcPatternAddString(pattern.get(), FC_LANG, fc(std::string{language}.c_str()));
  FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  FcResult result = FcResultNoMatch;
  const Pattern match{FcFontMatch(nullptr, pattern.get(), &result)};
  FcChar8* path = nullptr;
  FcChar8* found = nullptr;
  if (!match || FcPatternGetString(match.get(), FC_FILE, 0, &path) != FcResultMatch) return {};
  FcPatternGetString(match.get(), FC_FAMILY, 0, &found);
  if (found == nullptr || family != reinterpret_cast<const char*>(found)) return {};
  FontFile file{reinterpret_cast<const char*>(path), 0};
  FcPatternGetInteger(match.get(), FC_INDEX, 0, &file.index);
  file.index &= 0xFFFF;  // the upper half numbers the instance of a variable font
  return file;
}

std::array<ImFont*, face_count> build_fonts(float scale, const std::set<char32_t>& letters, float notes) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors;
  atlas.TexDesiredWidth = scale > 2 ? 4096 : 2048;
  std::array<ImFont*, face_count> fonts{};
  const std::array<FontFile, 2> files{find_font("Inter", false), find_font("Inter", true)};
  auto beyond = beyond_first_font(letters);
  const auto further = share_out(beyond);
  for (std::size_t i = 0; i < face_count; ++i) {
    const auto face = static_cast<Face>(i);
    if (face == Face::Notes && notes <= 0) continue;
    const std::size_t weight = is_semibold(face) ? 1 : 0;
    // Letters of this size are as large as letters need to be; beyond it they would need a huge atlas.
    const float size = std::min(std::round((face == Face::Notes ? notes : face_sizes[i]) * scale), largest_letter);
    fonts[i] = add_face(face, scale, size, files[weight], further);
  }
  auto& of_notes = fonts[static_cast<std::size_t>(Face::Notes)];
  if (of_notes == nullptr) of_notes = fonts[static_cast<std::size_t>(Face::Body)];
  atlas.Build();
  for (std::size_t i = 0; i < face_count; ++i)
    if (std::find(fonts.begin(), fonts.begin() + i, fonts[i]) == fonts.begin() + i) make_digits_tabular(*fonts[i]);
  return fonts;
}

std::set<char32_t> letters_without_font(const std::set<char32_t>& letters) {
  auto left = beyond_first_font(letters);
  share_out(left);
  return left;
}

}  // namespace eb::ui
