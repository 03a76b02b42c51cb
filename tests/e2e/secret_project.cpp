#include "secret_project.h"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

#include "unit/io/gdal_files.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string number(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.6f", value);
  return text.data();
}

// A little way from the place, as real lines and areas have it; all of it within some hundred metres.
std::string near_by(geo::LonLat place, double east, double north, const char* between = " ") {
  return number(place.lon + east) + between + number(place.lat + north);
}

// Rows of WGS 84 geometry, brought into the CRS.
void write_table(const fs::path& path, const char* driver, int epsg, const std::vector<std::string>& wkts,
                 const std::string& name) {
  GDALAllRegister();
  GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(driver), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  ASSERT_NE(dataset, nullptr) << path;
  OGRSpatialReferenceH target = io::make_reference(epsg), degrees = io::make_reference(4326);
  OGRLayerH layer = GDALDatasetCreateLayer(dataset, "finds", target, wkbUnknown, nullptr);
  if (layer == nullptr) layer = GDALDatasetCreateLayer(dataset, "finds", target, wkbPoint, nullptr);
  for (const char* column : {"name", "notes", "link", "from"}) {
    OGRFieldDefnH field = OGR_Fld_Create(column, OFTString);
    ASSERT_EQ(OGR_L_CreateField(layer, field, TRUE), OGRERR_NONE);
    OGR_Fld_Destroy(field);
  }
  for (std::string wkt : wkts) {
    char* text = wkt.data();
    OGRGeometryH geometry = nullptr;
    ASSERT_EQ(OGR_G_CreateFromWkt(&text, degrees, &geometry), OGRERR_NONE) << wkt;
    ASSERT_EQ(OGR_G_TransformTo(geometry, target), OGRERR_NONE);
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    OGR_F_SetFieldString(feature, 0, name.c_str());
    OGR_F_SetFieldString(feature, 1, ("by the Zkanarinotiz, " + name).c_str());
    OGR_F_SetFieldString(feature, 2, "https://zkanarilink.example/nest");
    OGR_F_SetFieldString(feature, 3, "2015-03-07");
    OGR_F_SetGeometryDirectly(feature, geometry);
    EXPECT_EQ(OGR_L_CreateFeature(layer, feature), OGRERR_NONE);
    OGR_F_Destroy(feature);
  }
  OSRDestroySpatialReference(target);
  OSRDestroySpatialReference(degrees);
  GDALClose(dataset);
}

std::string geojson_of(geo::LonLat place, const std::string& properties) {
  return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)" + properties +
         R"(,"geometry":{"type":"Point","coordinates":[)" + near_by(place, 0, 0, ",") + ",17.5]}}]}";
}

void write_texts(const fs::path& folder) {
  std::ofstream{folder / "points.geojson"}
      << geojson_of(secret_geojson, R"({"name":"Zkanarihorst Zwölfkanari","species":"Stork","from":"2014-02-03"})");
  std::ofstream{folder / "flagged.geojson"}
      << geojson_of(secret_flagged, R"({"name":"Zkanarihorst","sensitive":"yes","day":"2016-05-04"})");
  std::ofstream{folder / "by-hand.geojson"} << geojson_of(secret_by_hand, R"({"name":"Zkanarihorst"})");
  std::ofstream{folder / "table.csv"} << "name,notes,lon,lat\nZkanarihorst,Zkanarinotiz,"
                                      << near_by(secret_csv, 0, 0, ",") << '\n';
  // A position that is no number, and years for times: what is converted before it is read.
  std::ofstream{folder / "way.gpx"}
      << R"(<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="here" lon=")"
      << number(secret_gpx.lon) << R"("><name>Zkanarihorst</name></wpt><wpt lat=")" << number(secret_gpx.lat)
      << R"(" lon=")" << number(secret_gpx.lon) << R"("><ele>17.5</ele><name>Zkanarihorst</name></wpt><wpt lat=")"
      << number(secret_gpx.lat + 0.001) << R"(" lon=")" << number(secret_gpx.lon + 0.001)
      << R"("><name>Zkanarinotiz</name></wpt></gpx>)";
  std::ofstream{folder / "place.kml"}
      << R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Zkanarihorst</name>)"
         R"(<description>Zkanarinotiz</description><TimeSpan><begin>2014</begin><end>2019</end></TimeSpan><MultiGeometry><Point><coordinates>)"
      << near_by(secret_kml, 0, 0, ",") << ",17.5</coordinates></Point><LineString><coordinates>"
      << near_by(secret_kml, 0, 0, ",") << ' ' << near_by(secret_kml, 0.002, 0.001, ",")
      << "</coordinates></LineString></MultiGeometry></Placemark></Document></kml>";
  std::ofstream{folder / "packet.czml"}
      << R"([{"id":"document","version":"1.0"},{"id":"a","name":"Zkanarihorst","availability":"2014-01-01T00:00:00Z/2019-01-01T00:00:00Z","position":{"cartographicDegrees":[)"
      << near_by(secret_czml, 0, 0, ",") << R"(,17.5]},"point":{}}])";
}

void write_tables(const fs::path& folder) {
  const auto ring = [](geo::LonLat p) {
    return "POLYGON ((" + near_by(p, 0, 0) + "," + near_by(p, 0.002, 0) + "," + near_by(p, 0.002, 0.001) + "," +
           near_by(p, 0, 0) + "))";
  };
  write_table(folder / "areas.gpkg", "GPKG", 25832, {ring(secret_gpkg)}, "Zkanarihorst");
  write_table(folder / "gauss.gpkg", "GPKG", 31466,
              {"MULTIPOINT (" + near_by(secret_gauss, 0, 0) + "," + near_by(secret_gauss, 0.001, 0.001) + ")"},
              "Zkanarihorst");
  write_table(
      folder / "mercator.gpkg", "GPKG", 3857,
      {"LINESTRING Z (" + near_by(secret_mercator, 0, 0) + " 17," + near_by(secret_mercator, 0.002, 0.001) + " 18)"},
      "Zkanarihorst");
  write_table(folder / "points.shp", "ESRI Shapefile", 31467, {"POINT (" + near_by(secret_shape, 0, 0) + ")"},
              "Zkanarihorst");
}

Json layer(const std::string& id, const std::string& source, bool is_sensitive) {
  Json json{{"id", id},
            {"title", {{"en", "Finds " + id}}},
            {"source", source},
            {"name_field", "name"},
            {"style", {{"label", {{"field", "name"}}}, {"point", {{"size_field", "link"}, {"number_field", "notes"}}}}},
            {"zones", {{"rules", Json::array({Json{{"distance_m", 300}, {"season", "Jan 1-Aug 31"}}})}}}};
  if (is_sensitive) json["sensitive"] = {{"grid", "tk25-quadrant"}, {"keep", {"species", "link"}}};
  return json;
}

Json stop(const char* id, double lon, double lat) {
  return {{"id", id}, {"position", {lon, lat}}, {"name", {{"en", std::string{"Stop "} + id}}}, {"dwell_minutes", 20}};
}

}  // namespace

std::vector<geo::LonLat> secret_places() {
  return {secret_geojson,  secret_gpkg,  secret_csv,     secret_gpx,     secret_kml,  secret_gauss,
          secret_mercator, secret_shape, secret_flagged, secret_by_hand, secret_czml, secret_exact};
}

std::vector<std::string> secret_names() {
  return {"Zkanarihorst", "Zkanarinotiz", "Zkanarilink", "Zwölfkanari"};
}

fs::path write_secret_project(const fs::path& folder, bool is_open) {
  fs::create_directories(folder);
  write_texts(folder);
  write_tables(folder);
  Json layers = Json::array();
  for (const char* source : {"points.geojson", "areas.gpkg", "table.csv", "way.gpx", "place.kml", "gauss.gpkg",
                             "mercator.gpkg", "points.shp", "packet.czml"})
    layers.push_back(layer(fs::path{source}.stem().string() + "-" + std::to_string(layers.size()), source, !is_open));
  layers.push_back(layer("flagged", "flagged.geojson", false));
  const Json view{{"center", {6.8, 51.55}}, {"width_m", 20000}, {"height_m", 12000}};
  const Json tour{{"id", "tour"},
                  {"name", {{"en", "Tour"}}},
                  {"schedule", {{"date", "2016-06-01"}, {"time_zone", "Europe/Berlin"}}},
                  {"points", Json::array({stop("a", 6.545, 51.552), stop("b", 7.3, 51.505)})}};
  const Json one{{"id", "one"},
                 {"caption", {{"en", "One"}}},
                 {"view", view},
                 {"clock", {{"from", "2016-01-01"}}},
                 {"planned_seconds", 1}};
  const Json two{{"id", "two"},
                 {"caption", {{"en", "Two"}}},
                 {"view", view},
                 {"clock", {{"from", "2012-01-01"}, {"to", "2018-01-01"}, {"seconds", 1}}},
                 {"planned_seconds", 1}};
  Json project{{"format", "emscherblick-project"}, {"version", 2}, {"title", {{"en", "Finds"}}}};
  project["home"] = {6.4, 51.45, 7.7, 51.65};
  project["time"] = {{"from", "2010-01-01"}, {"to", "2022-12-31"}, {"start", "2016-06-01"}};
  project["layers"] = layers;
  project["routes"] = Json::array({tour});
  project["show"]["steps"] = Json::array({one, two});
  const fs::path file = folder / "finds.emscherblick";
  std::ofstream{file} << project.dump(1) << '\n';
  return file;
}

std::vector<fs::path> write_awkward_files(const fs::path& folder) {
  fs::create_directories(folder / "theirs");
  constexpr std::size_t many = 150;
  const auto point = [](geo::LonLat place) {
    return std::vector<std::string>(many, "POINT (" + near_by(place, 0, 0) + ")");
  };
  {
    std::ofstream gml{folder / "scheme.gml"};
    gml << R"(<?xml version="1.0"?><ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml">)";
    for (std::size_t i = 0; i < many; ++i) {
      gml << R"(<gml:featureMember><ogr:r fid="r.)" << i
          << R"("><ogr:geometryProperty><gml:Point srsName="EPSG:4326"><gml:pos>)" << near_by(secret_by_hand, 0, 0)
          << "</gml:pos></gml:Point></ogr:geometryProperty><ogr:name>Zkanarihorst</ogr:name></ogr:r></"
             "gml:featureMember>";
    }
    gml << "</ogr:FeatureCollection>";
  }
  write_table(folder / "bare.shp", "ESRI Shapefile", 31467, point(secret_shape), "Zkanarihorst");
  fs::remove(folder / "bare.shx");
  write_table(folder / "log.gpkg", "GPKG", 25832, point(secret_gpkg), "Zkanarihorst");
  GDALDatasetH writer =
      GDALOpenEx((folder / "log.gpkg").c_str(), GDAL_OF_UPDATE | GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
  for (const char* sql :
       {"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", "UPDATE finds SET notes = 'Zkanarinotiz'"})
    GDALDatasetReleaseResultSet(writer, GDALDatasetExecuteSQL(writer, sql, nullptr, nullptr));
  for (const char* part : {"log.gpkg", "log.gpkg-wal"}) fs::copy_file(folder / part, folder / "theirs" / part);
  GDALClose(writer);
  return {folder / "scheme.gml", folder / "bare.shp", folder / "theirs/log.gpkg"};
}

fs::path write_exact_file(const fs::path& folder) {
  const fs::path file = folder / "exact.geojson";
  std::ofstream{file} << geojson_of(secret_exact, R"({"name":"Zkanarihorst","notes":"Zkanarinotiz"})");
  return file;
}

}  // namespace eb::test
