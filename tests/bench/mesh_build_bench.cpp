// mesh_build_bench [VERTICES]: how long the chunks of invented waterways take to build on one core, at
// every level of detail of the whole region. A table on stdout; measures, never judges.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "scene/layer_meshes.h"
#include "waterways.h"

namespace {

using Clock = std::chrono::steady_clock;
double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::shared_ptr<const eb::model::FeatureTable> make_table(std::size_t reaches) {
  auto table = std::make_shared<eb::model::FeatureTable>();
  eb::bench::WaterwayGenerator generator{1};
  for (std::size_t i = 0; i < reaches; ++i) {
    const eb::bench::Reach reach = generator.next();
    table->vertices.insert(table->vertices.end(), reach.vertices.begin(), reach.vertices.end());
    for (const eb::geo::Vec2d vertex : reach.vertices) table->extent.add(vertex);
    table->part_vertices.push_back(static_cast<std::uint32_t>(table->vertices.size()));
    table->part_kinds.push_back(eb::model::PartKind::Line);
    table->feature_parts.push_back(table->part_count());
    table->lives.push_back(
        {{eb::core::first_day_of_year(reach.valid_from_year), eb::core::first_day_of_year(reach.valid_to_year)},
         eb::core::Certainty::Certain});
    table->feature_ids.push_back(static_cast<std::int64_t>(i));
  }
  return table;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t vertices = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 5'000'000;
  const auto table = make_table(vertices / eb::bench::vertices_per_reach);
  auto start = Clock::now();
  eb::scene::FeatureClasses classes = eb::scene::classify(*table, {}, {});
  std::printf("classify    %8.1f ms\n", milliseconds_since(start));
  start = Clock::now();
  const eb::scene::LayerGeometry geometry{table, std::move(classes)};
  std::printf("index       %8.1f ms\n", milliseconds_since(start));
  for (unsigned detail = 0; detail < eb::scene::levels_of_detail; ++detail) {
    eb::session::Camera camera;
    camera.center = table->extent.center();
    camera.metres_per_pixel = detail == 0 ? 1 : eb::scene::tolerance_m(detail) / 0.35 * 1.01;
    camera.width_px = static_cast<int>(table->extent.width() / camera.metres_per_pixel) + 2;
    camera.height_px = static_cast<int>(table->extent.height() / camera.metres_per_pixel) + 2;
    start = Clock::now();
    const std::vector<eb::scene::ChunkId> chunks = geometry.needed(camera);
    const double needed_ms = milliseconds_since(start);
    std::size_t segments = 0;
    double longest_ms = 0;
    start = Clock::now();
    for (const eb::scene::ChunkId chunk : chunks) {
      const auto chunk_start = Clock::now();
      segments += std::get<eb::render::LineMesh>(geometry.build(chunk)).segments.size();
      longest_ms = std::max(longest_ms, milliseconds_since(chunk_start));
    }
    std::printf("level %2u %6.0f m/px %4zu chunks %9zu segments %8.1f ms, longest chunk %6.1f ms, needed() %.3f ms\n",
                detail, camera.metres_per_pixel, chunks.size(), segments, milliseconds_since(start), longest_ms,
                needed_ms);
  }
  return 0;
}
