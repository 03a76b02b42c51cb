#include "session/preflight.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace eb::session {
namespace {

using Checks = std::vector<PreflightCheck>;
using core::msg;

constexpr double little_room_mb = 200;

void green(Checks& out, const char* check, core::Message detail) {
  out.push_back({check, CheckStatus::Green, std::move(detail), {}});
}
void amber(Checks& out, const char* check, core::Message detail, core::Message remedy) {
  out.push_back({check, CheckStatus::Amber, std::move(detail), std::move(remedy)});
}
void red(Checks& out, const char* check, core::Message detail, core::Message remedy) {
  out.push_back({check, CheckStatus::Red, std::move(detail), std::move(remedy)});
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

std::string title_of(const model::Layer& layer, const PreflightFacts& facts) {
  const auto& title = layer.title.in(facts.title_language);
  return title.empty() ? layer.id : title;
}

std::size_t number(std::size_t step) {
  return step + 1;
}

void check_displays(const PreflightFacts& facts, Checks& out) {
  constexpr const char* name = "displays";
  if (!facts.screens) {
    return amber(out, name, msg("No display can be asked from here"),
                 msg("Run the check again on the machine and in the session of the show."));
  }
  std::vector<std::string> screens;
  std::string hall;
  for (const auto& screen : *facts.screens) {
    screens.push_back(screen.name + " " + std::to_string(screen.width) + " × " + std::to_string(screen.height));
    if (screen.is_hall) hall = screen.name;
  }
  if (screens.empty()) {
    return red(out, name, msg("There is no screen"), msg("Plug a screen in and switch it on."));
  }
  if (screens.size() == 1) {
    return amber(out, name,
                 msg("One screen: {0}. The hall's picture covers it, and the console with it", joined(screens)),
                 msg("Plug the projector in and let the desktop extend onto it, instead of mirroring."));
  }
  if (hall.empty()) return green(out, name, msg("{0} screens: {1}", screens.size(), joined(screens)));
  green(out, name, msg("{0} screens: {1}. The hall's picture is on {2}", screens.size(), joined(screens), hall));
}

void check_steps(const model::Show& show, Checks& out) {
  constexpr const char* name = "show";
  if (show.empty()) {
    return red(out, name, msg("The project has no show"),
               msg("Open the show's steps and take a step from the current view."));
  }
  double seconds = 0;
  for (const auto& step : show.steps) seconds += step->planned_seconds;
  green(out, name, msg("{0} steps, {1} minutes", show.steps.size(), std::lround(seconds / 60)));
}

// The layers a step would show, unless all steps name theirs: then the others do not matter to the show.
std::set<std::string> layers_in_show(const model::Document& document) {
  std::set<std::string> shown;
  for (const auto& step : document.show->steps) {
    if (step->layers) shown.insert(step->layers->begin(), step->layers->end());
    if (step->layers) continue;
    for (const auto& layer : document.layers)
      if (layer->visible) shown.insert(layer->id);
  }
  return shown;
}

void check_files(const model::Document& document, const AssetStore& assets, const PreflightFacts& facts, Checks& out) {
  constexpr const char* name = "files";
  const auto shown = layers_in_show(document);
  std::size_t ready = 0, before = out.size();
  for (const auto& layer : document.layers) {
    const auto* asset = assets.find(layer->id);
    if (asset != nullptr && asset->state == LoadState::Ready) {
      ++ready;
    } else if (asset != nullptr && asset->state == LoadState::Loading) {
      amber(out, name, msg("{0} is still being loaded", title_of(*layer, facts)), msg("Wait, and look again."));
    } else {
      const auto text = asset != nullptr && asset->error ? core::to_text(asset->error->what) : std::string{"–"};
      const auto detail = msg("{0} is not there: {1} ({2})", title_of(*layer, facts), text, layer->source);
      const auto remedy =
          msg("Put the file back where the project looks for it, or take the layer out of the project.");
      if (shown.contains(layer->id))
        red(out, name, detail, remedy);
      else
        amber(out, name, detail, remedy);
    }
  }
  if (out.size() == before) green(out, name, msg("All {0} layers are loaded", ready));
}

void check_references(const model::Document& document, Checks& out) {
  constexpr const char* name = "steps";
  const auto before = out.size();
  const auto remedy = msg("Take the step again from the current view, or choose its layers anew.");
  const auto& steps = document.show->steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& step = *steps[i];
    for (const auto& id : step.layers.value_or(std::vector<core::LayerId>{}))
      if (document.find_layer(id) == nullptr)
        red(out, name, msg("Step {0} shows the layer {1}, which the project does not have", number(i), id), remedy);
    for (const auto& id : step.routes.value_or(std::vector<core::RouteId>{}))
      if (document.find_route(id) == nullptr)
        red(out, name, msg("Step {0} shows the route {1}, which the project does not have", number(i), id), remedy);
    if (step.highlight && document.find_layer(step.highlight->layer) == nullptr)
      red(out, name,
          msg("Step {0} lifts out something of the layer {1}, which the project does not have", number(i),
              step.highlight->layer),
          remedy);
  }
  if (out.size() == before && !steps.empty()) green(out, name, msg("Every step shows what the project has"));
}

// What was told while the project was read, but not again what a missing file has told.
void check_problems(const AssetStore& assets, const PreflightFacts& facts, Checks& out) {
  constexpr const char* name = "project";
  const auto before = out.size();
  const auto is_of_file = [&](const core::Error& problem) {
    return std::ranges::any_of(assets.all(), [&](const auto& asset) {
      return asset.second.error && asset.second.error->what == problem.what;
    });
  };
  for (const auto& problem : facts.problems) {
    if (is_of_file(problem)) continue;
    const auto remedy = problem.hint.empty() ? msg("Correct the project, or leave it as it is.") : problem.hint;
    amber(out, name, problem.what, remedy);
  }
  if (out.size() == before) green(out, name, msg("The project was read without a complaint"));
}

bool lacks(const model::LocalizedText& text, const std::string& language) {
  if (text.empty()) return false;  // meant to say nothing
  const auto found = text.by_language.find(language);
  return found == text.by_language.end() || found->second.empty();
}

std::string numbers(const std::vector<std::size_t>& steps) {
  std::vector<std::string> texts;
  for (const auto step : steps) texts.push_back(std::to_string(number(step)));
  return joined(texts);
}

void check_languages(const model::Show& show, const PreflightFacts& facts, Checks& out) {
  constexpr const char* name = "languages";
  const auto before = out.size();
  for (const auto& language : facts.languages) {
    std::vector<std::size_t> captions, texts;
    for (std::size_t i = 0; i < show.steps.size(); ++i) {
      if (lacks(show.steps[i]->caption, language))
        captions.push_back(i);
      else if (lacks(show.steps[i]->text, language))
        texts.push_back(i);
    }
    const auto remedy = msg("Write it in the show's table, or choose other languages for the captions.");
    if (!captions.empty()) red(out, name, msg("No caption in {0}: step {1}", language, numbers(captions)), remedy);
    if (!texts.empty()) amber(out, name, msg("No small text in {0}: step {1}", language, numbers(texts)), remedy);
  }
  if (out.size() == before && !facts.languages.empty())
    green(out, name, msg("Every caption is there in: {0}", joined(facts.languages)));
}

void check_fonts(const PreflightFacts& facts, Checks& out) {
  constexpr const char* name = "fonts";
  for (const auto& missing : facts.missing_letters) {
    const auto problem = describe(missing);
    red(out, name, problem.what, problem.hint);
  }
  if (facts.missing_letters.empty()) green(out, name, msg("The fonts have every letter of the captions"));
}

void check_frame_times(const PreflightFacts& facts, Checks& out) {
  constexpr const char* name = "frame_times";
  if (facts.is_measuring)
    return amber(out, name, msg("The steps are being drawn and timed"), msg("Wait, and look again."));
  if (facts.frame_times.empty()) return;
  const auto slower = [](const auto& a, const auto& b) { return a.milliseconds < b.milliseconds; };
  const auto& worst = *std::max_element(facts.frame_times.begin(), facts.frame_times.end(), slower);
  const auto rounded = std::lround(worst.milliseconds);
  if (worst.milliseconds < smooth_frame_ms)
    return green(out, name,
                 msg("Every step is smooth: at most {0} ms a picture, in step {1}", rounded, number(worst.step)));
  const auto remedy =
      msg("Hide layers the story does not need, choose a smaller picture for the hall, or switch to calm motion.");
  for (const auto& time : facts.frame_times) {
    if (time.milliseconds < smooth_frame_ms) continue;
    const auto detail = msg("Step {0} takes {1} ms a picture", number(time.step), std::lround(time.milliseconds));
    if (time.milliseconds < slow_frame_ms)
      amber(out, name, detail, remedy);
    else
      red(out, name, detail, remedy);
  }
}

void check_awake(const PreflightFacts& facts, Checks& out) {
  constexpr const char* name = "screen_saver";
  if (!facts.stays_awake) return;
  if (*facts.stays_awake) return green(out, name, msg("The desktop keeps the screens on while the show goes on"));
  amber(out, name, msg("Nobody can be asked to keep the screens on"),
        msg("Switch screen saver, screen lock and standby off in the settings of the desktop."));
}

void check_disk(const PreflightFacts& facts, Checks& out) {
  constexpr const char* name = "disk";
  if (facts.state_error)
    return red(out, name, facts.state_error->what,
               msg("Make room or give yourself the right to write there: {0}", facts.state_error->where));
  if (!facts.free_megabytes) return;
  const auto free = std::lround(*facts.free_megabytes);
  if (*facts.free_megabytes < little_room_mb)
    return amber(out, name, msg("Only {0} MB are free on the disk", free), msg("Delete what is not needed."));
  green(out, name, msg("Unsaved work can be kept on the disk"));
}

bool says_yes(const std::string& value) {
  return !value.empty() && value != "0" && value != "no" && value != "false" && value != "nein";
}

// Cells of a grid tell no place. Points that zones protect do, and so do points whose source calls them sensitive.
bool tells_places(const model::Layer& layer, const AssetStore& assets) {
  const auto* asset = assets.find(layer.id);
  if (asset == nullptr || !asset->features) return false;
  const auto& table = *asset->features;
  const bool is_zone = layer.zones && !layer.zones->are_cells;
  for (std::uint32_t feature = 0; feature < table.feature_count(); ++feature) {
    const auto part = table.feature_parts[feature];
    if (table.is_cell(feature)) continue;
    const bool is_point = part < table.feature_parts[feature + 1] && table.part_kinds[part] == model::PartKind::Point;
    if (is_point && (is_zone || says_yes(table.text("sensitive", feature)))) return true;
  }
  return false;
}

void check_sensitive(const model::Document& document, const AssetStore& assets, const PreflightFacts& facts,
                     Checks& out) {
  constexpr const char* name = "sensitive";
  const auto before = out.size();
  const auto shown = layers_in_show(document);
  for (const auto& layer : document.layers)
    if (shown.contains(layer->id) && tells_places(*layer, assets))
      red(out, name, msg("{0} shows the exact places of what its zones protect", title_of(*layer, facts)),
          msg("Take the layer out of the steps, or show cells of a grid in its place."));
  if (out.size() == before) green(out, name, msg("No step shows the exact place of something protected"));
}

bool is_remote(const std::string& source) {
  for (const char* sign : {"http://", "https://", "/vsicurl", "/vsis3", "WFS:", "WMS:", "WMTS:"})
    if (source.find(sign) != std::string::npos) return true;
  return false;
}

void check_network(const model::Document& document, const PreflightFacts& facts, Checks& out) {
  constexpr const char* name = "network";
  std::vector<std::string> remote;
  for (const auto& layer : document.layers)
    if (is_remote(layer->source)) remote.push_back(title_of(*layer, facts));
  if (!remote.empty())
    return red(out, name, msg("Comes from the network: {0}", joined(remote)),
               msg("Save the data in files beside the project: halls have no reliable network."));
  if (facts.network_allowed)
    return amber(out, name, msg("This run may use the network, though nothing needs it"),
                 msg("Start the show without --allow-network."));
  green(out, name, msg("Nothing needs the network, and the program does not use it"));
}

}  // namespace

core::Error describe(const MissingLetters& missing) {
  return {msg("Step {0}, {1}: no font has {2}", number(missing.step), missing.language, missing.letters),
          msg("Install the Noto fonts of that script (fonts-noto-core, fonts-noto-cjk), then start the program again."),
          {}};
}

std::vector<PreflightCheck> preflight(const model::Document& document, const AssetStore& assets,
                                      const PreflightFacts& facts) {
  Checks checks;
  check_displays(facts, checks);
  check_steps(*document.show, checks);
  check_references(document, checks);
  check_problems(assets, facts, checks);
  check_files(document, assets, facts, checks);
  check_languages(*document.show, facts, checks);
  check_fonts(facts, checks);
  check_frame_times(facts, checks);
  check_sensitive(document, assets, facts, checks);
  check_awake(facts, checks);
  check_disk(facts, checks);
  check_network(document, facts, checks);
  return checks;
}

CheckStatus worst_of(const std::vector<PreflightCheck>& checks) {
  auto worst = CheckStatus::Green;
  for (const auto& check : checks) worst = std::max(worst, check.status);
  return worst;
}

std::vector<std::string> languages_of(const model::Show& show) {
  std::set<std::string> codes;
  for (const auto& step : show.steps)
    for (const auto& [code, text] : step->caption.by_language)
      if (!text.empty()) codes.insert(code);
  return {codes.begin(), codes.end()};
}

}  // namespace eb::session
