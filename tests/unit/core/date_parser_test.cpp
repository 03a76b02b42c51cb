// The conventions of data/DATES.md, row by row, and what holds for every text.
#include "core/date_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "core/date.h"
#include "unit/core/date_rows.h"

namespace eb::core {
namespace {

class NamedTime : public testing::TestWithParam<DateRow> {};

TEST_P(NamedTime, IsReadAsTheTableOfConventionsSays) {
  expect_read_as(GetParam());
}

const DateRow days[] = {
    {"1989年6月12日", "1989-06-12", "1989-06-13"},
    {"1989年", "1989-01-01", "1990-01-01"},
    {"1989年06月", "1989-06-01", "1989-07-01"},
    {"12 czerwca 1989", "1989-06-12", "1989-06-13"},
    {"12 ביוני 1989", "1989-06-12", "1989-06-13"},
    {"12 mei 1989", "1989-05-12", "1989-05-13"},
    {"październik 1989", "1989-10-01", "1989-11-01"},
    {"1989-06-12", "1989-06-12", "1989-06-13"},
    {"1989-6-12", "1989-06-12", "1989-06-13"},
    {" 1989-06-12 ", "1989-06-12", "1989-06-13"},
    {"1989/06/12", "1989-06-12", "1989-06-13"},
    {"1989.06.12", "1989-06-12", "1989-06-13"},
    {"19890612", "1989-06-12", "1989-06-13"},
    {"12.6.1989", "1989-06-12", "1989-06-13"},
    {"12.06.1989", "1989-06-12", "1989-06-13"},
    {"12. 6. 1989", "1989-06-12", "1989-06-13"},
    {"12. Juni 1989", "1989-06-12", "1989-06-13"},
    {"12 June 1989", "1989-06-12", "1989-06-13"},
    {"12th of June, 1989", "1989-06-12", "1989-06-13"},
    {"June 12, 1989", "1989-06-12", "1989-06-13"},
    {"June 12th, 1989", "1989-06-12", "1989-06-13"},
    {"Jun 12 1989", "1989-06-12", "1989-06-13"},
    {"12-Jun-1989", "1989-06-12", "1989-06-13"},
    {"1. September 2022", "2022-09-01", "2022-09-02"},
    {"1. Sept. 2022", "2022-09-01", "2022-09-02"},
    {"am 3. M\xC3\xA4rz 1911", "1911-03-03", "1911-03-04"},
    {"3. M\xC3\x84RZ 1911", "1911-03-03", "1911-03-04"},
    {"3. Ma\xCC\x88rz 1911", "1911-03-03", "1911-03-04"},
    {"1.\xC2\xA0September 2022", "2022-09-01", "2022-09-02"},
    {"25/04/1989", "1989-04-25", "1989-04-26"},
    {"04/25/1989", "1989-04-25", "1989-04-26"},
    {"25-04-1989", "1989-04-25", "1989-04-26"},
    {"04/04/1989", "1989-04-04", "1989-04-05"},
    {"2022-09-01T12:30:00Z", "2022-09-01", "2022-09-02"},
    {"2022-09-01T12:30:00.123Z", "2022-09-01", "2022-09-02"},
    {"2022-09-01T12:30:00+02:00", "2022-09-01", "2022-09-02"},
    {"2022-09-01T12:30:00-05:00", "2022-09-01", "2022-09-02"},
    {"2022-09-01 12:30", "2022-09-01", "2022-09-02"},
    {"2022-09-01Z", "2022-09-01", "2022-09-02"},
    {"2022-09-01+02:00", "2022-09-01", "2022-09-02"},
    {"2022/09/01", "2022-09-01", "2022-09-02"},
    {"2022/09/01 12:00:00+00", "2022-09-01", "2022-09-02"},
    {"2022/09/01 12:00:00.5+0130", "2022-09-01", "2022-09-02"},
    {"20220901T123000Z", "2022-09-01", "2022-09-02"},
    {"1.9.2022 12:30", "2022-09-01", "2022-09-02"},
    {"2024-02-29", "2024-02-29", "2024-03-01"},
    {"2000-02-29", "2000-02-29", "2000-03-01"},
    {"1989-163", "1989-06-12", "1989-06-13"},
    {"2024-366", "2024-12-31", "2025-01-01"},
    {"1989-W24", "1989-06-12", "1989-06-19"},
    {"1989-W24-1", "1989-06-12", "1989-06-13"},
    {"2020-W53", "2020-12-28", "2021-01-04"},
    {"2020-W01-1", "2019-12-30", "2019-12-31"},
    {"j:1918-01-31", "1918-02-13", "1918-02-14"},
    {"j:1582-10-05", "1582-10-15", "1582-10-16"},
    {"j:1700-02-29", "1700-03-11", "1700-03-12"},
    {"j:1900", "1900-01-13", "1901-01-14"},
    {"jd:2447690", "1989-06-12", "1989-06-13"},
    {"jd:2455511", "2010-11-10", "2010-11-11"},
    {"1918.25", "1918-04-02", "1918-04-03", about},
    {"1918.5", "1918-07-02", "1918-07-03", about},
};
INSTANTIATE_TEST_SUITE_P(Days, NamedTime, testing::ValuesIn(days));

const DateRow longer[] = {
    {"1989", "1989-01-01", "1990-01-01"},
    {"im Jahr 1989", "1989-01-01", "1990-01-01"},
    {"1989-06", "1989-06-01", "1989-07-01"},
    {"1989-12", "1989-12-01", "1990-01-01"},
    {"06.1989", "1989-06-01", "1989-07-01"},
    {"6/1989", "1989-06-01", "1989-07-01"},
    {"Juni 1989", "1989-06-01", "1989-07-01"},
    {"June 1989", "1989-06-01", "1989-07-01"},
    {"Jun. 1989", "1989-06-01", "1989-07-01"},
    {"June, 1989", "1989-06-01", "1989-07-01"},
    {"Dez. 1989", "1989-12-01", "1990-01-01"},
    {"Q1 1995", "1995-01-01", "1995-04-01"},
    {"q4 1995", "1995-10-01", "1996-01-01"},
    {"1995-Q2", "1995-04-01", "1995-07-01"},
    {"1995Q2", "1995-04-01", "1995-07-01"},
    {"Q2/1995", "1995-04-01", "1995-07-01"},
    {"2. Quartal 1995", "1995-04-01", "1995-07-01"},
    {"2nd quarter of 1995", "1995-04-01", "1995-07-01"},
    {"erstes Quartal 1995", "1995-01-01", "1995-04-01"},
    {"1995-34", "1995-04-01", "1995-07-01"},
    {"H1 1995", "1995-01-01", "1995-07-01"},
    {"2. Halbjahr 1995", "1995-07-01", "1996-01-01"},
    {"first half of 1995", "1995-01-01", "1995-07-01"},
    {"1. H\xC3\xA4lfte des 19. Jahrhunderts", "1801-01-01", "1851-01-01"},
    {"second half of the 19th century", "1851-01-01", "1901-01-01"},
    {"1995-40", "1995-01-01", "1995-07-01"},
    {"1995-38", "1995-05-01", "1995-09-01"},
    {"1960s", "1960-01-01", "1970-01-01"},
    {"the 1960s", "1960-01-01", "1970-01-01"},
    {"1960's", "1960-01-01", "1970-01-01"},
    {"1960er", "1960-01-01", "1970-01-01"},
    {"1960er Jahre", "1960-01-01", "1970-01-01"},
    {"in den 1960er Jahren", "1960-01-01", "1970-01-01"},
    {"1800s", "1800-01-01", "1810-01-01"},
    {"19th century", "1801-01-01", "1901-01-01"},
    {"the 19th century", "1801-01-01", "1901-01-01"},
    {"19. Jahrhundert", "1801-01-01", "1901-01-01"},
    {"19. Jh.", "1801-01-01", "1901-01-01"},
    {"C19", "1801-01-01", "1901-01-01"},
    {"1st century BC", "-0099-01-01", "0001-01-01"},
    {"5. Jh. v. Chr.", "-0499-01-01", "-0399-01-01"},
    {"440s BC", "-0448-01-01", "-0438-01-01"},
    {"196X", "1960-01-01", "1970-01-01"},
    {"199x", "1990-01-01", "2000-01-01"},
    {"19XX", "1900-01-01", "2000-01-01"},
    {"1XXX", "1000-01-01", "2000-01-01"},
    {"1999-XX", "1999-01-01", "2000-01-01"},
    {"1999-XX-XX", "1999-01-01", "2000-01-01"},
    {"1999-12-XX", "1999-12-01", "2000-01-01"},
    {"1999-1X", "1999-10-01", "2000-01-01"},
    {"156X-12-25", "1560-12-25", "1569-12-26"},
    {"199X-02-29", "1992-02-29", "1996-03-01"},
    {"1950S2", "1900-01-01", "2000-01-01", about},
    {"0843", "0843-01-01", "0844-01-01"},
    {"843", "0843-01-01", "0844-01-01"},
    {"843 AD", "0843-01-01", "0844-01-01"},
    {"AD 843", "0843-01-01", "0844-01-01"},
    {"843 n. Chr.", "0843-01-01", "0844-01-01"},
    {"12 AD", "0012-01-01", "0013-01-01"},
    {"44 BC", "-0043-01-01", "-0042-01-01"},
    {"44 BCE", "-0043-01-01", "-0042-01-01"},
    {"44 B.C.", "-0043-01-01", "-0042-01-01"},
    {"44 v. Chr.", "-0043-01-01", "-0042-01-01"},
    {"15 March 44 BC", "-0043-03-15", "-0043-03-16"},
    {"1 BC", "0000-01-01", "0001-01-01"},
    {"-0043", "-0043-01-01", "-0042-01-01"},
    {"-0043-03-15", "-0043-03-15", "-0043-03-16"},
    {"\xE2\x88\x92"
     "0043",
     "-0043-01-01", "-0042-01-01"},
    {"+12000-01-01", "+12000-01-01", "+12000-01-02"},
    {"0000", "0000-01-01", "0001-01-01"},
    {"Y-17000", "-17000-01-01", "-16999-01-01"},
    {"Y17E3", "+17000-01-01", "+17001-01-01"},
    {"10000 BC", "-9999-01-01", "-9998-01-01"},
};
INSTANTIATE_TEST_SUITE_P(MonthsYearsCenturies, NamedTime, testing::ValuesIn(longer));

const DateRow vague[] = {
    {"spring 1995", "1995-03-01", "1995-06-01", about},
    {"Fr\xC3\xBChjahr 1995", "1995-03-01", "1995-06-01", about},
    {"Sommer 1995", "1995-06-01", "1995-09-01", about},
    {"summer of 1995", "1995-06-01", "1995-09-01", about},
    {"fall 1995", "1995-09-01", "1995-12-01", about},
    {"Herbst 1995", "1995-09-01", "1995-12-01", about},
    {"winter 1978", "1978-12-01", "1979-03-01", about},
    {"Winter 1978/79", "1978-12-01", "1979-03-01", about},
    {"winter 1999/2000", "1999-12-01", "2000-03-01", about},
    {"2001-21", "2001-03-01", "2001-06-01", about},
    {"2001-24", "2001-12-01", "2002-03-01", about},
    {"2001-26", "2001-06-01", "2001-09-01", about},
    {"2001-30", "2001-12-01", "2002-03-01", about},
    {"c. 1900", "1895-01-01", "1906-01-01", about},
    {"c 1900", "1895-01-01", "1906-01-01", about},
    {"c1900", "1895-01-01", "1906-01-01", about},
    {"ca. 1900", "1895-01-01", "1906-01-01", about},
    {"ca 1900", "1895-01-01", "1906-01-01", about},
    {"circa 1900", "1895-01-01", "1906-01-01", about},
    {"um 1900", "1895-01-01", "1906-01-01", about},
    {"Um 1900", "1895-01-01", "1906-01-01", about},
    {"about 1900", "1895-01-01", "1906-01-01", about},
    {"etwa 1900", "1895-01-01", "1906-01-01", about},
    {"ungef\xC3\xA4hr 1900", "1895-01-01", "1906-01-01", about},
    {"~1900", "1895-01-01", "1906-01-01", about},
    {"1900~", "1895-01-01", "1906-01-01", about},
    {"\xE2\x89\x88 1900", "1895-01-01", "1906-01-01", about},
    {"c. 1900-06-16", "1900-06-01", "1900-07-02", about},
    {"ca. Juni 1900", "1900-03-01", "1900-10-01", about},
    {"um die 1960er", "1955-01-01", "1975-01-01", about},
    {"~1940s", "1935-01-01", "1955-01-01", about},
    {"c. 18XX", "1775-01-01", "1925-01-01", about},
    {"~C13", "1176-01-01", "1326-01-01", about},
    {"c. 44 BC", "-0048-01-01", "-0037-01-01", about},
    {"~1XXX", "0750-01-01", "2250-01-01", about},
    {"1984?", "1984-01-01", "1985-01-01", doubtful},
    {"1984 (?)", "1984-01-01", "1985-01-01", doubtful},
    {"vermutlich 1984", "1984-01-01", "1985-01-01", doubtful},
    {"perhaps 1984", "1984-01-01", "1985-01-01", doubtful},
    {"1984%", "1979-01-01", "1990-01-01", doubtful},
    {"2004-06?", "2004-06-01", "2004-07-01", doubtful},
    {"2004-06-~11", "2004-05-27", "2004-06-27", about},
    {"2004-06~-11", "2004-03-11", "2004-09-12", about},
    {"2004-06-11%", "2004-05-27", "2004-06-27", doubtful},
    {"2004?-06-11", "2004-06-11", "2004-06-12", doubtful},
    {"early 1920s", "1920-01-01", "1924-01-01", about},
    {"mid-1920s", "1923-01-01", "1927-01-01", about},
    {"late 1920s", "1926-01-01", "1930-01-01", about},
    {"Mitte der 1920er Jahre", "1923-01-01", "1927-01-01", about},
    {"mid C14", "1331-01-01", "1371-01-01", about},
    {"late 19th century", "1861-01-01", "1901-01-01", about},
    {"Anfang des 19. Jahrhunderts", "1801-01-01", "1841-01-01", about},
    {"Ende 1985", "1985-09-01", "1986-01-01", about},
    {"early 1985", "1985-01-01", "1985-05-01", about},
    {"Anfang Mai 1985", "1985-05-01", "1985-05-11", about},
    {"Mitte Mai 1985", "1985-05-11", "1985-05-21", about},
    {"late February 1985", "1985-02-21", "1985-03-01", about},
};
INSTANTIATE_TEST_SUITE_P(VagueTimes, NamedTime, testing::ValuesIn(vague));

const DateRow spans[] = {
    {"1914/1918", "1914-01-01", "1919-01-01"},
    {"1914..1918", "1914-01-01", "1919-01-01"},
    {"1914-1918", "1914-01-01", "1919-01-01"},
    {"1914 - 1918", "1914-01-01", "1919-01-01"},
    {"1914\xE2\x80\x93"
     "1918",
     "1914-01-01", "1919-01-01"},
    {"1914\xE2\x80\x93"
     "18",
     "1914-01-01", "1919-01-01"},
    {"1978/79", "1978-01-01", "1980-01-01"},
    {"1914 to 1918", "1914-01-01", "1919-01-01"},
    {"from 1914 to 1918", "1914-01-01", "1919-01-01"},
    {"1914 bis 1918", "1914-01-01", "1919-01-01"},
    {"von 1914 bis 1918", "1914-01-01", "1919-01-01"},
    {"zwischen 1914 und 1918", "1914-01-01", "1919-01-01", about},
    {"between 1914 and 1918", "1914-01-01", "1919-01-01", about},
    {"2004-06/2006-08", "2004-06-01", "2006-09-01"},
    {"2004-02-01/2005-02-08", "2004-02-01", "2005-02-09"},
    {"2008-08-08..2008-08-24", "2008-08-08", "2008-08-25"},
    {"1965--1971-12-18", "1965-01-01", "1971-12-19"},
    {"mid C17..late C17", "1631-01-01", "1701-01-01", about},
    {"1984~/2004-06", "1979-01-01", "2004-07-01", about},
    {"1984?/2004%", "1984-01-01", "2010-01-01", doubtful},
    {"../1985", "", "1986-01-01"},
    {"..1985", "", "1986-01-01"},
    {"../1985-04-12", "", "1985-04-13"},
    {"1992/..", "1992-01-01", ""},
    {"1992..", "1992-01-01", ""},
    {"1992-", "1992-01-01", ""},
    {"1992 to present", "1992-01-01", ""},
    {"1992 bis heute", "1992-01-01", ""},
    {"1992/open", "1992-01-01", ""},
    {"/1985", "", "1986-01-01", doubtful},
    {"1985/", "1985-01-01", "", doubtful},
    {"../..", "", ""},
    {"before 1871", "", "1871-01-01"},
    {"vor 1871", "", "1871-01-01"},
    {"Before 1910-01-20", "", "1910-01-20"},
    {"after 1912", "1913-01-01", ""},
    {"nach 1912", "1913-01-01", ""},
    {"nach dem 12.6.1989", "1989-06-13", ""},
    {"since 1992", "1992-01-01", ""},
    {"seit 1992", "1992-01-01", ""},
    {"ab Mai 1992", "1992-05-01", ""},
    {"until 1985", "", "1986-01-01"},
    {"bis 1985", "", "1986-01-01"},
    {"before c. 1900", "", "1905-01-01", about},
    {"after c. 1900", "1896-01-01", "", about},
    {"vor 44 v. Chr.", "", "-0043-01-01"},
    {"[1667,1668, 1670..1672]", "1667-01-01", "1673-01-01", about},
    {"{1667, 1960}", "1667-01-01", "1961-01-01", about},
    {"[..1984]", "", "1985-01-01", about},
    {"[1984..]", "1984-01-01", "", about},
};
INSTANTIATE_TEST_SUITE_P(SpansAndOpenEnds, NamedTime, testing::ValuesIn(spans));

struct WrongRow {
  const char* text;
  const char* reason;  // must be part of what the person reads
};
void PrintTo(const WrongRow& row, std::ostream* out) {
  *out << row.text;
}

class WrongDate : public testing::TestWithParam<WrongRow> {};

TEST_P(WrongDate, IsRefusedWithTheReason) {
  const auto read = parse_date(GetParam().text);
  ASSERT_FALSE(read) << GetParam().text << " was read as " << to_iso(read->interval.from);
  EXPECT_THAT(to_text(read.error()), testing::HasSubstr(GetParam().reason)) << GetParam().text;
}

const WrongRow wrong[] = {
    {"", "empty"},
    {"   ", "empty"},
    {"30 February 1989", "no day 30"},
    {"1989-02-30", "no day 30"},
    {"29.2.1900", "no day 29"},
    {"1989-02-29", "no day 29"},
    {"31. Juni 1989", "no day 31"},
    {"1989-06-00", "no day 00"},
    {"1989-06-31", "no day 31"},
    {"1989-13-01", "no month 13"},
    {"1989-00-01", "no month 0"},
    {"1989-13", "no month 13"},
    {"1.13.1989", "no month 13"},
    {"13/13/1989", "no month 13"},
    {"1989-42", "no month 42"},
    {"1989-366", "no day 366"},
    {"1989-000", "no day 0"},
    {"1989-W53", "no week 53"},
    {"1989-W00", "no week 0"},
    {"1989-W24-8", "no day 8"},
    {"12.6.89", "century of the year is missing"},
    {"12/6/89", "century of the year is missing"},
    {"12. Juni 89", "century of the year is missing"},
    {"Juni '89", "century of the year is missing"},
    {"'89", "century of the year is missing"},
    {"89", "century of the year is missing"},
    {"7", "century of the year is missing"},
    {"60s", "century of the year is missing"},
    {"60er Jahre", "century of the year is missing"},
    {"before 71", "century of the year is missing"},
    {"12. Juni", "year is missing"},
    {"Juni", "year is missing"},
    {"summer", "year is missing"},
    {"XXXX-12", "year is missing"},
    {"12.6.", "year is missing"},
    {"03/04/1989", "the day or the month"},
    {"3-4-1989", "the day or the month"},
    {"2008/09", "month or the second of two years"},
    {"1918.06", "month or a part of the year"},
    {"199?", "a decade, or the year"},
    {"1918/1914", "end is before the start"},
    {"1918\xE2\x80\x93"
     "14",
     "end is before the start"},
    {"1989-06-12/1989-06-11", "end is before the start"},
    {"zwischen 1918 und 1914", "end is before the start"},
    {"1965s", "ends in 0"},
    {"5. Quartal 1995", "four quarters"},
    {"Q5 1995", "four quarters"},
    {"Q0 1995", "four quarters"},
    {"third half of 1995", "two halves"},
    {"0. Jahrhundert", "count from 1"},
    {"0 BC", "no year 0"},
    {"Y-170000002", "too far"},
    {"Y17E7", "too far"},
    {"jd:99999999", "too far"},
    {"25001 AD", "too far"},
    {"12345", "four digits"},
    {"2022-09-01T25:00:00", "no such time"},
    {"2022-09-01T12:61", "no such time"},
    {"today", "open end"},
    {"hello", "not understood"},
    {"n/a", "not understood"},
    {"1989 and more", "not understood"},
    {"1989-06-12-01", "not understood"},
    {"before", "not understood"},
    {"c.", "not understood"},
    {"~", "not understood"},
    {"[1667", "not understood"},
    {"1989 1990", "not understood"},
    {"--", "not understood"},
    {"1989_1990", "not understood"},
    {"\xFF\xFE\x80", "not understood"},
};
INSTANTIATE_TEST_SUITE_P(Refusals, WrongDate, testing::ValuesIn(wrong));

TEST(ParseDate, RefusesEndlessTextWithoutReadingIt) {
  const auto read = parse_date(std::string(1U << 20U, '['));
  ASSERT_FALSE(read);
  EXPECT_THAT(to_text(read.error()), testing::HasSubstr("too long"));
  EXPECT_LT(to_text(read.error()).size(), 200U);
}

TEST(ParseDate, QuotesWhatWasWrittenInTheErrorWithItsUmlauts) {
  const auto read = parse_date("F\xC3\xBCnfzehn\xFF\n");
  ASSERT_FALSE(read);
  EXPECT_THAT(to_text(read.error()), testing::HasSubstr("\"F\xC3\xBCnfzehn??\""));
}

// --- parse_life

TEST(ParseLife, EndsAreInclusiveAtEveryPrecision) {
  const auto years = parse_life("1906", "2017");
  ASSERT_TRUE(years);
  EXPECT_EQ(to_iso(years->interval.from), "1906-01-01");
  EXPECT_EQ(to_iso(years->interval.to), "2018-01-01");
  const auto day = parse_life("1906", "2017-12-31");
  ASSERT_TRUE(day);
  EXPECT_EQ(day->interval, years->interval);
  EXPECT_EQ(day->certainty, Certainty::Certain);
}

TEST(ParseLife, AFeatureIsThereOnItsLastDayAndGoneOnTheNext) {
  const auto life = parse_life("2000-01-01", "2022-08-31");
  ASSERT_TRUE(life);
  EXPECT_TRUE(is_visible(life->interval, *to_day_checked(2022, 8, 31)));
  EXPECT_FALSE(is_visible(life->interval, *to_day_checked(2022, 9, 1)));
}

TEST(ParseLife, EmptyColumnsAreOpenEnds) {
  for (const char* open : {"", "  ", "..", "open"}) {
    const auto life = parse_life(open, open);
    ASSERT_TRUE(life) << open;
    EXPECT_EQ(life->interval, DayInterval{}) << open;
    EXPECT_EQ(life->certainty, Certainty::Certain) << open;
  }
  const auto lasting = parse_life("1992", "heute");
  ASSERT_TRUE(lasting);
  EXPECT_EQ(lasting->interval.to, open_future);
  EXPECT_EQ(lasting->certainty, Certainty::Certain);
}

TEST(ParseLife, HalfKnownEndsMakeItApproximate) {
  const auto life = parse_life("before 1871", "1905");
  ASSERT_TRUE(life);
  EXPECT_EQ(life->interval.from, open_past);
  EXPECT_EQ(to_iso(life->interval.to), "1906-01-01");
  EXPECT_EQ(life->certainty, Certainty::Approximate);
  EXPECT_EQ(parse_life("after 1912", "")->certainty, Certainty::Approximate);
  EXPECT_EQ(parse_life("1870", "before 1900")->certainty, Certainty::Approximate);
  EXPECT_EQ(parse_life("since 1912", "")->certainty, Certainty::Certain);
}

TEST(ParseLife, TheWeakerCertaintyWins) {
  EXPECT_EQ(parse_life("c. 1900", "1950")->certainty, Certainty::Approximate);
  EXPECT_EQ(parse_life("1900", "1950?")->certainty, Certainty::Uncertain);
  EXPECT_EQ(parse_life("1900?", "c. 1950")->certainty, Certainty::Uncertain);
}

TEST(ParseLife, AnEndBeforeTheStartIsAnErrorNamingBoth) {
  const auto life = parse_life("2001", "2000-12-31");
  ASSERT_FALSE(life);
  EXPECT_THAT(to_text(life.error()), testing::AllOf(testing::HasSubstr("2001"), testing::HasSubstr("2000-12-31")));
  EXPECT_TRUE(parse_life("2001", "2001"));
}

TEST(ParseLife, AWrongColumnIsAnError) {
  EXPECT_FALSE(parse_life("30.2.1999", "2001"));
  EXPECT_FALSE(parse_life("1999", "31.6.2001"));
}

TEST(ParseClockDate, GoesToTheFirstDayOrToTheLastOfAnOpenStart) {
  EXPECT_EQ(to_iso(*parse_clock_date("1989")), "1989-01-01");
  EXPECT_EQ(to_iso(*parse_clock_date("12.6.1989")), "1989-06-12");
  EXPECT_EQ(to_iso(*parse_clock_date("before 1871")), "1870-12-31");
  EXPECT_EQ(to_iso(*parse_clock_date("since 1992")), "1992-01-01");
  EXPECT_FALSE(parse_clock_date("../.."));
  EXPECT_FALSE(parse_clock_date(""));
}

// --- what holds for every date

TEST(EveryDate, IsoDaysOfFortyThousandYearsComeBack) {
  const Day first = first_day_of_year(-20'000);
  const Day last = first_day_of_year(20'001);
  for (Day day = first; day < last; day += 29) {
    const std::string iso = to_iso(day);
    const auto read = parse_date(iso);
    ASSERT_TRUE(read) << iso;
    ASSERT_EQ(read->interval, (DayInterval{day, day + 1})) << iso;
  }
}

TEST(EveryDate, EachWayOfWritingNamesTheSameDay) {
  std::mt19937 random{20220901};  // NOLINT: the same days on every run
  std::uniform_int_distribution<Day> any_day{first_day_of_year(1000), first_day_of_year(9999)};
  constexpr const char* months[] = {"January", "Februar", "March", "April", "Mai",  "June",
                                    "Juli",    "August",  "Sept.", "Okt.",  "Nov.", "Dezember"};
  for (int i = 0; i < 20'000; ++i) {
    const Day day = any_day(random);
    const CalendarDate date = to_calendar(day);
    const std::string d = std::to_string(date.day);
    const std::string m = std::to_string(date.month);
    const std::string y = std::to_string(date.year);
    const std::string month = months[date.month - 1];
    for (const std::string& text : {d + "." + m + "." + y, d + ". " + month + " " + y, month + " " + d + ", " + y,
                                    y + "/" + m + "/" + d, y + "." + m + "." + d}) {
      const auto read = parse_date(text);
      ASSERT_TRUE(read) << text;
      ASSERT_EQ(read->interval, (DayInterval{day, day + 1})) << text;
    }
  }
}

TEST(EveryDate, AboutCoversTheNamedTimeAndIsNeverCertain) {
  for (const char* named : {"1900", "1900-06", "1900-06-16", "1960s", "19th century", "summer 1995", "Q1 1995", "0843",
                            "44 BC", "late 1920s", "H1 1995", "1XXX", "1989-W24"}) {
    const auto exact = parse_date(named);
    ASSERT_TRUE(exact) << named;
    for (const char* word : {"c. ", "um ", "~", "ca. ", "about "}) {
      const auto wide = parse_date(std::string{word} + named);
      ASSERT_TRUE(wide) << word << named;
      EXPECT_LT(wide->interval.from, exact->interval.from) << word << named;
      EXPECT_GT(wide->interval.to, exact->interval.to) << word << named;
      EXPECT_NE(wide->certainty, Certainty::Certain) << word << named;
    }
  }
}

TEST(EveryDate, TextOfDatePartsNeverGivesAnEmptyInterval) {
  constexpr const char* parts[] = {"1989", "06", "12",  "-",    "/",  ".",  "..",       "~",       "?",  "%",
                                   "c.",   "um", "vor", "Juni", "Q1", "s",  "er",       "century", "19", "XX",
                                   "199X", "[",  "]",   ",",    "bc", "to", "mid",      "winter",  "j:", " ",
                                   "T12:", "Y",  "E",   "half", "of", "W",  "99999999", "0",       "{",  "}"};
  std::mt19937 random{42};  // NOLINT: the same texts on every run
  std::uniform_int_distribution<std::size_t> any_part{0, std::size(parts) - 1};
  std::uniform_int_distribution<int> any_length{1, 9};
  int read_count = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    for (int n = any_length(random); n > 0; --n) text += parts[any_part(random)];
    const auto read = parse_date(text);
    if (!read) {
      ASSERT_FALSE(to_text(read.error()).empty()) << text;
      continue;
    }
    ++read_count;
    ASSERT_LT(read->interval.from, read->interval.to) << text;
    ASSERT_GE(read->interval.from, open_past) << text;
    ASSERT_LE(read->interval.to, open_future) << text;
  }
  EXPECT_GT(read_count, 1'000);
}

TEST(EveryDate, AnyBytesAreReadOrRefused) {
  std::mt19937 random{7};  // NOLINT: the same texts on every run
  std::uniform_int_distribution<int> any_byte{0, 255};
  std::uniform_int_distribution<int> any_length{0, 300};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (int n = any_length(random); n > 0; --n) text += static_cast<char>(any_byte(random));
    const auto read = parse_date(text);
    ASSERT_TRUE(!read || read->interval.from < read->interval.to);
    static_cast<void>(parse_life(text, text));
    static_cast<void>(parse_clock_date(text));
  }
}

TEST(DateOrder, SaysWhichNumberIsTheDayWhereBothMayBe) {
  const auto day = [](const char* text, DateOrder order) {
    const auto read = parse_clock_date(text, order);
    return read ? to_iso(*read) : std::string{"none"};
  };
  EXPECT_EQ(day("6/12/1989", DateOrder::MonthFirst), "1989-06-12");
  EXPECT_EQ(day("6/12/1989", DateOrder::DayFirst), "1989-12-06");
  EXPECT_EQ(day("6/12/1989", DateOrder::Unknown), "none");
  EXPECT_EQ(day("06-12-1989", DateOrder::DayFirst), "1989-12-06");
  for (const auto order : {DateOrder::Unknown, DateOrder::DayFirst, DateOrder::MonthFirst}) {
    EXPECT_EQ(day("25/4/1989", order), "1989-04-25");
    EXPECT_EQ(day("4/25/1989", order), "1989-04-25");
    EXPECT_EQ(day("6.12.1989", order), "1989-12-06");
    EXPECT_EQ(day("1989/6/12", order), "1989-06-12");
  }
  const auto span = parse_clock_span("6/12/1989 to 7/1/1990", DateOrder::MonthFirst);
  ASSERT_TRUE(span);
  EXPECT_EQ(to_iso(span->from), "1989-06-12");
  EXPECT_EQ(to_iso(span->to), "1990-07-01");
}

}  // namespace
}  // namespace eb::core
