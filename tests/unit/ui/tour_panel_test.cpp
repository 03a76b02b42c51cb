// Bar and card of a tour: what they say, that they stay in the window, and that their buttons ask for what they name.
#include <imgui_internal.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "ui/layout.h"
#include "ui_fixture.h"

namespace eb::ui {
namespace {

class TourPanels : public UiTest {
 protected:
  TourPanels() {
    tour.is_on = tour.can_start = true;
    tour.state = session::TourState::Playing;
    tour.phase = session::TourPhase::AtStop;
    tour.seconds = 60;
    tour.duration = 180;
    tour.stops.resize(7);
    for (std::size_t i = 0; i < tour.stops.size(); ++i) {
      tour.stops[i].name = "A stop with a rather long name, number " + std::to_string(i);
      tour.stops[i].at_seconds = 10 + 25 * static_cast<double>(i);
      tour.stops[i].is_confirmed = i % 2 == 0;
    }
    tour.stop = 2;
    tour.title = tour.stops[2].name;
    tour.times = "10:20 to 11:05 · 45 min";
    tour.seeing = "An old clarifier turned into a sunken garden where a small river meets a large one.";
    tour.past = TourPastView{
        "The river · 350 m", {"30 December 2009", "Open sewer", {}, true}, {"31 August 2022", "Renatured", {}, false}};
    tour.next = tour.stops[3].name;
    tour.ahead = "8.4 km · 14 min";
  }
  template <class Leaf>
  std::vector<Leaf> asked() const {
    return emitted<session::TourAction, Leaf>();
  }
  void click_over(double x0, double y0, double x1, double y1, double step) {
    for (double y = y0; y < y1; y += step)
      for (double x = x0; x < x1; x += step) {
        click(x, y);
        play({press(core::Key::Escape), release(core::Key::Escape)});
      }
  }
};

TEST_F(TourPanels, TakeThePlaceOfTheOtherPanels) {
  session.panels.figures = session.panels.timetable = true;
  const auto with = frame().covered;
  EXPECT_GT(with.left, 0);
  EXPECT_GT(with.bottom, 0);
  EXPECT_EQ(with.right, 0) << "no figures and no layers meanwhile";
  session.panels.all = false;
  EXPECT_EQ(frame().covered.left, 0) << "Tab hides them, too";
}

TEST_F(TourPanels, LeaveTheMapTheLargePart) {
  for (const auto& [w, h] : {std::pair{1280, 720}, {1440, 900}, {1920, 1080}, {3840, 2160}}) {
    width = w;
    height = h;
    frame();
    const auto covered = frame().covered;
    EXPECT_GE(w - covered.left - covered.right, w * 0.55) << w;
    EXPECT_GE(h - covered.top - covered.bottom, h * 0.6) << h;
  }
}

TEST_F(TourPanels, StayInTheWindowAtEveryScale) {
  for (const float s : {1.0F, 1.5F, 2.0F, 4.0F}) {
    for (const auto& [w, h] : {std::pair{1280.0F, 720.0F}, {3840.0F, 2160.0F}}) {
      const auto layout = arrange({.width = w, .height = h, .scale = s, .has_selection = true, .is_touring = true});
      for (const auto& area : {layout.tour_card, layout.tour_bar, layout.inspector, layout.map}) {
        EXPECT_GE(area.x, 0);
        EXPECT_GE(area.y, 0);
        EXPECT_LE(area.right(), w);
        EXPECT_LE(area.bottom(), h);
      }
      EXPECT_GT(layout.tour_card.height, h * 0.2F);
      EXPECT_EQ(layout.tour_card.bottom(), layout.tour_bar.y);
    }
  }
}

// Everything of a card is in sight, with the texts of the bundled excursion, wherever the window is not tiny.
TEST_F(TourPanels, TheWholeCardIsInSightInEveryLanguage) {
  const auto project = nlohmann::json::parse(std::ifstream{EB_SOURCE_DIR "/data/emscher/emscher.emscherblick"});
  const auto& points = project.at("routes").at(0).at("points");
  const auto& phases = project.at("phases");
  struct Window {
    int width, height;
    double scale;
  };
  for (const auto& locale : text::available_locales(EB_BINARY_DIR "/locale")) {
    catalog = text::Catalog::load(EB_BINARY_DIR "/locale", locale);
    const auto language = catalog.language();
    std::string longest_phase;
    for (const auto& phase : phases)
      if (const std::string label = phase.at("label").at(language); label.size() > longest_phase.size())
        longest_phase = label;
    for (std::size_t i = 0; i < points.size(); ++i) tour.stops[i].name = points[i].at("name").at(language);
    tour.times = core::substitute(catalog.tr("{0} to {1}"), {catalog.time_of_day(620), catalog.time_of_day(665)}) +
                 " · " + catalog.duration(45);
    const auto then = catalog.long_date(core::to_day({2009, 12, 31})),
               now = catalog.long_date(core::to_day({2022, 8, 31}));
    tour.past = TourPastView{"Dortmund, Lünen, Castrop-Rauxel · " + catalog.distance(350),
                             {then, longest_phase, {}, true},
                             {now, longest_phase, {}, false}};
    tour.ahead = catalog.distance(18'400) + " · " + catalog.duration(94);
    for (std::size_t i = 0; i < points.size(); ++i) {
      tour.stop = i;
      tour.title = tour.stops[i].name;
      tour.seeing = points[i].at("what_to_see").at(language);
      tour.next = tour.stops[(i + 1) % tour.stops.size()].name;
      for (const auto& [w, h, s] : {Window{1280, 720, 1},
                                    {1280, 720, 1.5},
                                    {1280, 720, 2},
                                    {1440, 900, 1.5},
                                    {1440, 900, 2},
                                    {1920, 1080, 3}}) {
        width = w;
        height = h;
        scale = s;
        for (int frames = 0; frames < 3; ++frames) frame();
        const auto* card = ImGui::FindWindowByName("Tour card");
        ASSERT_NE(card, nullptr);
        EXPECT_EQ(card->ScrollMax.y, 0) << locale << ", stop " << i + 1 << ", " << w << "x" << h << " at " << s;
        EXPECT_EQ(ImGui::FindWindowByName("Tour bar")->ScrollMax.y, 0)
            << locale << ", " << w << "x" << h << " at " << s;
      }
    }
  }
}

TEST_F(TourPanels, ButtonsDoWhatTheySay) {
  frame();
  const auto covered = frame().covered;
  click_over(8, height - covered.bottom + 8, width * 0.75, height - 6, 22);
  EXPECT_FALSE(asked<session::ToggleTour>().empty());
  EXPECT_FALSE(asked<session::SkipTour>().empty()) << "a stop on the track, or of the list";
  EXPECT_FALSE(asked<session::SeekTour>().empty());
  EXPECT_FALSE(asked<session::EndTour>().empty());
  std::set<int> directions;
  for (const auto& step : asked<session::StepTour>()) directions.insert(step.direction);
  EXPECT_EQ(directions, (std::set<int>{-1, 1}));
}

TEST_F(TourPanels, ButtonsOfALowWindowDoWhatTheyShow) {
  width = 1280;
  scale = 2;
  height = 720;
  for (int i = 0; i < 3; ++i) frame();
  const auto covered = frame().covered;
  click_over(8, height - covered.bottom + 16, width - 8, height - 6, 26);
  EXPECT_FALSE(asked<session::ToggleTour>().empty());
  EXPECT_FALSE(asked<session::SkipTour>().empty());
  EXPECT_FALSE(asked<session::EndTour>().empty());
  std::set<int> directions;
  for (const auto& step : asked<session::StepTour>()) directions.insert(step.direction);
  EXPECT_EQ(directions, (std::set<int>{-1, 1}));
}

TEST_F(TourPanels, OneButtonStartsIt) {
  tour = {};
  tour.can_start = true;
  frame();
  click_over(300, 22, 900, 24, 18);
  EXPECT_FALSE(asked<session::StartTour>().empty());
}

TEST_F(TourPanels, WithoutARouteThereIsNoButton) {
  tour = {};
  frame();
  click_over(300, 22, 900, 24, 18);
  EXPECT_TRUE(asked<session::StartTour>().empty());
}

}  // namespace
}  // namespace eb::ui
