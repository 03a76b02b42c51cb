#pragma once
// The `routes` of a project file. For io/project_file.cpp and the journal's edits; errors name the key and what was
// expected there.
#include <string>
#include <string_view>
#include <vector>

#include "io/json_object_reader.h"

namespace eb::io {

void read_routes(ObjectReader& in, model::Document& document);
model::Route read_route(ObjectReader& in);
model::RoutePoint read_point(ObjectReader& in);
model::Stop read_stop(ObjectReader& in);
model::Leg read_leg(ObjectReader& in);
std::vector<geo::LonLat> read_path(ObjectReader& in, std::string_view key);
model::SourcedText read_sourced_text(ObjectReader& in);
model::MeetingPoint read_meeting_point(ObjectReader& in);
void read_schedule(ObjectReader& in, model::Schedule& schedule);

// In the order of the enumerations.
inline const std::vector<std::string> profile_names{"coach", "minibus", "bicycle", "on_foot"};
inline const std::vector<std::string> leg_kinds{"straight", "routed", "track"};

}  // namespace eb::io
