// Which screen the hall and the console get, as monitors come and go.
#include "app/screen_choice.h"

#include <gtest/gtest.h>

namespace eb::app {
namespace {

using platform::Monitor;
using platform::Monitors;
using session::HallPlace;

Monitor screen(const std::string& name, int x, bool is_primary = false) {
  Monitor monitor;
  monitor.name = name;
  monitor.x = x;
  monitor.width = 1920;
  monitor.height = 1080;
  monitor.is_primary = is_primary;
  return monitor;
}

const Monitor laptop = screen("eDP-1", 0, true);
const Monitor projector = screen("HDMI-1", 1920);
const Monitor television = screen("DP-2", 3840);
const ScreenPlan on_projector{HallPlace::OtherScreen, "HDMI-1", "eDP-1", false};
const ScreenPlan on_laptop{HallPlace::OtherScreen, "eDP-1", "HDMI-1", false};
const ScreenPlan one_screen{HallPlace::MainWindow, "", "", false};
const ScreenPlan lost{HallPlace::None, "", "eDP-1", true};

ScreenChoice started(const Monitors& monitors, const std::string& remembered = {},
                     const std::string& console = "eDP-1") {
  ScreenChoice choice;
  choice.start(monitors, console, remembered);
  return choice;
}

TEST(ScreenChoice, TheFirstStartPutsTheHallOnTheScreenThatIsNotPrimary) {
  EXPECT_EQ(started({laptop, projector}).plan(), on_projector);
  EXPECT_EQ(started({projector, laptop}).plan(), on_projector);
}

TEST(ScreenChoice, TheConsoleLeavesTheHallsScreen) {
  EXPECT_EQ(started({laptop, projector}, "", "HDMI-1").plan(), on_projector);
  EXPECT_EQ(started({laptop, projector}, "", "").plan(), on_projector);
}

TEST(ScreenChoice, AScreenIsRememberedByName) {
  EXPECT_EQ(started({laptop, projector, television}, "DP-2").plan().hall_screen, "DP-2");
  EXPECT_EQ(started({laptop, projector}, "DP-2").plan(), on_projector);  // another hall, other names
  EXPECT_EQ(started({laptop, projector}, "eDP-1").plan(), on_laptop);    // as it was swapped
  EXPECT_EQ(started({laptop, projector}).remembered(), "HDMI-1");
}

TEST(ScreenChoice, OneScreenIsFilledByTheHall) {
  EXPECT_EQ(started({laptop}).plan(), one_screen);
  EXPECT_EQ(started({laptop}, "HDMI-1").plan(), one_screen);
  EXPECT_EQ(started({}).plan(), one_screen);
  EXPECT_EQ(started({laptop, screen("HDMI-1", 0)}).plan(), one_screen);  // mirrored
}

TEST(ScreenChoice, SwapChangesPlacesAndBack) {
  auto choice = started({laptop, projector});
  choice.swap();
  EXPECT_EQ(choice.plan(), on_laptop);
  EXPECT_EQ(choice.remembered(), "eDP-1");
  choice.swap();
  EXPECT_EQ(choice.plan(), on_projector);
}

TEST(ScreenChoice, AScreenIsChosenByName) {
  auto choice = started({laptop, projector});
  choice.choose("eDP-1");
  EXPECT_EQ(choice.plan(), on_laptop);
  EXPECT_EQ(choice.remembered(), "eDP-1");
  choice.choose("no such screen");
  EXPECT_EQ(choice.plan(), on_laptop);
}

TEST(ScreenChoice, SwapOnOneScreenShowsTheConsoleAndTheHallByTurns) {
  auto choice = started({laptop});
  choice.swap();
  EXPECT_EQ(choice.plan(), (ScreenPlan{HallPlace::None, "", "", false}));
  choice.swap();
  EXPECT_EQ(choice.plan(), one_screen);
}

TEST(ScreenChoice, AnUnpluggedProjectorIsLostAndComesBack) {
  auto choice = started({laptop, projector});
  choice.follow({laptop});
  EXPECT_EQ(choice.plan(), lost);
  EXPECT_EQ(choice.remembered(), "HDMI-1");
  choice.follow({laptop});
  EXPECT_EQ(choice.plan(), lost);
  choice.follow({laptop, projector});
  EXPECT_EQ(choice.plan(), on_projector);
}

TEST(ScreenChoice, TheSameCableInAnotherSocketIsFoundAgain) {
  auto choice = started({laptop, projector});
  choice.follow({laptop});
  choice.follow({laptop, television});
  EXPECT_EQ(choice.plan().hall_screen, "DP-2");
  EXPECT_FALSE(choice.plan().is_lost);
}

TEST(ScreenChoice, AScreenThatWasThereAllTheTimeIsNotTakenUnasked) {
  auto choice = started({laptop, projector, television});
  choice.follow({laptop, television});
  EXPECT_EQ(choice.plan(), lost);
  choice.swap();  // asked
  EXPECT_EQ(choice.plan().hall_screen, "DP-2");
}

TEST(ScreenChoice, LostOnTheOnlyScreenSwapShowsTheHallThere) {
  auto choice = started({laptop, projector});
  choice.follow({laptop});
  choice.swap();
  EXPECT_EQ(choice.plan(), one_screen);
  choice.follow({laptop, projector});
  EXPECT_EQ(choice.plan(), on_projector);
}

TEST(ScreenChoice, AProjectorPluggedInLateIsUsed) {
  auto choice = started({laptop});
  choice.follow({laptop, projector});
  EXPECT_EQ(choice.plan(), on_projector);
}

TEST(ScreenChoice, ALaptopThatIsClosedLeavesTheHallAlone) {
  auto choice = started({laptop, projector});
  choice.follow({projector});
  EXPECT_EQ(choice.plan().hall_screen, "HDMI-1");
  EXPECT_EQ(choice.plan().hall, HallPlace::OtherScreen);
  choice.follow({laptop, projector});
  EXPECT_EQ(choice.plan(), on_projector);
}

TEST(ScreenChoice, NoScreenAtAllForAMomentIsSurvived) {
  auto choice = started({laptop, projector});
  choice.follow({});
  EXPECT_EQ(choice.plan().hall, HallPlace::None);
  choice.follow({laptop});
  choice.follow({laptop, projector});
  EXPECT_EQ(choice.plan(), on_projector);
}

TEST(ScreenChoice, AfterASwapTheProjectorComesBackAsTheConsole) {
  auto choice = started({laptop, projector});
  choice.swap();
  choice.follow({laptop});  // the console's screen is gone, the hall stays where it is
  EXPECT_EQ(choice.plan().hall_screen, "eDP-1");
  choice.follow({laptop, projector});
  EXPECT_EQ(choice.plan(), on_laptop);
}

}  // namespace
}  // namespace eb::app
