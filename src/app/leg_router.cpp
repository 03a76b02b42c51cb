#include "app/leg_router.h"

#include <algorithm>
#include <optional>

namespace eb::app {

namespace {

using core::msg;

constexpr std::size_t ways_a_question = 8;  // so that answers show while a long route is being routed

model::WayFound found_way(io::RoadLeg leg) {
  return {geo::ChunkedPath{leg.path}, leg.seconds};
}

}  // namespace

// Shared with the worker, which may still write its answers when nobody waits for them any more.
struct LegRouter::Question {
  std::vector<model::WayAsked> ways;
  std::vector<core::Result<io::RoadLeg>> answers;  // as many as were asked before a stop
  std::stop_source stop;
  LegRouter* asker = nullptr;  // main thread only; null once it gave up
};

LegRouter::LegRouter(Workspace& workspace, std::filesystem::path profiles)
    : m_workspace{workspace}, m_profiles{std::move(profiles)} {}

LegRouter::~LegRouter() {
  if (!m_question) return;
  m_question->asker = nullptr;
  m_question->stop.request_stop();
}

bool LegRouter::is_busy() const {
  return m_question || (!m_workspace.document().routing.empty() && !open_ways().empty());
}

void LegRouter::update() {
  forget_when_replaced();
  const auto ways = open_ways();
  if (m_question) {
    const bool is_wanted = std::ranges::any_of(
        m_question->ways, [&](const auto& way) { return std::ranges::find(ways, way) != ways.end(); });
    if (is_wanted) return;
    m_question->asker = nullptr;
    m_question->stop.request_stop();
    m_question.reset();
  }
  if (ways.empty()) return;
  if (m_workspace.document().routing.empty()) return tell_without_database();
  ask({ways.begin(), ways.begin() + static_cast<std::ptrdiff_t>(std::min(ways.size(), ways_a_question))});
}

// Another project or another database: what was said of the old one holds no more.
void LegRouter::forget_when_replaced() {
  const auto& database = m_workspace.document().routing;
  if (m_project == m_workspace.project_number() && m_database == database) return;
  m_project = m_workspace.project_number();
  m_database = database;
  m_has_told = false;
  m_workspace.session().unrouted_ways.clear();
}

std::vector<model::WayAsked> LegRouter::open_ways() const {
  auto ways = model::ways_awaited(m_workspace.document());
  std::erase_if(ways, [this](const auto& way) { return m_workspace.session().unrouted_ways.contains(way); });
  return ways;
}

void LegRouter::tell_without_database() {
  if (std::exchange(m_has_told, true)) return;
  m_workspace.session().notices.add(
      session::Severity::Warning,
      {msg("This project has no routing database: legs along roads are drawn straight until it has one"),
       msg("Make one with \"emscherblick import-osm\" and choose it under Roads in the list of routes."),
       {}});
}

void LegRouter::ask(std::vector<model::WayAsked> ways) {
  m_question = std::make_shared<Question>();
  m_question->ways = std::move(ways);
  m_question->asker = this;
  m_workspace.jobs().submit("route", [question = m_question, database = m_workspace.document().routing,
                                      profiles = m_profiles](const std::stop_token& pool_stops) {
    const std::stop_callback pass_on{pool_stops, [&] { question->stop.request_stop(); }};
    const auto stop = question->stop.get_token();
    for (const auto& way : question->ways) {
      if (stop.stop_requested()) break;
      io::RoadRequest request{database, profiles, io::road_profile_of(way.profile), {way.from, way.to}};
      auto legs = io::find_road_legs(request, stop);
      question->answers.push_back(legs ? core::Result<io::RoadLeg>{std::move(legs->front())} : legs.error());
    }
    return [question] {
      if (question->asker != nullptr) question->asker->take(*question);
    };
  });
}

void LegRouter::take(Question& question) {
  auto& session = m_workspace.session();
  for (std::size_t i = 0; i < question.answers.size(); ++i) {
    auto& answer = question.answers[i];
    if (answer) {
      m_workspace.complete(question.ways[i], found_way(*std::move(answer)));
    } else {
      // A missing program or database is one thing to say, however many legs it concerns.
      const bool is_said = std::ranges::any_of(session.unrouted_ways,
                                               [&](const auto& unrouted) { return unrouted.second == answer.error(); });
      session.unrouted_ways.emplace(question.ways[i], answer.error());
      if (!is_said) session.notices.add(session::Severity::Warning, answer.error());
    }
  }
  m_question.reset();
}

}  // namespace eb::app
