#pragma once
// What the panel of what is selected tells besides the columns and members themselves: the practical facts of a stop,
// and what a layer says about its features. Built by app: practical_facts.h, selection_view.h.
#include <cstdint>
#include <string>
#include <vector>

#include "core/date.h"

namespace eb::ui {

enum class FactKind : std::uint8_t {
  Plain,
  Confirmed,  // part of the programme
  Suggested,  // proposed, nobody has confirmed it
  Unknown,    // no source says; the text says that
};

// One line for people who travel; its text says in words and with a sign what its kind is.
struct PracticalFact {
  FactKind kind = FactKind::Plain;
  std::string label, text;
  std::string source;  // empty = not stated
  friend bool operator==(const PracticalFact&, const PracticalFact&) = default;
};

// A row of the same reach: what was known there for a time.
struct KnownRow {
  core::DayInterval when;
  std::string period, counts, note, certainty, source;  // empty = nothing to say
};

// A series in words: a text for each of its values, in their order.
struct ToldSeries {
  std::string id, title;
  std::string highest;  // the largest number, for the axis
  std::vector<std::string> values, sources;
};

struct AboutView {
  std::string why, why_source, behave, behave_source;
  std::vector<KnownRow> rows;
  std::vector<ToldSeries> series;
};

struct SelectionView {
  std::vector<PracticalFact> stop;   // of the selected stop
  std::vector<PracticalFact> route;  // of its route, where it begins there
  AboutView about;                   // of the layer of the selected feature
};

}  // namespace eb::ui
