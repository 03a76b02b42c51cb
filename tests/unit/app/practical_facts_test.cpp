// What people who travel are told of a route and its stops: what is known, and plainly what is not.
#include "app/practical_facts.h"

#include <gmock/gmock.h>

namespace eb::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using ui::FactKind;

model::Route tour() {
  model::Route route;
  route.schedule.date = core::to_day({2022, 8, 31});
  route.schedule.time_zone = "Europe/Berlin";
  model::Stop known;
  known.name.by_language["en"] = "Coking plant";
  known.dwell_minutes = 75;
  known.is_confirmed = true;
  known.source = "operator";
  known.accessibility = {{{{"en", "By guided tour"}, {"de", "Nur mit Führung"}}}, "leaflet"};
  known.walking_m = 400;
  model::Stop bare;
  bare.name.by_language["en"] = "Somewhere";
  route.points = {{"a", {7.41214, 51.54067}, std::make_shared<const model::Stop>(known)},
                  {"via", {7.2, 51.5}, nullptr},
                  {"b", {7.0, 51.5}, std::make_shared<const model::Stop>(bare)}};
  route.legs = {model::straight_leg(), model::straight_leg()};
  return route;
}

const ui::PracticalFact& fact(const std::vector<ui::PracticalFact>& facts, const std::string& label) {
  static const ui::PracticalFact none;
  for (const auto& one : facts)
    if (one.label == label) return one;
  ADD_FAILURE() << "no fact called " << label;
  return none;
}

const std::string ask = "Not known; ask before you travel";

TEST(PracticalFacts, AStopTellsWhatIsKnownWithItsSource) {
  const auto facts = practical_facts(tour(), 0, text::Catalog{});
  EXPECT_EQ(fact(facts, "Status").kind, FactKind::Confirmed);
  EXPECT_EQ(fact(facts, "Status").text, "● confirmed");
  EXPECT_EQ(fact(facts, "Stay").text, "1 h 15 min");
  EXPECT_EQ(fact(facts, "Accessibility").text, "By guided tour");
  EXPECT_EQ(fact(facts, "Accessibility").source, "leaflet");
  EXPECT_EQ(fact(facts, "Walking distance").text, "400\u00A0m");
  // By the formulas of the NOAA solar calculator: 06:41.1 and 20:19.2.
  EXPECT_EQ(fact(facts, "Daylight").text, "Sunrise 06:41, sunset 20:19");
}

TEST(PracticalFacts, WhatNobodyKnowsIsSaidAndNotGuessed) {
  const auto facts = practical_facts(tour(), 2, text::Catalog{});
  EXPECT_EQ(fact(facts, "Status").kind, FactKind::Suggested);
  EXPECT_EQ(fact(facts, "Status").text, "○ suggestion");
  for (const char* label : {"Stay", "Accessibility", "Walking distance"}) {
    EXPECT_EQ(fact(facts, label).kind, FactKind::Unknown) << label;
    EXPECT_EQ(fact(facts, label).text, ask) << label;
  }
}

TEST(PracticalFacts, NoWalkAtAllIsKnown) {
  auto route = tour();
  auto stop = *route.points[0].stop;
  stop.walking_m = 0;
  route.points[0].stop = std::make_shared<const model::Stop>(stop);
  EXPECT_EQ(fact(practical_facts(route, 0, text::Catalog{}), "Walking distance").kind, FactKind::Plain);
}

TEST(PracticalFacts, AShapingPointHasNone) {
  EXPECT_THAT(practical_facts(tour(), 1, text::Catalog{}), IsEmpty());
  EXPECT_THAT(practical_facts(tour(), 99, text::Catalog{}), IsEmpty());
}

TEST(PracticalFacts, TheMeetingPointSaysWhetherItIsConfirmed) {
  auto route = tour();
  EXPECT_EQ(fact(practical_facts(route, text::Catalog{}), "Meeting point").text, ask);
  EXPECT_EQ(fact(practical_facts(route, text::Catalog{}), "Meeting time").text, ask);
  route.meeting_point = {{{{"en", "At the gate"}}}, geo::LonLat{7.04408, 51.48653}, 8 * 60 + 45, false, "letter"};
  auto facts = practical_facts(route, text::Catalog{});
  EXPECT_EQ(fact(facts, "Meeting point").text, "At the gate\n51.48653° N, 7.04408° E\n○ suggestion");
  EXPECT_EQ(fact(facts, "Meeting point").kind, FactKind::Suggested);
  EXPECT_EQ(fact(facts, "Meeting point").source, "letter");
  EXPECT_EQ(fact(facts, "Meeting time").text, "08:45 · ○ suggestion");
  route.meeting_point.is_confirmed = true;
  facts = practical_facts(route, text::Catalog{});
  EXPECT_EQ(fact(facts, "Meeting point").kind, FactKind::Confirmed);
  EXPECT_THAT(fact(facts, "Meeting point").text, HasSubstr("● confirmed"));
}

TEST(PracticalFacts, DaylightNeedsADateAndKnowsThePolarNight) {
  auto route = tour();
  route.schedule.date.reset();
  EXPECT_EQ(fact(practical_facts(route, text::Catalog{}), "Daylight").kind, FactKind::Unknown);
  route = tour();
  route.points[0].position = {19, 78};
  route.schedule.date = core::to_day({2022, 12, 21});
  EXPECT_EQ(fact(practical_facts(route, 0, text::Catalog{}), "Daylight").text, "The sun does not rise.");
}

TEST(PracticalFacts, SpeakTheLanguageOfTheReader) {
  const auto german = text::Catalog::load(EB_BINARY_DIR "/locale", "de");
  const auto facts = practical_facts(tour(), 0, german);
  EXPECT_EQ(fact(facts, "Zugänglichkeit").text, "Nur mit Führung");
  EXPECT_EQ(in_one_text(fact(facts, "Stand")), "Stand: ● bestätigt");
}

}  // namespace
}  // namespace eb::app
