#include "io/routing_database.h"

#include <charconv>
#include <cstring>
#include <string_view>
#include <vector>

#include "io/child_process.h"
#include "io/run_program.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::msg;
using core::Result;

constexpr std::array database_files{"nodes.mem", "segments.mem", "ways.mem", "relations.mem"};

// planetsplitter knows files by their suffix; the user's may have any.
Result<fs::path> with_known_suffix(const fs::path& extract, OsmFileKind kind, const fs::path& scratch) {
  const fs::path link = scratch / (kind == OsmFileKind::Pbf ? "extract.osm.pbf" : "extract.osm");
  std::error_code error;
  fs::remove(link, error);
  fs::create_symlink(fs::absolute(extract), link, error);
  if (error)
    return Error{msg("The routing database cannot be made: {0}", error.message()),
                 msg("Choose an output folder on another disk."), scratch.string()};
  return link;
}

// Where in its work planetsplitter is, from what it prints: first the bytes it has read, then one heading a step.
class Steps {
 public:
  Steps(std::uint64_t file_size, const std::function<void(float)>& progress)
      : m_file_size{file_size}, m_progress{progress} {}

  void hear(const std::string& news) {
    m_rest += news;
    for (std::size_t end = 0; (end = m_rest.find_first_of("\r\n")) != std::string::npos; m_rest.erase(0, end + 1))
      hear_line(std::string_view{m_rest}.substr(0, end));
  }

 private:
  void hear_line(std::string_view line) {
    constexpr float headings = 14, share_of_reading = 0.5F;
    constexpr std::string_view bytes = "Bytes=";
    if (line.starts_with("====")) ++m_heading;
    const auto at = line.find(bytes);
    std::uint64_t read = 0;
    if (at != std::string_view::npos) std::from_chars(line.data() + at + bytes.size(), line.data() + line.size(), read);
    const float done =
        m_heading > 1 ? 1.0F : static_cast<float>(read) / static_cast<float>(std::max<std::uint64_t>(1, m_file_size));
    const float after = static_cast<float>(std::max(0, m_heading - 1)) / headings;
    const float share = share_of_reading * std::min(done, 1.0F) + (1 - share_of_reading) * std::min(after, 1.0F);
    if (share <= m_share) return;
    m_share = share;
    if (m_progress) m_progress(share);
  }

  std::uint64_t m_file_size;
  const std::function<void(float)>& m_progress;
  std::string m_rest;
  int m_heading = 0;
  float m_share = 0;
};

// It says how many nodes belong to a way one can travel on, and breaks off where none does.
bool found_no_roads(const std::string& output) {
  return output.find("Highway=0 not-Highway=") != std::string::npos;
}

Error failure(const ProgramEnd& end, const fs::path& extract) {
  auto why = last_line(end.complaints);
  if (why.empty()) why = last_line(end.output);
  if (why.empty()) why = end.status < 0 ? ::strsignal(-end.status) : "planetsplitter " + std::to_string(end.status);
  return {msg("The routing database cannot be made: {0}", why),
          msg("Check that the disk has space; or get the extract again, for it may be damaged."), extract.string()};
}

}  // namespace

bool is_routing_database(const fs::path& folder) {
  std::error_code error;
  return std::ranges::all_of(database_files,
                             [&](const char* name) { return fs::is_regular_file(folder / name, error); });
}

Result<RoutingDatabase> make_routing_database(const fs::path& extract, OsmFileKind kind, const fs::path& folder,
                                              const fs::path& scratch, const std::stop_token& stop,
                                              const std::function<void(float)>& progress) {
  const auto program = find_in_path("planetsplitter");
  if (program.empty()) return RoutingDatabase::NoProgram;
  const auto link = with_known_suffix(extract, kind, scratch);
  if (!link) return link.error();
  std::error_code error;
  Steps steps{fs::file_size(extract, error), progress};
  // Bends closer than half a metre may go; with the usual three metres legs would leave the drawn road.
  const std::vector<std::string> arguments{"--dir=" + folder.string(),
                                           "--tmpdir=" + scratch.string(),
                                           "--sort-ram-size=256",
                                           "--prune-straight=0.5",
                                           "--loggable",
                                           link->string()};
  const auto end =
      run_program(program, arguments, std::nullopt, stop, [&](const std::string& news) { steps.hear(news); });
  if (!end) return end.error();
  if (end->how == ProgramEnd::How::Stopped) return Error{msg("The import was cancelled"), {}, extract.string()};
  if (end->status == 0 && is_routing_database(folder)) return RoutingDatabase::Made;
  if (end->status != 0 && found_no_roads(end->output)) return RoutingDatabase::NoRoads;
  return failure(*end, extract);
}

}  // namespace eb::io
