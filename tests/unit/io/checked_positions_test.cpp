// Positions that are none, in every text format in which GDAL would make numbers of them without a word.
#include <gmock/gmock.h>

#include "core/message.h"
#include "io/checked_positions.h"
#include "io/position_numbers.h"

namespace eb::io {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(PlainNumbers, AreWrittenWithAPoint) {
  for (const char* text : {"7", "-7.1", "+.5", "5.", "1e5", "1.5E-3"}) EXPECT_TRUE(is_plain_number(text)) << text;
  for (const char* text : {"", "-", ".", "7,1", "abc", "7.1N", "1e", "NaN", "inf", "0x7", "7.1.2", " 7", "1e5.5"})
    EXPECT_FALSE(is_plain_number(text)) << text;
}

std::string tuples_found(std::string_view text, const TupleForm& form = {}) {
  std::string found;
  check_tuples(text, form, "NaN", [&](std::size_t begin, std::size_t end, const std::string& instead, Finding finding) {
    found += (finding == Finding::Bad ? "!" : "~") + std::string{text.substr(begin, end - begin)} + "=" + instead + ";";
  });
  return found;
}

TEST(Tuples, HaveTwoOrThreeNumbersEach) {
  EXPECT_EQ(tuples_found(" 7.1,51.5\n7.2,51.6,80 \t7.3,51.7,\n"), "");
  EXPECT_EQ(tuples_found("7.1,51.5 xx,yy 7"), "!xx,yy=NaN,NaN;!7=NaN,NaN;");
  EXPECT_EQ(tuples_found("7,1,51,5"), "!7,1,51,5=NaN,NaN;");
  EXPECT_EQ(tuples_found("7.1, 51.5 7.2 ,51.6"), "~7.1, 51.5=7.1,51.5;~7.2 ,51.6=7.2,51.6;");
  EXPECT_EQ(tuples_found(""), "");
}

TEST(Tuples, OfAPointAreOne) {
  EXPECT_EQ(tuples_found(" 7.1,51.5 ", {.is_single = true}), "");
  EXPECT_EQ(tuples_found(" 7,1 51,5 ", {.is_single = true}), "!7,1 51,5=NaN,NaN;");
}

TEST(Tuples, AreSeparatedAsTheFileSays) {
  const TupleForm form{.decimal = ',', .between_numbers = ' ', .between_tuples = ';'};
  EXPECT_EQ(tuples_found("7,1 51,5; 7,2  51,6 ;7,3", form), "!7,3=NaN NaN;");
}

std::string numbers_found(std::string_view text, Commas commas) {
  std::string found;
  check_numbers(text, commas, "NaN", [&](std::size_t begin, std::size_t end, const std::string&, Finding) {
    found += std::string{text.substr(begin, end - begin)} + ";";
  });
  return found;
}

TEST(Numbers, AreTakenAsPairsOnlyWhereBothHaveAPoint) {
  EXPECT_EQ(numbers_found("51.5 7.1\n51.6 7.2", Commas::Forbidden), "");
  EXPECT_EQ(numbers_found("51.5,7.1 51.6, 7.2", Commas::Separate), "");
  EXPECT_EQ(numbers_found("51.5,7.1", Commas::Forbidden), "51.5,7.1;");
  EXPECT_EQ(numbers_found("51,5 7,1 abc", Commas::Separate), "51,5;7,1;abc;");
}

TEST(Formats, AreToldByNameAndFirstBytes) {
  EXPECT_EQ(position_format("a.mif", "Version 300"), PositionFormat::Mif);
  EXPECT_EQ(position_format("a.DXF", "0"), PositionFormat::Dxf);
  EXPECT_EQ(position_format("a", "\xEF\xBB\xBF<?xml version='1.0'?><kml>"), PositionFormat::Kml);
  EXPECT_EQ(position_format("a", "<!DOCTYPE x [<!ENTITY a 'b'>]><gpx>"), PositionFormat::Gpx);
  EXPECT_EQ(position_format("a", "<osm version='0.6'>"), PositionFormat::Osm);
  EXPECT_EQ(position_format("a", "<feed xmlns='http://www.w3.org/2005/Atom'>"), PositionFormat::GeoRss);
  EXPECT_EQ(position_format("a", "<x:Y xmlns:gml=\"http://www.opengis.net/gml/3.2\">"), PositionFormat::Gml);
  EXPECT_EQ(position_format("a", "<html>"), std::nullopt);
  EXPECT_EQ(position_format("a.json", "{}"), std::nullopt);
}

std::string notes_of(const RewrittenText& text) {
  std::string notes;
  for (const auto& note : text.notes) notes += core::to_text(note.what) + " | " + core::to_text(note.hint) + "\n";
  return notes;
}

TEST(CheckedPositions, NameTheLineTheElementAndTheText) {
  const auto kml = with_positions_only(
      "<kml>\n<Placemark><name>Mouth &amp; more</name>\n<Point><coordinates>abc,51.5</coordinates></Point></Placemark>"
      "</kml>",
      PositionFormat::Kml, "f.kml");
  ASSERT_TRUE(kml);
  EXPECT_THAT(kml->text, HasSubstr("<coordinates>NaN,NaN</coordinates>"));
  EXPECT_THAT(notes_of(*kml), AllOf(HasSubstr("f.kml, line 3, Placemark \"Mouth &amp; more\""), HasSubstr("abc,51.5"),
                                    HasSubstr("for example 51.5")));
}

TEST(CheckedPositions, AreLeftAloneWhereTheyAreInOrder) {
  const std::string clean =
      "<kml><Folder><name>7,1</name><Placemark><Point><coordinates>7.1,51.5</coordinates></Point></Placemark></Folder>";
  EXPECT_FALSE(with_positions_only(clean, PositionFormat::Kml, "f"));
  EXPECT_FALSE(with_positions_only("<a><pos>north</pos><b><X>west</X></b></a>", PositionFormat::Gml, "f"))
      << "attributes of features";
  EXPECT_FALSE(with_positions_only("<rss><item><point>a good one</point></item></rss>", PositionFormat::GeoRss, "f"));
  EXPECT_FALSE(
      with_positions_only("<gpx><wpt lat = ' 51.5' lon='+7.1'/><bounds minlat='x'/></gpx>", PositionFormat::Gpx, "f"));
}

TEST(CheckedPositions, InCommentsAndWrappersAreReadAsAParserReadsThem) {
  EXPECT_FALSE(with_positions_only("<kml><!-- <coordinates>abc</coordinates> --></kml>", PositionFormat::Kml, "f"));
  const std::string wrapped =
      "<kml><Point><coordinates><![CDATA[7.1,51.5]]>&#13;&#xA;</coordinates></Point>"
      "<LineString><coordinates>7.1,51.5<!-- here --> 7.2,51.6</coordinates></LineString></kml>";
  EXPECT_FALSE(with_positions_only(wrapped, PositionFormat::Kml, "f"));
  const auto bad = with_positions_only("<kml><LineString><coordinates><![CDATA[7,51 x,y]]></coordinates></LineString>",
                                       PositionFormat::Kml, "f");
  ASSERT_TRUE(bad);
  EXPECT_THAT(bad->text, HasSubstr("<coordinates>7,51 NaN,NaN</coordinates>"));
}

TEST(CheckedPositions, OfNodesAreLeftOutWithTheirTags) {
  const auto osm = with_positions_only(
      "<osm><node id='1' lat='51,5' lon='7,1'><tag k='a' v='b'/></node><node id='2' lat='51' lon='7'/>"
      "<node id='3' visible='false'/></osm>",
      PositionFormat::Osm, "f.osm");
  ASSERT_TRUE(osm);
  EXPECT_EQ(osm->text, "<osm><node id='2' lat='51' lon='7'/></osm>");
  ASSERT_EQ(osm->notes.size(), 1U) << "who hides a node has taken its position away";
  EXPECT_THAT(notes_of(*osm), HasSubstr("node 1: this is no position: lat=\"51,5\" lon=\"7,1\""));
}

TEST(CheckedPositions, ThatAreMissingAreMarked) {
  const auto gpx = with_positions_only("<gpx><wpt lon=\"7,1\"><name>a</name></wpt></gpx>", PositionFormat::Gpx, "f");
  ASSERT_TRUE(gpx);
  EXPECT_EQ(gpx->text, "<gpx><wpt lat=\"NaN\" lon=\"NaN\"><name>a</name></wpt></gpx>");
  EXPECT_EQ(gpx->notes.front().layers, std::vector<std::string>{"waypoints"});
}

TEST(CheckedPositions, AreCountedBeyondTheFirstFew) {
  std::string gml = "<a xmlns='http://www.opengis.net/gml'>";
  for (int i = 0; i < 5000; ++i) gml += "<Point><pos>51,5 7,1</pos></Point>";
  const auto rewritten = with_positions_only(gml + "</a>", PositionFormat::Gml, "f.gml");
  ASSERT_TRUE(rewritten);
  EXPECT_EQ(rewritten->notes.size(), 21U);
  EXPECT_THAT(core::to_text(rewritten->notes.back().what), AllOf(HasSubstr("f.gml"), HasSubstr("4980")));
}

TEST(CheckedPositions, OfOneListAreToldOnce) {
  const auto kml = with_positions_only("<Placemark><LineString><coordinates>a,b 7,51 c,d</coordinates></LineString>",
                                       PositionFormat::Kml, "f.kml");
  ASSERT_TRUE(kml);
  EXPECT_EQ(kml->notes.size(), 1U);
  EXPECT_THAT(kml->text, HasSubstr(">NaN,NaN 7,51 NaN,NaN<"));
}

TEST(CheckedPositions, InTextsThatBreakOffAreCheckedUpToThere) {
  for (const auto format : {PositionFormat::Kml, PositionFormat::Gml, PositionFormat::GeoRss, PositionFormat::Gpx,
                            PositionFormat::Osm, PositionFormat::Mif, PositionFormat::Dxf}) {
    const std::string whole =
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a><node id='1' lat='x' lon='7'><wpt lat='x'/></node><Point><pos>x</pos>"
        "<coordinates cs='' ts=',' decimal=','>a&b;<![CDATA[x,y]]></coordinates></Point><georss:point>x</georss:point>"
        "\nData\nPoint a b\n0\nSECTION\n2\nENTITIES\n10\nx\n</a>";
    for (std::size_t cut = 0; cut <= whole.size(); ++cut)
      with_positions_only(whole.substr(0, cut), format, "f");  // sanitizers look on
  }
}

}  // namespace
}  // namespace eb::io
