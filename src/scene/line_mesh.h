#pragma once
// Lines and outlines of areas as capsules: cut into short runs once, then built chunk by chunk at any
// tolerance. Pure functions, for workers.
#include <cstdint>
#include <span>
#include <vector>

#include "geo/types.h"
#include "model/feature_table.h"
#include "render/mesh_data.h"
#include "scene/line_change.h"

namespace eb::scene {

struct FeatureClasses;

// A piece of one line or ring, short enough that a chunk can hold it whole. Neighbouring runs share a
// vertex, which every level of detail keeps, so chunks built apart still join.
struct LineRun {
  geo::Box2d extent;
  std::uint32_t first_vertex = 0, last_vertex = 0;  // in FeatureTable::vertices, both included
  std::uint32_t feature = 0;
  float along_m = 0;                 // from the start of the line to first_vertex
  float way_start_m = 0, way_m = 0;  // where first_vertex lies on its way of change; see Way
  // The same for all its segments: new_course, left_course; from piece_shift on which piece of its row it is.
  std::uint8_t marks = 0;
};
inline constexpr unsigned piece_shift = 2;
inline constexpr std::uint32_t max_run_segments = 64;
// A run of several segments is at most this long and wide; a single segment may be longer.
inline constexpr double max_run_size_m = 2048;

// A line or ring of a table: its vertices are [first_vertex, end_vertex).
struct LinePart {
  std::uint32_t first_vertex = 0, end_vertex = 0;
  std::uint32_t feature = 0;
  Way way;
  std::span<const std::uint8_t> marks;  // of the segment that ends in each vertex; empty = none
};
// Appends the runs of the part; returns its extent.
geo::Box2d append_runs(const model::FeatureTable& table, const LinePart& part, std::vector<LineRun>& runs);

struct LineMeshInput {
  const model::FeatureTable& table;
  const FeatureClasses& classes;
  const std::vector<LineRun>& runs;
  bool by_feature = false;  // see MeshForm
};
// Segments of the chosen runs, sorted by valid_from, then by row. With a tolerance above 0 each run is
// simplified, and of several runs smaller than half the tolerance that share a class, a life and a place
// one is drawn for all: then a vertex lies within 1.5 times the tolerance of the drawn lines. Segments that lie on
// a way of change are cut into pieces short against it.
render::LineMesh build_line_mesh(const LineMeshInput& input, std::span<const std::uint32_t> chosen, geo::Vec2d origin,
                                 double tolerance_m);

}  // namespace eb::scene
