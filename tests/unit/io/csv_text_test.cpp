// Tables of numbers beside a project: cells with commas, quotes and line ends, and what is wrong with a line.
#include "io/csv_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace eb::io {
namespace {

using testing::ElementsAre;

TEST(CsvText, ReadsCellsWithCommasQuotesAndLineEnds) {
  const auto table = parse_csv("\xEF\xBB\xBFseries,note\r\na,\"one, two\"\n\nb,\"he said \"\"no\"\"\nand left\"\nc,");
  ASSERT_TRUE(table) << core::to_text(table.error());
  EXPECT_THAT(table->columns, ElementsAre("series", "note"));
  ASSERT_EQ(table->rows.size(), 3U);
  EXPECT_EQ(table->cell(table->rows[0], "note"), "one, two");
  EXPECT_EQ(table->cell(table->rows[1], "note"), "he said \"no\"\nand left");
  EXPECT_EQ(table->cell(table->rows[2], "note"), "");
  EXPECT_EQ(table->cell(table->rows[2], "nonsense"), "");
  EXPECT_EQ(table->rows[0].line, 2);
  EXPECT_EQ(table->rows[1].line, 4);
  EXPECT_EQ(table->rows[2].line, 6) << "the quoted cell goes over a line end";
}

TEST(CsvText, NamesTheLineThatIsWrong) {
  const auto narrow = parse_csv("a,b\n1,2\n3\n");
  ASSERT_FALSE(narrow);
  EXPECT_EQ(core::to_text(narrow.error().what), "Line 3 has 1 cells, the first line 2.");
  const auto open = parse_csv("a,b\n1,\"2\n3,4\n");
  ASSERT_FALSE(open);
  EXPECT_EQ(core::to_text(open.error().what), "Line 2 begins a quoted cell that never ends.");
}

TEST(CsvText, AnEmptyTextIsATableWithoutColumns) {
  const auto table = parse_csv("");
  ASSERT_TRUE(table);
  EXPECT_TRUE(table->columns.empty());
  EXPECT_FALSE(table->has("series"));
}

}  // namespace
}  // namespace eb::io
