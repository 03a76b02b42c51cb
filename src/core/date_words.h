#pragma once
// The words of written dates in every language of the program. A new language is a block in date_words.cpp. For
// core/date_*.cpp only.
#include <cstdint>
#include <string_view>

namespace eb::core {

// What a word says; the meaning of Word::value stands beside each kind.
enum class WordKind : std::uint8_t {
  Unknown,
  Month,        // 1..12
  MonthMark,    // the 月 of 6月
  DayMark,      // the 日 of 12日
  Season,       // 1 spring .. 4 winter
  Quarter,      //
  Half,         // 0; 1 or 2 where the word says which and stands behind its time (前半)
  Century,      //
  Decade,       // the s of 1960s, the er of 1960er
  DecadeFirst,  // the jaren of "jaren 1960"
  Ordinal,      // the number, 0 for the "th" of 19th
  Approximate,  //
  Uncertain,    //
  Before,
  After,
  Since,
  Until,     // also "to" between two dates
  Behind,    // one of the four above, as its number, in a language where it stands behind the date (以前)
  Between,   //
  And,       //
  Portion,   // 0 early, 1 mid, 2 late
  Era,       // 1 before Christ, 0 after
  Open,      // "present", "open": no end
  Year,      // the r. of "1989 r.", the 年 of 1989年
  OfOrFrom,  // "since" where a date begins, else a filler (van)
  Filler,    // "the", "of", "im", "Jahr"
};

struct Word {
  WordKind kind = WordKind::Unknown;
  int value = 0;
};

// `text` is folded to lower case, without the strokes of Hebrew abbreviations.
Word look_up_date_word(std::string_view text);

}  // namespace eb::core
