#include "io/date_fields.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <unordered_map>

#include "core/date_parser.h"

namespace eb::io {
namespace {

using core::msg;
using model::Column;
using model::DateFields;
using model::Value;

// Names in lower case without separators, the plainest first. Umlauts are written as in UTF-8.
constexpr std::array from_names{
    "validfrom", "startdate", "datestart", "fromdate", "datefrom", "begindate", "beginndate", "gueltigvon", "gültigvon",
    "gueltigab", "gültigab", "yearfrom", "fromyear", "startyear", "yearstart", "beginyear", "jahrvon", "vonjahr",
    "startjahr", "datumvon", "vondatum", "start", "from", "begin", "beginn", "anfang", "von", "ab", "seit", "since",
    "starttime", "timestart", "begintime", "timebegin", "timefrom", "opened", "opendate", "opening", "validsince",
    "lifefrom", "begins", "starts", "firstyear", "existsfrom", "validstart", "validbegin",
    // Dutch, Polish, Hebrew, Japanese
    "geldigvan", "geldigvanaf", "begindatum", "beginjaar", "van", "vanaf", "dataod", "rokod", "ważneod", "początek",
    "od", "תאריךהתחלה", "שנתהתחלה", "התחלה", "開始日", "開始年", "開始"};
constexpr std::array to_names{
    "validto", "validuntil", "enddate", "dateend", "todate", "dateto", "untildate", "endedate", "gueltigbis",
    "gültigbis", "yearto", "toyear", "endyear", "yearend", "jahrbis", "bisjahr", "endjahr", "datumbis", "bisdatum",
    "end", "to", "until", "till", "ende", "bis", "endtime", "timeend", "timeto", "closed", "closedate", "closing",
    "demolished", "validtill", "lifeto", "ends", "lastyear", "existsto", "validend",
    // Dutch, Polish, Hebrew, Japanese
    "geldigtot", "geldigtotenmet", "einddatum", "eindjaar", "tot", "totenmet", "datado", "rokdo", "ważnedo", "koniec",
    "do", "תאריךסיום", "שנתסיום", "סיום", "終了日", "終了年", "終了"};
constexpr std::array single_names{"year",          "jahr",      "date",      "datum",       "built",
                                  "yearbuilt",     "builtyear", "baujahr",   "constructed", "constructionyear",
                                  "builtin",       "when",      "timestamp", "eröffnet",    "eroeffnet",
                                  "inbetriebnahme"};
constexpr std::array certainty_names{"certainty", "datecertainty", "sicherheit", "datumssicherheit", "gewissheit"};
// Date columns that speak of the record, not of the thing.
constexpr std::array record_words{"updat",  "modif",    "creat",     "edit",     "stamp", "import",
                                  "export", "aktualis", "geaendert", "geändert", "stand", "download",
                                  "access", "survey",   "check",     "time"};

constexpr std::array time_words{"date", "datum", "year", "jahr", "time", "zeit", "recorded"};

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name)
    if (const auto byte = static_cast<unsigned char>(c); byte >= 0x80 || std::isalnum(byte) != 0)
      plain += static_cast<char>(byte >= 0x80 ? byte : std::tolower(byte));
  return plain;
}

// "2021-05-03T10:00:00+02" and "2021/05/03 10:00:00" (how GDAL prints times) without the time of day.
std::string_view without_time_of_day(std::string_view text) {
  const auto is_digit = [&](std::size_t i) { return std::isdigit(static_cast<unsigned char>(text[i])) != 0; };
  if (text.size() > 11 && (text[4] == '-' || text[4] == '/') && (text[10] == 'T' || text[10] == ' ') && is_digit(11))
    return text.substr(0, 10);
  return text;
}

std::string date_text(const Value& value) {
  if (const auto* real = std::get_if<double>(&value);
      real != nullptr && std::abs(*real) < 1e6 && *real == std::floor(*real))
    return std::to_string(static_cast<long>(*real));  // 1989.0, as spreadsheets keep years
  const std::string text = model::to_text(value);
  return std::string{without_time_of_day(text)};
}

bool is_empty(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return std::holds_alternative<std::monostate>(value) || (text != nullptr && text->empty());
}

// A number is only taken for a year where people would: counts and ids look like numbers too.
bool looks_like_date(const Value& value) {
  constexpr std::int64_t earliest = -9999, latest = 2999;
  if (const auto* whole = std::get_if<std::int64_t>(&value))
    return *whole >= earliest && *whole <= latest && (*whole < 0 || *whole >= 100);
  const std::string text = date_text(value);
  if (text.size() < 3) return false;
  const auto date = core::parse_date(text);
  if (!date) return false;
  const core::DayInterval days = date->interval;
  const core::Day day = days.from != core::open_past ? days.from : days.to;
  return core::year_of(day) >= earliest && core::year_of(day) <= latest;
}

enum class Evidence { None, Empty, Dates };  // Empty: no value contradicts, none supports

Evidence evidence_in(const Column& column) {
  constexpr std::size_t enough = 200;
  std::size_t seen = 0, dates = 0;
  for (const Value& value : column.values) {
    if (is_empty(value)) continue;
    ++seen;
    if (looks_like_date(value)) ++dates;
    if (seen == enough) break;
  }
  if (seen == 0) return Evidence::Empty;
  return dates * 2 >= seen ? Evidence::Dates : Evidence::None;
}

template <std::size_t N>
const Column* find_named(std::span<const Column> columns, const std::array<const char*, N>& names, bool may_be_empty) {
  for (const char* name : names)
    for (const Column& column : columns)
      if (plain_name(column.name) == name) {
        const Evidence evidence = evidence_in(column);
        if (evidence == Evidence::Dates || (may_be_empty && evidence == Evidence::Empty)) return &column;
      }
  return nullptr;
}

const Column* only_date_typed(std::span<const Column> columns, const std::vector<bool>& is_date_typed) {
  const Column* found = nullptr;
  for (std::size_t i = 0; i < columns.size() && i < is_date_typed.size(); ++i) {
    const std::string name = plain_name(columns[i].name);
    const auto is_in_name = [&](const char* word) { return name.find(word) != std::string::npos; };
    if (!is_date_typed[i] || std::any_of(record_words.begin(), record_words.end(), is_in_name)) continue;
    if (found != nullptr) return nullptr;  // two: nobody can tell which is meant
    found = &columns[i];
  }
  return found;
}

const Column* find_certainty(std::span<const Column> columns) {
  for (const Column& column : columns) {
    const std::string name = plain_name(column.name);
    if (std::find(certainty_names.begin(), certainty_names.end(), name) == certainty_names.end()) continue;
    const auto is_word = [](const Value& v) { return core::parse_certainty(model::to_text(v)).has_value(); };
    if (std::any_of(column.values.begin(), column.values.end(), is_word)) return &column;
  }
  return nullptr;
}

// One life for each different pair of texts: layers repeat a few years a hundred thousand times.
class LifeReader {
 public:
  const core::Result<core::DatedInterval>& read(const Value* from, const Value* to) {
    if (read_years(from, to)) return m_years;
    m_key = from != nullptr ? date_text(*from) : std::string{};
    const std::size_t split = m_key.size();
    m_key += '\n';
    if (to != nullptr) m_key += date_text(*to);
    if (const auto known = m_lives.find(m_key); known != m_lives.end()) return known->second;
    const std::string_view key = m_key;
    return m_lives.emplace(m_key, core::parse_life(key.substr(0, split), key.substr(split + 1))).first->second;
  }

 private:
  // Whole numbers are years; most large layers have nothing else, and no text has to be made of them.
  bool read_years(const Value* from, const Value* to) {
    const auto* first = from != nullptr ? std::get_if<std::int64_t>(from) : nullptr;
    const auto* last = to != nullptr ? std::get_if<std::int64_t>(to) : nullptr;
    const bool plain = first != nullptr && last != nullptr && *first >= 1000 && *first <= *last && *last <= 9999;
    if (!plain) return false;
    m_years = core::DatedInterval{
        {core::first_day_of_year(static_cast<int>(*first)), core::first_day_of_year(static_cast<int>(*last) + 1)},
        core::Certainty::Certain};
    return true;
  }

  core::Result<core::DatedInterval> m_years = core::DatedInterval{};
  std::string m_key;
  std::unordered_map<std::string, core::Result<core::DatedInterval>> m_lives;
};

const Column* wanted_column(const model::FeatureTable& table, const std::string& name, ProblemList& problems) {
  if (name.empty()) return nullptr;
  const Column* column = table.column(name);
  if (column == nullptr)
    problems.add(
        msg("{0}, layer {1}: there is no column {2} to read dates from", problems.file(), problems.layer(), name),
        msg("Choose the date columns of this layer again."));
  return column;
}

}  // namespace

DateFields recognise_date_fields(std::span<const Column> columns, const std::vector<bool>& is_date_typed) {
  DateFields fields;
  const Column* from = find_named(columns, from_names, false);
  const Column* to = find_named(columns, to_names, from != nullptr);
  if (from == nullptr && to != nullptr) from = find_named(columns, from_names, true);
  if (from == nullptr && to == nullptr) from = find_named(columns, single_names, false);
  if (from == nullptr && to == nullptr) from = only_date_typed(columns, is_date_typed);
  if (from == nullptr && to == nullptr) return fields;
  if (from != nullptr) fields.from = from->name;
  if (to != nullptr) fields.to = to->name;
  if (const Column* certainty = find_certainty(columns)) fields.certainty = certainty->name;
  return fields;
}

DateFields own_date_fields(std::span<const Column> columns, const std::vector<bool>& is_date_typed) {
  const auto filled = [&](const char* name) {
    return std::find_if(columns.begin(), columns.end(), [&](const Column& column) {
             return column.name == name && evidence_in(column) == Evidence::Dates;
           }) != columns.end();
  };
  const bool has_begin = filled("begin"), has_end = filled("end");
  if (!has_begin && !has_end) return recognise_date_fields(columns, is_date_typed);
  return {has_begin ? "begin" : "", has_end ? "end" : "", {}};
}

std::vector<std::string> date_columns(std::span<const Column> columns, const std::vector<bool>& is_date_typed) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string name = plain_name(columns[i].name);
    const auto is_name = [&](const char* word) { return name == word; };
    const auto is_in_name = [&](const char* word) { return name.find(word) != std::string::npos; };
    const bool speaks_of_time = std::any_of(from_names.begin(), from_names.end(), is_name) ||
                                std::any_of(to_names.begin(), to_names.end(), is_name) ||
                                std::any_of(single_names.begin(), single_names.end(), is_name) ||
                                std::any_of(time_words.begin(), time_words.end(), is_in_name);
    const bool is_typed = i < is_date_typed.size() && is_date_typed[i];
    if ((is_typed || speaks_of_time) && evidence_in(columns[i]) == Evidence::Dates) found.push_back(columns[i].name);
  }
  return found;
}

void apply_date_fields(model::FeatureTable& table, ProblemList& problems) {
  const Column* from = wanted_column(table, table.date_fields.from, problems);
  const Column* to = wanted_column(table, table.date_fields.to, problems);
  const Column* certainty = wanted_column(table, table.date_fields.certainty, problems);
  if (from == nullptr && to == nullptr) return;
  LifeReader lives;
  for (std::size_t row = 0; row < table.lives.size(); ++row) {
    const auto& life =
        lives.read(from != nullptr ? &from->values[row] : nullptr, to != nullptr ? &to->values[row] : nullptr);
    if (!life) {
      problems.add(msg("{0}, layer {1}, feature {2}: {3}", problems.file(), problems.layer(), table.feature_ids[row],
                       core::to_text(life.error().what)),
                   msg("It is shown at all times. Correct its dates in the data."), table.feature_ids[row]);
      continue;
    }
    table.lives[row] = *life;
    if (certainty == nullptr) continue;
    if (const auto stated = core::parse_certainty(model::to_text(certainty->values[row])))
      table.lives[row].certainty = std::max(table.lives[row].certainty, *stated);
  }
}

}  // namespace eb::io
