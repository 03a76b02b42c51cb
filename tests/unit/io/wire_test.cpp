#include "io/wire.h"

#include <gtest/gtest.h>

namespace eb::io {
namespace {

LoadedLayer small_layer() {
  auto table = std::make_shared<model::FeatureTable>();
  table->source_file = "a.gpkg";
  table->vertices = {{1, 2}, {3, 4}, {5, 6}};
  table->part_kinds = {model::PartKind::Line, model::PartKind::Point};
  table->part_vertices = {0, 2, 3};
  table->feature_parts = {0, 1, 2};
  table->lives = {{{1, 2}, core::Certainty::Approximate}, {}};
  table->feature_ids = {4, 9};
  table->columns = {{"name", {std::string{"Emscher"}, std::monostate{}}}, {"n", {std::int64_t{3}, 2.5}}};
  return {table, nullptr, {{core::msg("what {0}", 1), core::msg("hint"), "layer", 4}}};
}

std::vector<std::byte> image_of(const LoadedLayer& layer) {
  WireWriter out;
  put_layer(out, layer);
  return out.bytes();
}

TEST(Wire, ALayerComesBackAsItWent) {
  const LoadedLayer sent = small_layer();
  const auto bytes = image_of(sent);
  WireReader in{bytes};
  const auto got = get_layer(in);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->features->vertices, sent.features->vertices);
  EXPECT_EQ(got->features->lives, sent.features->lives);
  EXPECT_EQ(got->features->columns[0].values, sent.features->columns[0].values);
  EXPECT_EQ(got->features->columns[1].values, sent.features->columns[1].values);
  EXPECT_EQ(got->problems[0].what, sent.problems[0].what);
  EXPECT_EQ(got->problems[0].feature_id, 4);
  EXPECT_EQ(got->features->extent, (geo::Box2d{1, 2, 5, 6}));
}

TEST(Wire, WhatIsKnownOfALayerComesBackAsItWent) {
  LayerInfo sent;
  sent.name = "reaches";
  sent.features = 7;
  sent.date_fields = {"begin", "end", ""};
  sent.date_columns = {"begin", "end", "surveyed"};
  sent.dated_features = 5;
  sent.dates = {-34'000, 8'279};
  WireWriter out;
  put_infos(out, {sent});
  WireReader in{out.bytes()};
  const auto got = get_infos(in);
  ASSERT_TRUE(got);
  ASSERT_EQ(got->size(), 1U);
  EXPECT_EQ(got->front().name, sent.name);
  EXPECT_EQ(got->front().features, sent.features);
  EXPECT_EQ(got->front().date_fields, sent.date_fields);
  EXPECT_EQ(got->front().date_columns, sent.date_columns);
  EXPECT_EQ(got->front().dated_features, sent.dated_features);
  EXPECT_EQ(got->front().dates, sent.dates);
  for (std::size_t size = 0; size < out.bytes().size(); ++size) {
    WireReader cut{std::span{out.bytes()}.first(size)};
    EXPECT_FALSE(get_infos(cut)) << size;
  }
}

TEST(Wire, EveryShortImageIsRefused) {
  const auto bytes = image_of(small_layer());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    WireReader in{std::span{bytes}.first(size)};
    EXPECT_FALSE(get_layer(in)) << size;
  }
}

// The other side may be hostile: whatever byte it changes, the tables that pass still hang together.
TEST(Wire, NoChangedByteMakesAnInconsistentTable) {
  const auto bytes = image_of(small_layer());
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const int value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
      auto changed = bytes;
      changed[at] = static_cast<std::byte>(value);
      WireReader in{changed};
      const auto got = get_layer(in);
      if (!got || !got->features) continue;
      const model::FeatureTable& table = *got->features;
      for (std::uint32_t part = 0; part < table.part_count(); ++part)
        for (const geo::Vec2d vertex : table.part(part)) EXPECT_TRUE(geo::is_finite(vertex));
      for (std::uint32_t row = 0; row < table.feature_count(); ++row)
        EXPECT_LE(table.feature_parts[row + 1], table.part_count());
    }
}

TEST(Wire, AHugeCountDoesNotAllocate) {
  WireWriter out;
  out.put(~std::uint64_t{0});
  WireReader in{out.bytes()};
  EXPECT_TRUE(in.get_array<double>().empty());
  EXPECT_TRUE(in.failed());
}

}  // namespace
}  // namespace eb::io
