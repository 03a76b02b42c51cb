#include "app/presenting.h"

#include <algorithm>

namespace eb::app {

namespace {

// A monitor may change its size without being unplugged; nobody tells.
constexpr double monitor_check_seconds = 1;

bool is_key(const core::InputEvent& event) {
  return std::holds_alternative<core::KeyChanged>(event) || std::holds_alternative<core::CharTyped>(event);
}

}  // namespace

Presenting::Presenting(const Environment& environment, Workspace& workspace, platform::GraphicsContext& context,
                       const MapPainter& beside)
    : m_environment{environment}, m_workspace{workspace}, m_context{context}, m_beside{beside}, m_windows{context} {
  m_windows.tell_screens(workspace.session());
}

Presenting::~Presenting() {
  if (m_is_on) end();
}

bool Presenting::fills_window() const {
  const auto& stage = m_workspace.session().stage;
  return m_is_on && stage.is_on && stage.hall == session::HallPlace::MainWindow;
}

tools::StageKeyContext Presenting::key_context() const {
  return {m_workspace.session(), m_workspace.document().show->steps.size()};
}

// A question of the console is answered with the keyboard, as everywhere.
bool Presenting::is_for_panels(const core::InputEvent& event, const ui::KeyboardUse& keyboard) {
  const auto* key = std::get_if<core::KeyChanged>(&event);
  // Who saw a key go down sees it go up, even where the field was left meanwhile.
  if (key != nullptr && !key->pressed && m_keys_of_panels.erase(key->key) > 0) return true;
  const bool taken = panels_take(event, keyboard);
  if (taken && key != nullptr && key->pressed) m_keys_of_panels.insert(key->key);
  return taken;
}

bool Presenting::panels_take(const core::InputEvent& event, const ui::KeyboardUse& keyboard) const {
  if (fills_window()) return false;
  if (m_workspace.session().project.question) return is_key(event);
  return m_is_on && ui::panels_take(event, keyboard);
}

bool Presenting::take_events(core::InputQueue& events, const ui::KeyboardUse& keyboard, double now_seconds,
                             session::ActionQueue& out) {
  auto& session = m_workspace.session();
  m_events_came_at = std::chrono::steady_clock::now();
  bool happened = false;
  const auto place = fills_window() ? tools::StageKeys::Place::Hall : tools::StageKeys::Place::Console;
  std::erase_if(events, [&](const core::InputEvent& event) {
    if (std::holds_alternative<core::MonitorsChanged>(event)) {
      follow_monitors();
      happened = true;
      return true;
    }
    return !is_for_panels(event, keyboard) && m_keys.handle(event, place, key_context(), out);
  });
  for (const auto& event : m_windows.take_events()) {
    happened = true;
    if (std::holds_alternative<core::CloseRequested>(event)) {
      out.push(session::StageAction{session::EndShow{}});
    } else {
      m_keys.handle(event, tools::StageKeys::Place::Hall, key_context(), out);
    }
  }
  if (m_is_on && now_seconds - m_monitors_checked_at >= monitor_check_seconds) {
    m_monitors_checked_at = now_seconds;
    happened |= m_windows.check_monitors(session);
  }
  return happened;
}

void Presenting::follow_monitors() {
  auto& session = m_workspace.session();
  const bool was_lost = session.stage.is_hall_lost;
  m_windows.follow_monitors(session);
  if (was_lost && !session.stage.is_hall_lost) m_screen_clock.begin(ScreenClock::Cause::Replug, m_events_came_at);
}

void Presenting::swap_screens() {
  m_windows.swap(m_workspace.session());
  m_screen_clock.begin(ScreenClock::Cause::Swap, m_events_came_at);
}

void Presenting::prepare(const session::StageAction& action, const text::Catalog& catalog) {
  const bool starts = std::holds_alternative<session::StartShow>(action);
  if (starts && !m_is_on && !m_workspace.document().show->empty()) start(catalog);
}

void Presenting::make_hall() {
  if (auto hall = Hall::create(m_environment, m_workspace, m_beside)) {
    m_hall = *std::move(hall);
  } else {
    m_workspace.session().notices.add(session::Severity::Error, hall.error());
  }
}

void Presenting::start(const text::Catalog& catalog) {
  m_is_on = true;
  m_windows.start(m_workspace.session(),
                  {catalog.tr("Emscherblick – the hall"), catalog.tr("A show is being presented")});
  make_hall();
  m_look = {};
  follow_look(catalog);
}

void Presenting::end() {
  m_is_on = false;
  m_windows.end(m_workspace.session());
  auto& player = m_workspace.session().hall;
  player.set_hall(player.width_px(), player.height_px(), nullptr);
  m_last_hall = std::move(m_hall);
  m_screen_clock.forget();
  m_letters.forget();
}

void Presenting::follow(const text::Catalog& catalog) {
  const bool is_on = m_workspace.session().stage.is_on;
  if (is_on && !m_is_on) start(catalog);
  if (!is_on && m_is_on) end();
  if (!m_is_on) return;
  m_windows.follow(m_workspace.session().stage);
  follow_look(catalog);
  std::vector<std::string> languages{text::language_of(m_look.languages[0])};
  if (!m_look.languages[1].empty()) languages.push_back(m_look.languages[1]);
  m_letters.follow(m_workspace, languages);
}

HallLook Presenting::look(const text::Catalog& catalog) const {
  const auto& session = m_workspace.session();
  return {m_windows.width_px(), m_windows.height_px(), hall_theme(*m_workspace.document().show),
          hall_languages(session.stage.languages, catalog), session.view.units};
}

// Where the furniture stands decides how much ground a camera shows, so the player asks the hall.
void Presenting::follow_look(const text::Catalog& catalog) {
  auto wanted = look(catalog);
  if (wanted == m_look || !m_hall) return;
  m_look = std::move(wanted);
  m_workspace.session().hall.set_hall(m_look.width_px, m_look.height_px,
                                      [this](const session::HallScene& scene, int width_px, int height_px) {
                                        auto look = m_look;
                                        look.width_px = width_px;
                                        look.height_px = height_px;
                                        return m_hall->camera_of(scene, look);
                                      });
}

void Presenting::draw(const text::Catalog& catalog, double seconds) {
  if (!m_is_on || !m_hall) return;
  const auto& session = m_workspace.session();
  if (!session.stage.is_frozen || m_hall->texture() == 0) m_hall->draw(session.hall.state(), look(catalog), seconds);
}

ui::StagePicture Presenting::hall_picture() const {
  if (!m_hall) return {};
  return {m_hall->texture(), m_hall->width_px(), m_hall->height_px()};
}

platform::TexturePicture Presenting::shown() const {
  if (!m_hall || m_workspace.session().stage.is_black) return {};
  return {m_hall->texture(), m_hall->width_px(), m_hall->height_px()};
}

void Presenting::present() {
  if (m_is_on) m_windows.present(shown());
  if (m_screen_clock.is_running() && m_windows.is_in_place()) m_screen_clock.end(std::chrono::steady_clock::now());
  m_last_hall.reset();
}

void Presenting::draw_into_window() {
  m_context.draw_picture(shown());
}

bool Presenting::wants_frame() const {
  return m_is_on && m_hall && m_hall->wants_frame();
}

bool Presenting::is_settled() const {
  return !m_is_on || !m_hall || m_hall->is_settled();
}

std::optional<platform::WindowPicture> Presenting::read_hall() {
  return m_windows.read(shown());
}

}  // namespace eb::app
