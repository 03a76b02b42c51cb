#include "model/document.h"

#include <algorithm>
#include <tuple>

namespace eb::model {

bool operator==(const Document& a, const Document& b) {
  const auto plain = [](const Document& d) {
    return std::tie(d.title, d.crs, d.home_deg, d.time_from, d.time_to, d.time_start, d.phases, d.measure, d.routing,
                    d.local_language);
  };
  const auto same = [](const auto& one, const auto& other) { return one == other || *one == *other; };
  return plain(a) == plain(b) && std::ranges::equal(a.layers, b.layers, same) &&
         std::ranges::equal(a.routes, b.routes, same) && same(a.milestones, b.milestones) && same(a.series, b.series) &&
         same(a.figures, b.figures) && same(a.show, b.show);
}

const Layer* Document::find_layer(std::string_view id) const {
  for (const auto& layer : layers) {
    if (layer->id == id) return layer.get();
  }
  return nullptr;
}

const Route* Document::find_route(std::string_view id) const {
  for (const auto& route : routes) {
    if (route->id == id) return route.get();
  }
  return nullptr;
}

const Phase* Document::find_phase(std::string_view id) const {
  return model::find_phase(phases, id);
}

const Series* Document::find_series(std::string_view id) const {
  for (const auto& one : *series) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

int Document::phase_index(std::string_view id) const {
  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (phases[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

const std::vector<Phase>& phases_of(const Document& document, const Layer& layer) {
  return layer.phases.empty() ? document.phases : layer.phases;
}

const Phase* find_phase(const std::vector<Phase>& phases, std::string_view id) {
  for (const auto& phase : phases) {
    if (phase.id == id) return &phase;
  }
  return nullptr;
}

namespace {

// In the six languages of the program.
LocalizedText words(const char* english, const char* german, const char* dutch, const char* polish, const char* hebrew,
                    const char* japanese) {
  return {{{"en", english}, {"de", german}, {"nl", dutch}, {"pl", polish}, {"he", hebrew}, {"ja", japanese}}};
}

Phase make_phase(std::string id, LocalizedText label, core::ThemedColor color, bool glows = false) {
  return {std::move(id), std::move(label), color, glows};
}

}  // namespace

Document make_empty_document() {
  Document document;
  document.title = words("Untitled", "Ohne Titel", "Naamloos", "Bez tytułu", "ללא שם", "無題");
  document.time_from = core::first_day_of_year(1800);
  document.time_to = core::first_day_of_year(2030);
  document.time_start = core::to_day({2022, 9, 1});
  document.phases = {
      make_phase("natural", words("Natural", "Natürlich", "Natuurlijk", "Stan naturalny", "טבעי", "自然河川"),
                 {{0x17, 0x94, 0x7A, 255}, {0x0A, 0x6B, 0x59, 255}}),
      make_phase("open_sewer",
                 words("Open sewer", "Offener Abwasserlauf", "Open riool", "Otwarty kanał ściekowy", "תעלת ביוב פתוחה",
                       "開渠の下水路"),
                 {{0x94, 0x51, 0x2C, 255}, {0x4A, 0x24, 0x10, 255}}),
      make_phase("construction",
                 words("Under construction", "Im Umbau", "In ombouw", "W przebudowie", "בעבודות", "工事中"),
                 {{0xF4, 0xB9, 0x4E, 255}, {0xC9, 0x8A, 0x12, 255}}),
      make_phase(
          "wastewater_free",
          words("Free of wastewater", "Abwasserfrei", "Vrij van afvalwater", "Bez ścieków", "נקי משפכים", "汚水なし"),
          {{0x7B, 0xA6, 0xFF, 255}, {0x2F, 0x74, 0xE8, 255}}),
      make_phase("renatured",
                 words("Renatured", "Renaturiert", "Hersteld", "Po renaturyzacji", "משוקם", "再自然化済み"),
                 {{0xA6, 0xFF, 0xD0, 255}, {0x45, 0xCC, 0x86, 255}}, true),
  };
  return document;
}

}  // namespace eb::model
