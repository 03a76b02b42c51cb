#include "ui/dating_words.h"

namespace eb::ui {
namespace {

std::string certainty_text(const text::Catalog& catalog, core::Certainty certainty) {
  switch (certainty) {
    case core::Certainty::Certain:
      return catalog.tr("certain");
    case core::Certainty::Approximate:
      return catalog.tr("approximate");
    case core::Certainty::Uncertain:
      return catalog.tr("uncertain");
  }
  return {};
}

// Empty sides are open.
std::string span_text(const text::Catalog& catalog, const std::string& from, const std::string& to) {
  if (!from.empty() && !to.empty()) return core::substitute(catalog.tr("{0} to {1}"), {from, to});
  if (!from.empty()) return core::substitute(catalog.tr("since {0}"), {from});
  if (!to.empty()) return core::substitute(catalog.tr("until {0}"), {to});
  return {};
}

std::string as_written(const text::Catalog& catalog, const model::FeatureTable& table, std::uint32_t row) {
  const auto& fields = table.date_fields;
  const auto from = fields.from.empty() ? std::string{} : table.text(fields.from, row);
  const auto to = fields.to.empty() ? std::string{} : table.text(fields.to, row);
  return span_text(catalog, from, to);
}

bool is_new_year(core::Day day) {
  return core::first_day_of_year(core::year_of(day)) == day;
}

// Whole years are told as years, everything else to the day.
std::string doubt_text(const text::Catalog& catalog, const std::string& sentence, const core::DayInterval& span) {
  const core::Day last = span.to - 1;
  const bool in_years = is_new_year(span.from) && is_new_year(span.to);
  const auto written = [&](core::Day day) { return in_years ? catalog.year(day) : catalog.long_date(day); };
  return core::substitute(sentence, {written(span.from), written(last)});
}

}  // namespace

DatingWords dating_words(const text::Catalog& catalog, const model::Layer& layer, const model::FeatureTable& table,
                         std::uint32_t row) {
  const auto& life = table.lives[row];
  DatingWords words;
  words.as_written = as_written(catalog, table, row);
  words.taken_as = life_text(catalog, life.interval);
  if (life.interval != core::DayInterval{}) words.certainty = certainty_text(catalog, life.certainty);
  const auto doubt = model::doubt_of(table, layer, row);
  if (doubt.begin)
    words.doubts.push_back(
        doubt_text(catalog, catalog.tr("The beginning may lie anywhere from {0} to {1}."), *doubt.begin));
  if (doubt.end)
    words.doubts.push_back(doubt_text(catalog, catalog.tr("The end may lie anywhere from {0} to {1}."), *doubt.end));
  if (model::is_inferred(table, layer.inferred_field, row)) {
    words.inferred = model::inferred_words(table, layer.inferred_field, row, catalog.language());
    if (words.inferred.empty()) words.inferred = catalog.tr("No source states these dates, they follow from others.");
  }
  return words;
}

std::string life_text(const text::Catalog& catalog, const core::DayInterval& life) {
  if (life == core::DayInterval{}) return catalog.tr("always");
  const bool has_start = life.from > core::open_past, has_end = life.to < core::open_future;
  return span_text(catalog, has_start ? catalog.long_date(life.from) : std::string{},
                   has_end ? catalog.long_date(life.to - 1) : std::string{});  // the interval is half open
}

}  // namespace eb::ui
