#include "text/shaper.h"

#include <pango/pangocairo.h>

#include <cmath>
#include <unordered_map>

#include "text/font_families.h"
#include "text/glyph_atlas.h"
#include "text/glyph_painter.h"

namespace eb::text {

namespace {

constexpr int first_atlas_px = 1024;
constexpr std::uint64_t line_lifetime_frames = 240;
constexpr std::size_t max_cached_lines = 8192;
constexpr float quantum_px = 0.25F;        // sizes and halos are rounded to this
constexpr float fine_phase_limit_px = 48;  // larger text makes do with half-pixel phases

struct ObjectDeleter {
  void operator()(gpointer object) const { g_object_unref(object); }
};
struct AttributesDeleter {
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct IteratorDeleter {
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};
struct DescriptionDeleter {
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
template <class T>
using ObjectPtr = std::unique_ptr<T, ObjectDeleter>;
using AttributesPtr = std::unique_ptr<PangoAttrList, AttributesDeleter>;
using IteratorPtr = std::unique_ptr<PangoLayoutIter, IteratorDeleter>;
using DescriptionPtr = std::unique_ptr<PangoFontDescription, DescriptionDeleter>;

float pixels(int pango_units) {
  return static_cast<float>(pango_units) / static_cast<float>(PANGO_SCALE);
}

void hash_into(std::size_t& seed, std::size_t value) {
  seed ^= value + 0x9E3779B97F4A7C15ULL + (seed << 6U) + (seed >> 2U);
}

TextStyle rounded(TextStyle style) {
  style.size_px = std::max(1.0F, std::round(style.size_px / quantum_px) * quantum_px);
  style.halo_px = std::max(0.0F, std::round(style.halo_px / quantum_px) * quantum_px);
  return style;
}

std::size_t hash_of(const TextStyle& style) {
  std::size_t seed = std::hash<float>{}(style.size_px);
  hash_into(seed, static_cast<std::size_t>(style.weight));
  hash_into(seed, (style.italic ? 2U : 0U) + (style.tabular_figures ? 1U : 0U));
  hash_into(seed, std::hash<float>{}(style.letter_spacing_em));
  hash_into(seed, std::hash<float>{}(style.halo_px));
  return seed;
}

// Key of a cached line; looked up through LineView so that a hit allocates nothing.
struct LineKey {
  std::string text;
  TextStyle style;
  int width = -1;
};
struct LineView {
  std::string_view text;
  const TextStyle& style;
  int width = -1;  // wrap width in Pango units; -1 = one line
};
LineView view_of(const LineKey& key) {
  return {key.text, key.style, key.width};
}
LineView view_of(const LineView& view) {
  return view;
}

struct LineHash {
  using is_transparent = void;
  template <class Key>
  std::size_t operator()(const Key& key) const {
    const LineView view = view_of(key);
    std::size_t seed = std::hash<std::string_view>{}(view.text);
    hash_into(seed, hash_of(view.style));
    hash_into(seed, static_cast<std::size_t>(view.width));
    return seed;
  }
};
struct LineEqual {
  using is_transparent = void;
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    const LineView x = view_of(a), y = view_of(b);
    return x.text == y.text && x.style == y.style && x.width == y.width;
  }
};

// The Pango font stands for face and size; it is kept alive by the cache so that its address stays its own.
struct GlyphKey {
  const PangoFont* font = nullptr;
  std::uint32_t glyph = 0;
  std::uint16_t halo_quanta = 0;
  std::uint16_t phase = 0;  // in quarters of a pixel
  friend bool operator==(const GlyphKey&, const GlyphKey&) = default;
};
struct GlyphHash {
  std::size_t operator()(const GlyphKey& key) const {
    std::size_t seed = std::hash<const void*>{}(key.font);
    hash_into(seed, key.glyph);
    hash_into(seed, static_cast<std::size_t>(key.halo_quanta) << 16U | key.phase);
    return seed;
  }
};

struct CachedLines {
  std::vector<ShapedText> lines;
  std::uint64_t last_used = 0;
};

PangoWeight to_pango(Weight weight) {
  switch (weight) {
    case Weight::Regular:
      return PANGO_WEIGHT_NORMAL;
    case Weight::SemiBold:
      return PANGO_WEIGHT_SEMIBOLD;
    case Weight::Bold:
      return PANGO_WEIGHT_BOLD;
  }
  return PANGO_WEIGHT_NORMAL;
}

DescriptionPtr describe(const TextStyle& style) {
  DescriptionPtr description{pango_font_description_new()};
  pango_font_description_set_family_static(description.get(), font_families);
  pango_font_description_set_weight(description.get(), to_pango(style.weight));
  pango_font_description_set_style(description.get(), style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size(description.get(), static_cast<double>(style.size_px) * PANGO_SCALE);
  return description;
}

AttributesPtr attributes_of(const TextStyle& style) {
  AttributesPtr attributes{pango_attr_list_new()};
  if (style.letter_spacing_em != 0) {
    const float units = style.letter_spacing_em * style.size_px * static_cast<float>(PANGO_SCALE);
    pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(static_cast<int>(std::lround(units))));
  }
  if (style.tabular_figures) pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum=1"));
  return attributes;
}

ObjectPtr<PangoContext> make_context(PangoFontMap* fonts) {
  ObjectPtr<PangoContext> context{pango_font_map_create_context(fonts)};
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  return context;
}

}  // namespace

// In UTF-8 the letters of these scripts, U+0590 to U+08FF and their presentation forms, begin with bytes of their own.
bool runs_from_right(std::string_view utf8) {
  const auto byte = [utf8](std::size_t i) { return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0U; };
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto first = byte(i), second = byte(i + 1), third = byte(i + 2);
    if ((first == 0xD6 && second >= 0x90) || (first >= 0xD7 && first <= 0xDF)) return true;
    if (first == 0xE0 && second >= 0xA0 && second <= 0xA3) return true;
    if (first != 0xEF) continue;
    if ((second == 0xAC && third >= 0x9D) || (second >= 0xAD && second <= 0xB7)) return true;
    if ((second == 0xB9 && third >= 0xB0) || second == 0xBA || (second == 0xBB && third != 0xBF)) return true;
  }
  return false;
}

struct Shaper::Impl {
  explicit Impl(int atlas_limit_px)
      : fonts{pango_cairo_font_map_new()},
        context{make_context(fonts.get())},
        layout{pango_layout_new(context.get())},
        atlas{first_atlas_px, atlas_limit_px} {
    images.emplace_back();  // index 0: nothing to draw
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  }

  const std::vector<ShapedText>& lines(std::string_view utf8, const TextStyle& style, int width);
  std::vector<ShapedText> shape(std::string_view utf8, const TextStyle& style, int width);
  ShapedText convert(PangoLayoutLine& line, const TextStyle& style);
  void append_run(const PangoGlyphItem& run, const TextStyle& style, double& pen_units, ShapedText& out);
  std::uint32_t image_of(PangoFont* font, std::uint32_t glyph, std::uint16_t phase, float halo_px);
  void start_anew();

  ObjectPtr<PangoFontMap> fonts;
  ObjectPtr<PangoContext> context;
  ObjectPtr<PangoLayout> layout;
  GlyphPainter painter;
  GlyphAtlas atlas;
  bool atlas_is_full = false;
  std::vector<GlyphImage> images;
  std::unordered_map<GlyphKey, std::uint32_t, GlyphHash> image_by_glyph;
  std::unordered_map<const PangoFont*, ObjectPtr<PangoFont>> fonts_in_use;
  std::unordered_map<LineKey, CachedLines, LineHash, LineEqual> cache;
  std::uint64_t frame = 1;
};

const std::vector<ShapedText>& Shaper::Impl::lines(std::string_view utf8, const TextStyle& style, int width) {
  const auto found = cache.find(LineView{utf8, style, width});
  if (found != cache.end()) {
    found->second.last_used = frame;
    return found->second.lines;
  }
  CachedLines made{shape(utf8, style, width), frame};
  return cache.emplace(LineKey{std::string{utf8}, style, width}, std::move(made)).first->second.lines;
}

std::vector<ShapedText> Shaper::Impl::shape(std::string_view utf8, const TextStyle& style, int width) {
  PangoLayout* l = layout.get();
  pango_layout_set_font_description(l, describe(style).get());
  pango_layout_set_attributes(l, attributes_of(style).get());
  pango_layout_set_width(l, width);
  // Pango wants valid UTF-8; a name from a file may hold anything.
  char* valid = g_utf8_make_valid(utf8.data(), static_cast<gssize>(utf8.size()));
  const bool from_right = runs_from_right(utf8);
  pango_context_set_base_dir(context.get(), from_right ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_layout_set_auto_dir(l, from_right ? FALSE : TRUE);
  pango_layout_context_changed(l);
  pango_layout_set_text(l, valid, -1);
  g_free(valid);

  std::vector<ShapedText> out;
  const int count = pango_layout_get_line_count(l);
  out.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) out.push_back(convert(*pango_layout_get_line_readonly(l, i), style));
  return out;
}

ShapedText Shaper::Impl::convert(PangoLayoutLine& line, const TextStyle& style) {
  ShapedText out;
  PangoRectangle logical;
  pango_layout_line_get_extents(&line, nullptr, &logical);
  out.width = pixels(logical.width);
  out.ascent = pixels(-logical.y);
  out.descent = pixels(logical.y + logical.height);
  double pen_units = 0;  // runs come in visual order
  for (GSList* node = line.runs; node != nullptr; node = node->next) {
    append_run(*static_cast<PangoGlyphItem*>(node->data), style, pen_units, out);
  }
  return out;
}

// Without the images' blank borders.
void add_ink(const GlyphImage& image, const PlacedGlyph& glyph, ShapedText& out) {
  const auto border = static_cast<float>(GlyphAtlas::border_px);
  const float left = glyph.x + image.left + border, right = glyph.x + image.left + image.width - border;
  const float top = glyph.y + image.top + border, bottom = glyph.y + image.top + image.height - border;
  const bool first = out.ink_left >= out.ink_right;
  out.ink_left = first ? left : std::min(out.ink_left, left);
  out.ink_top = first ? top : std::min(out.ink_top, top);
  out.ink_right = first ? right : std::max(out.ink_right, right);
  out.ink_bottom = first ? bottom : std::max(out.ink_bottom, bottom);
}

void Shaper::Impl::append_run(const PangoGlyphItem& run, const TextStyle& style, double& pen_units, ShapedText& out) {
  PangoFont* font = run.item->analysis.font;
  const double steps = style.size_px <= fine_phase_limit_px ? 4 : 2;
  for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
    const PangoGlyphInfo& info = run.glyphs->glyphs[i];
    const double x = (pen_units + info.geometry.x_offset) / PANGO_SCALE;
    pen_units += info.geometry.width;
    if ((info.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 && info.glyph != PANGO_GLYPH_EMPTY) out.has_missing_glyphs = true;
    const double stepped = std::round(x * steps) / steps;
    const double whole = std::floor(stepped);
    PlacedGlyph glyph{.image = 0,
                      .x = static_cast<float>(whole),
                      .y = pixels(info.geometry.y_offset - run.y_offset),
                      .advance = pixels(info.geometry.width)};
    if (info.glyph != PANGO_GLYPH_EMPTY && font != nullptr) {
      const auto phase = static_cast<std::uint16_t>(std::lround((stepped - whole) * 4));
      glyph.image = image_of(font, info.glyph, phase, style.halo_px);
      if (images[glyph.image].width > 0) add_ink(images[glyph.image], glyph, out);
    }
    out.glyphs.push_back(glyph);
  }
}

std::uint32_t Shaper::Impl::image_of(PangoFont* font, std::uint32_t glyph, std::uint16_t phase, float halo_px) {
  const GlyphKey key{font, glyph, static_cast<std::uint16_t>(std::lround(halo_px / quantum_px)), phase};
  if (const auto found = image_by_glyph.find(key); found != image_by_glyph.end()) return found->second;

  const GlyphBitmap bitmap = painter.paint(font, glyph, static_cast<float>(phase) / 4, halo_px);
  std::uint32_t index = 0;
  if (!bitmap.empty()) {
    const auto spot = atlas.add(bitmap.width, bitmap.height);
    if (!spot) {
      atlas_is_full = true;
      return 0;  // drawn from the next frame on
    }
    for (int y = 0; y < bitmap.height; ++y) {
      for (int x = 0; x < bitmap.width; ++x) {
        const auto at =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width) + static_cast<std::size_t>(x);
        atlas.put(*spot, x, y, bitmap.glyph[at], bitmap.halo[at]);
      }
    }
    index = static_cast<std::uint32_t>(images.size());
    // The blank border belongs to the image: between whole pixels, filtering fades the glyph out there.
    const auto b = static_cast<float>(GlyphAtlas::border_px);
    const auto width = static_cast<float>(bitmap.width) + 2 * b, height = static_cast<float>(bitmap.height) + 2 * b;
    const auto u = static_cast<float>(spot->x) - b, v = static_cast<float>(spot->y) - b;
    images.push_back({u, v, u + width, v + height, static_cast<float>(bitmap.left) - b,
                      static_cast<float>(bitmap.top) - b, width, height});
  }
  if (!fonts_in_use.contains(font)) {
    fonts_in_use.emplace(font, ObjectPtr<PangoFont>{static_cast<PangoFont*>(g_object_ref(font))});
  }
  image_by_glyph.emplace(key, index);
  return index;
}

void Shaper::Impl::start_anew() {
  cache.clear();
  image_by_glyph.clear();
  fonts_in_use.clear();
  images.resize(1);
  atlas.clear();
  atlas_is_full = false;
}

Shaper::Shaper(int atlas_limit_px) : m_impl{std::make_unique<Impl>(atlas_limit_px)} {}
Shaper::~Shaper() = default;

const ShapedText& Shaper::shape(std::string_view utf8, const TextStyle& style) {
  return m_impl->lines(utf8, rounded(style), -1).front();
}

std::vector<ShapedText> Shaper::shape_lines(std::string_view utf8, const TextStyle& style, float max_width_px) {
  const float units = std::max(1.0F, max_width_px) * static_cast<float>(PANGO_SCALE);
  return m_impl->lines(utf8, rounded(style), static_cast<int>(units));
}

const GlyphImage& Shaper::image(std::uint32_t index) const {
  return m_impl->images[index];
}

AtlasView Shaper::atlas() const {
  const GlyphAtlas& atlas = m_impl->atlas;
  return {atlas.pixels(), atlas.size_px(), atlas.size_px(), atlas.revision()};
}

void Shaper::end_frame() {
  if (m_impl->atlas_is_full) m_impl->start_anew();
  const std::uint64_t now = ++m_impl->frame;
  // Beyond the limit only what the last frame used stays.
  const std::uint64_t lifetime = m_impl->cache.size() > max_cached_lines ? 1 : line_lifetime_frames;
  if (lifetime == line_lifetime_frames && now % 60 != 0) return;
  std::erase_if(m_impl->cache, [now, lifetime](const auto& entry) { return now - entry.second.last_used > lifetime; });
}

}  // namespace eb::text
