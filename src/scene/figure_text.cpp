#include "scene/figure_text.h"

#include <cmath>

#include "text/amount.h"

namespace eb::scene {

namespace {

constexpr const char* narrow_space = "\u00A0";  // keeps number and unit together

// Signs instead of words: a headline has no room for "more than".
std::string sign_of(model::Qualifier qualifier) {
  switch (qualifier) {
    case model::Qualifier::Exact:
      return {};
    case model::Qualifier::About:
      return std::string{"≈"} + narrow_space;
    case model::Qualifier::AtLeast:
      return std::string{"≥"} + narrow_space;
    case model::Qualifier::MoreThan:
      return std::string{">"} + narrow_space;
    case model::Qualifier::AtMost:
      return std::string{"≤"} + narrow_space;
  }
  return {};
}

}  // namespace

std::string km_text(double km, const text::Catalog& catalog) {
  return catalog.kilometres(km, std::abs(km) < 0.05 ? 0 : 1);
}

std::string share_text(double percent, const text::Catalog& catalog) {
  constexpr double dust = 1e-6;  // of adding lengths up
  // Some languages write the sign with a blank before it, some without.
  const auto told = [&](const std::string& sign, double number) {
    auto text = sign + core::substitute(catalog.tr("{0} %"), {catalog.number(number, 0)});
    if (const auto blank = text.find(' '); blank != std::string::npos) text.replace(blank, 1, narrow_space);
    return text;
  };
  if (percent > dust && percent < 0.5) return told("<" + std::string{narrow_space}, 1);
  if (percent >= 99.5 && percent < 100 - dust) return told(">" + std::string{narrow_space}, 99);
  return told("", percent);
}

std::string amount_text(const model::Series& series, const model::SeriesValue& value, const text::Catalog& catalog) {
  return sign_of(value.qualifier) +
         text::amount(value.value, value.decimals, series.unit.in(catalog.language()), catalog);
}

std::string period_text(core::DayInterval period, const text::Catalog& catalog) {
  switch (core::calendar_span(period)) {
    case core::CalendarSpan::OneDay:
      return catalog.long_date(period.from);
    case core::CalendarSpan::WholeMonth:
      return catalog.month_and_year(period.from);
    case core::CalendarSpan::WholeYear:
      return catalog.year(period.from);
    case core::CalendarSpan::Other:
      break;
  }
  const std::string from = period.from <= core::open_past ? "…" : catalog.year(period.from);
  const std::string to = period.to >= core::open_future ? "…" : catalog.year(period.to - 1);
  return from == to ? from : from + "–" + to;
}

std::string as_of_text(const model::Series& series, const model::SeriesValue& value, const text::Catalog& catalog) {
  const auto period = period_text(value.when.interval, catalog);
  if (series.kind == model::SeriesKind::Count) return period;
  return core::substitute(catalog.tr("as of {0}"), {period});
}

std::string value_text(const model::FigureValue& figure, const text::Catalog& catalog) {
  if (!figure.value) return no_value_text;
  if (figure.series != nullptr) return amount_text(*figure.series, *figure.recorded, catalog);
  return figure.figure->kind == model::FigureKind::Share ? share_text(*figure.value, catalog)
                                                         : km_text(*figure.value, catalog);
}

std::string figure_title(const model::Document& document, const model::Figure& figure, const std::string& language) {
  if (!figure.title.empty()) return figure.title.in(language);
  if (const auto* series = document.find_series(figure.series)) return series->title.in(language);
  std::string title;
  for (const auto& id : figure.phases) {
    const auto* phase = document.find_phase(id);
    if (phase != nullptr) title += (title.empty() ? "" : ", ") + phase->label.in(language);
  }
  return title;
}

std::string figure_line(const model::Document& document, const model::FigureValue& figure,
                        const text::Catalog& catalog) {
  auto line = figure_title(document, *figure.figure, catalog.language()) + ": " + value_text(figure, catalog);
  if (figure.recorded != nullptr) line += " (" + as_of_text(*figure.series, *figure.recorded, catalog) + ")";
  return line;
}

}  // namespace eb::scene
