#include "io/written_geometry.h"

#include <cpl_json.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "io/position_numbers.h"

namespace eb::io {
namespace {

constexpr vsi_l_offset largest = vsi_l_offset{64} << 20U;  // bytes; a second look at more takes too long

GDALDatasetUniquePtr open_again(GDALDataset& dataset, const char* const* options) {
  const char* name = dataset.GetDescription();
  VSIStatBufL status{};
  if (VSIStatL(name, &status) != 0 || static_cast<vsi_l_offset>(status.st_size) > largest) return nullptr;
  const std::array<const char*, 2> driver{dataset.GetDriver()->GetDescription(), nullptr};
  return GDALDatasetUniquePtr{
      GDALDataset::Open(name, GDAL_OF_VECTOR | GDAL_OF_READONLY, driver.data(), options, nullptr)};
}

bool has_geometry_text(const char* feature_json) {
  CPLJSONDocument document;
  if (feature_json == nullptr || !document.LoadMemory(std::string{feature_json})) return false;
  const CPLJSONObject geometry = document.GetRoot().GetObj("geometry");
  return geometry.IsValid() && geometry.GetType() != CPLJSONObject::Type::Null;
}

}  // namespace

bool WrittenGeometry::is_written(std::int64_t feature) {
  if (!m_written) look();
  return m_written->contains(feature);
}

void WrittenGeometry::look() {
  m_written.emplace();
  const GDALDriver* driver = m_place.dataset->GetDriver();
  const GdalComplaints hears_them;  // what is wrong with the file was said when it was read
  if (driver == nullptr || m_place.layer->GetGeomType() == wkbNone) return;
  if (EQUAL(driver->GetDescription(), "CSV")) look_at_tables();
  if (EQUAL(driver->GetDescription(), "GeoJSON")) look_at_json();
}

// Every column a text, none a geometry.
void WrittenGeometry::look_at_tables() {
  const std::array<const char*, 2> options{"AUTODETECT_TYPE=NO", nullptr};
  const auto again = open_again(*m_place.dataset, options.data());
  if (!again || again->GetLayerCount() == 0) return;
  OGRLayer& layer = *again->GetLayer(0);
  std::vector<int> columns;
  for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i)
    if (is_position_column(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef())) columns.push_back(i);
  for (const auto& feature : layer) {
    const auto is_filled = [&](int column) { return !without_blanks(feature->GetFieldAsString(column)).empty(); };
    if (std::any_of(columns.begin(), columns.end(), is_filled)) m_written->insert(feature->GetFID());
  }
}

void WrittenGeometry::look_at_json() {
  const std::array<const char*, 2> options{"NATIVE_DATA=YES", nullptr};
  const auto again = open_again(*m_place.dataset, options.data());
  OGRLayer* layer = again ? again->GetLayerByName(m_place.layer->GetName()) : nullptr;
  if (layer == nullptr) return;
  for (const auto& feature : *layer)
    if (feature->GetGeometryRef() == nullptr && has_geometry_text(feature->GetNativeData()))
      m_written->insert(feature->GetFID());
}

}  // namespace eb::io
