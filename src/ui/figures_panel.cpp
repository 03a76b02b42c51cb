#include "ui/figures_panel.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/figures_chart.h"

namespace eb::ui {
namespace {

struct Choice {
  std::string chart, title;
};

// What the small chart can show, as session::ViewSettings names it.
std::vector<Choice> choices_of(const UiContext& context) {
  const auto& c = context.catalog;
  std::vector<Choice> choices;
  if (context.figures.kilometres != nullptr)
    choices.push_back({session::kilometre_chart, c.tr("Kilometres of river by state")});
  for (const auto& series : *context.document.series) {
    auto title = series.title.in(c.language());
    if (!series.place.empty()) title += " · " + series.place.in(c.language());
    choices.push_back({series.id, std::move(title)});
  }
  choices.push_back({"", c.tr("No chart")});
  return choices;
}

void chart_section(const UiContext& context, const PanelIo& io, FiguresPanelState& state) {
  const auto choices = choices_of(context);
  std::vector<std::string> titles;
  for (const auto& choice : choices) titles.push_back(choice.title);
  const auto chosen = std::ranges::find(choices, context.session.view.chart, &Choice::chart);
  if (const auto picked = edit_choice(io, context.catalog.tr("Chart, here and on the map"), titles,
                                      static_cast<std::size_t>(chosen - choices.begin())))
    io.out.push(session::WindowAction{session::SetChart{choices[*picked].chart}});
  gap(io.look, 6);
  figures_chart(context, io, [&](double day) {
    if (day == state.last_day) return;
    state.last_day = day;
    io.out.push(session::TimeAction{session::SeekDay{day}});
  });
}

// "as of October 2020 · North Rhine-Westphalia"
std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const auto& part : parts)
    if (!part.empty()) text.append(text.empty() ? "" : " · ").append(part);
  return text;
}

void figure(const UiContext& context, const PanelIo& io, const FigureRow& row) {
  const Look& look = io.look;
  const auto& p = look.palette;
  const auto& c = context.catalog;
  auto color = p.text;
  if (row.color) color = look.theme == session::ThemeKind::Dark ? row.color->dark : row.color->light;
  text_wrapped(look, Face::Title, row.is_known ? color : p.faint, row.value);
  text_wrapped(look, Face::Body, p.text, row.title);
  const auto about = [&](const std::string& text) {
    if (!text.empty()) text_wrapped(look, Face::Small, p.secondary, text);
  };
  about(row.is_known ? joined({row.as_of, row.place}) : joined({c.tr("no number for this date"), row.place}));
  about(row.note);
  if (!row.confidence.empty()) about(core::substitute(c.tr("Confidence: {0}"), {row.confidence}));
  if (!row.source.empty()) text_fitted(look, Face::Small, p.faint, row.source, ImGui::GetContentRegionAvail().x);
  gap(look, 12);
}

}  // namespace

void figures_panel(const UiContext& context, const PanelIo& io, const Rect& area, FiguresPanelState& state) {
  const PanelScope panel{io, "Figures", area, PanelKind::Scrolling};
  const auto& c = context.catalog;
  const auto close = c.tr("Close");
  const ButtonLook look{.icon = Icon::Close};
  ImGui::SetCursorPosX(ImGui::GetWindowContentRegionMax().x - button_width(io.look, close, look));
  if (button(io, close, look)) io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Figures, false}});
  if (context.figures.headline.empty() && context.figures.more.empty()) {
    text_wrapped(io.look, Face::Body, io.look.palette.secondary, c.tr("This project has no figures."));
    return;
  }
  chart_section(context, io, state);
  gap(io.look, 14);
  const auto today = static_cast<core::Day>(std::floor(context.session.playback.day()));
  section_heading(io.look, c.long_date(today));
  gap(io.look, 4);
  for (const auto& row : context.figures.headline) figure(context, io, row);
  if (context.figures.more.empty()) return;
  section_heading(io.look, c.tr("Other numbers"));
  gap(io.look, 4);
  for (const auto& row : context.figures.more) figure(context, io, row);
}

}  // namespace eb::ui
