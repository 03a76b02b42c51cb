#pragma once
// A small OpenStreetMap extract as text: a village at a river with a street, a main road, a footpath, and a lane nobody
// can reach.
#include <functional>
#include <string>
#include <vector>

namespace eb::io {

struct OsmNode {
  int id;
  double lat, lon;
  std::string tags;
};
struct OsmWay {
  int id;
  std::vector<int> nodes;
  std::string tags;
};

inline std::string osm_tag(const std::string& key, const std::string& value) {
  return "<tag k=\"" + key + "\" v=\"" + value + "\"/>";
}

inline std::vector<OsmNode> village_nodes() {
  return {{1, 51.500, 7.000, {}},
          {2, 51.500, 7.010, {}},
          {3, 51.500, 7.020, {}},
          {4, 51.510, 7.020, {}},
          {5, 51.510, 7.000, {}},
          {6, 51.505, 7.010,
           osm_tag("place", "village") + osm_tag("name", "Oberdorf") + osm_tag("name:en", "Upper Village")},
          {7, 51.600, 7.000, {}},
          {8, 51.600, 7.010, {}},
          {9, 51.495, 7.000, {}},
          {10, 51.495, 7.020, {}},
          {11, 51.506, 7.020, {}}};
}

inline std::vector<OsmWay> village_ways() {
  return {{1, {1, 2, 3}, osm_tag("highway", "residential") + osm_tag("name", "Hauptstraße")},
          {2, {3, 11, 4}, osm_tag("highway", "primary") + osm_tag("ref", "B 224")},
          {3, {4, 5}, osm_tag("highway", "footway")},
          {4, {7, 8}, osm_tag("highway", "residential")},
          {5, {9, 10}, osm_tag("waterway", "river") + osm_tag("name", "Bach")},
          {6, {1, 3, 4, 1}, osm_tag("landuse", "forest")},
          {7, {1, 2, 4, 1}, osm_tag("natural", "water")},
          {8, {2, 6}, osm_tag("railway", "rail")},
          {9, {5, 1}, osm_tag("highway", "proposed")}};
}

// `renamed` gives each id of a node another one.
inline std::string osm_text(
    const std::vector<OsmNode>& nodes, const std::vector<OsmWay>& ways,
    const std::function<int(int)>& renamed = [](int id) { return id; }) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n";
  for (const auto& node : nodes)
    text += "<node id=\"" + std::to_string(renamed(node.id)) + "\" version=\"1\" lat=\"" + std::to_string(node.lat) +
            "\" lon=\"" + std::to_string(node.lon) + "\">" + node.tags + "</node>\n";
  for (const auto& way : ways) {
    text += "<way id=\"" + std::to_string(way.id) + "\" version=\"1\">";
    for (const int node : way.nodes) text += "<nd ref=\"" + std::to_string(renamed(node)) + "\"/>";
    text += way.tags + "</way>\n";
  }
  return text + "</osm>\n";
}

inline std::string village() {
  return osm_text(village_nodes(), village_ways());
}

}  // namespace eb::io
