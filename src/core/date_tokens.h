#pragma once
// Cuts a written date into numbers, words and signs. For core/date_*.cpp only.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/date_words.h"

namespace eb::core {

enum class TokenKind : std::uint8_t { End, Number, Letters, Sign };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text;     // folded to lower case; of a number: digits and x (an unspecified digit)
  Word word;                 // of letters
  char sign = 0;             // of a sign
  bool after_space = false;  // something blank stands before it
};

// Signs that take more than one byte in the text.
inline constexpr char sign_dots = '*';     // ".." or an ellipsis
inline constexpr char sign_en_dash = '_';  // en or em dash; a hyphen or minus is '-'

// The tokens of one text. Holds the folded text itself, so it stays where it was made.
class DateTokens {
 public:
  static constexpr std::size_t max_bytes = 256;
  static constexpr std::size_t max_tokens = 96;

  explicit DateTokens(std::string_view text);
  DateTokens(const DateTokens&) = delete;
  DateTokens& operator=(const DateTokens&) = delete;

  [[nodiscard]] bool too_long() const { return m_too_long; }
  // The token at `index`; an End token for every index behind the last.
  [[nodiscard]] const Token& at(std::size_t index) const { return index < m_count ? m_tokens[index] : m_end; }

 private:
  void fold(std::string_view text);
  void cut();
  std::size_t cut_letters(std::size_t begin);
  bool cut_hebrew(std::size_t begin, std::size_t end);
  [[nodiscard]] std::string_view folded(std::size_t begin, std::size_t end) const {
    return {m_folded.data() + begin, end - begin};
  }
  std::size_t add(Token token, std::size_t begin, std::size_t end);

  std::array<char, max_bytes> m_folded;  // the first m_length are set
  std::size_t m_length = 0;
  std::array<Token, max_tokens> m_tokens{};
  std::size_t m_count = 0;
  Token m_end;
  bool m_too_long = false;
};

}  // namespace eb::core
