// `measure`: kilometres, shares and headline figures of a project at a date, as text or as one JSON document.
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "core/date_parser.h"
#include "model/figures.h"
#include "scene/figure_text.h"

namespace eb::app {

namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) {
  return std::round(value * 1e6) / 1e6;
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

// In the order of the legend.
Json ordered(const model::KmByPhase& values, const std::vector<model::Phase>& phases) {
  Json json = Json::object();
  for (const auto& phase : phases) {
    const auto found = values.find(phase.id);
    json[phase.id] = found == values.end() ? 0 : rounded(found->second);
  }
  return json;
}

// The waters the kilometres are of.
std::string waters_of(const model::MeasureResult& result) {
  std::string names;
  for (const auto& [water, km] : result.by_water) names += (names.empty() ? "" : ", ") + water;
  return names;
}

constexpr std::string_view json_language = "en";  // what programs read does not change with who runs them

struct Measured {
  const model::Document& document;
  const model::MeasureResult& result;
  core::Day day;
};

// As precise as the source: "2020-10" of a month, "2022" of a year.
std::string as_of(const Measured& measured, const model::FigureValue& figure) {
  return figure.recorded == nullptr ? core::to_iso(measured.day) : core::to_edtf(figure.recorded->when.interval);
}

Json to_json(const Measured& measured, const model::FigureValue& figure) {
  Json json{{"id", figure.figure->id},
            {"value", figure.value ? Json(rounded(*figure.value)) : Json(nullptr)},
            {"unit", figure.series != nullptr                          ? figure.series->unit.in(json_language)
                     : figure.figure->kind == model::FigureKind::Share ? "%"
                                                                       : "km"},
            {"as_of", figure.value ? Json(as_of(measured, figure)) : Json(nullptr)}};
  if (figure.series == nullptr) {
    const auto* layer = measured.document.find_layer(measured.document.measure->layer);
    json["place"] = text_or_null(waters_of(measured.result));
    json["source"] = text_or_null(layer->credit.in(json_language));
    return json;
  }
  json["place"] = text_or_null(figure.series->place.in(json_language));
  json["source"] = figure.recorded == nullptr ? Json(nullptr) : text_or_null(figure.recorded->source);
  if (figure.recorded == nullptr) return json;
  json["confidence"] = text_or_null(figure.recorded->confidence);
  if (figure.recorded->qualifier != model::Qualifier::Exact) {
    json["qualifier"] = model::to_string(figure.recorded->qualifier);
  }
  return json;
}

void print(const Measured& measured, const std::vector<model::FigureValue>& figures, const text::Catalog& catalog) {
  std::cout << core::to_iso(measured.day) << " (" << measured.result.basis << ")\n";
  const auto shares = model::share_by_phase(measured.result.total);
  for (const auto& phase : measured.document.phases) {
    std::cout << "  " << phase.label.in(catalog.language()) << ": "
              << catalog.number(measured.result.total.at(phase.id), 1) << " km";
    if (const auto share = shares.find(phase.id); share != shares.end())
      std::cout << " (" << catalog.number(share->second, 1) << " %)";
    std::cout << '\n';
  }
  if (!figures.empty()) std::cout << '\n';
  for (const auto& figure : figures)
    std::cout << "  " << scene::figure_line(measured.document, figure, catalog) << '\n';
}

}  // namespace

int run_measure(const MeasureCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.common.language);
  Workspace workspace{environment.reader, worker_threads()};
  const auto prepared = prepare(workspace, command.common, environment);
  if (!prepared) return fail(prepared.error(), catalog);
  workspace.wait_until_loaded();
  const auto day = core::parse_clock_date(*command.common.date);
  if (!day) return fail(day.error(), catalog);
  const auto result = workspace.measure(*day);
  if (!result) return fail(result.error(), catalog);

  const Measured measured{workspace.document(), *result, *day};
  const auto figures = workspace.figures(*day);
  if (!command.json) {
    print(measured, figures, catalog);
    return 0;
  }
  const auto& phases = workspace.document().phases;
  Json waters = Json::object(), list = Json::array();
  for (const auto& [water, km] : result->by_water) waters[water] = ordered(km, phases);
  for (const auto& figure : figures) list.push_back(to_json(measured, figure));
  const Json answer{{"date", core::to_iso(*day)},
                    {"basis", result->basis},
                    {"km_by_phase", ordered(result->total, phases)},
                    {"share_by_phase", ordered(model::share_by_phase(result->total), phases)},
                    {"waters", std::move(waters)},
                    {"figures", std::move(list)}};
  std::cout << answer.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  return 0;
}

}  // namespace eb::app
