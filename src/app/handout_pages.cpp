#include "app/handout_pages.h"

#include "text/pdf_page.h"

namespace eb::app {
namespace {

using core::Color;
using text::PageAlign;
using text::PageText;

constexpr double left = 45, right = left + handout_picture_width, top = 44, bottom = 772;
constexpr double credits_width = handout_picture_width - 50;
constexpr Color ink{28, 34, 42, 255}, grey{98, 110, 124, 255}, hairline{214, 220, 226, 255};

class Handout {
 public:
  explicit Handout(const HandoutInput& input) : m_in{input}, m_pdf{input.title, input.catalog.language()} {}

  core::Result<std::string> write() {
    for (std::size_t i = 0; i < m_in.show.steps.size(); ++i) step_page(i);
    return m_pdf.finish();
  }

 private:
  // "3 / 14", and the credits below: none is cut, what is too long becomes smaller.
  void begin_page(std::size_t step, std::string_view bookmark) {
    m_pdf.new_page(bookmark);
    const double head = m_pdf.text(left, top, handout_picture_width - 60, m_in.title, {.size = 9, .color = grey});
    PageText number{.size = 9, .semibold = true, .color = grey, .align = PageAlign::End};
    m_pdf.text(right - 60, top, 60, std::to_string(step + 1) + " / " + std::to_string(m_in.show.steps.size()), number);
    const double foot = bottom + 12;
    m_pdf.line(left, foot, right, foot, hairline, 0.5);
    const auto& credits = m_in.pictures[step].credits;
    PageText style{.size = 7, .color = grey, .line_height = 1.22};
    while (style.size > 3 && m_pdf.text_height(credits, credits_width, style) > 40) style.size -= 0.2;
    m_pdf.text(left, foot + 6, credits_width, credits, style);
    m_y = top + head + 8;
  }

  void step_page(std::size_t index) {
    const auto& step = *m_in.show.steps[index];
    const auto& caption = step.caption.in(m_in.languages[0]);
    m_step = index;
    begin_page(index, std::to_string(index + 1) + "  " + caption);
    m_pdf.picture({left, m_y, handout_picture_width, handout_picture_height},
                  {handout_width_px, handout_height_px, m_in.pictures[index].rgba}, 3);
    m_y += handout_picture_height + 14;
    paragraph(date_of(step), {.size = 9.5, .color = grey}, 3);
    for (const auto& language : m_in.languages) {
      const bool is_second = &language != m_in.languages.data();
      if (is_second && (language.empty() || is_same_in(step, language))) continue;
      const Color color = is_second ? grey : ink;
      paragraph(step.caption.in(language),
                {.size = is_second ? 16.0 : 20.0, .semibold = true, .color = color, .line_height = 1.18}, 5);
      paragraph(step.text.in(language), {.size = 11.5, .color = color, .line_height = 1.4}, 14);
    }
    if (m_in.notes) notes(step);
  }

  void notes(const model::ShowStep& step) {
    const auto& words = step.notes.in(m_in.languages[0]);
    if (words.empty()) return;
    m_pdf.line(left, m_y, right, m_y, hairline, 0.5);
    m_y += 8;
    paragraph(m_in.catalog.tr("Notes"), {.size = 8.5, .semibold = true, .color = grey}, 3);
    paragraph(words, {.size = 10.5, .color = ink, .line_height = 1.4}, 0);
  }

  // What has no room goes on on a page of its own.
  void paragraph(const std::string& words, const PageText& style, double space_below) {
    if (words.empty()) return;
    std::string text = words;
    while (!text.empty()) {
      std::string rest;
      m_y += m_pdf.text_until(left, m_y, handout_picture_width, bottom, text, style, rest);
      if (rest.size() >= text.size() && m_is_fresh) break;  // no page takes it
      m_is_fresh = !rest.empty();
      if (m_is_fresh) begin_page(m_step, "");
      text = std::move(rest);
    }
    m_is_fresh = false;
    m_y += space_below;
  }

  [[nodiscard]] bool is_same_in(const model::ShowStep& step, const std::string& language) const {
    return step.caption.in(language) == step.caption.in(m_in.languages[0]) &&
           step.text.in(language) == step.text.in(m_in.languages[0]);
  }

  // "1 September 2022", or the two ends of the clock's run.
  [[nodiscard]] std::string date_of(const model::ShowStep& step) const {
    const auto from = m_in.catalog.long_date(step.clock.from);
    return step.clock.to ? from + " – " + m_in.catalog.long_date(*step.clock.to) : from;
  }

  const HandoutInput& m_in;
  text::PdfWriter m_pdf;
  std::size_t m_step = 0;
  double m_y = top;
  bool m_is_fresh = false;  // nothing stands on the page yet but its frame
};

}  // namespace

core::Result<std::string> handout_pdf(const HandoutInput& input) {
  return Handout{input}.write();
}

}  // namespace eb::app
