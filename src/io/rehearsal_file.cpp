#include "io/rehearsal_file.h"

#include <fmt/format.h>

#include "core/atomic_file.h"
#include "io/json_file.h"
#include "io/json_object_reader.h"

namespace eb::io {

namespace {

using core::msg;

constexpr const char* format_name = "emscherblick-rehearsals";
constexpr double most_seconds = 7 * 24 * 3600;

// FNV-1a: the same name for the same path on every machine.
std::uint64_t hash_of(const std::string& text) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;
  for (const unsigned char c : text) hash = (hash ^ c) * 1'099'511'628'211U;
  return hash;
}

model::ShowRun read_run(ObjectReader& in) {
  model::ShowRun run;
  in.require({"started"});
  in.read("started", run.started);
  in.list("steps", [&](ObjectReader& one) {
    auto& time = run.steps.emplace_back();
    one.require({"step", "seconds"});
    one.read("step", time.step);
    one.read("seconds", time.seconds, 0, most_seconds);
  });
  return run;
}

}  // namespace

std::filesystem::path rehearsal_file(const std::filesystem::path& folder, const std::string& project) {
  return folder / fmt::format("{:016x}.json", hash_of(project));
}

core::Result<std::vector<model::ShowRun>> load_rehearsals(const std::filesystem::path& file) {
  std::vector<model::ShowRun> runs;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return runs;
  const auto text = read_text_file(file);
  if (!text) return text.error();
  const auto json = parse_json(*text);
  if (!json) return json.error();
  Report report;
  ObjectReader in{*json, {}, report};
  std::string format;
  in.require({"format"});
  in.read("format", format);
  if (!report.error && format != format_name)
    in.fail("format", msg("{0} must be the text {1}.", in.at("format"), format_name));
  in.list("runs", [&](ObjectReader& one) { runs.push_back(read_run(one)); });
  if (!report.error) return runs;
  return core::Error{msg("The rehearsals of the show cannot be read: {0}", core::to_text(report.error->what)),
                     msg("They start anew; correct the file or delete it."), file.string()};
}

core::Result<void> save_rehearsals(const std::filesystem::path& file, const std::string& project,
                                   const std::vector<model::ShowRun>& runs) {
  nlohmann::ordered_json json{{"format", format_name}, {"project", project}, {"runs", nlohmann::ordered_json::array()}};
  for (const auto& run : runs) {
    nlohmann::ordered_json one{{"started", run.started}, {"steps", nlohmann::ordered_json::array()}};
    for (const auto& [step, seconds] : run.steps) one["steps"].push_back({{"step", step}, {"seconds", seconds}});
    json["runs"].push_back(std::move(one));
  }
  std::error_code failed;
  std::filesystem::create_directories(file.parent_path(), failed);
  // A folder that could not be made is told by the writing itself.
  return core::write_file_atomically(file,
                                     json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

}  // namespace eb::io
