#include "scene/map_credits.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "core/date.h"
#include "scene/route_items.h"

namespace eb::scene {

namespace {

constexpr std::string_view separator = " · ";

// Only letters and digits, small: "CC-BY-4.0" and "CC BY 4.0" are the same licence.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) out += static_cast<char>(std::tolower(byte));
  }
  return out;
}

// A credit that names its licence already, in full or by its family ("ODbL" of "ODbL-1.0"), needs it no second time.
bool names_licence(const std::string& credit, const std::string& licence) {
  const auto text = bare(credit);
  return text.find(bare(licence)) != std::string::npos ||
         text.find(bare(licence.substr(0, licence.find('-')))) != std::string::npos;
}

// Collects pieces between dots; what several layers share is said once. A licence follows the last piece of its credit.
class Caption {
 public:
  void add(const std::string& credit, const std::string& licence = {}) {
    Piece* last = nullptr;
    for (std::size_t at = 0; at < credit.size();) {
      const auto end = std::min(credit.find(separator, at), credit.size());
      last = &piece(credit.substr(at, end - at));
      at = end + separator.size();
    }
    if (last == nullptr || licence.empty() || names_licence(credit, licence)) return;
    if (std::ranges::find(last->licences, licence) == last->licences.end()) last->licences.push_back(licence);
  }
  [[nodiscard]] std::string text() const {
    std::string all;
    for (const auto& [text, licences] : m_pieces) {
      all.append(all.empty() ? "" : separator).append(text);
      for (std::size_t i = 0; i < licences.size(); ++i) all.append(i == 0 ? " (" : ", ").append(licences[i]);
      if (!licences.empty()) all += ')';
    }
    return all;
  }

 private:
  struct Piece {
    std::string text;
    std::vector<std::string> licences;  // that it does not name itself
  };
  Piece& piece(const std::string& text) {
    const auto found = std::ranges::find(m_pieces, text, &Piece::text);
    return found != m_pieces.end() ? *found : m_pieces.emplace_back(Piece{text, {}});
  }
  std::vector<Piece> m_pieces;
};

// Something of the layer lives on the day and lies where the picture shows.
bool is_seen(const LayerGeometry& geometry, const SeenPart& part) {
  const auto& table = geometry.table();
  const auto lives = [&](const core::DatedInterval& life) {
    return !part.day || core::is_visible(life.interval, *part.day);
  };
  if (!table.extent.intersects(part.box)) return false;
  const bool all_inside = part.box.contains({table.extent.min_x, table.extent.min_y}) &&
                          part.box.contains({table.extent.max_x, table.extent.max_y});
  if (all_inside) return std::ranges::any_of(table.lives, lives);
  return std::ranges::any_of(geometry.rows_in(part.box), [&](auto row) { return lives(table.lives[row]); });
}

bool is_seen(const FurnitureContext& context, const model::Layer& layer) {
  const auto* asset = context.assets.find(layer.id);
  if (asset == nullptr) return false;
  if (asset->raster) {
    return std::ranges::any_of(context.seen,
                               [&](const SeenPart& p) { return asset->raster->extent.intersects(p.box); });
  }
  const auto geometry = context.geometries.find(layer.id);
  if (geometry == context.geometries.end()) return false;
  return std::ranges::any_of(context.seen, [&](const SeenPart& part) { return is_seen(*geometry->second, part); });
}

void add_series(const FurnitureContext& context, Caption& caption) {
  const auto& language = context.catalog.language();
  const auto add = [&](const model::Series& series) { caption.add(series.credit.in(language), series.licence); };
  for (const auto& figure : *context.document.figures) {
    const auto* series = context.document.find_series(figure.series);
    if (series == nullptr) continue;
    const bool is_told = std::ranges::any_of(
        context.seen, [&](const SeenPart& part) { return part.day && model::value_at(*series, *part.day) != nullptr; });
    if (context.of_all_days || is_told) add(*series);
  }
  // The chart shows a series at all times.
  if (context.session.compare.mode != session::CompareMode::Off) return;
  if (const auto* charted = context.document.find_series(context.session.view.chart)) add(*charted);
}

}  // namespace

std::string credits_of(const FurnitureContext& context) {
  Caption caption;
  std::string schematic;  // titles of the layers
  for (const auto& layer : context.document.layers) {
    if (!layer->visible || context.assets.find(layer->id) == nullptr) continue;
    if (!context.of_all_days && !is_seen(context, *layer)) continue;
    caption.add(layer->credit.in(context.catalog.language()), layer->licence);
    if (!layer->style.is_schematic) continue;
    schematic += (schematic.empty() ? "" : ", ") + layer->title.in(context.catalog.language());
  }
  if (!context.session.compare.spans_time()) add_series(context, caption);
  // On a map of changes dashes say something else.
  const auto& compare = context.session.compare;
  if (!schematic.empty()) {
    caption.add(compare.mode != session::CompareMode::Changes
                    ? context.catalog.tr("Dashed: schematic course")
                    : core::substitute(context.catalog.tr("Schematic course: {0}"), {schematic}));
  }
  bool has_straight = false, has_lines = false, has_routed = false;
  for (const auto& route : context.document.routes) {
    if (!route->visible) continue;
    has_straight = has_straight || has_straight_legs(*route);
    has_lines = has_lines || follows_lines(*route);
    has_routed = has_routed || has_routed_legs(*route);
  }
  // Every routing database is made from its data, and its licence wants to be told with what comes of them.
  if (has_routed && !compare.spans_time()) caption.add(context.catalog.tr("© OpenStreetMap contributors, ODbL"));
  if (has_straight && !compare.spans_time()) {
    caption.add(has_lines ? context.catalog.tr("Dashed legs of the excursion: straight, not roads")
                          : context.catalog.tr("Excursion: straight legs, not roads"));
  }
  return caption.text();
}

}  // namespace eb::scene
