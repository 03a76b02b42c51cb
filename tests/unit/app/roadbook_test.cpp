// The numbers on a printed map stand apart and inside; the pages hold every stop, however long its texts.
#include <gmock/gmock.h>

#include <cmath>

#include "app/roadbook_map_marks.h"
#include "app/roadbook_pages.h"

namespace eb::app {
namespace {

TEST(RoadbookMarks, NumbersOfOnePlaceMoveApartAndStayInside) {
  const text::PageBox frame{50, 100, 300, 200};
  std::vector<MapMark> marks;
  for (std::size_t i = 0; i < 6; ++i) marks.push_back({i, 55, 105, 8});
  marks.push_back({6, 500, 105, 8});
  spread(marks, frame);
  ASSERT_EQ(marks.size(), 6U);  // the one outside is gone
  for (std::size_t a = 0; a < marks.size(); ++a) {
    EXPECT_GE(marks[a].x, frame.x + 8);
    EXPECT_GE(marks[a].y, frame.y + 8);
    for (std::size_t b = a + 1; b < marks.size(); ++b) {
      EXPECT_GT(std::hypot(marks[a].x - marks[b].x, marks[a].y - marks[b].y), 8) << a << " " << b;
    }
  }
}

std::size_t pages_in(const std::string& pdf) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = pdf.find("/Type /Page", at)) != std::string::npos; ++at) {
    if (pdf.substr(at, 12) != "/Type /Pages") ++count;
  }
  return count;
}

std::string book_with(const std::string& words, int maps = 4) {
  model::Route route;
  route.name.by_language["en"] = "Day out";
  for (int i = 0; i < 3; ++i) {
    model::Stop stop;
    stop.name.by_language["en"] = "Stop " + std::to_string(i);
    stop.what_to_see.by_language["en"] = words;
    stop.dwell_minutes = 30;
    route.points.push_back({"p" + std::to_string(i), {7 + i * 0.01, 51.5}, std::make_shared<const model::Stop>(stop)});
    if (i > 0) route.legs.push_back(model::straight_leg());
  }
  const auto timetable = model::make_timetable(route);
  const auto document = model::make_empty_document();
  const text::Catalog catalog;
  RoadbookInput input{document, route, timetable, 0, catalog, {}, {}, "© Somebody"};
  for (int i = 0; i < 3; ++i) input.positions.push_back({i * 100.0, 0});
  for (int i = 0; i < maps; ++i) input.maps.push_back({40, 30, std::vector<std::uint8_t>(40 * 30 * 4, 255), {}, 1});
  const auto pdf = roadbook_pdf(input);
  EXPECT_TRUE(pdf);
  return pdf ? *pdf : "";
}

TEST(RoadbookPages, APageAStopAndAnOverview) {
  EXPECT_EQ(pages_in(book_with("A bridge.")), 4U);
}

TEST(RoadbookPages, WithoutMapsStopsShareAPage) {
  EXPECT_EQ(pages_in(book_with("A bridge.", 1)), 2U);
}

TEST(RoadbookPages, LongTextsGetFurtherPages) {
  std::string words;
  for (int i = 0; i < 1500; ++i) words += "word" + std::to_string(i) + " ";
  EXPECT_GT(pages_in(book_with(words)), 6U);
  EXPECT_GT(pages_in(book_with(words, 1)), 6U);
}

}  // namespace
}  // namespace eb::app
