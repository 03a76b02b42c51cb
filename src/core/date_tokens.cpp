#include "core/date_tokens.h"

#include <algorithm>

namespace eb::core {
namespace {

// Sequences that mean the same as something shorter. Decomposed umlauts come from macOS file names.
struct Folding {
  std::string_view from, to;
};
constexpr Folding foldings[] = {
    {"Ä", "ä"},        {"Ö", "ö"},       {"Ü", "ü"},       {"a\u0308", "ä"}, {"o\u0308", "ö"}, {"u\u0308", "ü"},
    {"A\u0308", "ä"},  {"O\u0308", "ö"}, {"U\u0308", "ü"}, {"Ó", "ó"},       {"o\u0301", "ó"}, {"O\u0301", "ó"},
    {"Ą", "ą"},        {"Ę", "ę"},       {"Ł", "ł"},       {"Ń", "ń"},       {"Ś", "ś"},       {"Ź", "ź"},
    {"Ż", "ż"},        {"Ć", "ć"},       {"n\u0301", "ń"}, {"s\u0301", "ś"}, {"z\u0301", "ź"}, {"z\u0307", "ż"},
    {"e\u0328", "ę"},  {"a\u0328", "ą"}, {"\u00A0", " "},  {"\u202F", " "},  {"\u2009", " "},  {"\u3000", " "},
    {"\uFEFF", " "},   {"\t", " "},      {"\n", " "},      {"\r", " "},      {"–", "_"},       {"—", "_"},
    {"～", "_"},       {"〜", "_"},      {"−", "-"},       {"‐", "-"},       {"‑", "-"},       {"־", "-"},
    {"…", "*"},        {"..", "*"},      {"≈", "~"},       {"’", "'"},       {"、", ","},      {"０", "0"},
    {"１", "1"},       {"２", "2"},      {"３", "3"},      {"４", "4"},      {"５", "5"},      {"６", "6"},
    {"７", "7"},       {"８", "8"},      {"９", "9"},      {"\u200E", ""},   {"\u200F", ""},   {"\u061C", ""},
    {"\u2066", ""},    {"\u2067", ""},   {"\u2068", ""},   {"\u2069", ""},   {"_", "\x01"},    {"*", "\x01"},
    {" en met ", " "},
};

// Words with signs in them.
constexpr std::string_view compounds[] = {"t/m", "p.n.e", "n.e"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
// Kana and kanji, which stand without blanks: their words are found by the longest that is known.
bool starts_japanese(char c) {
  return c >= '\xE3' && c <= '\xE9';
}
constexpr std::size_t kanji_bytes = 3, longest_japanese_word = 4 * kanji_bytes, hebrew_bytes = 2;

bool is_hebrew(std::string_view letter) {
  return letter.size() == hebrew_bytes && letter >= "א" && letter <= "ת";
}

// Hebrew abbreviations have a stroke or two before or behind their last letter.
std::size_t stroke_bytes(std::string_view text) {
  for (const std::string_view stroke : {"״", "׳", "\"", "'", "’"})
    if (text.starts_with(stroke)) return stroke.size();
  return 0;
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
    const bool behind_hebrew = m_length >= hebrew_bytes && is_hebrew(folded(m_length - hebrew_bytes, m_length));
    if (const std::size_t stroke = behind_hebrew ? stroke_bytes(text) : 0; stroke > 0) {
      text.remove_prefix(stroke);
      continue;
    }
    const auto* const folding = std::find_if(std::begin(foldings), std::end(foldings),
                                             [text](const Folding& f) { return text.starts_with(f.from); });
    const bool is_folded = folding != std::end(foldings);
    const char c = text.front();
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::string_view result = is_folded ? folding->to : std::string_view{&small, 1};
    if (behind_hebrew && result == "-") result = " ";  // "ב-1989": the letter is a word of its own
    for (const char folded_byte : result) m_folded[m_length++] = folded_byte;
    text.remove_prefix(is_folded ? folding->from.size() : 1);
  }
}

std::size_t DateTokens::add(Token token, std::size_t begin, std::size_t end) {
  if (m_count == max_tokens) {
    m_too_long = true;
    return end;
  }
  token.text = folded(begin, end);
  token.after_space = begin > 0 && m_folded[begin - 1] == ' ';
  if (token.kind == TokenKind::Letters) token.word = look_up_date_word(token.text);
  m_tokens[m_count++] = token;
  return end;
}

// "ביוני" is "ב" and "יוני": letters that stand before a word, up to three of them, and a word that is known.
bool DateTokens::cut_hebrew(std::size_t begin, std::size_t end) {
  constexpr std::size_t most_prefixes = 3;
  std::size_t word = begin;
  while (look_up_date_word(folded(word, end)).kind == WordKind::Unknown) {
    const bool has_prefix = word + hebrew_bytes < end && word < begin + most_prefixes * hebrew_bytes &&
                            is_hebrew(folded(word, word + hebrew_bytes)) &&
                            look_up_date_word(folded(word, word + hebrew_bytes)).kind != WordKind::Unknown;
    if (!has_prefix) return false;
    word += hebrew_bytes;
  }
  for (std::size_t at = begin; at < word; at += hebrew_bytes) add({.kind = TokenKind::Letters}, at, at + hebrew_bytes);
  add({.kind = TokenKind::Letters}, word, end);
  return true;
}

std::size_t DateTokens::cut_letters(std::size_t begin) {
  const std::string_view rest = folded(begin, m_length);
  for (const std::string_view compound : compounds) {
    const bool ends = rest.size() <= compound.size() || !is_letter(rest[compound.size()]);
    if (rest.starts_with(compound) && ends) return add({.kind = TokenKind::Letters}, begin, begin + compound.size());
  }
  std::size_t end = begin + 1;
  if (starts_japanese(rest.front())) {
    for (std::size_t size = std::min(longest_japanese_word, rest.size()); size >= kanji_bytes; --size)
      if (look_up_date_word(rest.substr(0, size)).kind != WordKind::Unknown)
        return add({.kind = TokenKind::Letters}, begin, begin + size);
    end = begin + std::min(kanji_bytes, rest.size());
  }
  while (end < m_length && is_letter(m_folded[end]) && !starts_japanese(m_folded[end])) ++end;
  return cut_hebrew(begin, end) ? end : add({.kind = TokenKind::Letters}, begin, end);
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
      at = add({.kind = TokenKind::Number}, at, run(at, [](char d) { return is_digit(d) || d == 'x'; }));
    } else if (is_letter(c)) {
      at = cut_letters(at);
    } else {
      at = add({.kind = TokenKind::Sign, .sign = c}, at, at + 1);
    }
  }
}

}  // namespace eb::core
