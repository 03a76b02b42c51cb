#include "core/date_tokens.h"

#include <algorithm>

namespace eb::core {
namespace {

struct Spelling {
  std::string_view text;
  WordKind kind;
  int value;
};

// Lower case, as fold() leaves them. Short forms are followed by an optional full stop in the grammar.
constexpr Spelling spellings[] = {
    {"january", WordKind::Month, 1},
    {"januar", WordKind::Month, 1},
    {"jänner", WordKind::Month, 1},
    {"jan", WordKind::Month, 1},
    {"jän", WordKind::Month, 1},
    {"february", WordKind::Month, 2},
    {"februar", WordKind::Month, 2},
    {"feber", WordKind::Month, 2},
    {"feb", WordKind::Month, 2},
    {"march", WordKind::Month, 3},
    {"märz", WordKind::Month, 3},
    {"maerz", WordKind::Month, 3},
    {"mar", WordKind::Month, 3},
    {"mär", WordKind::Month, 3},
    {"mrz", WordKind::Month, 3},
    {"april", WordKind::Month, 4},
    {"apr", WordKind::Month, 4},
    {"may", WordKind::Month, 5},
    {"mai", WordKind::Month, 5},
    {"june", WordKind::Month, 6},
    {"juni", WordKind::Month, 6},
    {"jun", WordKind::Month, 6},
    {"july", WordKind::Month, 7},
    {"juli", WordKind::Month, 7},
    {"jul", WordKind::Month, 7},
    {"august", WordKind::Month, 8},
    {"aug", WordKind::Month, 8},
    {"september", WordKind::Month, 9},
    {"sept", WordKind::Month, 9},
    {"sep", WordKind::Month, 9},
    {"october", WordKind::Month, 10},
    {"oktober", WordKind::Month, 10},
    {"oct", WordKind::Month, 10},
    {"okt", WordKind::Month, 10},
    {"november", WordKind::Month, 11},
    {"nov", WordKind::Month, 11},
    {"december", WordKind::Month, 12},
    {"dezember", WordKind::Month, 12},
    {"dec", WordKind::Month, 12},
    {"dez", WordKind::Month, 12},
    {"spring", WordKind::Season, 1},
    {"frühling", WordKind::Season, 1},
    {"frühjahr", WordKind::Season, 1},
    {"summer", WordKind::Season, 2},
    {"sommer", WordKind::Season, 2},
    {"autumn", WordKind::Season, 3},
    {"fall", WordKind::Season, 3},
    {"herbst", WordKind::Season, 3},
    {"winter", WordKind::Season, 4},
    {"q", WordKind::Quarter, 0},
    {"quarter", WordKind::Quarter, 0},
    {"quartal", WordKind::Quarter, 0},
    {"h", WordKind::Half, 0},
    {"half", WordKind::Half, 0},
    {"halbjahr", WordKind::Half, 0},
    {"hälfte", WordKind::Half, 0},
    {"century", WordKind::Century, 0},
    {"cent", WordKind::Century, 0},
    {"jahrhundert", WordKind::Century, 0},
    {"jahrhunderts", WordKind::Century, 0},
    {"jh", WordKind::Century, 0},
    {"jhd", WordKind::Century, 0},
    {"jhdt", WordKind::Century, 0},
    {"jhs", WordKind::Century, 0},
    {"s", WordKind::Decade, 0},
    {"er", WordKind::Decade, 0},
    {"ern", WordKind::Decade, 0},
    {"th", WordKind::Ordinal, 0},
    {"st", WordKind::Ordinal, 0},
    {"nd", WordKind::Ordinal, 0},
    {"rd", WordKind::Ordinal, 0},
    {"te", WordKind::Ordinal, 0},
    {"ten", WordKind::Ordinal, 0},
    {"ter", WordKind::Ordinal, 0},
    {"first", WordKind::Ordinal, 1},
    {"erste", WordKind::Ordinal, 1},
    {"ersten", WordKind::Ordinal, 1},
    {"erstes", WordKind::Ordinal, 1},
    {"second", WordKind::Ordinal, 2},
    {"zweite", WordKind::Ordinal, 2},
    {"zweiten", WordKind::Ordinal, 2},
    {"zweites", WordKind::Ordinal, 2},
    {"third", WordKind::Ordinal, 3},
    {"drittes", WordKind::Ordinal, 3},
    {"dritten", WordKind::Ordinal, 3},
    {"fourth", WordKind::Ordinal, 4},
    {"viertes", WordKind::Ordinal, 4},
    {"vierten", WordKind::Ordinal, 4},
    {"c", WordKind::Approximate, 0},
    {"ca", WordKind::Approximate, 0},
    {"circa", WordKind::Approximate, 0},
    {"zirka", WordKind::Approximate, 0},
    {"about", WordKind::Approximate, 0},
    {"around", WordKind::Approximate, 0},
    {"approx", WordKind::Approximate, 0},
    {"approximately", WordKind::Approximate, 0},
    {"um", WordKind::Approximate, 0},
    {"etwa", WordKind::Approximate, 0},
    {"gegen", WordKind::Approximate, 0},
    {"rund", WordKind::Approximate, 0},
    {"ungefähr", WordKind::Approximate, 0},
    {"probably", WordKind::Uncertain, 0},
    {"perhaps", WordKind::Uncertain, 0},
    {"possibly", WordKind::Uncertain, 0},
    {"vermutlich", WordKind::Uncertain, 0},
    {"wahrscheinlich", WordKind::Uncertain, 0},
    {"wohl", WordKind::Uncertain, 0},
    {"vielleicht", WordKind::Uncertain, 0},
    {"before", WordKind::Before, 0},
    {"vor", WordKind::Before, 0},
    {"after", WordKind::After, 0},
    {"nach", WordKind::After, 0},
    {"since", WordKind::Since, 0},
    {"from", WordKind::Since, 0},
    {"seit", WordKind::Since, 0},
    {"ab", WordKind::Since, 0},
    {"von", WordKind::Since, 0},
    {"until", WordKind::Until, 0},
    {"till", WordKind::Until, 0},
    {"to", WordKind::Until, 0},
    {"bis", WordKind::Until, 0},
    {"between", WordKind::Between, 0},
    {"zwischen", WordKind::Between, 0},
    {"and", WordKind::And, 0},
    {"und", WordKind::And, 0},
    {"early", WordKind::Portion, 0},
    {"anfang", WordKind::Portion, 0},
    {"mid", WordKind::Portion, 1},
    {"mitte", WordKind::Portion, 1},
    {"late", WordKind::Portion, 2},
    {"ende", WordKind::Portion, 2},
    {"bc", WordKind::Era, 1},
    {"bce", WordKind::Era, 1},
    {"ad", WordKind::Era, 0},
    {"ce", WordKind::Era, 0},
    {"present", WordKind::Open, 0},
    {"today", WordKind::Open, 0},
    {"now", WordKind::Open, 0},
    {"open", WordKind::Open, 0},
    {"heute", WordKind::Open, 0},
    {"offen", WordKind::Open, 0},
    {"the", WordKind::Filler, 0},
    {"of", WordKind::Filler, 0},
    {"in", WordKind::Filler, 0},
    {"on", WordKind::Filler, 0},
    {"year", WordKind::Filler, 0},
    {"im", WordKind::Filler, 0},
    {"am", WordKind::Filler, 0},
    {"den", WordKind::Filler, 0},
    {"dem", WordKind::Filler, 0},
    {"der", WordKind::Filler, 0},
    {"des", WordKind::Filler, 0},
    {"die", WordKind::Filler, 0},
    {"das", WordKind::Filler, 0},
    {"jahr", WordKind::Filler, 0},
    {"jahre", WordKind::Filler, 0},
    {"jahren", WordKind::Filler, 0},
    {"jahres", WordKind::Filler, 0},
};

// Months of the other languages of the program, standing alone and as a date has them.
constexpr Spelling more_months[] = {
    {"januari", WordKind::Month, 1},
    {"styczeń", WordKind::Month, 1},
    {"stycznia", WordKind::Month, 1},
    {"ינואר", WordKind::Month, 1},
    {"בינואר", WordKind::Month, 1},
    {"februari", WordKind::Month, 2},
    {"luty", WordKind::Month, 2},
    {"lutego", WordKind::Month, 2},
    {"פברואר", WordKind::Month, 2},
    {"בפברואר", WordKind::Month, 2},
    {"maart", WordKind::Month, 3},
    {"mrt", WordKind::Month, 3},
    {"marzec", WordKind::Month, 3},
    {"marca", WordKind::Month, 3},
    {"מרץ", WordKind::Month, 3},
    {"במרץ", WordKind::Month, 3},
    {"kwiecień", WordKind::Month, 4},
    {"kwietnia", WordKind::Month, 4},
    {"אפריל", WordKind::Month, 4},
    {"באפריל", WordKind::Month, 4},
    {"mei", WordKind::Month, 5},
    {"maj", WordKind::Month, 5},
    {"maja", WordKind::Month, 5},
    {"מאי", WordKind::Month, 5},
    {"במאי", WordKind::Month, 5},
    {"czerwiec", WordKind::Month, 6},
    {"czerwca", WordKind::Month, 6},
    {"יוני", WordKind::Month, 6},
    {"ביוני", WordKind::Month, 6},
    {"lipiec", WordKind::Month, 7},
    {"lipca", WordKind::Month, 7},
    {"יולי", WordKind::Month, 7},
    {"ביולי", WordKind::Month, 7},
    {"augustus", WordKind::Month, 8},
    {"sierpień", WordKind::Month, 8},
    {"sierpnia", WordKind::Month, 8},
    {"אוגוסט", WordKind::Month, 8},
    {"באוגוסט", WordKind::Month, 8},
    {"wrzesień", WordKind::Month, 9},
    {"września", WordKind::Month, 9},
    {"ספטמבר", WordKind::Month, 9},
    {"בספטמבר", WordKind::Month, 9},
    {"październik", WordKind::Month, 10},
    {"października", WordKind::Month, 10},
    {"אוקטובר", WordKind::Month, 10},
    {"באוקטובר", WordKind::Month, 10},
    {"listopad", WordKind::Month, 11},
    {"listopada", WordKind::Month, 11},
    {"נובמבר", WordKind::Month, 11},
    {"בנובמבר", WordKind::Month, 11},
    {"grudzień", WordKind::Month, 12},
    {"grudnia", WordKind::Month, 12},
    {"דצמבר", WordKind::Month, 12},
    {"בדצמבר", WordKind::Month, 12},
};

Word look_up(std::string_view text) {
  for (const Spelling& spelling : spellings)
    if (spelling.text == text) return {spelling.kind, spelling.value};
  for (const Spelling& spelling : more_months)
    if (spelling.text == text) return {spelling.kind, spelling.value};
  return {};
}

// Sequences that mean the same as something shorter. Decomposed umlauts come from macOS file names.
struct Folding {
  std::string_view from, to;
};
constexpr Folding foldings[] = {
    {"\xC3\x84", "ä"},     {"\xC3\x96", "ö"},     {"\xC3\x9C", "ü"},     {"a\xCC\x88", "ä"},    {"o\xCC\x88", "ö"},
    {"u\xCC\x88", "ü"},    {"A\xCC\x88", "ä"},    {"O\xCC\x88", "ö"},    {"U\xCC\x88", "ü"},    {"\xC2\xA0", " "},
    {"\xE2\x80\xAF", " "}, {"\xE2\x80\x89", " "}, {"\xE2\x80\x93", "_"}, {"\xE2\x80\x94", "_"}, {"\xE2\x88\x92", "-"},
    {"\xE2\x80\x90", "-"}, {"\xE2\x80\x91", "-"}, {"\xE2\x80\xA6", "*"}, {"..", "*"},           {"\xE2\x89\x88", "~"},
    {"\xE2\x80\x99", "'"}, {"\xEF\xBB\xBF", " "}, {"\t", " "},           {"\n", " "},           {"\r", " "},
    {"_", "\x01"},         {"*", "\x01"},
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// 1989年6月12日: the signs behind year and month part numbers, where one follows; the others say nothing.
constexpr std::string_view year_sign = "年", month_sign = "月", day_sign = "日";
std::size_t length_of_sign(std::string_view text) {
  for (const auto sign : {year_sign, month_sign, day_sign})
    if (text.starts_with(sign)) return sign.size();
  return 0;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

DateTokens::DateTokens(std::string_view text) {
  if (text.size() > max_bytes) {
    m_too_long = true;
    return;
  }
  fold(text);
  cut();
}

// Never longer than the text: every folding shortens or keeps the length.
void DateTokens::fold(std::string_view text) {
  while (!text.empty()) {
    const auto* const folding = std::find_if(std::begin(foldings), std::end(foldings),
                                             [text](const Folding& f) { return text.starts_with(f.from); });
    if (folding != std::end(foldings)) {
      for (const char c : folding->to) m_folded[m_length++] = c;
      text.remove_prefix(folding->from.size());
      continue;
    }
    if (const auto sign = length_of_sign(text); sign > 0 && m_length > 0 && is_digit(m_folded[m_length - 1])) {
      const bool parts = sign < text.size() && is_digit(text[sign]) && !text.starts_with(day_sign);
      if (parts) m_folded[m_length++] = '-';
      text.remove_prefix(sign);
      continue;
    }
    const char c = text.front();
    m_folded[m_length++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    text.remove_prefix(1);
  }
}

std::size_t DateTokens::add(Token token, std::size_t begin, std::size_t end) {
  if (m_count == max_tokens) {
    m_too_long = true;
    return end;
  }
  token.text = std::string_view{m_folded.data() + begin, end - begin};
  token.after_space = begin > 0 && m_folded[begin - 1] == ' ';
  if (token.kind == TokenKind::Letters) token.word = look_up(token.text);
  m_tokens[m_count++] = token;
  return end;
}

void DateTokens::cut() {
  const auto run = [this](std::size_t begin, auto belongs) {
    while (begin < m_length && belongs(m_folded[begin])) ++begin;
    return begin;
  };
  const auto is_x = [](char c) { return c == 'x'; };
  std::size_t at = 0;
  while (at < m_length && !m_too_long) {
    const char c = m_folded[at];
    const std::size_t behind_x = run(at, is_x);
    const bool masked = behind_x > at && (behind_x == m_length || !is_letter(m_folded[behind_x]));
    if (c == ' ') {
      ++at;
    } else if (is_digit(c) || masked) {
      at = add({TokenKind::Number, {}, {}, 0, false}, at, run(at, [](char d) { return is_digit(d) || d == 'x'; }));
    } else if (is_letter(c)) {
      at = add({TokenKind::Letters, {}, {}, 0, false}, at, run(at, is_letter));
    } else {
      at = add({TokenKind::Sign, {}, {}, c, false}, at, at + 1);
    }
  }
}

}  // namespace eb::core
