#include "model/doubt.h"

#include <algorithm>
#include <cctype>

#include "core/date_parser.h"
#include "model/localized_column.h"

namespace eb::model {
namespace {

using core::DayInterval;

// "before 1871" names only one side: how far the other is taken to lie, and where no text can be widened.
constexpr core::Day unknown_reach_days = 1826;

bool says_no(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text.empty() || text == "0" || text == "false" || text == "no" || text == "nein";
}

bool says_only_yes(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text == "1" || text == "true" || text == "yes" || text == "ja";
}

// An open side is taken to reach as far as is usual.
DayInterval bounded(DayInterval span) {
  if (span.from == core::open_past) span.from = span.to - unknown_reach_days;
  if (span.to == core::open_future) span.to = span.from + unknown_reach_days;
  return span;
}

bool is_half_open(const DayInterval& span) {
  return span.from == core::open_past || span.to == core::open_future;
}

// The days in which a date written like that may lie, when the row says how sure it is.
DayInterval reach_of(const std::string& text, const core::DatedInterval& named, core::Certainty stated) {
  const auto about = core::parse_date("c. " + text);
  const DayInterval known = bounded(named.interval);
  DayInterval wide =
      about ? bounded(about->interval) : DayInterval{known.from - unknown_reach_days, known.to + unknown_reach_days};
  if (stated == core::Certainty::Uncertain) {
    wide.from -= known.from - wide.from;
    wide.to += wide.to - known.to;
  }
  return wide;
}

// Of one end of the life, which is not open. `stated`: how sure the row as a whole is.
std::optional<DayInterval> doubt_of_end(const std::string& text, core::Day drawn, core::Certainty stated) {
  const auto named = core::parse_date(text);
  if (named && (named->certainty != core::Certainty::Certain || is_half_open(named->interval)))
    return bounded(named->interval);
  if (stated == core::Certainty::Certain) return std::nullopt;
  if (!named) return DayInterval{drawn - unknown_reach_days, drawn + unknown_reach_days};
  return reach_of(text, *named, stated);
}

// Rows of one name, or where the layer names none, of one place.
bool is_same_reach(const FeatureTable& table, const Layer& layer, std::uint32_t a, std::uint32_t b) {
  if (!layer.reach_field.empty()) return table.text(layer.reach_field, a) == table.text(layer.reach_field, b);
  return table.feature_extent(a) == table.feature_extent(b);
}

}  // namespace

std::string localized_text(const FeatureTable& table, const std::string& column, std::uint32_t row,
                           const std::string& language) {
  return LocalizedColumn{table, column, language}.text(row);
}

namespace {

// A column of mere yes and no beside the words says nothing in words.
std::string inferred_text(const FeatureTable& table, const std::string& field, std::uint32_t row,
                          const std::string& language) {
  if (field.find("{lang}") == std::string::npos) return table.text(field, row);
  return LocalizedColumn{table, field, language}.text_in_a_language(row);
}

}  // namespace

bool is_inferred(const FeatureTable& table, const std::string& inferred_field, std::uint32_t row) {
  return !inferred_field.empty() && !says_no(inferred_text(table, inferred_field, row, "en"));
}

std::string inferred_words(const FeatureTable& table, const std::string& inferred_field, std::uint32_t row,
                           const std::string& language) {
  if (!is_inferred(table, inferred_field, row)) return {};
  auto words = inferred_text(table, inferred_field, row, language);
  return says_only_yes(words) ? std::string{} : words;
}

bool is_certain(const FeatureTable& table, const std::string& inferred_field, std::uint32_t row) {
  return table.lives[row].certainty == core::Certainty::Certain && !is_inferred(table, inferred_field, row);
}

Doubt own_doubt(const FeatureTable& table, const std::string& inferred_field, std::uint32_t row) {
  if (is_certain(table, inferred_field, row)) return {};
  const auto& fields = table.date_fields;
  const auto stated_word = fields.certainty.empty() ? std::string{} : table.text(fields.certainty, row);
  auto stated = core::parse_certainty(stated_word).value_or(core::Certainty::Certain);
  if (is_inferred(table, inferred_field, row)) stated = std::max(stated, core::Certainty::Approximate);
  const DayInterval& life = table.lives[row].interval;
  // Without columns of dates nobody can say which of them is meant.
  if (fields.from.empty() && fields.to.empty()) stated = std::max(stated, table.lives[row].certainty);
  Doubt doubt;
  if (life.from > core::open_past) doubt.begin = doubt_of_end(table.text(fields.from, row), life.from, stated);
  if (life.to < core::open_future) doubt.end = doubt_of_end(table.text(fields.to, row), life.to, stated);
  return doubt;
}

Doubt doubt_of(const FeatureTable& table, const Layer& layer, std::uint32_t row) {
  Doubt doubt = own_doubt(table, layer.inferred_field, row);
  if (!doubt.begin && !doubt.end) return doubt;
  const DayInterval& life = table.lives[row].interval;
  for (std::uint32_t other = 0; other < table.feature_count(); ++other) {
    const bool before = table.lives[other].interval.to == life.from;
    const bool after = table.lives[other].interval.from == life.to;
    if ((!before && !after) || other == row || !is_certain(table, layer.inferred_field, other)) continue;
    if (!is_same_reach(table, layer, row, other)) continue;
    if (before) doubt.begin.reset();
    if (after) doubt.end.reset();
  }
  return doubt;
}

}  // namespace eb::model
