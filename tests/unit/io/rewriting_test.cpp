// The parts that rewrite KML and CZML before GDAL sees them, on texts of every kind of damage.
#include <gmock/gmock.h>

#include <random>

#include "io/czml.h"
#include "io/kml_times.h"
#include "io/xml_tags.h"

namespace eb::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> tags_of(std::string_view text) {
  std::vector<std::string> found;
  XmlTags tags{text};
  while (const auto tag = tags.next()) {
    std::string shown = tag->opens ? "" : "/";
    shown += tag->name;
    if (tag->opens && tag->closes) shown += '/';
    found.push_back(shown);
  }
  found.push_back(tags.is_whole() ? "whole" : "cut");
  return found;
}

TEST(XmlTags, FollowOneAnotherThroughCommentsAndQuotes) {
  EXPECT_THAT(tags_of("<?xml version='1.0'?><!-- <x> --><a b='>' c=\"/>\"><![CDATA[<y>]]><k:b/></a>"),
              ElementsAre("a", "k:b/", "/a", "whole"));
}

TEST(XmlTags, EndWhereTheTextCannotBeFollowed) {
  EXPECT_THAT(tags_of("<a><b"), ElementsAre("a", "cut"));
  EXPECT_THAT(tags_of("<a><!-- "), ElementsAre("a", "cut"));
  EXPECT_THAT(tags_of("<a b='>"), ElementsAre("cut"));
  EXPECT_THAT(tags_of("<a>< b>"), ElementsAre("a", "cut"));
  EXPECT_THAT(tags_of("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), ElementsAre("cut"));
}

const std::string kml =
    R"(<kml><Document><Folder><TimeSpan><begin>1950</begin></TimeSpan><Placemark><name>a</name>)"
    R"(<Point/></Placemark><Placemark><TimeStamp><when>1997-07</when></TimeStamp></Placemark>)"
    R"(<Placemark><TimeSpan><begin>2001-02-03</begin></TimeSpan></Placemark></Folder></Document></kml>)";

TEST(KmlRewriting, AreTheOnlyThingThatChanges) {
  const auto rewritten = with_times_in_days(kml, "f.kml");
  ASSERT_TRUE(rewritten);
  EXPECT_EQ(rewritten->text,
            R"(<kml><Document><Folder><TimeSpan><begin>1950</begin></TimeSpan><Placemark><TimeSpan><begin>1950-01-01)"
            R"(</begin></TimeSpan><name>a</name><Point/></Placemark><Placemark><TimeSpan><begin>1997-07-01</begin>)"
            R"(<end>1997-07-31</end></TimeSpan></Placemark><Placemark><TimeSpan><begin>2001-02-03</begin></TimeSpan>)"
            R"(</Placemark></Folder></Document></kml>)");
  EXPECT_TRUE(rewritten->notes.empty());
}

TEST(KmlRewriting, WithWholeDaysOrADocumentTypeTheFileStaysAsItIs) {
  EXPECT_FALSE(with_times_in_days("<kml><Placemark><TimeSpan><end>1949-10-04</end></TimeSpan></Placemark></kml>", "f"));
  EXPECT_FALSE(
      with_times_in_days("<!DOCTYPE kml><kml><Placemark><TimeSpan><end>1949</end></TimeSpan></Placemark></kml>", "f"));
  EXPECT_FALSE(with_times_in_days("<kml><Placemark><TimeSpan><end>1949</end></Placemark></kml>", "f"));
}

TEST(CzmlRewriting, TextsOfTheFileCannotBreakOutOfTheJson) {
  const auto geojson = geojson_from_czml(
      R"([{"id":"document","name":"a\",\"features\":[]"},{"id":"x\"},","position":{"cartographicDegrees":[7,51,0]},)"
      R"("properties":{"k\":1,\"":"\"}"}}])",
      "f.czml");
  ASSERT_TRUE(geojson) << core::to_text(geojson.error());
  EXPECT_THAT(geojson->text, HasSubstr(R"("name":"a\",\"features\":[]")"));
  EXPECT_THAT(geojson->text, HasSubstr(R"("k\":1,\"":"\"}")"));
}

TEST(CzmlRewriting, AFloodOfIntervalsIsCutShort) {
  std::string intervals;
  for (int i = 0; i < 5000; ++i) intervals += (i > 0 ? "," : "") + std::string{R"("2000-01-01/2001-01-01")"};
  const auto geojson = geojson_from_czml(R"([{"id":"document"},{"id":"x","availability":[)" + intervals +
                                             R"(],"position":{"cartographicDegrees":[7,51,0]}}])",
                                         "f.czml");
  ASSERT_TRUE(geojson);
  ASSERT_EQ(geojson->notes.size(), 1U);
  EXPECT_THAT(core::to_text(geojson->notes[0].what), HasSubstr("more than 1000 intervals"));
  EXPECT_LT(geojson->text.size(), 300'000U);
}

// Bytes replaced, doubled and left out: whatever comes, it is a result or nothing, and never grows without bound.
std::string damaged(std::string text, std::mt19937& random) {
  constexpr std::string_view bytes{"<>/\"'&[]{}:,0-9eT\0\xff", 20};
  for (auto edits = random() % 3 + 1; edits > 0; --edits) {
    const std::size_t at = random() % text.size(), length = random() % 12;
    switch (random() % 3) {
      case 0:
        text[at] = bytes[random() % bytes.size()];
        break;
      case 1:
        text.erase(at, length);
        break;
      default:
        text.insert(at, text.substr(random() % text.size(), length));
    }
    if (text.empty()) text = "x";
  }
  return text;
}

TEST(Damage, DoesNotBreakTheRewriting) {
  const std::string czml =
      R"([{"id":"document","name":"n","version":"1.0"},{"id":"a","availability":["1906-01-01T00:00:00Z/1949-10-04T00:00:00Z"],)"
      R"("position":[{"interval":"1900-01-01/1910-01-01","cartographicDegrees":[7,51,0]}],"label":{"text":"A"},)"
      R"("properties":{"n":{"number":4}}},{"id":"b","polygon":{"positions":{"cartographicDegrees":[7,51,0,8,51,0,8,52,0]},)"
      R"("holes":{"cartographicDegrees":[[7,51,0,8,51,0,8,52,0]]}}},{"id":"a","rectangle":{"coordinates":{"wsen":[0,0,1,1]}}}])";
  ASSERT_TRUE(geojson_from_czml(czml, "f"));
  std::mt19937 random{7};
  std::size_t converted = 0, rewritten = 0;
  for (int i = 0; i < 20'000; ++i) {
    if (const auto result = geojson_from_czml(damaged(czml, random), "f.czml")) {
      ++converted;
      EXPECT_LT(result->text.size(), 10'000U);
    }
    if (const auto result = with_times_in_days(damaged(kml, random), "f.kml")) {
      ++rewritten;
      EXPECT_LT(result->text.size(), 10'000U);
    }
  }
  EXPECT_GT(converted, 500U);  // damage that leaves JSON, so that the code behind the syntax was reached
  EXPECT_GT(rewritten, 500U);
}

}  // namespace
}  // namespace eb::io
