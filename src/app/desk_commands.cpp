// `check` and `diff`: what is wrong with the routes of a project, and what changed between two of them.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/route_checks.h"
#include "io/project_file.h"
#include "model/route_diff.h"

namespace eb::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr int trouble = 2;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

void print_json(const Json& json) {
  std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

Json to_json(const model::Finding& finding, const text::Catalog& catalog) {
  return {{"rule", finding.rule},
          {"severity", model::to_string(finding.severity)},
          {"route", text_or_null(finding.route)},
          {"stop", text_or_null(finding.stop)},
          {"leg", text_or_null(finding.leg)},
          {"message", catalog.tr(finding.message)},
          {"remedy", catalog.tr(finding.remedy)}};
}

std::string severity_words(model::Severity severity, const text::Catalog& catalog) {
  switch (severity) {
    case model::Severity::Info:
      return catalog.tr("info");
    case model::Severity::Warning:
      return catalog.tr("warning");
    case model::Severity::Serious:
      return catalog.tr("serious");
  }
  return {};
}

void print(const std::vector<model::Finding>& findings, const text::Catalog& catalog) {
  for (const auto& finding : findings) {
    const std::string& what = !finding.stop.empty() ? finding.stop : !finding.leg.empty() ? finding.leg : finding.route;
    std::cout << severity_words(finding.severity, catalog) << " [" << finding.rule << "] "
              << (finding.route.empty() || what == finding.route ? what : finding.route + "/" + what) << ": "
              << catalog.tr(finding.message) << ".\n    " << catalog.tr(finding.remedy) << '\n';
  }
  if (findings.empty()) std::cout << catalog.tr("Nothing found.") << '\n';
}

Json to_json(const model::RouteChange& change, const text::Catalog& catalog) {
  return {{"change", change.kind},
          {"route", change.route},
          {"stop", text_or_null(change.stop)},
          {"leg", text_or_null(change.leg)},
          {"metres", change.metres ? Json(std::round(*change.metres * 100) / 100) : Json(nullptr)},
          {"minutes", change.minutes ? Json(*change.minutes) : Json(nullptr)},
          {"message", catalog.tr(change.message)}};
}

// What programs read does not change with who runs them, unless they ask for it.
std::string language_for(bool json, const std::string& language) {
  return json && language.empty() ? "en" : language;
}

}  // namespace

int run_check(const CheckCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(language_for(command.json, command.common.language));
  Workspace workspace{environment.reader, worker_threads()};
  if (const auto prepared = prepare(workspace, command.common, environment); !prepared) {
    fail(prepared.error(), catalog);
    return trouble;
  }
  workspace.wait_until_loaded();
  const auto words = words_of(catalog);
  auto findings = missing_layers(workspace, words);
  for (auto& finding : model::check_routes(make_check_input(workspace, words))) findings.push_back(std::move(finding));
  if (command.json) {
    Json list = Json::array();
    for (const auto& finding : findings) list.push_back(to_json(finding, catalog));
    print_json({{"findings", std::move(list)}});
  } else {
    print(findings, catalog);
  }
  const auto is_serious = [](const model::Finding& finding) { return finding.severity == model::Severity::Serious; };
  return std::ranges::any_of(findings, is_serious) ? 1 : 0;
}

int run_diff(const DiffCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(language_for(command.json, command.language));
  const auto older = io::load_project(command.older), newer = io::load_project(command.newer);
  if (!older || !newer) {
    if (!older) fail(older.error(), catalog);
    if (!newer) fail(newer.error(), catalog);
    return trouble;
  }
  const auto changes = model::diff_routes(older->document, newer->document, words_of(catalog));
  if (command.json) {
    Json list = Json::array();
    for (const auto& change : changes) list.push_back(to_json(change, catalog));
    print_json({{"changes", std::move(list)}});
  } else {
    for (const auto& change : changes) std::cout << catalog.tr(change.message) << '\n';
    if (changes.empty()) std::cout << catalog.tr("The routes are the same.") << '\n';
  }
  return changes.empty() ? 0 : 1;
}

}  // namespace eb::app
