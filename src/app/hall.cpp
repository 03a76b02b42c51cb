#include "app/hall.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "session/show_camera.h"

namespace eb::app {

namespace {

constexpr std::chrono::milliseconds upload_budget{3};
constexpr std::chrono::milliseconds patient_budget{200};
constexpr std::size_t most_known = 64;

bool is_same_view(const session::Camera& a, const session::Camera& b) {
  return a.center == b.center && a.metres_per_pixel == b.metres_per_pixel && a.rotation_rad == b.rotation_rad &&
         a.width_px == b.width_px && a.height_px == b.height_px;
}

// Whether the two are one picture, apart from how far it has come over the one before.
bool is_same_picture(const session::HallState& a, const session::HallState& b) {
  return is_same_view(a.camera, b.camera) && a.day == b.day && a.fade_days == b.fade_days &&
         a.settled_day == b.settled_day && a.layers == b.layers && a.routes == b.routes && a.highlight == b.highlight &&
         a.figures == b.figures && a.caption == b.caption && a.text == b.text &&
         a.caption_presence == b.caption_presence && a.is_at_rest == b.is_at_rest && a.fade_number == b.fade_number;
}

template <class Thing, class Id>
void show_only(std::vector<std::shared_ptr<const Thing>>& things, const std::optional<std::vector<Id>>& shown) {
  if (!shown) return;
  for (auto& thing : things) {
    const bool is_shown = std::ranges::find(*shown, thing->id) != shown->end();
    if (thing->visible == is_shown) continue;
    auto other = *thing;
    other.visible = is_shown;
    thing = std::make_shared<const Thing>(std::move(other));
  }
}

// A language that has no words of its own falls back to another one: then they are told once.
scene::StageCaption caption_of(const session::HallState& state, const HallLook& look) {
  scene::StageCaption caption{{}, state.caption_presence};
  for (const auto& language : look.languages) {
    if (!caption.languages.empty() && language.empty()) continue;
    scene::CaptionWords words{state.caption.in(language), state.text.in(language)};
    if (caption.languages.empty() || words != caption.languages.front()) caption.languages.push_back(std::move(words));
  }
  return caption;
}

// The audience window may have changed its size since the state was worked out.
session::Camera fitted_to(session::Camera camera, const HallLook& look) {
  const double wider = static_cast<double>(camera.width_px) / look.width_px;
  const double higher = static_cast<double>(camera.height_px) / look.height_px;
  camera.metres_per_pixel *= std::max(wider, higher);
  camera.width_px = look.width_px;
  camera.height_px = look.height_px;
  return camera;
}

}  // namespace

session::ThemeKind hall_theme(const model::Show& show) {
  return show.theme == model::HallTheme::Light ? session::ThemeKind::Light : session::ThemeKind::Dark;
}

std::array<std::string, 2> hall_languages(std::array<std::string, 2> chosen, const text::Catalog& window) {
  if (chosen[0].empty() || chosen[0] == window.language()) chosen[0] = window.locale();
  if (chosen[1] == text::language_of(chosen[0])) chosen[1].clear();
  return chosen;
}

core::Result<std::unique_ptr<Hall>> Hall::create(const Environment& environment, Workspace& workspace,
                                                 const MapPainter& beside) {
  auto pictures = render::CrossFade::create(environment.paths.shaders);
  if (!pictures) return pictures.error();
  return std::unique_ptr<Hall>{new Hall{environment, workspace, beside, *std::move(pictures)}};
}

Hall::Hall(const Environment& environment, Workspace& workspace, const MapPainter& beside,
           std::unique_ptr<render::CrossFade> pictures)
    : m_environment{environment},
      m_workspace{workspace},
      m_painter_renderer{beside.renderer()},
      m_painter{beside, PaintSubject{workspace, m_document, m_session}},
      m_pictures{std::move(pictures)} {
  m_session.view.chart.clear();
}

Hall::Source Hall::source() const {
  Source source{m_workspace.history().shared_document(), {}};
  for (const auto& [id, asset] : m_workspace.session().assets.all()) source.assets.push_back(asset.asset_id);
  return source;
}

const text::Catalog& Hall::catalog(const HallLook& look) {
  const std::pair key{look.languages[0], look.units};
  auto found = m_catalogs.find(key);
  if (found == m_catalogs.end()) found = m_catalogs.emplace(key, m_environment.catalog(key.first, key.second)).first;
  return found->second;
}

void Hall::follow_document(const session::HallState& state) {
  auto document = m_workspace.history().shared_document();
  if (m_followed == document && m_followed_layers == state.layers && m_followed_routes == state.routes) return;
  m_document = *document;
  show_only(m_document.layers, state.layers);
  show_only(m_document.routes, state.routes);
  m_followed = std::move(document);
  m_followed_layers = state.layers;
  m_followed_routes = state.routes;
}

void Hall::follow(const session::HallState& state, const HallLook& look) {
  follow_document(state);
  m_session.camera = fitted_to(state.camera, look);
  m_session.view.theme = look.theme;
  m_session.view.locale = catalog(look).locale();
  m_session.view.language = catalog(look).language();
  m_session.playback.set_range(std::min(m_document.time_from, static_cast<core::Day>(std::floor(state.day))),
                               std::max(m_document.time_to, static_cast<core::Day>(std::ceil(state.day))));
  m_session.playback.seek(state.day);
}

PaintOptions Hall::options_for(const session::HallState& state, const HallLook& look, double seconds) const {
  PaintOptions options;
  options.time_strip = false;
  options.seconds = seconds;
  options.at_rest = state.is_at_rest;
  if (look.enlarged != 1) options.interface_scale = look.enlarged * picture_scale(look.width_px, look.height_px);
  options.transition = Transition{state.fade_days, state.settled_day};
  options.step = StepPicture{caption_of(state, look), state.figures, state.highlight};
  return options;
}

bool Hall::paint(const session::HallState& state, const HallLook& look, double seconds) {
  const bool is_new_scene = !m_state || m_state->fade_number != state.fade_number;
  if (is_new_scene) {
    if (texture() != 0) m_pictures->keep();
    m_painter.forget_labels();
    seconds = 0;
  }
  const unsigned framebuffer = m_pictures->begin(look.width_px, look.height_px);
  if (framebuffer != 0) {
    follow(state, look);
    m_painter.paint(catalog(look), options_for(state, look, seconds), framebuffer);
    m_pictures->show(state.fade_share);
    ++m_pictures_drawn;
  }
  m_state = state;
  m_look = look;
  report_problems(framebuffer != 0);
  return framebuffer != 0;
}

bool Hall::draw(const session::HallState& state, const HallLook& look, double seconds) {
  m_painter.upload(upload_budget);
  auto now = source();
  const bool is_same = m_state && is_same_picture(*m_state, state) && m_look == look && now == m_source;
  m_source = std::move(now);
  if (!is_same || !m_painter.shows_all() || wants_frame()) return paint(state, look, seconds);
  if (m_state->fade_share == state.fade_share) return false;
  m_pictures->show(state.fade_share);
  m_state->fade_share = state.fade_share;
  return true;
}

void Hall::draw_whole(const session::HallState& state, const HallLook& look, double seconds) {
  follow(state, look);
  const auto options = options_for(state, look, 0);
  while (!m_painter.prepare(catalog(look), options)) {
    const bool moved =
        m_workspace.pump(std::chrono::milliseconds{20}) | m_painter.upload(std::chrono::milliseconds{patient_budget});
    if (!moved) std::this_thread::sleep_for(std::chrono::microseconds{200});
  }
  (void)draw(state, look, seconds);
  if (m_painter.lacks_letters()) paint(state, look, seconds);
}

void Hall::lay_out(const session::HallState& state, const HallLook& look) {
  follow(state, look);
  m_painter.forget_labels();
  m_painter.lay_out(catalog(look), options_for(state, look, 0));
  m_state.reset();  // what stands there now is of no picture
}

bool Hall::wants_frame() const {
  return m_painter.wants_frame();
}

// In the hall nobody can do anything about it: the console tells, each thing once.
void Hall::report_problems(bool has_room) {
  auto problems = m_painter_renderer.take_gl_errors();
  if (!has_room) problems.push_back(std::to_string(m_look.width_px) + " x " + std::to_string(m_look.height_px));
  for (auto& problem : problems) {
    if (std::ranges::find(m_told, problem) != m_told.end()) continue;
    m_workspace.session().notices.add(
        session::Severity::Warning,
        {core::msg("Part of the hall's picture could not be drawn: {0}", problem),
         core::msg("The rest is shown. Update the graphics driver, or choose a smaller size for the projector."),
         {}});
    m_told.push_back(std::move(problem));
  }
}

session::Insets Hall::insets_of(const model::ShowStep& step, const HallLook& look) {
  const auto now = source();
  for (const auto& known : m_known) {
    if (known.step == step && known.look == look && known.source == now) return known.insets;
  }
  std::erase_if(m_known, [&](const Known& known) { return known.source != now; });
  if (m_known.size() >= most_known) m_known.clear();
  session::HallState state;
  state.camera = session::Camera{{}, 1, 0, look.width_px, look.height_px};
  state.layers = step.layers;
  state.routes = step.routes;
  state.figures = step.figures;
  state.caption = step.caption;
  state.text = step.text;
  follow(state, look);
  const double aspect = step.view.height_m > 0 ? step.view.width_m / step.view.height_m : 1;
  auto options = options_for(state, look, 0);
  options.step->days = {static_cast<double>(step.clock.from),
                        static_cast<double>(step.clock.to.value_or(step.clock.from))};
  const auto insets = m_painter.free_of_furniture(catalog(look), options, aspect);
  m_known.push_back({step, look, now, insets});
  return insets;
}

session::Camera Hall::camera_of(const model::ShowStep& step, const HallLook& look) {
  const auto center = m_workspace.to_project(step.view.center);
  return session::camera_for(step.view, {center, m_workspace.ground_truth(center).metres_per_unit}, look.width_px,
                             look.height_px, insets_of(step, look));
}

session::HallState Hall::state_of(const model::ShowStep& step, const HallLook& look) {
  session::HallState state;
  state.camera = camera_of(step, look);
  state.day = static_cast<double>(step.clock.to.value_or(step.clock.from));
  state.layers = step.layers;
  state.routes = step.routes;
  state.highlight = step.highlight;
  state.figures = step.figures;
  state.caption = step.caption;
  state.text = step.text;
  return state;
}

std::string Hall::credits(const HallLook& look) {
  return m_painter.credits(catalog(look), {});
}

}  // namespace eb::app
