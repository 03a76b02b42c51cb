#pragma once
// The parts of a document as a project file writes them: what has its usual value is left out. The counterpart of
// io/project_layers.h and io/project_routes.h, for io/project_writer and the journal's edits. Every structure is taken
// apart by name in model_json.cpp, route_json.cpp and show_json.cpp, so that a new member does not compile before it is
// written.
#include "io/json_tree.h"
#include "model/document.h"
#include "model/show_edit.h"

namespace eb::io {

JsonTree to_json(const model::LocalizedText& text);
JsonTree to_json(core::ThemedColor color);
JsonTree to_json(const model::Style& style);
JsonTree to_json(const model::DateFields& fields);
JsonTree to_json(const model::Sensitive& sensitive);
JsonTree to_json(const std::vector<model::Phase>& phases);
JsonTree to_json(const model::Layer& layer);  // its source as the document has it
JsonTree to_json(const model::Zones& zones);
JsonTree to_json(const model::SourcedText& text);
JsonTree to_json(const model::About& about);
JsonTree to_json(const model::Measure& measure);
JsonTree to_json(const model::Figure& figure);
inline JsonTree to_json(bool value) {
  return JsonTree::truth(value);
}
inline JsonTree to_json(int value) {
  return JsonTree::whole(value);
}
inline JsonTree to_json(double value) {
  return JsonTree::number(value);
}
inline JsonTree to_json(const std::string& value) {
  return JsonTree::text(value);
}

JsonTree to_json(const model::Stop& stop);
JsonTree to_json(const model::RoutePoint& point);
JsonTree to_json(const model::Leg& leg);
JsonTree to_json(const model::Schedule& schedule);
JsonTree to_json(const model::MeetingPoint& meeting_point);
JsonTree to_json(const model::Route& route);

JsonTree to_json(const model::ShowStep& step);
JsonTree to_json(model::HallTheme theme);
JsonTree to_json(const model::Show& show);
JsonTree to_json(const std::vector<model::PlanShow::Time>& times);

// Sets the member unless it is what a reader takes for granted.
template <class Value>
void set_unless(JsonTree& tree, const char* key, const Value& value, const Value& usual) {
  if (value != usual) tree.set(key, to_json(value));
}

}  // namespace eb::io
