// Dates in the words of every language of the program (data/DATES.md), and what is typed where the day comes first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "core/date_parser.h"
#include "core/date_words.h"

namespace eb::core {
namespace {

struct Row {
  const char* text;
  const char* from;  // ISO; "" = open
  const char* to;
  Certainty certainty = Certainty::Certain;
};
constexpr Certainty about = Certainty::Approximate;
constexpr Certainty doubtful = Certainty::Uncertain;

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.text;
}

class ForeignDate : public testing::TestWithParam<Row> {};

TEST_P(ForeignDate, IsReadAsTheTableOfConventionsSays) {
  const Row& row = GetParam();
  const auto read = parse_date(row.text);
  ASSERT_TRUE(read) << row.text << ": " << to_text(read.error());
  const auto& [from, to] = read->interval;
  EXPECT_EQ(from == open_past ? "" : to_iso(from), row.from) << row.text;
  EXPECT_EQ(to == open_future ? "" : to_iso(to), row.to) << row.text;
  EXPECT_STREQ(to_string(read->certainty), to_string(row.certainty)) << row.text;
}

const Row dutch[] = {
    {"12 juni 1989", "1989-06-12", "1989-06-13"},
    {"12 JUNI 1989", "1989-06-12", "1989-06-13"},
    {"1 mrt. 2022", "2022-03-01", "2022-03-02"},
    {"1 mei 2022", "2022-05-01", "2022-05-02"},
    {"augustus 2022", "2022-08-01", "2022-09-01"},
    {"in het jaar 1989", "1989-01-01", "1990-01-01"},
    {"1e kwartaal 1995", "1995-01-01", "1995-04-01"},
    {"2de kwartaal van 1995", "1995-04-01", "1995-07-01"},
    {"eerste helft van de 19e eeuw", "1801-01-01", "1851-01-01"},
    {"19e eeuw", "1801-01-01", "1901-01-01"},
    {"de 20ste eeuw", "1901-01-01", "2001-01-01"},
    {"5e eeuw v.Chr.", "-0499-01-01", "-0399-01-01"},
    {"jaren 1960", "1960-01-01", "1970-01-01"},
    {"de jaren 60 van de 20e eeuw", "1960-01-01", "1970-01-01"},
    {"begin jaren 1960", "1960-01-01", "1964-01-01", about},
    {"jaren 1914-1918", "1914-01-01", "1919-01-01"},
    {"voorjaar 1995", "1995-03-01", "1995-06-01", about},
    {"zomer van 1995", "1995-06-01", "1995-09-01", about},
    {"najaar 1995", "1995-09-01", "1995-12-01", about},
    {"winter 1978/79", "1978-12-01", "1979-03-01", about},
    {"omstreeks 1900", "1895-01-01", "1906-01-01", about},
    {"rond 1900", "1895-01-01", "1906-01-01", about},
    {"ca. 1900", "1895-01-01", "1906-01-01", about},
    {"waarschijnlijk 1984", "1984-01-01", "1985-01-01", doubtful},
    {"begin van de 19e eeuw", "1801-01-01", "1841-01-01", about},
    {"medio 1985", "1985-05-01", "1985-09-01", about},
    {"eind 1985", "1985-09-01", "1986-01-01", about},
    {"voor 1871", "", "1871-01-01"},
    {"v\u00F3\u00F3r 1871", "", "1871-01-01"},
    {"na 1912", "1913-01-01", ""},
    {"sinds 1992", "1992-01-01", ""},
    {"vanaf mei 1992", "1992-05-01", ""},
    {"tot 1985", "", "1986-01-01"},
    {"t/m 1985", "", "1986-01-01"},
    {"van 1914 tot en met 1918", "1914-01-01", "1919-01-01"},
    {"1914 t/m 1918", "1914-01-01", "1919-01-01"},
    {"1992 tot heden", "1992-01-01", ""},
    {"tussen 1914 en 1918", "1914-01-01", "1919-01-01", about},
    {"44 v.Chr.", "-0043-01-01", "-0042-01-01"},
    {"44 voor Christus", "-0043-01-01", "-0042-01-01"},
    {"843 na Chr.", "0843-01-01", "0844-01-01"},
};
INSTANTIATE_TEST_SUITE_P(Dutch, ForeignDate, testing::ValuesIn(dutch));

const Row polish[] = {
    {"12 czerwca 1989", "1989-06-12", "1989-06-13"},
    {"12 czerwca 1989 r.", "1989-06-12", "1989-06-13"},
    {"dnia 12.06.1989 r.", "1989-06-12", "1989-06-13"},
    {"1 PA\u0179DZIERNIKA 1989", "1989-10-01", "1989-10-02"},
    {"1 paz\u0301dziernika 1989", "1989-10-01", "1989-10-02"},
    {"1 wrzesnia 2022", "2022-09-01", "2022-09-02"},
    {"czerwiec 1989", "1989-06-01", "1989-07-01"},
    {"w czerwcu 1989 roku", "1989-06-01", "1989-07-01"},
    {"paź. 1989", "1989-10-01", "1989-11-01"},
    {"maj 1989", "1989-05-01", "1989-06-01"},
    {"w 1989 r.", "1989-01-01", "1990-01-01"},
    {"rok 1989", "1989-01-01", "1990-01-01"},
    {"II kwartał 1995", "1995-04-01", "1995-07-01"},
    {"2. półrocze 1995 r.", "1995-07-01", "1996-01-01"},
    {"I połowa XIX w.", "1801-01-01", "1851-01-01"},
    {"w drugiej połowie XIX wieku", "1851-01-01", "1901-01-01"},
    {"2 poł. XIX w.", "1851-01-01", "1901-01-01"},
    {"XIX w.", "1801-01-01", "1901-01-01"},
    {"XX wiek", "1901-01-01", "2001-01-01"},
    {"w XXI wieku", "2001-01-01", "2101-01-01"},
    {"19. wiek", "1801-01-01", "1901-01-01"},
    {"V w. p.n.e.", "-0499-01-01", "-0399-01-01"},
    {"lata 60. XX w.", "1960-01-01", "1970-01-01"},
    {"w latach 60. XX wieku", "1960-01-01", "1970-01-01"},
    {"lata 1960.", "1960-01-01", "1970-01-01"},
    {"dekada od 1960 r.", "1960-01-01", "1970-01-01"},
    {"lata 1914–1918", "1914-01-01", "1919-01-01"},
    {"wiosna 1995", "1995-03-01", "1995-06-01", about},
    {"latem 1995 r.", "1995-06-01", "1995-09-01", about},
    {"jesień 1995", "1995-09-01", "1995-12-01", about},
    {"zimą 1978/79", "1978-12-01", "1979-03-01", about},
    {"ok. 1900", "1895-01-01", "1906-01-01", about},
    {"około 1900 r.", "1895-01-01", "1906-01-01", about},
    {"prawdopodobnie 1984", "1984-01-01", "1985-01-01", doubtful},
    {"być może 1984", "1984-01-01", "1985-01-01", doubtful},
    {"na początku XX w.", "1901-01-01", "1941-01-01", about},
    {"pocz. XX w.", "1901-01-01", "1941-01-01", about},
    {"w połowie XIX wieku", "1831-01-01", "1871-01-01", about},
    {"pod koniec 1985 r.", "1985-09-01", "1986-01-01", about},
    {"przed 1871", "", "1871-01-01"},
    {"przed 1871 r.", "", "1871-01-01"},
    {"po 1912 r.", "1913-01-01", ""},
    {"od 1992", "1992-01-01", ""},
    {"od maja 1992 r.", "1992-05-01", ""},
    {"do 1985 r.", "", "1986-01-01"},
    {"od 1914 do 1918", "1914-01-01", "1919-01-01"},
    {"1914–1918 r.", "1914-01-01", "1919-01-01"},
    {"od 1992 do dziś", "1992-01-01", ""},
    {"między 1914 a 1918", "1914-01-01", "1919-01-01", about},
    {"między 1914 i 1918", "1914-01-01", "1919-01-01", about},
    {"44 p.n.e.", "-0043-01-01", "-0042-01-01"},
    {"44 r. p.n.e.", "-0043-01-01", "-0042-01-01"},
    {"843 n.e.", "0843-01-01", "0844-01-01"},
};
INSTANTIATE_TEST_SUITE_P(Polish, ForeignDate, testing::ValuesIn(polish));

const Row hebrew[] = {
    {"12 ביוני 1989", "1989-06-12", "1989-06-13"},
    {"ה-12 ביוני 1989", "1989-06-12", "1989-06-13"},
    {"12 ליוני 1989", "1989-06-12", "1989-06-13"},
    {"12 יוני 1989", "1989-06-12", "1989-06-13"},
    {"\u200F12 ביוני\u00A01989\u200F", "1989-06-12", "1989-06-13"},
    {"מאי 1989", "1989-05-01", "1989-06-01"},
    {"ביוני 1989", "1989-06-01", "1989-07-01"},
    {"ספט׳ 2022", "2022-09-01", "2022-10-01"},
    {"ספט' 2022", "2022-09-01", "2022-10-01"},
    {"ב-1989", "1989-01-01", "1990-01-01"},
    {"ב־1989", "1989-01-01", "1990-01-01"},
    {"בשנת 1989", "1989-01-01", "1990-01-01"},
    {"רבעון 2 של 1995", "1995-04-01", "1995-07-01"},
    {"הרבעון השני של 1995", "1995-04-01", "1995-07-01"},
    {"המאה ה-19", "1801-01-01", "1901-01-01"},
    {"במאה ה־19", "1801-01-01", "1901-01-01"},
    {"המחצית הראשונה של המאה ה-19", "1801-01-01", "1851-01-01"},
    {"המאה ה-5 לפנה״ס", "-0499-01-01", "-0399-01-01"},
    {"שנות ה־1960", "1960-01-01", "1970-01-01"},
    {"שנות ה-60 של המאה ה-20", "1960-01-01", "1970-01-01"},
    {"תחילת שנות ה-60 של המאה ה-20", "1960-01-01", "1964-01-01", about},
    {"אביב 1995", "1995-03-01", "1995-06-01", about},
    {"בקיץ 1995", "1995-06-01", "1995-09-01", about},
    {"חורף 1978/79", "1978-12-01", "1979-03-01", about},
    {"בערך 1900", "1895-01-01", "1906-01-01", about},
    {"סביב 1900", "1895-01-01", "1906-01-01", about},
    {"כ-1900", "1895-01-01", "1906-01-01", about},
    {"כנראה 1984", "1984-01-01", "1985-01-01", doubtful},
    {"תחילת המאה ה-19", "1801-01-01", "1841-01-01", about},
    {"אמצע 1985", "1985-05-01", "1985-09-01", about},
    {"בסוף 1985", "1985-09-01", "1986-01-01", about},
    {"לפני 1871", "", "1871-01-01"},
    {"אחרי 1912", "1913-01-01", ""},
    {"לאחר 1912", "1913-01-01", ""},
    {"מאז 1992", "1992-01-01", ""},
    {"מ-1992", "1992-01-01", ""},
    {"החל מ-1992", "1992-01-01", ""},
    {"ממאי 1992", "1992-05-01", ""},
    {"עד 1985", "", "1986-01-01"},
    {"מ-1914 עד 1918", "1914-01-01", "1919-01-01"},
    {"1914 עד 1918", "1914-01-01", "1919-01-01"},
    {"1992 עד היום", "1992-01-01", ""},
    {"בין 1914 ל-1918", "1914-01-01", "1919-01-01", about},
    {"בין השנים 1914 ו-1918", "1914-01-01", "1919-01-01", about},
    {"44 לפנה״ס", "-0043-01-01", "-0042-01-01"},
    {"44 לפנה\"ס", "-0043-01-01", "-0042-01-01"},
    {"843 לספירה", "0843-01-01", "0844-01-01"},
};
INSTANTIATE_TEST_SUITE_P(Hebrew, ForeignDate, testing::ValuesIn(hebrew));

const Row japanese[] = {
    {"1989年6月12日", "1989-06-12", "1989-06-13"},
    {"１９８９年６月１２日", "1989-06-12", "1989-06-13"},
    {"1989年 6月 12日", "1989-06-12", "1989-06-13"},
    {"1989年6月", "1989-06-01", "1989-07-01"},
    {"1989年", "1989-01-01", "1990-01-01"},
    {"西暦1989年", "1989-01-01", "1990-01-01"},
    {"843年8月10日", "0843-08-10", "0843-08-11"},
    {"1995年第2四半期", "1995-04-01", "1995-07-01"},
    {"1995年前半", "1995-01-01", "1995-07-01"},
    {"19世紀", "1801-01-01", "1901-01-01"},
    {"19世紀後半", "1851-01-01", "1901-01-01"},
    {"紀元前5世紀", "-0499-01-01", "-0399-01-01"},
    {"1960年代", "1960-01-01", "1970-01-01"},
    {"1960年代初頭", "1960-01-01", "1964-01-01", about},
    {"1960年代の半ば", "1963-01-01", "1967-01-01", about},
    {"1995年春", "1995-03-01", "1995-06-01", about},
    {"1995年の夏", "1995-06-01", "1995-09-01", about},
    {"約1900年", "1895-01-01", "1906-01-01", about},
    {"1900年頃", "1895-01-01", "1906-01-01", about},
    {"1900年ごろ", "1895-01-01", "1906-01-01", about},
    {"おそらく1984年", "1984-01-01", "1985-01-01", doubtful},
    {"1985年末", "1985-09-01", "1986-01-01", about},
    {"1985年5月上旬", "1985-05-01", "1985-05-11", about},
    {"1871年以前", "", "1872-01-01"},
    {"1871年より前", "", "1871-01-01"},
    {"1900年頃より前", "", "1905-01-01", about},
    {"1912年より後", "1913-01-01", ""},
    {"1992年以降", "1992-01-01", ""},
    {"1992年から", "1992-01-01", ""},
    {"1992年5月以降", "1992-05-01", ""},
    {"1985年まで", "", "1986-01-01"},
    {"1914年から1918年まで", "1914-01-01", "1919-01-01"},
    {"1914年～1918年", "1914-01-01", "1919-01-01"},
    {"1914年〜1918年", "1914-01-01", "1919-01-01"},
    {"1992年から現在まで", "1992-01-01", ""},
    {"紀元前44年", "-0043-01-01", "-0042-01-01"},
    {"紀元前44年3月15日", "-0043-03-15", "-0043-03-16"},
};
INSTANTIATE_TEST_SUITE_P(Japanese, ForeignDate, testing::ValuesIn(japanese));

struct WrongRow {
  const char* text;
  const char* reason;  // must be part of what the person reads
};

TEST(ForeignDates, AreRefusedWithTheReason) {
  const WrongRow wrong[] = {
      {"12-6-1989", "the day or the month"},
      {"jaren 60", "century of the year is missing"},
      {"lata 60.", "century of the year is missing"},
      {"שנות ה-60", "century of the year is missing"},
      {"60年代", "century of the year is missing"},
      {"89年", "century of the year is missing"},
      {"12 juni 89", "century of the year is missing"},
      {"12 juni", "year is missing"},
      {"czerwiec", "year is missing"},
      {"6月12日", "year is missing"},
      {"31 juni 1989", "no day 31"},
      {"30 lutego 1989", "no day 30"},
      {"1989年2月29日", "no day 29"},
      {"1989年13月1日", "no month 13"},
      {"jaren 65 van de 20e eeuw", "ends in 0"},
      {"1965年代", "ends in 0"},
      {"lata 60. XX", "century of the year is missing"},
      {"XL w.", "not understood"},
      {"ביונים 1989", "not understood"},
      {"1989年のいつか", "not understood"},
      {"1918年から1914年まで", "end is before the start"},
      {"dziś", "open end"},
  };
  for (const auto& [text, reason] : wrong) {
    const auto read = parse_date(text);
    ASSERT_FALSE(read) << text << " was read as " << to_iso(read->interval.from);
    EXPECT_THAT(to_text(read.error()), testing::HasSubstr(reason)) << text;
  }
}

TEST(TypedDates, AreMeantAsTheLanguageOrdersThem) {
  for (const char* text : {"12-6-1989", "12/6/1989", "12/06/1989"}) {
    EXPECT_EQ(to_iso(*parse_clock_date(text, DateOrder::DayFirst)), "1989-06-12") << text;
    EXPECT_EQ(to_iso(*parse_clock_date(text, DateOrder::MonthFirst)), "1989-12-06") << text;
    EXPECT_FALSE(parse_clock_date(text)) << text;
  }
  for (const auto order : {DateOrder::Unknown, DateOrder::DayFirst, DateOrder::MonthFirst}) {
    EXPECT_EQ(to_iso(*parse_clock_date("25/4/1989", order)), "1989-04-25");
    EXPECT_EQ(to_iso(*parse_clock_date("4/25/1989", order)), "1989-04-25");
    EXPECT_EQ(to_iso(*parse_clock_date("12.6.1989", order)), "1989-06-12");
    EXPECT_EQ(to_iso(*parse_clock_date("1989-06-12", order)), "1989-06-12");
  }
  const auto span = parse_clock_span("1/2/1914 to 3/4/1918", DateOrder::DayFirst);
  ASSERT_TRUE(span);
  EXPECT_EQ(to_iso(span->from), "1914-02-01");
  EXPECT_EQ(to_iso(span->to), "1918-04-03");
}

TEST(TypedSpans, AreSpansInEveryLanguage) {
  for (const char* text : {"van 1914 tot 1918", "od 1914 do 1918", "1914 עד 1918", "1914年から1918年まで"}) {
    const auto span = parse_clock_span(text);
    ASSERT_TRUE(span) << text;
    EXPECT_EQ(to_iso(span->from), "1914-01-01") << text;
    EXPECT_EQ(to_iso(span->to), "1918-12-31") << text;
  }
}

TEST(DateWords, AreFoundWholeOnly) {
  EXPECT_EQ(look_up_date_word("juni").value, 6);
  EXPECT_EQ(look_up_date_word("年代").kind, WordKind::Decade);
  for (const char* word : {"", " ", "jun i", "january jan", "zzz", "!"})
    EXPECT_EQ(look_up_date_word(word).kind, WordKind::Unknown) << word;
}

}  // namespace
}  // namespace eb::core
