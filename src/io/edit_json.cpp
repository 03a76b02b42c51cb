#include "io/edit_json.h"

#include <array>
#include <limits>
#include <type_traits>

#include "io/edit_members.h"
#include "io/json_object_reader.h"
#include "io/model_json.h"
#include "io/project_layers.h"
#include "io/project_routes.h"
#include "io/project_show.h"

namespace eb::io {
namespace {

using core::msg;

// Appends the members of an edit to a tree.
struct Writer {
  JsonTree& tree;

  template <class Value>
  void operator()(const char* key, const Value& value) const {
    if constexpr (std::is_same_v<Value, std::size_t>) {
      tree.set(key, JsonTree::whole(static_cast<std::int64_t>(value)));
    } else if constexpr (std::is_same_v<Value, geo::LonLat>) {
      tree.set(key, JsonTree::position(value));
    } else if constexpr (std::is_same_v<Value, std::vector<geo::LonLat>>) {
      tree.set(key, JsonTree::positions(geo::ChunkedPath{value}));
    } else {
      tree.set(key, to_json(value));
    }
  }
  template <class Value>
  void operator()(const char* key, const std::optional<Value>& value) const {
    if (value) (*this)(key, *value);
  }
};

// Fills the members of an edit.
struct Reader {
  ObjectReader& in;

  void operator()(const char* key, std::string& out) const {
    required(key, [&] { in.read(key, out); });
  }
  void operator()(const char* key, bool& out) const {
    required(key, [&] { in.read(key, out); });
  }
  void operator()(const char* key, double& out) const {
    constexpr double most = std::numeric_limits<double>::max();
    required(key, [&] { in.read(key, out, -most, most); });
  }
  void operator()(const char* key, std::size_t& out) const {
    double number = 0;
    required(key, [&] { in.read(key, number, 0, 1e15); });
    out = static_cast<std::size_t>(number);
  }
  void operator()(const char* key, model::LocalizedText& out) const {
    required(key, [&] { in.read(key, out); });
  }
  void operator()(const char* key, core::ThemedColor& out) const {
    required(key, [&] { in.read(key, out); });
  }
  void operator()(const char* key, geo::LonLat& out) const {
    required(key, [&] { in.read(key, out); });
  }
  void operator()(const char* key, std::vector<geo::LonLat>& out) const {
    required(key, [&] { out = read_path(in, key); });
  }
  void operator()(const char* key, model::Style& out) const {
    object(key, [&](ObjectReader& inside) { read_style(inside, out); });
  }
  void operator()(const char* key, model::Layer& out) const {
    object(key, [&](ObjectReader& inside) {
      out = read_layer(inside, "/");
      inside.read("source", out.source);  // as it was, not from any folder
    });
  }
  void operator()(const char* key, model::DateFields& out) const {
    object(key, [&](ObjectReader& inside) { out = read_date_fields(inside); });
  }
  void operator()(const char* key, model::Sensitive& out) const {
    object(key, [&](ObjectReader& inside) { out = read_sensitive(inside); });
  }
  void operator()(const char* key, model::Schedule& out) const {
    object(key, [&](ObjectReader& inside) { read_schedule(inside, out); });
  }
  void operator()(const char* key, model::Route& out) const {
    object(key, [&](ObjectReader& inside) { out = read_route(inside); });
  }
  void operator()(const char* key, model::RoutePoint& out) const {
    object(key, [&](ObjectReader& inside) { out = read_point(inside); });
  }
  void operator()(const char* key, model::Stop& out) const {
    object(key, [&](ObjectReader& inside) { out = read_stop(inside); });
  }
  void operator()(const char* key, model::MeetingPoint& out) const {
    object(key, [&](ObjectReader& inside) { out = read_meeting_point(inside); });
  }
  void operator()(const char* key, model::Leg& out) const {
    object(key, [&](ObjectReader& inside) { out = read_leg(inside); });
  }
  void operator()(const char* key, model::ShowStep& out) const {
    object(key, [&](ObjectReader& inside) { out = read_show_step(inside); });
  }
  void operator()(const char* key, std::vector<model::PlanShow::Time>& out) const {
    required(key, [&] { out = read_show_times(in, key); });
  }
  void operator()(const char* key, model::HallTheme& out) const {
    required(key, [&] { in.read_choice(key, out, hall_theme_names); });
  }
  template <class Value>
  void operator()(const char* key, std::optional<Value>& out) const {
    if (in.find(key) != nullptr) (*this)(key, out.emplace());
  }

 private:
  template <class Read>
  void required(const char* key, Read read) const {
    in.require({key});
    read();
  }
  template <class Read>
  void object(const char* key, Read read) const {
    in.require({key});
    in.object(key, read);
  }
};

// In the order of the variants; a name once given stays, for journals of older programs.
constexpr std::array plain_names{
    "add_layer",       "remove_layer",          "move_layer",  "set_layer_visible",  "set_layer_opacity",
    "set_layer_style", "set_layer_date_fields", "set_routing", "set_layer_sensitive"};
constexpr std::array route_names{"add_route",       "remove_route",      "move_route",        "set_route_name",
                                 "set_route_color", "set_route_visible", "set_route_variant", "set_schedule",
                                 "reverse_route",   "split_route",       "join_routes",       "insert_point",
                                 "move_point",      "remove_point",      "reorder_point",     "set_stop",
                                 "set_leg",         "edit_track",        "set_meeting_point"};
constexpr std::array show_names{"insert_show_step", "remove_show_step", "move_show_step",
                                "set_show_step",    "plan_show",        "set_hall_theme"};
static_assert(plain_names.size() + 2 == std::variant_size_v<model::Edit>, "an edit without a name");
static_assert(std::is_same_v<std::variant_alternative_t<plain_names.size(), model::Edit>, model::RouteEdit>);
static_assert(show_names.size() == std::variant_size_v<model::ShowEdit>, "an edit of the show without a name");
static_assert(route_names.size() == std::variant_size_v<model::RouteEdit>, "an edit of routes without a name");

template <class Alternative, class Names>
JsonTree written(Alternative edit, std::size_t index, const Names& names) {
  auto tree = JsonTree::object();
  tree.set("edit", JsonTree::text(names.at(index)));
  for_each_member(edit, Writer{tree});
  return tree;
}

// The alternative of that name, read; nothing when there is none.
template <class Variant, class Names, std::size_t... index>
std::optional<Variant> read_as(const std::string& name, ObjectReader& in, const Names& names,
                               std::index_sequence<index...>) {
  std::optional<Variant> found;
  const auto attempt = [&]<std::size_t i>() {
    if (name != names[i]) return;
    std::variant_alternative_t<i, Variant> edit;
    for_each_member(edit, Reader{in});
    found = std::move(edit);
  };
  (attempt.template operator()<index>(), ...);
  return found;
}

}  // namespace

JsonTree edit_to_json(const model::Edit& edit) {
  return std::visit(
      [&edit]<class Alternative>(const Alternative& one) {
        if constexpr (std::is_same_v<Alternative, model::RouteEdit>) {
          return std::visit([&one](const auto& of_route) { return written(of_route, one.index(), route_names); }, one);
        } else if constexpr (std::is_same_v<Alternative, model::ShowEdit>) {
          return std::visit([&one](const auto& of_show) { return written(of_show, one.index(), show_names); }, one);
        } else {
          return written(one, edit.index(), plain_names);
        }
      },
      edit);
}

core::Result<model::Edit> edit_from_json(const nlohmann::json& json) {
  Report report;
  ObjectReader in{json, {}, report};
  std::string name;
  in.require({"edit"});
  in.read("edit", name);
  std::optional<model::Edit> edit;
  if (auto plain = read_as<model::Edit>(name, in, plain_names, std::make_index_sequence<plain_names.size()>{})) {
    edit = *std::move(plain);
  } else if (auto route =
                 read_as<model::RouteEdit>(name, in, route_names, std::make_index_sequence<route_names.size()>{})) {
    edit = model::Edit{*std::move(route)};
  } else if (auto show =
                 read_as<model::ShowEdit>(name, in, show_names, std::make_index_sequence<show_names.size()>{})) {
    edit = model::Edit{*std::move(show)};
  }
  if (report.error) return *report.error;
  if (!edit) return core::Error{msg("There is no edit called {0}", name), {}, {}};
  return *std::move(edit);
}

std::size_t positions_in(const model::Edit& edit) {
  const auto* route = std::get_if<model::RouteEdit>(&edit);
  if (route == nullptr) return 0;
  if (const auto* track = std::get_if<model::EditTrack>(route)) return track->by.size();
  if (const auto* leg = std::get_if<model::SetLeg>(route)) return leg->leg.path.size();
  const auto* added = std::get_if<model::AddRoute>(route);
  if (added == nullptr) return 0;
  std::size_t count = added->route.points.size();
  for (const auto& leg : added->route.legs) count += leg->path.size();
  return count;
}

}  // namespace eb::io
