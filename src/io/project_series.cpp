#include "io/project_series.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "core/date_parser.h"
#include "io/csv_text.h"
#include "io/json_file.h"
#include "model/figures.h"

namespace eb::io {
namespace {

using core::msg;
namespace fs = std::filesystem;

const std::vector<std::string> qualifiers{"exact", "about", "at_least", "more_than", "at_most"};
const std::vector<std::string> confidences{"high", "medium", "low"};

// A number of a series as it is written, in the project file or in a table.
struct WrittenValue {
  std::string date, until, number, qualifier, source, confidence;
  model::LocalizedText note;
};

// Places behind the point: a source that says 5.38 is not told as 5.4, one that says 5 not as 5.0.
int decimals_in(const std::string& number) {
  constexpr std::size_t most = 6;
  const auto point = number.find('.');
  if (point == std::string::npos || number.find_first_of("eE") != std::string::npos) return 0;
  return static_cast<int>(std::min(most, number.size() - point - 1));
}

core::Result<void> read_when(const WrittenValue& written, model::SeriesKind kind, model::SeriesValue& value) {
  const auto when = core::parse_date(written.date);
  if (!when) return when.error();
  value.when = *when;
  value.holds = when->interval;
  if (kind == model::SeriesKind::State || !written.until.empty()) {
    const auto life = core::parse_life(written.date, written.until);
    if (!life) return life.error();
    value.holds = life->interval;
  }
  if (value.holds.from > core::open_past) return {};
  return core::Error{msg("A number needs a day from which it holds; \"{0}\" names none.", written.date), {}, {}};
}

core::Result<model::SeriesValue> value_from(const WrittenValue& written, model::SeriesKind kind) {
  model::SeriesValue value;
  if (auto read = read_when(written, kind, value); !read) return read.error();
  const char* end = written.number.data() + written.number.size();
  const auto [after, error] = std::from_chars(written.number.data(), end, value.value);
  if (error != std::errc{} || after != end || !std::isfinite(value.value)) {
    return core::Error{msg("\"{0}\" is no number; write it with a decimal point, as in 5.38.", written.number), {}, {}};
  }
  value.decimals = decimals_in(written.number);
  const auto qualifier = std::ranges::find(qualifiers, written.qualifier.empty() ? "exact" : written.qualifier);
  if (qualifier == qualifiers.end()) {
    return core::Error{
        msg("\"{0}\" is no qualifier: exact, about, at_least, more_than or at_most.", written.qualifier), {}, {}};
  }
  value.qualifier = static_cast<model::Qualifier>(qualifier - qualifiers.begin());
  if (!written.confidence.empty() && std::ranges::find(confidences, written.confidence) == confidences.end()) {
    return core::Error{msg("\"{0}\" is no confidence: high, medium or low.", written.confidence), {}, {}};
  }
  value.note = written.note;
  value.source = written.source;
  value.confidence = written.confidence;
  return value;
}

WrittenValue written_in(ObjectReader& in) {
  WrittenValue written;
  in.require({"date", "value"});
  in.read("date", written.date);
  in.read("until", written.until);
  if (const Json* number = in.find("value"); number != nullptr) {
    if (!number->is_number()) in.fail("value", msg("{0} must be a number.", in.at("value")));
    written.number = number->dump();
  }
  in.read("qualifier", written.qualifier);
  in.read("source", written.source);
  in.read("confidence", written.confidence);
  in.read("note", written.note);
  return written;
}

WrittenValue written_in(const CsvTable& table, const CsvRow& row) {
  WrittenValue written{table.cell(row, "date"),
                       table.cell(row, "until"),
                       table.cell(row, "value"),
                       table.cell(row, "qualifier"),
                       table.cell(row, "source"),
                       table.cell(row, "confidence"),
                       {}};
  constexpr std::string_view note = "note_";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    if (!column.starts_with(note) || row.cells[i].empty()) continue;
    written.note.by_language[column.substr(note.size())] = row.cells[i];
  }
  return written;
}

void read_values(ObjectReader& in, model::Series& series) {
  in.list("values", [&](ObjectReader& inside) {
    const WrittenValue written = written_in(inside);
    if (inside.report().error) return;
    auto value = value_from(written, series.kind);
    if (!value) return inside.report().fail(value.error().what, inside.pointer());
    series.values.push_back(*std::move(value));
  });
  if (model::settle(series) != nullptr) {
    in.fail("values", msg("Two values in {0} hold on the same day.", in.at("values")));
  }
}

// The tables of one project: each is read once, however many series it holds.
class Tables {
 public:
  Tables(const fs::path& folder, Report& report) : m_folder{folder}, m_report{report} {}

  void read(const std::string& name, model::Series& series) {
    const CsvTable* table = open(name);
    if (table == nullptr) return;
    m_claimed[name].insert(series.id);
    std::size_t found = 0;
    for (const CsvRow& row : table->rows) {
      if (table->cell(row, "series") != series.id) continue;
      ++found;
      if (auto value = value_from(written_in(*table, row), series.kind)) {
        series.values.push_back(*std::move(value));
      } else {
        leave_out(name, row.line, value.error().what);
      }
    }
    if (found == 0) {
      m_report.warn(msg("{0} has no row of the series {1}.", path(name), series.id),
                    msg("Its column \"series\" names what a row belongs to."));
    }
    for (const auto* clash = model::settle(series); clash != nullptr; clash = model::settle(series)) {
      m_report.warn(msg("{0}: two values of {1} hold on {2}.", path(name), series.id, core::to_iso(clash->holds.from)),
                    msg("The second one is left out. Correct it in {0}.", path(name)));
      series.values.erase(series.values.begin() + (clash - series.values.data()));
    }
  }

  // A row of a series that nobody asked for is a slip of the pen in one of the two files.
  void warn_of_strangers() {
    for (const auto& [name, table] : m_tables) {
      std::set<std::string> strangers;
      for (const CsvRow& row : table.rows) {
        const auto& id = table.cell(row, "series");
        if (!m_claimed[name].contains(id)) strangers.insert(id);
      }
      for (const auto& id : strangers) {
        m_report.warn(msg("{0} has rows of \"{1}\", which is no series of the project.", path(name), id),
                      msg("Check its spelling, or add the series to the project file."));
      }
    }
  }

 private:
  [[nodiscard]] std::string path(const std::string& name) const { return (m_folder / name).string(); }

  void leave_out(const std::string& name, int line, const core::Message& what) {
    m_report.warn(msg("{0}, line {1}: this number is left out.", path(name), line), what);
  }

  const CsvTable* open(const std::string& name) {
    if (const auto known = m_tables.find(name); known != m_tables.end()) return &known->second;
    const auto text = read_text_file(m_folder / name);
    const auto table = text ? parse_csv(*text) : core::Result<CsvTable>{text.error()};
    if (!table) {
      m_report.warn(msg("The numbers could not be read from {0}.", path(name)), table.error().what);
      return nullptr;
    }
    for (const char* column : {"series", "date", "value", "source", "confidence"}) {
      if (table->has(column)) continue;
      m_report.warn(msg("{0} has no column \"{1}\".", path(name), column),
                    msg("data/PROJECT_FORMAT.md lists the columns of such a table."));
      return nullptr;
    }
    return &m_tables.emplace(name, *table).first->second;
  }

  fs::path m_folder;
  Report& m_report;
  std::map<std::string, CsvTable> m_tables;
  std::map<std::string, std::set<std::string>> m_claimed;
};

model::Series read_one(ObjectReader& in, Tables& tables) {
  model::Series series;
  in.require({"id", "title", "kind"});
  in.read("id", series.id);
  in.read("title", series.title);
  in.read("unit", series.unit);
  in.read("place", series.place);
  in.read_choice("kind", series.kind, {"state", "count"});
  in.read("credit", series.credit);
  in.read("licence", series.licence);
  std::string table;
  in.read("table", table);
  const bool has_values = in.find("values") != nullptr;
  if (has_values == !table.empty()) {
    in.fail("values", msg("{0} needs either \"values\" or a \"table\".", in.pointer()));
  } else if (has_values) {
    read_values(in, series);
  } else if (!in.report().error) {
    tables.read(table, series);
  }
  return series;
}

// A list of phases of the document.
std::vector<std::string> read_phase_ids(ObjectReader& in, std::string_view key, const model::Document& document) {
  std::vector<std::string> ids;
  in.list_of_json(key, [&](const Json& item, const std::string& pointer) {
    const std::string id = item.is_string() ? item.get<std::string>() : std::string{};
    if (document.find_phase(id) == nullptr) {
      in.report().fail(msg("{0} must be the id of a phase in this project; there is no {1}.", pointer, id), pointer);
    }
    ids.push_back(id);
  });
  if (ids.empty()) in.fail(key, msg("{0} must name at least one phase.", in.at(key)));
  if (!document.measure) in.fail(key, msg("{0} counts kilometres: that needs a \"measure\" entry.", in.at(key)));
  return ids;
}

model::Figure read_figure(ObjectReader& in, const model::Document& document) {
  using model::FigureKind;
  constexpr std::array<std::string_view, 3> keys{"km_of", "share_of", "series"};  // in the order of FigureKind
  model::Figure figure;
  in.require({"id"});
  in.read("id", figure.id);
  in.read("title", figure.title);
  if (in.find("color") != nullptr) in.read("color", figure.color.emplace());
  const auto given = std::ranges::count_if(keys, [&](auto key) { return in.find(key) != nullptr; });
  if (given != 1) {
    in.report().fail(msg("{0} needs one of \"km_of\", \"share_of\" and \"series\".", in.pointer()), in.pointer());
    return figure;
  }
  const auto key = std::ranges::find_if(keys, [&](auto one) { return in.find(one) != nullptr; });
  figure.kind = static_cast<FigureKind>(key - keys.begin());
  if (figure.kind != FigureKind::Series) {
    figure.phases = read_phase_ids(in, *key, document);
    return figure;
  }
  in.read("series", figure.series);
  if (document.find_series(figure.series) == nullptr) {
    in.fail("series",
            msg("{0} must be the id of a series in this project; there is no {1}.", in.at("series"), figure.series));
  }
  return figure;
}

}  // namespace

void read_series(ObjectReader& in, const fs::path& folder, model::Document& document) {
  Tables tables{folder, in.report()};
  std::vector<model::Series> series;
  std::set<std::string> ids;
  in.list("series", [&](ObjectReader& inside) {
    series.push_back(read_one(inside, tables));
    check_id(inside, series.back().id, ids);
  });
  tables.warn_of_strangers();
  document.series = std::make_shared<const std::vector<model::Series>>(std::move(series));
}

void read_figures(ObjectReader& in, model::Document& document) {
  std::vector<model::Figure> figures;
  std::set<std::string> ids;
  in.list("figures", [&](ObjectReader& inside) {
    figures.push_back(read_figure(inside, document));
    check_id(inside, figures.back().id, ids);
  });
  if (in.find("figures") == nullptr && document.measure) figures = model::standard_figures(document.phases);
  document.figures = std::make_shared<const std::vector<model::Figure>>(std::move(figures));
}

}  // namespace eb::io
