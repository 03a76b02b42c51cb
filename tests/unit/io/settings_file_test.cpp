#include "io/settings_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/atomic_file.h"
#include "reader_fixture.h"

namespace eb::io {
namespace {

class SettingsTest : public ReaderTest {};

TEST_F(SettingsTest, WhatIsSavedComesBackAndWhatIsNotSetStaysOpen) {
  const auto path = m_folder / "new" / "settings.json";
  const Settings settings{"de", false, 1.5, std::nullopt, "EPSON PJ", 1.44, "miles"};
  ASSERT_TRUE(save_settings(path, settings));
  const auto loaded = load_settings(path);
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(*loaded, settings);
}

TEST_F(SettingsTest, AFirstStartHasNone) {
  const auto loaded = load_settings(m_folder / "settings.json");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(*loaded, Settings{});
}

TEST_F(SettingsTest, AKeyOfALaterVersionDoesNoHarm) {
  const auto loaded = load_settings(write("settings.json", R"({"language": "pl", "clicker": "left"})"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->language, "pl");
}

TEST_F(SettingsTest, WrongOnesSayWhatAndWhereAndStayAsTheyAre) {
  for (const std::string text :
       {"{\"language\": ", "[]", R"({"language": 3})", R"({"dark": "yes"})", R"({"interface_scale": "large"})",
        R"({"reduced_motion": 1})", R"({"notes_size": "large"})", R"({"units": 1})"}) {
    const auto path = write("settings.json", text);
    const auto loaded = load_settings(path);
    ASSERT_FALSE(loaded) << text;
    EXPECT_THAT(core::to_text(loaded.error()), testing::HasSubstr("settings.json")) << text;
    EXPECT_EQ(*core::read_file(path), text);
  }
}

}  // namespace
}  // namespace eb::io
