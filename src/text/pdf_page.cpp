#include "text/pdf_page.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "text/font_families.h"
#include "text/pdf_compaction.h"

namespace eb::text {
namespace {

using core::Color;

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct ObjectDeleter {
  void operator()(gpointer object) const { g_object_unref(object); }
};
struct DescriptionDeleter {
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
struct AttributesDeleter {
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using ContextPtr = std::unique_ptr<cairo_t, ContextDeleter>;
using LayoutPtr = std::unique_ptr<PangoLayout, ObjectDeleter>;
using DescriptionPtr = std::unique_ptr<PangoFontDescription, DescriptionDeleter>;
using AttributesPtr = std::unique_ptr<PangoAttrList, AttributesDeleter>;

cairo_status_t append(void* out, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

double points(int pango_units) {
  return static_cast<double>(pango_units) / PANGO_SCALE;
}

PangoAlignment to_pango(PageAlign align) {
  if (align == PageAlign::Middle) return PANGO_ALIGN_CENTER;
  return align == PageAlign::End ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

// PDF 1.4: nothing on our pages needs more, and every printer knows it.
cairo_surface_t* a4_surface(std::string& bytes) {
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, a4_width, a4_height);
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
  return surface;
}

}  // namespace

struct PdfWriter::Impl {
  std::string bytes;
  SurfacePtr surface{a4_surface(bytes)};
  ContextPtr context{cairo_create(surface.get())};
  std::string language;
  bool has_page = false;

  void color(Color c) const {
    cairo_set_source_rgba(context.get(), c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
  }

  void path(const PageBox& box, double radius) const {
    cairo_t* cr = context.get();
    if (radius <= 0) return cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    const double r = std::min({radius, box.width / 2, box.height / 2}), quarter = std::numbers::pi / 2;
    cairo_new_sub_path(cr);
    cairo_arc(cr, box.x + box.width - r, box.y + r, r, -quarter, 0);
    cairo_arc(cr, box.x + box.width - r, box.y + box.height - r, r, 0, quarter);
    cairo_arc(cr, box.x + r, box.y + box.height - r, r, quarter, 2 * quarter);
    cairo_arc(cr, box.x + r, box.y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(cr);
  }

  // Negative width: one line.
  [[nodiscard]] LayoutPtr layout(std::string_view text, double width, const PageText& style) const {
    LayoutPtr made{pango_cairo_create_layout(context.get())};
    pango_context_set_round_glyph_positions(pango_layout_get_context(made.get()), FALSE);
    pango_context_set_language(pango_layout_get_context(made.get()), pango_language_from_string(language.c_str()));
    pango_layout_context_changed(made.get());
    const DescriptionPtr font{pango_font_description_new()};
    pango_font_description_set_family(font.get(), font_families);
    pango_font_description_set_weight(font.get(), style.semibold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_layout_set_font_description(made.get(), font.get());
    const AttributesPtr attributes{pango_attr_list_new()};
    pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum=1"));
    if (style.letter_spacing_em != 0) {
      const int spacing = static_cast<int>(std::lround(style.letter_spacing_em * style.size * PANGO_SCALE));
      pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(spacing));
    }
    pango_attr_list_insert(attributes.get(), pango_attr_line_height_new_absolute(static_cast<int>(
                                                 std::lround(style.size * style.line_height * PANGO_SCALE))));
    pango_layout_set_attributes(made.get(), attributes.get());
    pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_alignment(made.get(), to_pango(style.align));
    if (width < 0) return made;
    pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    if (style.most_lines > 0) {
      pango_layout_set_height(made.get(), -style.most_lines);
      pango_layout_set_ellipsize(made.get(), PANGO_ELLIPSIZE_END);
    }
    return made;
  }
};

PdfWriter::PdfWriter(std::string_view title, std::string_view language) : m_impl{std::make_unique<Impl>()} {
  m_impl->language = language;
  cairo_surface_t* surface = m_impl->surface.get();
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, std::string{title}.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Emscherblick");
}

PdfWriter::~PdfWriter() = default;

void PdfWriter::new_page(std::string_view bookmark) {
  if (m_impl->has_page) cairo_show_page(m_impl->context.get());
  m_impl->has_page = true;
  if (bookmark.empty()) return;
  cairo_tag_begin(m_impl->context.get(), CAIRO_TAG_DEST, "name='page'");
  cairo_tag_end(m_impl->context.get(), CAIRO_TAG_DEST);
  cairo_pdf_surface_add_outline(m_impl->surface.get(), CAIRO_PDF_OUTLINE_ROOT, std::string{bookmark}.c_str(), "page=1",
                                static_cast<cairo_pdf_outline_flags_t>(0));
}

double PdfWriter::text_height(std::string_view text, double width, const PageText& style) {
  if (text.empty()) return 0;
  int width_units = 0, height_units = 0;
  pango_layout_get_size(m_impl->layout(text, width, style).get(), &width_units, &height_units);
  return points(height_units);
}

double PdfWriter::text_width(std::string_view text, const PageText& style) {
  int width_units = 0, height_units = 0;
  pango_layout_get_size(m_impl->layout(text, -1, style).get(), &width_units, &height_units);
  return points(width_units);
}

double PdfWriter::text(double x, double y, double width, std::string_view text, const PageText& style) {
  std::string rest;
  return text_until(x, y, width, 1e9, text, style, rest);
}

double PdfWriter::text_until(double x, double y, double width, double bottom, std::string_view text,
                             const PageText& style, std::string& rest) {
  rest.clear();
  if (text.empty()) return 0;
  const auto layout = m_impl->layout(text, width, style);
  m_impl->color(style.color);
  double height = 0;
  for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
    PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), i);
    PangoRectangle logical{};
    pango_layout_line_get_extents(line, nullptr, &logical);
    const double line_height = points(logical.height);
    if (y + height + line_height > bottom) {
      rest = text.substr(static_cast<std::size_t>(line->start_index));
      break;
    }
    int start = 0;
    pango_layout_line_index_to_x(line, line->start_index, FALSE, &start);
    const double free = width - points(logical.width);
    const bool is_right_to_left = line->resolved_dir == PANGO_DIRECTION_RTL;
    const bool stands_right = (style.align == PageAlign::End) != (is_right_to_left && style.align != PageAlign::Middle);
    const double shift = style.align == PageAlign::Middle ? free / 2 : stands_right ? free : 0;
    cairo_move_to(m_impl->context.get(), x + shift - points(logical.x), y + height - points(logical.y));
    pango_cairo_show_layout_line(m_impl->context.get(), line);
    height += line_height;
  }
  return height;
}

void PdfWriter::fill(const PageBox& box, Color color, double radius) {
  m_impl->color(color);
  m_impl->path(box, radius);
  cairo_fill(m_impl->context.get());
}

void PdfWriter::outline(const PageBox& box, Color color, double width, double radius) {
  m_impl->color(color);
  m_impl->path(box, radius);
  cairo_set_line_width(m_impl->context.get(), width);
  cairo_stroke(m_impl->context.get());
}

void PdfWriter::line(double x1, double y1, double x2, double y2, Color color, double width) {
  m_impl->color(color);
  cairo_set_line_width(m_impl->context.get(), width);
  cairo_set_line_cap(m_impl->context.get(), CAIRO_LINE_CAP_ROUND);
  cairo_move_to(m_impl->context.get(), x1, y1);
  cairo_line_to(m_impl->context.get(), x2, y2);
  cairo_stroke(m_impl->context.get());
}

void PdfWriter::disc(double x, double y, double radius, Color color) {
  m_impl->color(color);
  cairo_new_sub_path(m_impl->context.get());
  cairo_arc(m_impl->context.get(), x, y, radius, 0, 2 * std::numbers::pi);
  cairo_fill(m_impl->context.get());
}

void PdfWriter::picture(const PageBox& box, const PagePicture& picture, double radius) {
  if (picture.width_px <= 0 || picture.height_px <= 0) return;
  const SurfacePtr image{cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width_px, picture.height_px)};
  unsigned char* rows = cairo_image_surface_get_data(image.get());
  if (rows == nullptr) return;
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(image.get()));
  const auto width = static_cast<std::size_t>(picture.width_px), height = static_cast<std::size_t>(picture.height_px);
  for (std::size_t y = 0; y < height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(rows + y * stride);
    for (std::size_t x = 0; x < width; ++x) {
      const auto* pixel = &picture.rgba[4 * (y * width + x)];
      row[x] = std::uint32_t{pixel[0]} << 16U | std::uint32_t{pixel[1]} << 8U | std::uint32_t{pixel[2]};
    }
  }
  cairo_surface_mark_dirty(image.get());
  cairo_t* cr = m_impl->context.get();
  cairo_save(cr);
  m_impl->path(box, radius);
  cairo_clip(cr);
  cairo_translate(cr, box.x, box.y);
  cairo_scale(cr, box.width / picture.width_px, box.height / picture.height_px);
  cairo_set_source_surface(cr, image.get(), 0, 0);
  cairo_paint(cr);
  cairo_restore(cr);
}

void PdfWriter::clip(const PageBox& box, double radius) {
  cairo_save(m_impl->context.get());
  m_impl->path(box, radius);
  cairo_clip(m_impl->context.get());
}

void PdfWriter::unclip() {
  cairo_restore(m_impl->context.get());
}

core::Result<std::string> PdfWriter::finish() {
  cairo_show_page(m_impl->context.get());
  cairo_surface_finish(m_impl->surface.get());
  const auto status = cairo_surface_status(m_impl->surface.get());
  if (status != CAIRO_STATUS_SUCCESS)
    return core::Error{core::msg("The PDF could not be made: {0}", cairo_status_to_string(status)), {}, {}};
  return compacted_pdf(std::move(m_impl->bytes));
}

}  // namespace eb::text
