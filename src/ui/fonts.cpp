#include "ui/fonts.h"

#include <fontconfig/fontconfig.h>
#include <imgui.h>

#include <algorithm>
#include <memory>

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

constexpr ImWchar hebrew_ranges[] = {0x0590, 0x05FF, 0xFB1D, 0xFB4F, 0};

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

// `size` in framebuffer pixels.
ImFont* add_face(Face face, float scale, float size, const FontFile& file, const FontFile& hebrew) {
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
  if (!hebrew.path.empty()) {
    auto config = font_config(hebrew, scale);
    config.MergeMode = true;
    atlas.AddFontFromFileTTF(hebrew.path.c_str(), size, &config, hebrew_ranges);
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

std::array<ImFont*, face_count> build_fonts(float scale, std::string_view language, float notes) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors;
  atlas.TexDesiredWidth = scale > 2 ? 4096 : 2048;
  std::array<ImFont*, face_count> fonts{};
  const std::array<FontFile, 2> files{find_font("Inter", false), find_font("Inter", true)};
  const bool is_hebrew = language == "he";
  const std::array<FontFile, 2> hebrew{is_hebrew ? find_font("Noto Sans Hebrew", false) : FontFile{},
                                       is_hebrew ? find_font("Noto Sans Hebrew", true) : FontFile{}};
  for (std::size_t i = 0; i < face_count; ++i) {
    const auto face = static_cast<Face>(i);
    if (face == Face::Notes && notes <= 0) continue;
    const std::size_t weight = is_semibold(face) ? 1 : 0;
    // Letters of this size are as large as letters need to be; beyond it they would need a huge atlas.
    const float size = std::min(std::round((face == Face::Notes ? notes : face_sizes[i]) * scale), largest_letter);
    fonts[i] = add_face(face, scale, size, files[weight], hebrew[weight]);
  }
  auto& of_notes = fonts[static_cast<std::size_t>(Face::Notes)];
  if (of_notes == nullptr) of_notes = fonts[static_cast<std::size_t>(Face::Body)];
  atlas.Build();
  for (std::size_t i = 0; i < face_count; ++i)
    if (std::find(fonts.begin(), fonts.begin() + i, fonts[i]) == fonts.begin() + i) make_digits_tabular(*fonts[i]);
  return fonts;
}

}  // namespace eb::ui
