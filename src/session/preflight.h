#pragma once
// Whether a show can go on: what was found out about this machine and the project, and what that means, check by check.
// The rules are pure; app/preflight finds the facts, the panel and the `preflight` command show what they mean.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/result.h"
#include "model/document.h"
#include "session/asset_store.h"

namespace eb::session {

enum class CheckStatus : std::uint8_t { Green, Amber, Red };

struct PreflightCheck {
  std::string check;  // "displays", "files", ...: for programs, never translated
  CheckStatus status = CheckStatus::Green;
  core::Message detail, remedy;  // nothing to do when green
};

struct ScreenFact {
  std::string name;
  int width = 0, height = 0;  // pixels
  bool is_hall = false;
};

// Letters of a step's words that no installed font has.
struct MissingLetters {
  std::size_t step = 0;
  std::string language, letters;
};
// What is said about them, and what helps.
core::Error describe(const MissingLetters& missing);

struct FrameTimeFact {
  std::size_t step = 0;
  double milliseconds = 0;  // median
};

struct PreflightFacts {
  std::string title_language;                      // in which layers are named
  std::optional<std::vector<ScreenFact>> screens;  // nullopt = no display to ask
  std::vector<std::string> languages;              // of the captions
  std::vector<MissingLetters> missing_letters;
  std::vector<FrameTimeFact> frame_times;  // empty = not measured
  bool is_measuring = false;               // more of them are to come
  std::optional<bool> stays_awake;         // nullopt = not known
  std::optional<core::Error> state_error;  // the folder of the journal cannot be written to
  std::optional<double> free_megabytes;    // where it lies
  bool network_allowed = false;
  std::vector<core::Error> problems;  // told while the project was read
};

// Every check there is, in the order in which one would go through them.
std::vector<PreflightCheck> preflight(const model::Document& document, const AssetStore& assets,
                                      const PreflightFacts& facts);
// The worst of them.
CheckStatus worst_of(const std::vector<PreflightCheck>& checks);

// Every language that any caption of the show is in, in order of their codes.
std::vector<std::string> languages_of(const model::Show& show);

// A frame that takes longer than this stutters, or crawls.
inline constexpr double smooth_frame_ms = 33, slow_frame_ms = 100;

}  // namespace eb::session
