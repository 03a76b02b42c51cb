#include "app/settings_keeper.h"

namespace eb::app {

namespace {

constexpr const char* metric = "metric";
constexpr const char* miles = "miles";

core::Units units_of(std::string_view name) {
  return name == metric ? core::Units::Metric : name == miles ? core::Units::Miles : core::Units::ByLanguage;
}

std::optional<std::string> name_of(core::Units units) {
  if (units == core::Units::ByLanguage) return std::nullopt;
  return units == core::Units::Metric ? metric : miles;
}

}  // namespace

void SettingsKeeper::restore(WindowCommand& command, session::ViewSettings& view, session::Notices& notices) {
  const auto loaded = io::load_settings(m_file);
  if (loaded) {
    m_saved = *loaded;
  } else {
    notices.add(session::Severity::Warning, loaded.error());
  }
  auto& common = command.common;
  if (common.language.empty()) common.language = m_saved.language.value_or("");
  if (!common.theme && m_saved.dark)
    common.theme = *m_saved.dark ? session::ThemeKind::Dark : session::ThemeKind::Light;
  view.ui_scale = std::clamp(command.interface_scale.value_or(m_saved.interface_scale.value_or(1.0)), 1.0, 4.0);
  view.units = units_of(m_saved.units.value_or(""));
  view.reduced_motion = m_saved.reduced_motion.value_or(false);
  view.hall_screen = m_saved.hall_screen.value_or("");
  view.notes_size = std::clamp(m_saved.notes_size.value_or(1.0), session::least_notes_size, session::most_notes_size);
}

void SettingsKeeper::follow(const session::ViewSettings& view, session::Notices& notices) {
  auto wanted = m_saved;
  if (view.locale != m_seen.locale) wanted.language = view.locale;
  if (view.units != m_seen.units) wanted.units = name_of(view.units);
  if (view.theme != m_seen.theme) wanted.dark = view.theme == session::ThemeKind::Dark;
  if (view.ui_scale != m_seen.ui_scale) wanted.interface_scale = view.ui_scale;
  if (view.reduced_motion != m_seen.reduced_motion) wanted.reduced_motion = view.reduced_motion;
  if (view.hall_screen != m_seen.hall_screen) wanted.hall_screen = view.hall_screen;
  if (view.notes_size != m_seen.notes_size) wanted.notes_size = view.notes_size;
  m_seen = view;
  if (wanted == m_saved) return;
  m_saved = wanted;
  const auto written = io::save_settings(m_file, wanted);
  if (written || m_has_complained) return;
  m_has_complained = true;
  notices.add(session::Severity::Warning, written.error());
}

}  // namespace eb::app
