#pragma once
// How times, dates and names of a show's steps are written and read in its table.
#include <optional>
#include <string>

#include "model/show.h"
#include "text/catalog.h"

namespace eb::ui {

// "0:45", "8:05", "1:02:30"; rounded to whole seconds.
std::string minutes_seconds(double seconds);
// "45", "0:45", "1:05:00"; nullopt: no time.
std::optional<double> parse_minutes_seconds(const std::string& text);
// "1:40 longer", "0:20 shorter", "as planned".
std::string difference_text(const text::Catalog& catalog, double seconds);

// A year for its first day, else a date: as the fields of the table read it again.
std::string clock_day_text(const text::Catalog& catalog, core::Day day);
// "1850", "1850 – 1906".
std::string clock_text(const text::Catalog& catalog, const model::ShowClock& clock);
// The caption, on one line; a step without one is called by its number.
std::string step_name(const text::Catalog& catalog, const model::ShowStep& step, std::size_t index);
std::string transition_name(const text::Catalog& catalog, model::ShowTransition transition);

}  // namespace eb::ui
