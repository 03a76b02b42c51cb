#include "app/preflight.h"

#include <unistd.h>

#include <algorithm>

#include "core/atomic_file.h"
#include "text/shaper.h"

namespace eb::app {

namespace {

// One character as it stands in the text, with the bytes that go on with it.
std::string_view character_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return text.substr(at, end - at);
}

std::string letters_without_font(text::Shaper& shaper, const std::string& words) {
  const text::TextStyle style;
  std::string missing;
  if (words.empty() || !shaper.shape(words, style).has_missing_glyphs) return missing;
  for (std::size_t at = 0; at < words.size();) {
    const auto letter = character_at(words, at);
    at += letter.size();
    if (missing.find(letter) == std::string::npos && shaper.shape(letter, style).has_missing_glyphs) missing += letter;
  }
  return missing.empty() ? words : missing;  // only together they have no glyph
}

std::string words_of(const model::ShowStep& step, const std::string& language) {
  std::string words;
  for (const auto* text : {&step.caption, &step.text}) {
    const auto found = text->by_language.find(language);
    if (found != text->by_language.end()) words += (words.empty() ? "" : " ") + found->second;
  }
  std::ranges::replace(words, '\n', ' ');
  return words;
}

}  // namespace

std::vector<session::MissingLetters> missing_letters(const model::Show& show,
                                                     const std::vector<std::string>& languages) {
  text::Shaper shaper;
  std::vector<session::MissingLetters> missing;
  for (std::size_t i = 0; i < show.steps.size(); ++i) {
    for (const auto& language : languages) {
      auto letters = letters_without_font(shaper, words_of(*show.steps[i], language));
      if (!letters.empty()) missing.push_back({i, language, std::move(letters)});
    }
  }
  return missing;
}

void look_at_disk(const std::filesystem::path& state, session::PreflightFacts& facts) {
  std::error_code failed;
  std::filesystem::create_directories(state, failed);
  const auto probe = state / ("preflight-" + std::to_string(::getpid()));
  const auto written = core::write_file_atomically(probe, "Can unsaved work be kept here?\n");
  if (!written) {
    facts.state_error = written.error();
    if (facts.state_error->where.empty()) facts.state_error->where = state.string();
  }
  std::filesystem::remove(probe, failed);
  const auto space = std::filesystem::space(state, failed);
  constexpr double bytes_a_megabyte = 1e6;
  if (!failed) facts.free_megabytes = static_cast<double>(space.available) / bytes_a_megabyte;
}

std::vector<core::Error> told_problems(const session::Notices& notices) {
  std::vector<core::Error> problems;
  for (const auto& notice : notices.list())
    if (notice.severity != session::Severity::Info) problems.push_back(notice.content);
  return problems;
}

}  // namespace eb::app
