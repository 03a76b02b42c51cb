// bare_read FILE: reads every coordinate and every field of every feature of a vector file through GDAL
// and keeps the coordinates, nothing else: what loading cannot do without. Prints one line of JSON.
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <chrono>
#include <cstdio>
#include <vector>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: bare_read FILE\n");
    return 2;
  }
  GDALAllRegister();
  const auto start = std::chrono::steady_clock::now();
  const GDALDatasetUniquePtr dataset{GDALDataset::Open(argv[1], GDAL_OF_VECTOR | GDAL_OF_READONLY)};
  if (!dataset) return 1;
  std::vector<OGRRawPoint> coordinates;
  for (OGRLayer* layer : dataset->GetLayers()) {
    for (const OGRFeatureUniquePtr& feature : layer) {
      const OGRGeometry* geometry = feature->GetGeometryRef();
      if (geometry == nullptr || wkbFlatten(geometry->getGeometryType()) != wkbLineString) continue;
      const OGRLineString* line = geometry->toLineString();
      const std::size_t before = coordinates.size();
      coordinates.resize(before + static_cast<std::size_t>(line->getNumPoints()));
      line->getPoints(coordinates.data() + before);
    }
  }
  const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - start;
  std::printf("{\"read_ms\": %.1f, \"vertices\": %zu}\n", elapsed.count(), coordinates.size());
  return 0;
}
