#pragma once
// Documents and edits by chance, for properties that must hold for all of them. The same seed gives the same ones.
#include <cmath>
#include <random>
#include <string>

#include "model/edit.h"
#include "model/figures.h"

namespace eb::support {

class RandomModel {
 public:
  explicit RandomModel(std::uint32_t seed) : m_random{seed} {}

  int whole(int low, int high) { return std::uniform_int_distribution<int>{low, high}(m_random); }
  bool coin() { return whole(0, 1) == 1; }
  // All bits of the fraction in use, so that a digit lost on the way shows.
  double real(double low, double high) { return std::uniform_real_distribution<double>{low, high}(m_random); }

  std::string text() {
    static const std::vector<std::string> words{
        "",        "Zeche",           "Emschermündung",      "עמק האמשר",  "エムシャー川",
        "a \"b\"", "back\\slash / +", "two\nlines\tand tab", "{lang}, ]}", "Łódź 🦅"};
    return words[static_cast<std::size_t>(whole(0, static_cast<int>(words.size()) - 1))];
  }
  std::string word() { return "w" + std::to_string(whole(0, 99999)); }
  model::LocalizedText localized() {
    model::LocalizedText text;
    for (const char* language : {"en", "de", "he", "ja"}) {
      if (coin()) text.by_language[language] = this->text();
    }
    return text;
  }
  core::ThemedColor color() { return {one_color(), one_color()}; }
  geo::LonLat position() { return {real(-180, 180), real(-90, 90)}; }
  std::vector<geo::LonLat> line(int longest = 40) {
    std::vector<geo::LonLat> points(static_cast<std::size_t>(whole(0, longest)));
    for (auto& point : points) point = position();
    return points;
  }

  model::Style style() {
    model::Style s;
    if (coin()) s.emphasis = static_cast<model::Emphasis>(whole(0, 2));
    if (coin()) s.color = color();
    if (coin()) s.label_color = color();
    s.color_by_phase = coin();
    s.is_schematic = coin();
    if (coin()) s.line = {real(0, 1000), real(0, 9), real(0, 9), real(0, 9), real(0, 9), real(0, 0.9), coin()};
    if (coin()) s.area = {real(0, 1), real(0, 9), coin()};
    if (coin())
      s.point = {shape(), real(0, 99), real(0, 9), text(), text(), coin() ? std::optional{real(0, 1e7)} : std::nullopt};
    if (coin()) s.label = {text(), real(0, 99), coin(), coin(), real(-1, 10), coin(), text(), real(0, 1e7)};
    return s;
  }
  std::vector<model::Phase> phases(int most) {
    std::vector<model::Phase> list(static_cast<std::size_t>(whole(0, most)));
    for (std::size_t i = 0; i < list.size(); ++i) {
      list[i] = {"phase" + std::to_string(i), localized(), color(), coin(),
                 coin() ? std::optional{shape()} : std::nullopt};
    }
    return list;
  }
  model::Zones zones() {
    model::Zones z{coin(), {}, text(), text(), text()};
    for (int i = whole(0, 2); i > 0; --i) {
      z.rules.push_back({real(0, 1e5), coin() ? "Jan 1-Aug 31" : "", localized(), localized(), coin()});
    }
    return z;
  }
  model::About about() {
    model::About a{{localized(), text()}, {localized(), text()}, {}, text(), {}};
    for (int i = whole(0, 3); i > 0; --i) a.counts.push_back({text(), localized()});
    for (int i = whole(0, 3); i > 0; --i) a.series.push_back(text());
    return a;
  }
  model::Sensitive sensitive() {
    model::Sensitive s{{static_cast<geo::GridKind>(whole(0, 2)), 0}, text(), {}};
    if (s.grid.kind == geo::GridKind::Squares) s.grid.size_m = 1000 * whole(5, 200);
    for (int i = whole(0, 2); i > 0; --i) s.keep.push_back(text());
    return s;
  }
  model::Layer layer(std::string id) {
    model::Layer l;
    l.id = std::move(id);
    l.title = localized();
    l.source = coin() ? "/data/" + word() + ".geojson" : "PG:host=" + word();
    l.source_layer = text();
    l.visible = coin();
    if (coin()) l.opacity = real(0, 1);
    l.style = style();
    if (coin()) l.date_fields = model::DateFields{text(), text(), text()};
    l.phase_field = text();
    l.reach_field = text();
    l.name_field = text();
    l.inferred_field = text();
    l.phases = phases(2);
    if (coin()) l.movement = model::Movement{text()};
    if (coin()) l.zones = zones();
    if (coin()) l.about = about();
    if (coin()) l.sensitive = sensitive();
    l.credit = localized();
    l.licence = text();
    l.in_legend = coin();
    return l;
  }

  model::Stop stop() {
    model::Stop s;
    s.name = localized();
    s.what_to_see = localized();
    s.visiting = localized();
    s.dwell_minutes = whole(0, 500);
    if (coin()) s.fixed_arrival = whole(0, 1000);
    if (coin()) s.fixed_departure = whole(1000, 10080);
    s.opening_hours = text();
    s.is_confirmed = coin();
    s.source = text();
    s.confidence = text();
    if (coin()) s.accuracy_m = real(0, 1e6);
    if (coin()) s.accessibility = {localized(), text()};
    if (coin()) s.walking_m = whole(0, model::longest_walk_m);
    return s;
  }
  model::RoutePoint point(std::string id) {
    return {std::move(id), position(), coin() ? std::make_shared<const model::Stop>(stop()) : nullptr};
  }
  model::Leg leg(int longest = 40) {
    model::Leg l;
    l.kind = static_cast<model::LegKind>(whole(0, 2));
    if (l.kind != model::LegKind::Straight) l.path = geo::ChunkedPath{line(longest)};
    if (l.kind == model::LegKind::Routed && coin()) l.seconds = real(0, 1e6);
    if (coin()) l.profile = static_cast<model::Profile>(whole(0, 3));
    return l;
  }
  model::Schedule schedule() {
    model::Schedule s;
    if (coin()) s.date = whole(-70000, 70000);
    s.start_minutes = whole(0, 24 * 60 - 1);
    s.time_zone = coin() ? "Europe/Berlin" : "UTC";
    s.profile = static_cast<model::Profile>(whole(0, 3));
    for (int i = whole(0, 3); i > 0; --i)
      s.groups.push_back({"group" + std::to_string(i), localized(), whole(-99, 99)});
    return s;
  }
  model::Route route(std::string id, int most_points = 6) {
    model::Route r;
    r.id = std::move(id);
    r.name = localized();
    const int points = whole(0, most_points);
    for (int i = 0; i < points; ++i) r.points.push_back(point("p" + std::to_string(i)));
    const bool all_straight = coin();
    for (int i = 1; i < points; ++i)
      r.legs.push_back(all_straight ? model::straight_leg() : std::make_shared<const model::Leg>(leg()));
    if (coin()) r.color = color();
    r.visible = coin();
    if (coin()) r.schedule = schedule();
    if (coin()) r.meeting_point = meeting_point();
    return r;
  }
  model::MeetingPoint meeting_point() {
    return {localized(), coin() ? std::optional{position()} : std::nullopt,
            coin() ? std::optional{whole(0, 1439)} : std::nullopt, coin(), text()};
  }

  model::ShowStep show_step(std::string id, const std::vector<std::string>& layer_ids = {},
                            const std::vector<std::string>& route_ids = {}) {
    model::ShowStep s;
    s.id = std::move(id);
    s.caption = localized();
    s.text = localized();
    s.notes = localized();
    s.view = {position(), real(10, 1e6), real(10, 1e6), coin() ? real(-360, 360) : 0};
    s.clock = {whole(-70000, 70000), coin() ? std::optional{whole(-70000, 70000)} : std::nullopt, real(0.2, 60),
               coin()};
    if (coin()) s.layers = some_of(layer_ids);
    if (coin()) s.routes = some_of(route_ids);
    if (!layer_ids.empty() && coin()) s.highlight = model::ShowHighlight{layer_ids.front(), text(), text()};
    s.figures = coin();
    if (coin()) s.planned_seconds = real(1, 3600);
    s.transition = static_cast<model::ShowTransition>(whole(0, 2));
    if (coin()) s.transition_seconds = real(0, 60);
    return s;
  }

  // Without milestones and series: those lie in files of their own, and no edit changes them.
  model::Document document() {
    auto d = model::make_empty_document();
    if (coin()) d.title = localized();
    if (coin()) d.home_deg = {real(-10, 0), real(40, 45), real(1, 10), real(46, 50)};
    d.time_from = whole(-70000, 0);
    d.time_to = whole(1, 70000);
    d.time_start = whole(d.time_from, d.time_to);
    if (coin()) d.phases = phases(5);
    for (int i = whole(0, 4); i > 0; --i)
      d.layers.push_back(std::make_shared<const model::Layer>(layer("l" + std::to_string(i))));
    for (int i = whole(0, 3); i > 0; --i)
      d.routes.push_back(std::make_shared<const model::Route>(route("r" + std::to_string(i))));
    if (!d.layers.empty() && coin()) d.measure = model::Measure{d.layers.front()->id, text(), text(), text(), text()};
    std::vector<model::Figure> figures;
    if (d.measure) figures = coin() ? figures_of(d) : model::standard_figures(d.phases);
    d.figures = std::make_shared<const std::vector<model::Figure>>(std::move(figures));
    if (coin()) d.show = std::make_shared<const model::Show>(show_of(d));
    return d;
  }

 private:
  model::Show show_of(const model::Document& d) {
    std::vector<std::string> layer_ids, route_ids;
    for (const auto& layer : d.layers) layer_ids.push_back(layer->id);
    for (const auto& route : d.routes) route_ids.push_back(route->id);
    model::Show show;
    for (int i = whole(0, 5); i > 0; --i) {
      show.steps.push_back(
          std::make_shared<const model::ShowStep>(show_step("s" + std::to_string(i), layer_ids, route_ids)));
    }
    if (coin()) show.theme = model::HallTheme::Light;
    return show;
  }
  std::vector<std::string> some_of(const std::vector<std::string>& all) {
    std::vector<std::string> some;
    for (const auto& one : all) {
      if (coin()) some.push_back(one);
    }
    return some;
  }
  core::Color one_color() {
    const auto byte = [this] { return static_cast<std::uint8_t>(whole(0, 255)); };
    return {byte(), byte(), byte(), coin() ? byte() : std::uint8_t{255}};
  }
  model::PointShape shape() { return static_cast<model::PointShape>(whole(0, 3)); }
  std::vector<model::Figure> figures_of(const model::Document& d) {
    std::vector<model::Figure> figures;
    for (const auto& phase : d.phases) {
      if (!coin()) continue;
      figures.push_back({phase.id,
                         localized(),
                         coin() ? model::FigureKind::Share : model::FigureKind::Kilometres,
                         {phase.id},
                         {},
                         coin() ? std::optional{color()} : std::nullopt});
    }
    return figures;
  }

  std::mt19937 m_random;
};

}  // namespace eb::support
