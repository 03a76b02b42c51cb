#pragma once
// How the time bar and the cards write dates, periods, speeds and lengths of time in the language.
#include <string>

#include "core/calendar_step.h"
#include "core/pace_parser.h"
#include "model/document.h"
#include "text/catalog.h"

namespace eb::ui {

// As precise as its source is: a day, a month, a year, a decade.
std::string milestone_date(const text::Catalog& catalog, const model::Milestone& milestone);
std::string month_and_year(const text::Catalog& catalog, core::Day day);
// The steps [from, to): "1906", "1900–1909", "June 1989", "1 June 1989".
std::string period(const text::Catalog& catalog, core::Day from, core::Day to, core::CalendarStep step);
// "June 1989: 12 changes, 3 of uncertain date".
std::string changes_text(const text::Catalog& catalog, const std::string& when, int changes, int uncertain);
// "2 years/s", "1.4 months/s", "30 days/s".
std::string speed_text(const text::Catalog& catalog, double days_per_second);
// "60 s", "1:30 min".
std::string seconds_text(const text::Catalog& catalog, double seconds);
// The units of both in the language, in all their plural forms, so that what is shown can be typed.
core::PaceWords pace_words(const text::Catalog& catalog);

}  // namespace eb::ui
