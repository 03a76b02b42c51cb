#include "io/geojson_when.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/date_parser.h"
#include "io/json_file.h"

namespace eb::io {
namespace {

using core::msg;
using Json = nlohmann::ordered_json;  // columns stay in the order of the file

constexpr std::size_t largest_text = 64U << 20U;  // bytes; the document takes many times as much
constexpr std::size_t most_notes = 20;
constexpr std::size_t most_spans = 1000;  // of one feature

// As the file writes them; empty = open.
struct Span {
  std::string begin, end;
};

const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number_integer() ? std::to_string(value.get<std::int64_t>()) : std::string{};
}

// "1850" or {"in": "1850"}; the outer one of {"earliest", "latest"} as an uncertain date.
std::string date_of(const Json* end, const std::array<const char*, 2>& outer_first) {
  if (end == nullptr) return {};
  if (!end->is_object()) return text_of(*end);
  if (const Json* exactly = member(*end, "in")) return text_of(*exactly);
  for (const char* key : outer_first)
    if (const Json* about = member(*end, key)) {
      const std::string text = text_of(*about);
      return text.empty() ? text : text + "?";
    }
  return {};
}

Span span_of(const Json& timespan) {
  const Json* end = member(timespan, "end");
  return {date_of(member(timespan, "start"), {"earliest", "latest"}),
          date_of(end != nullptr ? end : member(timespan, "stop"), {"latest", "earliest"})};
}

class Rewriter {
 public:
  explicit Rewriter(const std::string& file) : m_file{file} {}

  std::optional<RewrittenText> run(Json document) {
    const auto features = document.find("features");
    if (features == document.end() || !features->is_array()) return std::nullopt;
    const auto of_all = spans_of(document, 0);
    Json rewritten = Json::array();
    for (Json& feature : *features) {
      ++m_number;
      if (feature.is_object()) add(std::move(feature), of_all, rewritten);
    }
    if (m_timed == 0 && m_bad == 0) return std::nullopt;
    *features = std::move(rewritten);
    if (m_bad > most_notes)
      m_result.notes.push_back({msg("{0}: {1} more times cannot be used", m_file, m_bad - most_notes), {}});
    m_result.text = document.dump(-1, ' ', false, Json::error_handler_t::replace);
    return std::move(m_result);
  }

 private:
  void add(Json feature, const std::vector<Span>& of_all, Json& rewritten) {
    auto spans = spans_of(feature, m_number);
    if (spans.empty()) spans = of_all;
    if (spans.empty()) spans.emplace_back();
    for (const Span& span : spans) {
      Json copy = &span == &spans.back() ? std::move(feature) : feature;
      Json& properties = copy["properties"];
      if (!properties.is_object()) properties = Json::object();
      properties["begin"] = span.begin.empty() ? Json{} : Json(span.begin);
      properties["end"] = span.end.empty() ? Json{} : Json(span.end);
      m_timed += span.begin.empty() && span.end.empty() ? 0 : 1;
      rewritten.push_back(std::move(copy));
    }
  }

  // `number` is that of the feature, from 1; 0 = the collection.
  std::vector<Span> spans_of(const Json& object, std::size_t number) {
    std::vector<Span> spans;
    const Json* when = member(object, "when");
    if (when == nullptr) return spans;
    const Json* list = member(*when, "timespans");
    if (list == nullptr || !list->is_array()) {
      add_span(span_of(*when), number, spans);
      return spans;
    }
    for (const Json& timespan : *list)
      if (spans.size() < most_spans) add_span(span_of(timespan), number, spans);
    return spans;
  }

  void add_span(Span span, std::size_t number, std::vector<Span>& spans) {
    const auto life = core::parse_life(span.begin, span.end);
    if (life && (!span.begin.empty() || !span.end.empty())) return spans.push_back(std::move(span));
    if (++m_bad > most_notes) return;
    const std::string why =
        life ? core::to_text(msg("it names no start and no end")) : core::to_text(life.error().what);
    const std::string whose = number == 0 ? "FeatureCollection" : "Feature " + std::to_string(number);
    m_result.notes.push_back({msg("{0}: the time of \"{1}\" cannot be used: {2}", m_file, whose, why),
                              msg("It is shown at all times. Correct its dates in the data.")});
  }

  const std::string& m_file;
  RewrittenText m_result;
  std::size_t m_number = 0, m_timed = 0, m_bad = 0;
};

}  // namespace

std::optional<RewrittenText> with_when_as_columns(std::string_view geojson, const std::string& file) {
  if (geojson.size() > largest_text || geojson.find("\"when\"") == std::string_view::npos ||
      is_nested_too_deeply(geojson))
    return std::nullopt;
  Json document = Json::parse(geojson, nullptr, false);
  if (!document.is_object()) return std::nullopt;
  return Rewriter{file}.run(std::move(document));
}

}  // namespace eb::io
