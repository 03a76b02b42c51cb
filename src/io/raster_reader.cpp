#include "io/raster_reader.h"

#include <cpl_string.h>
#include <gdal_alg.h>
#include <gdal_utils.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "geo/crs.h"
#include "io/hillshade.h"
#include "io/raster_sampler.h"
#include "io/stated_crs.h"
#include "io/vector_reader.h"

namespace eb::io {
namespace {

using core::Error;
using core::msg;
using core::Result;
using model::RasterImage;

constexpr int longest_side = 4096;
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

std::optional<std::array<double, 6>> geotransform(GDALDataset& dataset) {
  std::array<double, 6> values{};
  if (dataset.GetGeoTransform(values.data()) != CE_None) return std::nullopt;
  const bool is_finite = std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
  const bool has_area = std::abs(values[1] * values[5] - values[2] * values[4]) > 0;
  return is_finite && has_area ? std::optional{values} : std::nullopt;
}

std::vector<geo::Vec2d> corners(GDALDataset& dataset, const std::array<double, 6>& t) {
  const double w = dataset.GetRasterXSize(), h = dataset.GetRasterYSize();
  const auto at = [&](double x, double y) {
    return geo::Vec2d{t[0] + x * t[1] + y * t[2], t[3] + x * t[4] + y * t[5]};
  };
  return {at(0, 0), at(w, 0), at(w, h), at(0, h)};
}

int nothing_cancels(double share, const char*, void* heartbeat) {
  static_cast<Heartbeat*>(heartbeat)->beat(static_cast<float>(share));
  return TRUE;
}

struct TransformerDeleter {
  void operator()(void* transformer) const { GDALDestroyGenImgProjTransformer(transformer); }
};

// The frame of the image in the project CRS.
struct Target {
  geo::Box2d extent;
  int width = 0, height = 0;
};

class RasterLoader {
 public:
  RasterLoader(GDALDataset& dataset, const std::string& target_crs, Heartbeat& heartbeat, ProblemList& problems)
      : m_source{&dataset}, m_target_crs{target_crs}, m_heartbeat{heartbeat}, m_problems{problems} {}

  Result<std::shared_ptr<RasterImage>> run() {
    if (auto crs = find_crs(); !crs) return crs.error();
    if (auto thinned = thin_out(); !thinned) return thinned.error();
    expand_palette();
    auto target = plan_target();
    if (!target) return target.error();
    auto warped = warp(*target);
    // Warping gives up at the first damaged block; the others may be fine.
    if (!warped && !m_sampled && is_small() && sample({})) warped = warp(*target);
    if (!warped) return warped.error();
    m_image->extent = target->extent;
    m_image->width = target->width;
    m_image->height = target->height;
    paint(**warped);
    return m_image;
  }

 private:
  Result<void> find_crs() {
    const bool has_points = m_source->GetGCPCount() > 0;
    const auto transform = geotransform(*m_source);
    if (!transform && !has_points)
      return Error{msg("{0} is a picture without a position", m_problems.file()),
                   msg("Put a world file and a .prj file beside it, or georeference it in a GIS."),
                   {}};
    m_crs = stated_crs(transform ? m_source->GetSpatialRef() : m_source->GetGCPSpatialRef());
    if (m_crs.empty() && transform) {
      if (auto guessed = guess_degrees(*transform); !guessed) return guessed.error();
    } else if (m_crs.empty()) {
      return no_crs();
    }
    auto way = geo::Transformer::create(m_crs, m_target_crs, raster_extent_deg(*m_source));
    if (!way)
      return Error{
          msg("{0}: {1}", m_problems.file(), without_full_stop(core::to_text(way.error().what))), way.error().hint, {}};
    m_image->source_crs = geo::crs_label(m_crs);
    m_image->crs_accuracy_m = way->accuracy_m();
    if (way->accuracy_m() < 0)
      m_problems.add(
          msg("{0}: how exactly it can be placed is not known, because its coordinate reference system names no datum",
              m_problems.file()),
          msg("If it lies in the wrong place, give it its coordinate reference system with a GIS."));
    if (!way->missing_grid().empty()) m_problems.add_missing_grid(way->accuracy_m(), way->missing_grid());
    return {};
  }

  [[nodiscard]] Error no_crs() const {
    return {msg("{0} does not say which coordinate reference system it is in", m_problems.file()),
            msg("Give it one with a GIS, for example \"gdal_edit.py -a_srs EPSG:25832 file\", or put a .prj file "
                "beside it."),
            {}};
  }

  Result<void> guess_degrees(const std::array<double, 6>& transform) {
    geo::Box2d box;
    for (const geo::Vec2d corner : corners(*m_source, transform)) box.add(corner);
    const bool fits = box.min_x >= -180.5 && box.max_x <= 180.5 && box.min_y >= -90.5 && box.max_y <= 90.5;
    const bool is_pixel_grid = std::abs(transform[1]) >= 1.0;  // one unit a pixel: no position at all
    if (!fits || is_pixel_grid) return no_crs();
    m_problems.add(
        msg("{0} states no coordinate reference system; its numbers look like degrees and were taken as WGS 84",
            m_problems.file()),
        msg("If it lies in the wrong place, give it its coordinate reference system with a GIS."));
    m_crs = "EPSG:4326";
    return {};
  }

  // A virtual copy of the source made by the gdal_translate library call.
  GDALDatasetUniquePtr virtual_copy(const CPLStringList& arguments) {
    GDALTranslateOptions* options = GDALTranslateOptionsNew(const_cast<char**>(arguments.List()), nullptr);
    GDALDatasetUniquePtr copy{
        GDALDataset::FromHandle(GDALTranslate("", GDALDataset::ToHandle(m_source), options, nullptr))};
    GDALTranslateOptionsFree(options);
    return copy;
  }

  // A source that is far larger than the image and has no overviews is sampled first: warping would read it whole,
  // and blocks that do not fit into GDAL's cache again and again.
  Result<void> thin_out() {
    constexpr int enough = longest_side + longest_side / 2;
    const int width = m_source->GetRasterXSize(), height = m_source->GetRasterYSize();
    if (std::max(width, height) <= 2 * enough || m_source->GetRasterBand(1)->GetOverviewCount() > 0) return {};
    const double scale = static_cast<double>(enough) / std::max(width, height);
    return sample({"-outsize", std::to_string(std::max(1, static_cast<int>(width * scale))),
                   std::to_string(std::max(1, static_cast<int>(height * scale)))});
  }

  // Goes on with a copy in memory of what can be read; `size` = arguments for its size, none = as it is.
  Result<void> sample(const std::vector<std::string>& size) {
    CPLStringList arguments;
    for (const char* word : {"-of", "VRT"}) arguments.AddString(word);
    for (const std::string& word : size) arguments.AddString(word.c_str());
    const GDALDatasetUniquePtr frame = virtual_copy(arguments);
    SampledRaster sampled = frame ? sample_raster(*m_source, *frame, m_heartbeat) : SampledRaster{};
    if (!sampled.raster)
      return Error{msg("{0} is too large to be sampled", m_problems.file()), msg("Add overviews with gdaladdo."), {}};
    if (sampled.failed_pieces > 0)
      m_problems.add(msg("{0}: {1} pieces of it cannot be read and stay empty: {2}", m_problems.file(),
                         sampled.failed_pieces, CPLGetLastErrorMsg()),
                     msg("The file is damaged; get it again."));
    m_sampled = std::move(sampled.raster);
    m_source = m_sampled.get();
    return {};
  }

  [[nodiscard]] bool is_small() const {
    constexpr double most_pixels = 2.0 * longest_side * longest_side;
    return static_cast<double>(m_source->GetRasterXSize()) * m_source->GetRasterYSize() <= most_pixels;
  }

  void expand_palette() {
    GDALRasterBand& band = *m_source->GetRasterBand(1);
    if (m_source->GetRasterCount() != 1 || band.GetColorTable() == nullptr) return;
    CPLStringList arguments;
    for (const char* word : {"-of", "VRT", "-expand", "rgba"}) arguments.AddString(word);
    m_expanded = virtual_copy(arguments);
    if (!m_expanded) return;
    m_source = m_expanded.get();
    m_has_palette = true;
  }

  Result<Target> plan_target() {
    CPLStringList options;
    options.SetNameValue("SRC_SRS", m_crs.c_str());
    options.SetNameValue("DST_SRS", m_target_crs.c_str());
    const std::unique_ptr<void, TransformerDeleter> transformer{
        GDALCreateGenImgProjTransformer2(GDALDataset::ToHandle(m_source), nullptr, options.List())};
    std::array<double, 6> t{};
    std::array<double, 4> extent{};
    int width = 0, height = 0;
    if (!transformer ||
        GDALSuggestedWarpOutput2(GDALDataset::ToHandle(m_source), GDALGenImgProjTransform, transformer.get(), t.data(),
                                 &width, &height, extent.data(), 0) != CE_None)
      return Error{
          msg("{0} cannot be placed in {1}", m_problems.file(), m_target_crs),
          msg("It may cover more of the Earth than that coordinate reference system can show; cut it to the region."),
          {}};
    Target target;
    target.extent = {extent[0], extent[1], extent[2], extent[3]};
    const double scale = std::min(1.0, static_cast<double>(longest_side) / std::max(width, height));
    target.width = std::max(1, static_cast<int>(std::lround(width * scale)));
    target.height = std::max(1, static_cast<int>(std::lround(height * scale)));
    return target;
  }

  [[nodiscard]] bool is_byte() const { return m_source->GetRasterBand(1)->GetRasterDataType() == GDT_Byte; }

  Result<GDALDatasetUniquePtr> warp(const Target& target) {
    CPLStringList arguments;
    const auto add = [&](const std::string& word) { arguments.AddString(word.c_str()); };
    const auto exact = [](double value) { return std::string{CPLSPrintf("%.17g", value)}; };
    for (const char* word : {"-of", "MEM", "-wm", "128", "-et", "0.125", "-to", "ALLOW_BALLPARK=NO"}) add(word);
    for (const std::string& word : {std::string{"-s_srs"}, m_crs, std::string{"-t_srs"}, m_target_crs}) add(word);
    add("-te");
    for (const double value : {target.extent.min_x, target.extent.min_y, target.extent.max_x, target.extent.max_y})
      add(exact(value));
    for (const std::string& word : {std::string{"-ts"}, std::to_string(target.width), std::to_string(target.height)})
      add(word);
    for (const char* word : {"-r", m_has_palette ? "near" : "bilinear", "-ot", is_byte() ? "Byte" : "Float32"})
      add(word);
    if (!has_alpha()) add("-dstalpha");
    GDALWarpAppOptions* options = GDALWarpAppOptionsNew(arguments.List(), nullptr);
    GDALWarpAppOptionsSetProgress(options, nothing_cancels, &m_heartbeat);
    GDALDatasetH source = GDALDataset::ToHandle(m_source);
    GDALDatasetUniquePtr warped{GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &source, options, nullptr))};
    GDALWarpAppOptionsFree(options);
    if (!warped)
      return Error{msg("{0} could not be read: {1}", m_problems.file(), CPLGetLastErrorMsg()),
                   msg("The file may be damaged; get it again."),
                   {}};
    return warped;
  }

  [[nodiscard]] bool has_alpha() const {
    return m_source->GetRasterBand(m_source->GetRasterCount())->GetColorInterpretation() == GCI_AlphaBand;
  }

  std::vector<float> band_values(GDALDataset& warped, int band) {
    std::vector<float> values(static_cast<std::size_t>(m_image->width) * static_cast<std::size_t>(m_image->height));
    if (warped.GetRasterBand(band)->RasterIO(GF_Read, 0, 0, m_image->width, m_image->height, values.data(),
                                             m_image->width, m_image->height, GDT_Float32, 0, 0, nullptr) != CE_None)
      std::fill(values.begin(), values.end(), nan);
    return values;
  }

  void paint(GDALDataset& warped) {
    const int bands = warped.GetRasterCount() - 1;  // the last is alpha
    const auto alpha = band_values(warped, warped.GetRasterCount());
    if (bands >= 3)
      paint_colors(warped, alpha);
    else
      paint_single(band_values(warped, 1), alpha);
  }

  // The range that becomes 0..255: as it is for bytes, else what occurs.
  [[nodiscard]] std::pair<float, float> value_range(const std::vector<float>& values,
                                                    const std::vector<float>& alpha) const {
    if (is_byte()) return {0.0F, 255.0F};
    float low = std::numeric_limits<float>::max(), high = std::numeric_limits<float>::lowest();
    for (std::size_t i = 0; i < values.size(); ++i)
      if (alpha[i] > 0 && std::isfinite(values[i])) low = std::min(low, values[i]), high = std::max(high, values[i]);
    return low <= high ? std::pair{low, high} : std::pair{0.0F, 1.0F};
  }

  static std::uint8_t to_byte(float value, std::pair<float, float> range) {
    const float width = std::max(range.second - range.first, 1e-30F);
    return static_cast<std::uint8_t>(std::clamp((value - range.first) / width, 0.0F, 1.0F) * 255.0F + 0.5F);
  }

  void paint_colors(GDALDataset& warped, const std::vector<float>& alpha) {
    m_image->rgba.assign(alpha.size() * 4, 0);
    for (int band = 1; band <= 3; ++band) {
      const auto values = band_values(warped, band);
      const auto range = value_range(values, alpha);
      for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i]))
          m_image->rgba[i * 4 + static_cast<std::size_t>(band - 1)] = to_byte(values[i], range);
    }
    for (std::size_t i = 0; i < alpha.size(); ++i)
      m_image->rgba[i * 4 + 3] = static_cast<std::uint8_t>(std::clamp(alpha[i], 0.0F, 255.0F));
  }

  [[nodiscard]] bool is_elevation(std::pair<float, float> range) const {
    GDALRasterBand& band = *m_source->GetRasterBand(1);
    const GDALDataType type = band.GetRasterDataType();
    if (type == GDT_Byte || m_source->GetRasterCount() > 1) return false;
    const std::string unit = band.GetUnitType(), about = std::string{band.GetDescription()} + m_problems.file();
    if (EQUAL(unit.c_str(), "m") || EQUAL(unit.c_str(), "metre") || EQUAL(unit.c_str(), "meter") ||
        EQUAL(unit.c_str(), "metres"))
      return true;
    if (!unit.empty()) return false;
    constexpr float lowest = -500.0F, highest = 9000.0F;  // Dead Sea to Everest
    const bool is_on_earth = range.first >= lowest && range.second <= highest && range.second - range.first >= 2.0F;
    return is_on_earth && type != GDT_UInt16 && type != GDT_UInt32;
  }

  void paint_single(std::vector<float> values, const std::vector<float>& alpha) {
    for (std::size_t i = 0; i < values.size(); ++i)
      if (alpha[i] <= 0) values[i] = nan;
    const auto range = value_range(values, alpha);
    m_image->is_elevation = is_elevation(range);
    std::vector<std::uint8_t> grey;
    if (m_image->is_elevation) {
      grey = hillshade({values, m_image->width, m_image->height, m_image->extent.width() / m_image->width,
                        m_image->extent.height() / m_image->height});
    } else {
      grey.reserve(values.size());
      for (const float value : values) grey.push_back(std::isnan(value) ? std::uint8_t{0} : to_byte(value, range));
    }
    m_image->rgba.reserve(values.size() * 4);
    for (std::size_t i = 0; i < values.size(); ++i)
      m_image->rgba.insert(m_image->rgba.end(),
                           {grey[i], grey[i], grey[i], static_cast<std::uint8_t>(std::isnan(values[i]) ? 0 : 255)});
    if (m_image->is_elevation) m_image->elevation_m = std::move(values);
  }

  GDALDatasetUniquePtr m_sampled, m_expanded;
  GDALDataset* m_source;
  const std::string& m_target_crs;
  Heartbeat& m_heartbeat;
  ProblemList& m_problems;
  std::string m_crs;
  bool m_has_palette = false;
  std::shared_ptr<RasterImage> m_image = std::make_shared<RasterImage>();
};

}  // namespace

Result<std::shared_ptr<RasterImage>> read_raster(GDALDataset& dataset, const std::string& target_crs,
                                                 Heartbeat& heartbeat, ProblemList& problems) {
  return RasterLoader{dataset, target_crs, heartbeat, problems}.run();
}

geo::Box2d raster_extent_deg(GDALDataset& dataset) {
  const auto transform = geotransform(dataset);
  if (!transform) return {};
  auto points = corners(dataset, *transform);
  const std::string crs = stated_crs(dataset.GetSpatialRef());
  const auto way = geo::Transformer::create(crs.empty() ? "EPSG:4326" : crs, "EPSG:4326");
  geo::Box2d box;
  if (!way || way->forward(points) > 0) return box;
  for (const geo::Vec2d point : points) box.add(point);
  const bool is_on_earth = box.min_x >= -361 && box.max_x <= 361 && box.min_y >= -91 && box.max_y <= 91;
  return is_on_earth ? box : geo::Box2d{};
}

}  // namespace eb::io
