#include "io/osm_cut.h"

#include <fmt/format.h>

#include "io/child_process.h"
#include "io/run_program.h"

namespace eb::io {

core::Result<std::optional<std::filesystem::path>> cut_osm_file(const std::filesystem::path& extract, OsmFileKind kind,
                                                                const geo::Box2d& box_deg,
                                                                const std::filesystem::path& scratch,
                                                                const std::stop_token& stop) {
  const auto program = find_in_path("osmium");
  if (program.empty()) return std::optional<std::filesystem::path>{};
  const auto cut = scratch / "cut.osm.pbf";
  const auto end = run_program(
      program,
      {"extract",
       fmt::format("--bbox={:.7f},{:.7f},{:.7f},{:.7f}", box_deg.min_x, box_deg.min_y, box_deg.max_x, box_deg.max_y),
       "--strategy=complete_ways", "--no-progress", "--overwrite", "--output=" + cut.string(),
       std::string{"--input-format="} + (kind == OsmFileKind::Pbf ? "pbf" : "osm"),
       std::filesystem::absolute(extract).string()},
      std::nullopt, stop);
  if (!end) return end.error();
  if (end->how == ProgramEnd::How::Stopped) {
    return core::Error{core::msg("The import was cancelled"), {}, extract.string()};
  }
  return end->status == 0 ? std::optional{cut} : std::nullopt;
}

}  // namespace eb::io
