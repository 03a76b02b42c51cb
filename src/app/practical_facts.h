#pragma once
// What people who travel have to know about a route and each of its stops, in the words of a language: meeting point,
// stay, accessibility, walking, daylight. The panels, the roadbook and the handout take them from here, so that all say
// the same. What no source tells is said to be unknown, never guessed. Pure; the Sun by geo/daylight.
#include <vector>

#include "model/route.h"
#include "text/catalog.h"
#include "ui/selection_view.h"

namespace eb::app {

// Of the journey: where and when people meet, daylight at its first stop.
std::vector<ui::PracticalFact> practical_facts(const model::Route& route, const text::Catalog& catalog);
// Of one stop; empty for a shaping point.
std::vector<ui::PracticalFact> practical_facts(const model::Route& route, std::size_t point,
                                               const text::Catalog& catalog);

// "● confirmed", "○ suggestion": as on the map, filled or a ring, and always with the word.
std::string status_text(bool is_confirmed, const text::Catalog& catalog);
// "Accessibility: …"
std::string in_one_text(const ui::PracticalFact& fact);

}  // namespace eb::app
