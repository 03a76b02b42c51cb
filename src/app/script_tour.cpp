#include "app/script_tour.h"

#include <charconv>
#include <cmath>
#include <map>

namespace eb::app {

namespace {

using namespace session;
using Commands = std::vector<ScriptCommand>;

constexpr const char* usage_text =
    "tour start | stop | pause | resume | next | previous | skip N | at SECONDS | speed X";

std::optional<double> number(const std::string& word) {
  double value = 0;
  const char* end = word.data() + word.size();
  const auto [after, error] = std::from_chars(word.data(), end, value);
  return error == std::errc{} && after == end && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

std::optional<TourAction> tour_action(const std::vector<std::string>& words) {
  static const std::map<std::string, TourAction, std::less<>> plain{{"start", StartTour{}}, {"stop", EndTour{}},
                                                                    {"pause", PauseTour{}}, {"resume", ResumeTour{}},
                                                                    {"next", StepTour{1}},  {"previous", StepTour{-1}}};
  if (words.size() == 2) {
    const auto found = plain.find(words[1]);
    return found == plain.end() ? std::nullopt : std::optional{found->second};
  }
  const auto value = words.size() == 3 ? number(words[2]) : std::nullopt;
  if (!value) return std::nullopt;
  if (words[1] == "skip" && *value >= 1) return SkipTour{static_cast<std::size_t>(*value) - 1};
  if (words[1] == "at" && *value >= 0) return SeekTour{*value};
  if (words[1] == "speed" && *value > 0) return SetTourSpeed{*value};
  return std::nullopt;
}

const char* state_name(const TourPlayer& tour) {
  if (!tour.is_on()) return tour.asked().empty() ? "off" : "asked";
  if (tour.state() == TourState::Paused) return "paused";
  return tour.state() == TourState::Held ? "held" : "playing";
}

const char* phase_name(TourPhase phase) {
  switch (phase) {
    case TourPhase::Opening:
      return "opening";
    case TourPhase::AtStop:
      return "stop";
    case TourPhase::Driving:
      return "driving";
    case TourPhase::Closing:
      break;
  }
  return "closing";
}

std::string to_text(double value) {
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return error == std::errc{} ? std::string{buffer.data(), end} : std::string{};
}

// How far the picture's corners are from where the tour has them.
double pixels_aside(const Session& session) {
  const auto wanted = session.tour_camera();
  double most = 0;
  for (const double x : {0.0, static_cast<double>(wanted.width_px)}) {
    for (const double y : {0.0, static_cast<double>(wanted.height_px)}) {
      most = std::max(most, geo::length(session.camera.to_screen(wanted.to_world({x, y})) - geo::Vec2d{x, y}));
    }
  }
  return most;
}

std::string past_date(const TourStop& stop) {
  return stop.past ? core::to_iso(static_cast<core::Day>(std::floor(stop.past->then_day))) : "none";
}

}  // namespace

core::Result<Commands> parse_tour(const std::vector<std::string>& words) {
  if (const auto action = tour_action(words)) return Commands{Action{*action}};
  return core::Error{core::msg("This line is not understood"), core::msg("Write: {0}", usage_text), {}};
}

std::optional<std::string> tour_fact(const Session& session, const std::string& name) {
  const auto& tour = session.tour;
  if (name == "tour") return state_name(tour);
  if (name == "tour.speed") return to_text(tour.speed());
  if (!name.starts_with("tour.")) return std::nullopt;
  if (!tour.is_on()) return "none";
  const auto moment = tour.moment(session.view.reduced_motion);
  if (name == "tour.phase") return phase_name(moment.phase);
  if (name == "tour.stop") return std::to_string(moment.stop + 1);
  if (name == "tour.stops") return std::to_string(tour.tour()->stops().size());
  if (name == "tour.seconds") return to_text(moment.seconds);
  if (name == "tour.duration") return to_text(tour.tour()->seconds());
  if (name == "tour.along") return to_text(moment.along_m / std::max(tour.tour()->along().back(), 1e-9));
  if (name == "tour.past") return past_date(tour.tour()->stops()[moment.stop]);
  if (name == "tour.shows") return moment.shows_then ? "then" : "now";
  if (name == "tour.aside") return to_text(pixels_aside(session));
  return std::nullopt;
}

}  // namespace eb::app
