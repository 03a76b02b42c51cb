#include "app/web_words.h"

#include <nlohmann/json.hpp>

namespace eb::app {

namespace {

using Json = nlohmann::ordered_json;

void replace_first(std::string& text, std::string_view what, std::string_view with) {
  if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
}

}  // namespace

Json web_words(const text::Catalog& c) {
  return {{"skip", c.tr("Skip to the stops")},
          {"map", c.tr("Map")},
          {"zoom_in", c.tr("Zoom in")},
          {"zoom_out", c.tr("Zoom out")},
          {"whole_map", c.tr("Whole map")},
          {"legend", c.tr("Legend")},
          {"date", c.tr("Date")},
          {"play", c.tr("Play")},
          {"pause", c.tr("Pause")},
          {"previous", c.tr("Previous change")},
          {"next", c.tr("Next change")},
          {"language", c.tr("Language")},
          {"dark", c.tr("Dark")},
          {"light", c.tr("Light")},
          {"print", c.tr("Print")},
          {"close", c.tr("Close")},
          {"stops", c.tr("Stops")},
          {"arrival", c.tr("Arrival")},
          {"departure", c.tr("Departure")},
          {"stay", c.tr("Stay")},
          {"see", c.tr("What to see")},
          {"visiting", c.tr("Visiting")},
          {"source", c.tr("Source")},
          {"time", c.tr("Time")},
          {"show", c.tr("Show on the map")},
          {"ring", c.tr("A number in a ring: a suggestion, not yet confirmed.")},
          {"described", c.tr("What the map shows")},
          {"milestones", c.tr("Milestones")},
          {"downloads", c.tr("To take along")},
          {"gpx", c.tr("Route for navigation apps")},
          {"ics", c.tr("Calendar, an event a stop")},
          {"pdf", c.tr("PDF, roadbook to print")},
          {"no_map", c.tr("This browser cannot draw the map (it has no WebGL). Stops and texts are all here.")}};
}

Json web_lengths(const text::Catalog& catalog) {
  constexpr double longest_m = 1e6, step = 1.05;  // finer than any two round lengths lie apart
  Json lengths = Json::array();
  for (double most = 10; most < longest_m; most *= step) {
    const double round = catalog.round_length(most);
    if (lengths.empty() || lengths.back().front() != round) lengths.push_back({round, catalog.distance(round)});
  }
  return lengths;
}

Json web_date_patterns(const text::Catalog& catalog) {
  // A day and a year whose digits appear in no name of a month.
  constexpr int year = 2345;
  constexpr unsigned day = 27;
  Json patterns = Json::array();
  for (unsigned month = 1; month <= 12; ++month) {
    auto text = catalog.long_date(core::to_day({year, month, day}));
    replace_first(text, std::to_string(year), "{y}");
    replace_first(text, std::to_string(day), "{d}");
    patterns.push_back(std::move(text));
  }
  return patterns;
}

}  // namespace eb::app
