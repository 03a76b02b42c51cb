#include "ui/top_bar.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/compare_bar.h"
#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/key_text.h"
#include "ui/present_menu.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

constexpr std::array scales{1.0, 1.25, 1.5, 2.0, 3.0, 4.0};

void push(const PanelIo& io, session::WindowAction action) {
  io.out.push(std::move(action));
}

using core::Key;

std::string with_ctrl(const text::Catalog& catalog, core::Key key) {
  return key_text(catalog, key, {.ctrl = true});
}

void file_items(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  if (menu_item(io, c.tr("New"), with_ctrl(c, Key::N))) io.out.push(session::FileAction{session::NewProject{}});
  if (menu_item(io, c.tr("Open…"), with_ctrl(c, Key::O)))
    push(io, session::ShowPanel{session::Panel::OpenDialog, true});
  hairline(io.look);
  if (menu_item(io, c.tr("Save"), with_ctrl(c, Key::S))) io.out.push(session::FileAction{session::SaveProject{}});
  const auto save_as = c.tr("Save as…"), versions = c.tr("Earlier versions…");
  if (menu_item(io, save_as, key_text(c, Key::S, {.ctrl = true, .shift = true})))
    push(io, session::ShowPanel{session::Panel::SaveDialog, true});
  const bool has_file = !context.session.project.path.empty();
  if (menu_item(io, versions, "", false, has_file)) push(io, session::ShowPanel{session::Panel::Versions, true});
  hairline(io.look);
  if (menu_item(io, c.tr("Export routes…"), key_text(c, Key::E, {.ctrl = true, .shift = true})))
    push(io, session::ShowPanel{session::Panel::ExportDialog, true});
  if (menu_item(io, c.tr("Export a film…"), with_ctrl(c, Key::E)))
    push(io, session::ShowPanel{session::Panel::FilmDialog, true});
  if (menu_item(io, c.tr("Quit"), with_ctrl(c, Key::Q))) io.out.push(session::FileAction{session::Quit{}});
}

void panel_item(const PanelIo& io, const std::string& label, session::Panel panel, bool is_open,
                const std::string& shortcut = {}) {
  if (menu_item(io, label, shortcut, is_open)) push(io, session::ShowPanel{panel, !is_open});
}

void edit_items(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto& history = context.history;
  const auto named = [&](const std::string& verb, bool possible, std::size_t step) {
    return possible ? verb + ": " + c.tr(history.steps()[step].label) : verb;
  };
  const auto undo = named(c.tr("Undo"), history.can_undo(), history.current());
  const auto redo = named(c.tr("Redo"), history.can_redo(), history.current() + 1);
  if (menu_item(io, undo, with_ctrl(c, Key::Z), false, history.can_undo())) io.out.push(session::Undo{});
  if (menu_item(io, redo, with_ctrl(c, Key::Y), false, history.can_redo())) io.out.push(session::Redo{});
  panel_item(io, c.tr("List of steps"), session::Panel::History, context.session.panels.history, with_ctrl(c, Key::H));
  const bool has_selection = !context.session.selection.empty();
  if (menu_item(io, c.tr("Clear selection"), key_text(c, Key::Escape), false, has_selection))
    io.out.push(session::SelectAction{session::ClearSelection{}});
}

void theme_items(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto theme = context.session.view.theme;
  if (menu_item(io, c.tr("Dark"), "", theme == session::ThemeKind::Dark))
    push(io, session::SetTheme{session::ThemeKind::Dark});
  if (menu_item(io, c.tr("Light"), "", theme == session::ThemeKind::Light))
    push(io, session::SetTheme{session::ThemeKind::Light});
}

void language_items(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto chosen = chosen_locale(context.languages, c.locale());
  for (const auto& code : context.languages)
    if (menu_item(io, text::locale_name(code), "", code == chosen)) push(io, session::SetLanguage{code});
  hairline(io.look);
  const auto unit_item = [&](const std::string& label, core::Units units) {
    if (menu_item(io, label, "", c.units() == units)) push(io, session::SetUnits{units});
  };
  unit_item(c.tr("Units by language"), core::Units::ByLanguage);
  unit_item(c.tr("Kilometres and metres"), core::Units::Metric);
  unit_item(c.tr("Miles and feet"), core::Units::Miles);
}

std::string percent(const UiContext& context, double scale) {
  return core::substitute(context.catalog.tr("{0} %"), {std::to_string(static_cast<int>(std::lround(scale * 100)))});
}

void scale_items(const UiContext& context, const PanelIo& io) {
  const double current = context.session.view.ui_scale;
  for (const double scale : scales)
    if (menu_item(io, percent(context, scale), "", std::abs(scale - current) < 0.01))
      push(io, session::SetUiScale{scale});
}

void view_items(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto& panels = context.session.panels;
  panel_item(io, c.tr("Layers"), session::Panel::Layers, panels.layers);
  panel_item(io, c.tr("Selection"), session::Panel::Inspector, panels.inspector);
  panel_item(io, c.tr("Figures"), session::Panel::Figures, panels.figures, "F");
  panel_item(io, c.tr("Heights"), session::Panel::Profile, panels.profile, "H");
  panel_item(io, c.tr("Timetable"), session::Panel::Timetable, panels.timetable, "T");
  panel_item(io, c.tr("presentation", "Show"), session::Panel::Show, panels.show, "V");
  panel_item(io, c.tr("Time bar"), session::Panel::TimeBar, panels.time_bar);
  panel_item(io, c.tr("Notices"), session::Panel::Notices, panels.notices);
  hairline(io.look);
  if (menu_item(io, c.tr("Hide all panels"), key_text(c, Key::Tab)))
    push(io, session::TogglePanel{session::Panel::All});
  if (menu_item(io, c.tr("Full screen"), "F11", context.session.view.fullscreen))
    push(io, session::SetFullscreen{!context.session.view.fullscreen});
  if (menu_item(io, c.tr("Calm motion"), "", context.session.view.reduced_motion))
    push(io, session::SetReducedMotion{!context.session.view.reduced_motion});
  if (menu_item(io, c.tr("Whole project"), key_text(c, Key::Home)))
    io.out.push(session::ViewAction{session::FlyHome{}});
}

// In a foyer: nothing that needs a planner.
void visitor_items(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  panel_item(io, c.tr("Figures"), session::Panel::Figures, context.session.panels.figures, "F");
  if (menu_item(io, c.tr("Calm motion"), "", context.session.view.reduced_motion))
    push(io, session::SetReducedMotion{!context.session.view.reduced_motion});
  if (menu_item(io, c.tr("Whole project"), key_text(c, Key::Home)))
    io.out.push(session::ViewAction{session::FlyHome{}});
}

void settings_items(const UiContext& context, const PanelIo& io) {
  hairline(io.look);
  theme_items(context, io);
  hairline(io.look);
  language_items(context, io);
  hairline(io.look);
  scale_items(context, io);
}

void help_items(const UiContext& context, const PanelIo& io) {
  if (menu_item(io, context.catalog.tr("Keys and mouse"), "F1"))
    push(io, session::ShowPanel{session::Panel::Help, true});
}

void toggle_tour(const UiContext& context, const PanelIo& io) {
  io.out.push(context.tour.is_on ? session::TourAction{session::EndTour{}} : session::TourAction{session::StartTour{}});
}

using Items = void (*)(const UiContext&, const PanelIo&);

void menu(const UiContext& context, const PanelIo& io, const std::string& label, Items items, Icon icon = Icon::None) {
  ImGui::SameLine(0, io.look.px(2));
  const MenuScope scope{io, label, icon};
  if (scope.open()) items(context, io);
}

void folded_menu(const UiContext& context, const PanelIo& io) {
  ImGui::SameLine(0, io.look.px(10));
  const MenuScope scope{io, context.catalog.tr("Menu"), Icon::ChevronDown};
  if (!scope.open()) return;
  if (context.session.is_kiosk) {
    visitor_items(context, io);
  } else {
    file_items(context, io);
    hairline(io.look);
    edit_items(context, io);
    hairline(io.look);
    view_items(context, io);
  }
  hairline(io.look);
  if (context.tour.can_start && menu_item(io, context.catalog.tr("Tour"), "F8", context.tour.is_on))
    toggle_tour(context, io);
  compare_items(context, io);
  hairline(io.look);
  present_items(context, io);
  settings_items(context, io);
  hairline(io.look);
  help_items(context, io);
}

// Stands out: for most people it is the first thing to do here.
void tour_button(const UiContext& context, const PanelIo& io) {
  if (!context.tour.can_start) return;
  ImGui::SameLine(0, io.look.px(8));
  const ButtonLook kind{.kind = ButtonKind::Outlined, .icon = Icon::Play, .pressed_in = context.tour.is_on};
  if (button(io, context.catalog.tr("Tour"), kind)) toggle_tour(context, io);
}

// What stands at the right end, measured before it is placed.
struct RightEnd {
  std::string notices, theme, language, scale;
};

RightEnd right_end(const UiContext& context) {
  const auto& c = context.catalog;
  const auto unread = context.session.notices.unread();
  RightEnd end;
  if (unread > 0)
    end.notices =
        core::substitute(c.trn("{0} notice", "{0} notices", static_cast<long>(unread)), {std::to_string(unread)});
  end.theme = context.session.view.theme == session::ThemeKind::Dark ? c.tr("Dark") : c.tr("Light");
  end.language = text::locale_name(c.language());
  end.scale = percent(context, context.session.view.ui_scale);
  return end;
}

float right_width(const Look& look, const RightEnd& end) {
  float width = 0;
  const ButtonLook drop{.icon = Icon::ChevronDown};
  for (const auto* label : {&end.theme, &end.language, &end.scale})
    width += button_width(look, *label, drop) + look.px(2);
  if (!end.notices.empty()) width += button_width(look, end.notices, {.icon = Icon::Warning}) + look.px(2);
  return width;
}

void draw_right_end(const UiContext& context, const PanelIo& io, const RightEnd& end, float x) {
  ImGui::SameLine(x);
  if (!end.notices.empty()) {
    if (button(io, end.notices, {.icon = Icon::Warning})) push(io, session::TogglePanel{session::Panel::Notices});
  } else {
    ImGui::Dummy({0, 0});
  }
  menu(context, io, end.theme, theme_items, Icon::ChevronDown);
  menu(context, io, end.language, language_items, Icon::ChevronDown);
  menu(context, io, end.scale, scale_items, Icon::ChevronDown);
}

// In the middle where it fits between menus and the right end.
void title(const UiContext& context, const PanelIo& io, float left, float right) {
  const Look& look = io.look;
  auto text = context.document.title.in(context.catalog.language());
  if (context.history.is_modified()) text += " · " + context.catalog.tr("changed");
  const float room = right - left - look.px(32);
  if (room < look.px(60)) return;
  const auto shown = fitted(look, Face::Body, text, room);
  const float width = text_width(look, Face::Body, shown);
  const float x = std::clamp((io.window_width - width) / 2, left + look.px(16), right - look.px(16) - width);
  ImFont* font = look.font(Face::Body);
  const float y = ImGui::GetWindowPos().y + (ImGui::GetWindowHeight() - font->FontSize) / 2;
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {x, y}, u32(look.palette.text), ui_text(shown).c_str());
}

}  // namespace

std::string chosen_locale(const std::vector<std::string>& offered, const std::string& locale) {
  if (std::ranges::find(offered, locale) != offered.end()) return locale;
  const auto same = std::ranges::find(offered, text::language_of(locale), text::language_of);
  return same == offered.end() ? locale : *same;
}

void top_bar(const UiContext& context, const PanelIo& io, const PanelLayout& layout) {
  const Look& look = io.look;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(18), look.px(8)});
  const PanelScope panel{io, "Top bar", layout.top_bar, PanelKind::Plain};
  ImGui::PopStyleVar();
  edge_line(look, layout.top_bar, Edge::Bottom);
  ImGui::AlignTextToFramePadding();
  text_line(look, Face::Strong, look.palette.text, "Emscherblick");
  if (layout.narrow_top) {
    folded_menu(context, io);
    title(context, io, ImGui::GetItemRectMax().x, io.window_width);
    return;
  }
  const auto& c = context.catalog;
  ImGui::SameLine(0, look.px(10));
  ImGui::Dummy({0, 0});
  if (context.session.is_kiosk) {
    menu(context, io, c.tr("View"), visitor_items);
  } else {
    menu(context, io, c.tr("File"), file_items);
    menu(context, io, c.tr("Edit"), edit_items);
    menu(context, io, c.tr("View"), view_items);
  }
  menu(context, io, c.tr("Compare"), compare_items);
  menu(context, io, c.tr("Present"), present_items);
  menu(context, io, c.tr("Help"), help_items);
  tour_button(context, io);
  const float left = ImGui::GetItemRectMax().x;
  const auto end = right_end(context);
  const float right = io.window_width - right_width(look, end) - look.px(14);
  title(context, io, left, right);
  draw_right_end(context, io, end, right);
}

}  // namespace eb::ui
