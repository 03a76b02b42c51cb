#include "geo/crs.h"

#include <geodesic.h>
#include <proj.h>
#include <proj_experimental.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/coordinate_cells.h"

namespace eb::geo {
namespace {

using core::Error;
using core::msg;
using core::Result;

struct ContextDeleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
struct ListDeleter {
  void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
};
struct FactoryDeleter {
  void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const { proj_operation_factory_context_destroy(factory); }
};
using ContextPtr = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using PjPtr = std::unique_ptr<PJ, PjDeleter>;
using ListPtr = std::unique_ptr<PJ_OBJ_LIST, ListDeleter>;
using FactoryPtr = std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, FactoryDeleter>;

// An operation this good is taken even where a better one exists whose grid is not installed.
constexpr double good_enough_m = 1.0;
// The worst one that is taken where the grid of a better one cannot be had.
constexpr double tolerable_m = 10.0;
constexpr double interpolation_tolerance_m = 0.0002;  // at the check points; 1 mm is promised everywhere
constexpr double metres_per_degree = 111'320.0;
constexpr std::size_t large_batch = 256;

void ignore_log(void*, int, const char*) {}

ContextPtr make_context() {
  ContextPtr context{proj_context_create()};
  proj_context_set_enable_network(context.get(), 0);
  proj_log_func(context.get(), nullptr, ignore_log);
  return context;
}

// Heights play no part here, and a missing geoid must not stop a map: only the horizontal part is used.
PjPtr horizontal(PJ_CONTEXT* context, PjPtr crs) {
  if (crs && proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
  if (!crs || proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) return crs;
  PjPtr flat{proj_crs_demote_to_2D(context, nullptr, crs.get())};
  return flat ? std::move(flat) : std::move(crs);
}

PjPtr make_crs(PJ_CONTEXT* context, const std::string& text) {
  PjPtr crs{proj_create(context, text.c_str())};
  if (!crs) return crs;
  if (!proj_is_crs(crs.get())) {
    // "+proj=utm +zone=32" alone is an operation for PROJ; as a CRS it needs the type.
    if (text.find("+proj") == std::string::npos) return nullptr;
    crs.reset(proj_create(context, (text + " +type=crs").c_str()));
    if (!crs || !proj_is_crs(crs.get())) return nullptr;
  }
  return horizontal(context, std::move(crs));
}

std::string id_of(const PJ* crs) {
  const char* authority = proj_get_id_auth_name(crs, 0);
  const char* code = proj_get_id_code(crs, 0);
  return authority != nullptr && code != nullptr ? std::string{authority} + ":" + code : std::string{};
}

std::string label_of(PJ_CONTEXT* context, const PJ* crs) {
  if (std::string id = id_of(crs); !id.empty()) return id;
  int* confidence = nullptr;
  const ListPtr candidates{proj_identify(context, crs, "EPSG", nullptr, &confidence)};
  std::string label;
  if (candidates && proj_list_get_count(candidates.get()) > 0 && confidence != nullptr && confidence[0] >= 90) {
    const PjPtr best{proj_list_get(context, candidates.get(), 0)};
    if (best) label = id_of(best.get());
  }
  if (confidence != nullptr) proj_int_list_destroy(confidence);
  if (!label.empty()) return label;
  const char* name = proj_get_name(crs);
  return name != nullptr ? name : "";
}

struct AxisUnit {
  bool is_angle = false;
  double factor = 1.0;  // to metres, or to radians
};

AxisUnit axis_unit(PJ_CONTEXT* context, const PJ* crs) {
  PjPtr base;
  if (proj_get_type(crs) == PJ_TYPE_BOUND_CRS) base.reset(proj_get_source_crs(context, crs));
  const PjPtr system{proj_crs_get_coordinate_system(context, base ? base.get() : crs)};
  double factor = 1.0;
  const char* unit = nullptr;
  if (!system ||
      proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, &unit, nullptr, nullptr) == 0)
    return {};
  const bool is_angle = proj_cs_get_type(context, system.get()) == PJ_CS_TYPE_ELLIPSOIDAL;
  return {is_angle, factor};
}

std::optional<std::string> missing_grid(PJ_CONTEXT* context, const PJ* operation) {
  const int count = proj_coordoperation_get_grid_used_count(context, operation);
  for (int i = 0; i < count; ++i) {
    const char* name = nullptr;
    int available = 0;
    if (proj_coordoperation_get_grid_used(context, operation, i, &name, nullptr, nullptr, nullptr, nullptr, nullptr,
                                          &available) != 0 &&
        available == 0)
      return name != nullptr ? name : "?";
  }
  return std::nullopt;
}

double accuracy_of(PJ_CONTEXT* context, const PJ* operation) {
  if (proj_get_type(operation) == PJ_TYPE_CONVERSION) return 0;
  return proj_coordoperation_get_accuracy(context, operation);
}

// Files often say "some datum on the WGS 84 ellipsoid". Modern ones all agree within a metre, so such a CRS is
// taken as WGS 84 with unknown accuracy; one on an old ellipsoid (Bessel) could lie 100 m off and is not.
bool is_modern_without_datum(PJ_CONTEXT* context, const PJ* crs) {
  const PjPtr geodetic{proj_crs_get_geodetic_crs(context, crs)};
  if (!geodetic) return false;
  const PjPtr datum{proj_crs_get_datum_forced(context, geodetic.get())};
  const PjPtr ellipsoid{proj_get_ellipsoid(context, geodetic.get())};
  double semi_major_m = 0, inverse_flattening = 0;
  if (!datum || !ellipsoid ||
      proj_ellipsoid_get_parameters(context, ellipsoid.get(), &semi_major_m, nullptr, nullptr, &inverse_flattening) ==
          0)
    return false;
  std::string name = proj_get_name(datum.get());
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name.find("unknown") != std::string::npos && semi_major_m == 6378137.0 &&
         std::abs(inverse_flattening - 298.25722) < 1e-4;
}

ListPtr candidate_operations(PJ_CONTEXT* context, const PJ* from, const PJ* to, const Box2d& area) {
  const FactoryPtr factory{proj_create_operation_factory_context(context, nullptr)};
  const bool may_be_rough = is_modern_without_datum(context, from) || is_modern_without_datum(context, to);
  proj_operation_factory_context_set_allow_ballpark_transformations(context, factory.get(), may_be_rough ? 1 : 0);
  proj_operation_factory_context_set_spatial_criterion(context, factory.get(),
                                                       PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
  proj_operation_factory_context_set_grid_availability_use(context, factory.get(), PROJ_GRID_AVAILABILITY_IGNORED);
  if (!area.empty())
    proj_operation_factory_context_set_area_of_interest(context, factory.get(), area.min_x, area.min_y, area.max_x,
                                                        area.max_y);
  return ListPtr{proj_create_operations(context, from, to, factory.get())};
}

struct Chosen {
  PjPtr operation;
  double accuracy_m = -1;
  std::string missing_grid{};  // of a better one
};

// The package is known by one of its grids, under its old name or its new one.
bool has_grid_package(PJ_CONTEXT* context) {
  return PjPtr{proj_create(context, "+proj=hgridshift +grids=BETA2007.gsb")} ||
         PjPtr{proj_create(context, "+proj=hgridshift +grids=de_adv_BETA2007.tif")};
}

Error no_operation(const std::string& from, const std::string& to) {
  return {msg("No known transformation leads from {0} to {1}", from, to),
          msg("Convert the data to ETRS89 or WGS 84 with a GIS, or give it the right coordinate reference system."),
          {}};
}

Error grid_is_missing(const std::string& from, const std::string& grid) {
  return {msg("Placing data in {0} needs the shift grid {1}, which is not installed", from, grid),
          msg("Install the package proj-data, which has it; without it the data would lie metres to 100 m off."),
          {}};
}

Error not_on_a_map(const std::string& crs) {
  return {msg("{0} measures positions from the centre of the Earth, not on a map", crs),
          msg("Convert the data to ETRS89 or WGS 84 with a GIS, or give it the right coordinate reference system."),
          {}};
}

// PROJ lists the best first. One whose grid is missing may be passed over only for one that is good enough, or
// tolerable where the grid cannot be had.
Result<Chosen> choose_operation(PJ_CONTEXT* context, const PJ* from, const PJ* to, const Box2d& area) {
  const ListPtr list = candidate_operations(context, from, to, area);
  std::optional<std::string> first_missing;
  std::optional<Chosen> tolerable;
  double missing_accuracy = -1;
  for (int i = 0; list && i < proj_list_get_count(list.get()); ++i) {
    PjPtr operation{proj_list_get(context, list.get(), i)};
    if (!operation) continue;
    const bool is_ballpark = proj_coordoperation_has_ballpark_transformation(context, operation.get()) != 0;
    const double accuracy = is_ballpark ? -1 : accuracy_of(context, operation.get());
    if (const auto grid = missing_grid(context, operation.get())) {
      if (!first_missing) first_missing = grid, missing_accuracy = accuracy;
      continue;
    }
    if (proj_coordoperation_is_instantiable(context, operation.get()) == 0) continue;
    const bool is_good = accuracy >= 0 && accuracy <= std::max(good_enough_m, missing_accuracy);
    if (!first_missing || is_good) return Chosen{std::move(operation), accuracy};
    if (!tolerable && accuracy >= 0 && accuracy <= tolerable_m)
      tolerable = Chosen{std::move(operation), accuracy, *first_missing};
  }
  if (tolerable && has_grid_package(context)) return std::move(*tolerable);
  if (first_missing) return grid_is_missing(label_of(context, from), *first_missing);
  return no_operation(label_of(context, from), label_of(context, to));
}

Error unknown_crs(const std::string& text) {
  return {msg("\"{0}\" is not a coordinate reference system", text.substr(0, 80)),
          msg("Write it as an EPSG code, for example EPSG:25832."),
          {}};
}

}  // namespace

struct Transformer::Impl {
  ContextPtr context;
  PjPtr operation;
  double accuracy_m = -1;
  std::string description;
  std::string missing_grid;
  bool is_identity = false;
  std::unique_ptr<CoordinateCells> cells;

  void exact(std::span<Vec2d> points, PJ_DIRECTION direction) const {
    if (points.empty()) return;
    proj_errno_reset(operation.get());
    proj_trans_generic(operation.get(), direction, &points[0].x, sizeof(Vec2d), points.size(), &points[0].y,
                       sizeof(Vec2d), points.size(), nullptr, 0, 0, nullptr, 0, 0);
  }
};

namespace {

std::size_t mark_failures(std::span<Vec2d> points) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  std::size_t failed = 0;
  for (Vec2d& point : points)
    if (!is_finite(point)) {
      point = {nan, nan};
      ++failed;
    }
  return failed;
}

// A cell edge of about 5 km, so that a river region needs hundreds of cells and each is smooth.
double cell_size(const AxisUnit& unit) {
  constexpr double degree_rad = 0.017453292519943295;
  return unit.is_angle ? 0.05 * degree_rad / unit.factor : 5000.0 / unit.factor;
}

double tolerance(const AxisUnit& unit) {
  return unit.is_angle ? interpolation_tolerance_m / metres_per_degree : interpolation_tolerance_m / unit.factor;
}

}  // namespace

Transformer::Transformer(std::unique_ptr<Impl> impl) : m_impl{std::move(impl)} {}
Transformer::Transformer(Transformer&&) noexcept = default;
Transformer& Transformer::operator=(Transformer&&) noexcept = default;
Transformer::~Transformer() = default;

Result<Transformer> Transformer::create(const std::string& from, const std::string& to, const Box2d& area) {
  auto impl = std::make_unique<Impl>();
  impl->context = make_context();
  PJ_CONTEXT* context = impl->context.get();
  const PjPtr source = make_crs(context, from), target = make_crs(context, to);
  if (!source) return unknown_crs(from);
  if (!target) return unknown_crs(to);
  if (proj_get_type(source.get()) == PJ_TYPE_GEOCENTRIC_CRS) return not_on_a_map(label_of(context, source.get()));
  auto chosen = choose_operation(context, source.get(), target.get(), area);
  if (!chosen) return chosen.error();
  impl->accuracy_m = chosen->accuracy_m;
  impl->missing_grid = chosen->missing_grid;
  const char* name = proj_get_name(chosen->operation.get());
  impl->description = name != nullptr ? name : "";
  impl->operation.reset(proj_normalize_for_visualization(context, chosen->operation.get()));
  if (!impl->operation) return no_operation(label_of(context, source.get()), label_of(context, target.get()));
  impl->is_identity = proj_is_equivalent_to_with_ctx(context, source.get(), target.get(),
                                                     PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0;
  if (impl->is_identity) impl->accuracy_m = 0;
  const AxisUnit from_unit = axis_unit(context, source.get()), to_unit = axis_unit(context, target.get());
  Impl* raw = impl.get();
  impl->cells = std::make_unique<CoordinateCells>([raw](std::span<Vec2d> points) { raw->exact(points, PJ_FWD); },
                                                  cell_size(from_unit), tolerance(to_unit));
  return Transformer{std::move(impl)};
}

std::size_t Transformer::forward(std::span<Vec2d> points) const {
  if (m_impl->is_identity) return mark_failures(points);
  if (points.size() < large_batch)
    m_impl->exact(points, PJ_FWD);
  else
    m_impl->cells->transform(points);
  return mark_failures(points);
}

std::size_t Transformer::inverse(std::span<Vec2d> points) const {
  if (!m_impl->is_identity) m_impl->exact(points, PJ_INV);
  return mark_failures(points);
}

double Transformer::accuracy_m() const {
  return m_impl->accuracy_m;
}
const std::string& Transformer::description() const {
  return m_impl->description;
}
const std::string& Transformer::missing_grid() const {
  return m_impl->missing_grid;
}

Box2d rough_extent_deg(const std::string& crs, const Box2d& box) {
  const ContextPtr context = make_context();
  const PjPtr from = make_crs(context.get(), crs);
  const PjPtr base{from ? proj_crs_get_geodetic_crs(context.get(), from.get()) : nullptr};
  if (!base) return {};
  const PjPtr way{proj_create_crs_to_crs_from_pj(context.get(), from.get(), base.get(), nullptr, nullptr)};
  const PjPtr to_degrees{way ? proj_normalize_for_visualization(context.get(), way.get()) : nullptr};
  if (!to_degrees) return {};
  Box2d extent;
  for (const Vec2d corner :
       {Vec2d{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}}) {
    const PJ_COORD placed = proj_trans(to_degrees.get(), PJ_FWD, proj_coord(corner.x, corner.y, 0, 0));
    const Vec2d degrees{placed.xy.x, placed.xy.y};
    if (!is_finite(degrees)) return {};
    extent.add(degrees);
  }
  return extent;
}

std::string crs_label(const std::string& crs) {
  const ContextPtr context = make_context();
  const PjPtr parsed = make_crs(context.get(), crs);
  return parsed ? label_of(context.get(), parsed.get()) : crs;
}

bool is_metric_projected(const std::string& crs) {
  const ContextPtr context = make_context();
  const PjPtr parsed = make_crs(context.get(), crs);
  if (!parsed) return false;
  PjPtr base;
  if (proj_get_type(parsed.get()) == PJ_TYPE_BOUND_CRS) base.reset(proj_get_source_crs(context.get(), parsed.get()));
  if (proj_get_type(base ? base.get() : parsed.get()) != PJ_TYPE_PROJECTED_CRS) return false;
  const AxisUnit unit = axis_unit(context.get(), parsed.get());
  return !unit.is_angle && std::abs(unit.factor - 1.0) < 1e-9;
}

std::string suggest_project_crs(const Box2d& extent_deg) {
  constexpr double widest_deg = 12.0;
  if (extent_deg.empty() || extent_deg.width() > widest_deg) return "EPSG:3857";
  const Vec2d center = extent_deg.center();
  if (std::abs(center.y) > 84.0) return "EPSG:3857";
  const int zone = std::clamp(static_cast<int>(std::floor((center.x + 180.0) / 6.0)) + 1, 1, 60);
  const bool is_european = center.y > 34.0 && center.y < 72.0 && zone >= 28 && zone <= 38;  // EPSG:25828..25838
  if (is_european) return "EPSG:" + std::to_string(25800 + zone);
  return "EPSG:" + std::to_string((center.y >= 0 ? 32600 : 32700) + zone);
}

std::vector<double> distances_along_m(std::span<const LonLat> line) {
  // GRS 80: semi-major axis and flattening of EPSG:7019.
  geod_geodesic ellipsoid{};
  geod_init(&ellipsoid, 6378137.0, 1.0 / 298.257222101);
  std::vector<double> distances(line.size(), 0.0);
  for (std::size_t i = 1; i < line.size(); ++i) {
    double length = 0;
    geod_inverse(&ellipsoid, line[i - 1].lat, line[i - 1].lon, line[i].lat, line[i].lon, &length, nullptr, nullptr);
    distances[i] = distances[i - 1] + length;
  }
  return distances;
}

double ellipsoidal_length_m(std::span<const LonLat> line) {
  return line.empty() ? 0 : distances_along_m(line).back();
}

}  // namespace eb::geo
