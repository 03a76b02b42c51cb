#pragma once
// Everything a web page tells, as one JSON object: layers, route with its timetable, milestones, colours and texts in
// each of its languages. The page's script (src/web) reads it. Any thread.
#include <optional>
#include <string>
#include <vector>

#include "app/web_features.h"
#include "app/web_tongues.h"
#include "core/result.h"
#include "model/timetable.h"

namespace eb::app {

// A file that lies beside the page, or in it.
struct WebDownload {
  std::string kind;  // "gpx", "ics", "pdf"
  std::string name;  // of the file
  std::string href;  // the name, or a data: address
};

// A copy of what the page needs, so that the work may go on meanwhile.
struct WebContent {
  model::Document document;
  ExportedFeatures features;
  std::vector<Tongue> tongues;                      // one at least
  std::vector<std::string> credits;                 // one a language
  std::shared_ptr<const model::Route> route;        // whose stops are told; may be null
  model::Timetable timetable;                       // of it
  std::size_t group = 0;                            // of the timetable
  std::vector<std::vector<WebDownload>> downloads;  // for each language
};

// "31 August 2022 · 7 stops · 84 km · 09:00–17:40"; "" without a route.
std::string excursion_line(const WebContent& content, const text::Catalog& catalog);

// As JavaScript reads it, and harmless inside a <script> element whatever the texts hold.
core::Result<std::string> web_data(const WebContent& content);

// `<` and the two line ends that JavaScript knows and JSON does not, escaped.
std::string safe_in_script(const std::string& json);

}  // namespace eb::app
