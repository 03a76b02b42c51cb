// `handout`: the excursion as a web page that needs no installation.
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/stage.h"
#include "app/web_handout.h"

namespace eb::app {

namespace {

void print_json(const WebHandoutReport& report, const text::Catalog& catalog) {
  using Json = nlohmann::ordered_json;
  Json files = Json::array(), left_out = Json::array();
  for (const auto& [name, bytes] : report.files) files.push_back({{"name", name}, {"bytes", bytes}});
  for (const auto& error : report.left_out) left_out.push_back(core::to_text(error, catalog.translate()));
  const Json json{{"page", report.page.string()}, {"bytes", report.bytes}, {"files", files}, {"left_out", left_out}};
  std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

int run_web_handout(const WebHandoutCommand& command, const Environment& environment) {
  // What is said here is said in the language of the system; the page has languages of its own.
  const auto catalog = environment.catalog({});
  const auto stage = set_stage(command.common, {16, 16}, Order::Together, environment);
  if (!stage) return fail(stage.error(), catalog);
  auto handout = WebHandout::start(environment, *stage->workspace, *stage->offscreen.renderer,
                                   {command.languages, command.out, command.is_single_file, {}, command.group});
  if (!handout) return fail(handout.error(), catalog);
  while ((*handout)->drawn() < (*handout)->maps()) {
    if (const auto drawn = (*handout)->draw_next(true); !drawn) return fail(drawn.error(), catalog);
  }
  const auto report = write_web_handout((*handout)->job());
  if (!report) return fail(report.error(), catalog);
  for (const auto& error : report->left_out)
    std::cerr << "emscherblick: " << core::to_text(error, catalog.translate()) << '\n';
  if (command.json) print_json(*report, catalog);
  return 0;
}

}  // namespace eb::app
