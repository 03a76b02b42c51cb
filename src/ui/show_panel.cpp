#include "ui/show_panel.h"

#include <algorithm>

#include "model/show_commands.h"
#include "ui/draw.h"
#include "ui/show_text.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

using session::ShowAction;

constexpr const char* drag_type = "eb_show_step";
constexpr float row_height = 44, least_list = 180, least_for_two = 520;

void push_edit(const PanelIo& io, model::ShowEdit edit) {
  io.out.push(session::DoEdit{model::Edit{std::move(edit)}, 0});
}

// A part of the panel that scrolls by itself.
class ScrollScope {
 public:
  ScrollScope(const char* id, float height) { ImGui::BeginChild(id, {0, height}, false); }
  ~ScrollScope() { ImGui::EndChild(); }
  ScrollScope(const ScrollScope&) = delete;
  ScrollScope& operator=(const ScrollScope&) = delete;
};

void header(const UiContext& context, const PanelIo& io, ShowPanelState& state) {
  const auto& c = context.catalog;
  const auto close = c.tr("Close");
  const ButtonLook close_look{.icon = Icon::Close};
  const float right = ImGui::GetWindowContentRegionMax().x - button_width(io.look, close, close_look);
  ImGui::AlignTextToFramePadding();
  text_fitted(io.look, Face::Title, io.look.palette.text, c.tr("presentation", "Show"),
              std::max(right - io.look.px(20), io.look.px(60)));
  ImGui::SameLine(right);
  if (button(io, close, close_look)) {
    io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Show, false}});
  }
  const auto tab = [&](const std::string& text, ShowPage page, std::string_view id) {
    const ButtonLook look{.pressed_in = state.page == page, .id = id};
    if (page != ShowPage::Steps) wrap_before(button_width(io.look, text, look));
    if (button(io, text, look)) state.page = page;
  };
  tab(c.tr("show", "Steps"), ShowPage::Steps, "steps");
  tab(c.tr("Rehearsals"), ShowPage::Rehearsals, "rehearsals");
}

void start_buttons(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto take = c.tr("Take a step from the view");
  if (panel_button(io, take, {.kind = ButtonKind::Filled})) io.out.push(ShowAction{session::TakeShowStep{}});
  if (ImGui::IsItemHovered()) {
    tooltip(io.look, c.tr("What the map shows now, its date, layers and routes become a step after the selected one."));
  }
  const DisabledScope off{context.document.show->empty()};
  const auto action = [&](const std::string& label, session::StartShow start) {
    wrap_before(button_width(io.look, label, {.kind = ButtonKind::Outlined}));
    if (button(io, label, {.kind = ButtonKind::Outlined})) io.out.push(session::StageAction{start});
  };
  action(c.tr("Present"), {});
  action(c.tr("Rehearse"), {.from_current = false, .is_rehearsal = true});
}

void sum_line(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto& show = *context.document.show;
  const auto count = static_cast<long>(show.steps.size());
  text_wrapped(io.look, Face::Small, io.look.palette.secondary,
               core::substitute(c.trn("{0} step, {1} in all", "{0} steps, {1} in all", count),
                                {std::to_string(count), minutes_seconds(model::planned_seconds(show))}));
}

// Of the whole show: the window's own colours do not count in the hall.
void theme_row(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto& show = *context.document.show;
  if (show.empty()) return;
  const auto label = c.tr("Colours of the hall");
  ImGui::AlignTextToFramePadding();
  text_line(io.look, Face::Small, io.look.palette.secondary, label);
  const auto choice = [&](const std::string& name, model::HallTheme theme, std::string_view id) {
    const ButtonLook look{.pressed_in = show.theme == theme, .id = id};
    wrap_before(button_width(io.look, name, look));
    if (button(io, name, look) && show.theme != theme) push_edit(io, model::SetHallTheme{theme});
  };
  choice(c.tr("Dark"), model::HallTheme::Dark, "hall dark");
  choice(c.tr("Light"), model::HallTheme::Light, "hall light");
}

// --- rows ---

// Dropping a step on another puts it in that one's place.
void drag_and_drop(const UiContext& context, const PanelIo& io, std::size_t index) {
  const auto& step = *context.document.show->steps[index];
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {io.look.px(10), io.look.px(8)});
  if (ImGui::BeginDragDropSource()) {
    ImGui::SetDragDropPayload(drag_type, step.id.c_str(), step.id.size());
    text_line(io.look, Face::Body, io.look.palette.text, step_name(context.catalog, step, index));
    ImGui::EndDragDropSource();
  }
  ImGui::PopStyleVar();
  if (!ImGui::BeginDragDropTarget()) return;
  if (const auto* payload = ImGui::AcceptDragDropPayload(drag_type)) {
    std::string id{static_cast<const char*>(payload->Data), static_cast<std::size_t>(payload->DataSize)};
    if (id != step.id) push_edit(io, model::MoveShowStep{std::move(id), index});
  }
  ImGui::EndDragDropTarget();
}

void put(const Look& look, Face face, core::Color color, const ImVec2& at, const std::string& text, float room) {
  ImFont* font = look.font(face);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, at, u32(color),
                                      ui_text(fitted(look, face, text, room)).c_str());
}

// Number, caption and planned time; below the date, the way there, and the time when the step is over.
void row_texts(const UiContext& context, const PanelIo& io, std::size_t index, double until, const Rect& row) {
  const Look& look = io.look;
  const auto& p = look.palette;
  const auto& c = context.catalog;
  const auto& step = *context.document.show->steps[index];
  const auto time = minutes_seconds(step.planned_seconds), sum = minutes_seconds(until);
  const float top = row.y + (row.height - look.px(36)) / 2, below = top + look.px(20);
  const float left = row.x + look.px(36), right = row.right() - look.px(6);
  const float time_at = right - text_width(look, Face::Small, time),
              sum_at = right - text_width(look, Face::Small, sum);
  const auto number = std::to_string(index + 1);
  put(look, Face::Strong, p.secondary, {row.x + look.px(28) - text_width(look, Face::Strong, number), top}, number,
      look.px(40));
  const auto name = step_name(c, step, index);
  put(look, Face::Strong, p.text, {left, top}, name, time_at - left - look.px(8));
  put(look, Face::Small, p.text, {time_at, top + look.px(1)}, time, right - time_at + look.px(2));
  const auto detail = clock_text(c, step.clock) + " · " + transition_name(c, step.transition);
  put(look, Face::Small, p.secondary, {left, below}, detail, sum_at - left - look.px(8));
  put(look, Face::Small, p.faint, {sum_at, below}, sum, right - sum_at + look.px(2));
  if (ImGui::IsItemHovered() && text_width(look, Face::Strong, name) > time_at - left - look.px(8)) tooltip(look, name);
}

void step_row(const UiContext& context, const PanelIo& io, std::size_t index, double until, ShowPanelState& state) {
  const auto& step = *context.document.show->steps[index];
  const IdScope id{step.id};
  const bool is_selected = context.session.show_editing.step == step.id;
  if (ImGui::Selectable("##step", is_selected, ImGuiSelectableFlags_AllowDoubleClick, {0, io.look.px(row_height)})) {
    io.out.push(ShowAction{session::SelectShowStep{step.id}});
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) io.out.push(ShowAction{session::LookAtShowStep{step.id}});
  }
  if (is_selected && state.shown != step.id) {
    ImGui::SetScrollHereY(0.5F);
    state.shown = step.id;
  }
  const Rect row = item_rect();
  drag_and_drop(context, io, index);
  row_texts(context, io, index, until, row);
}

void step_rows(const UiContext& context, const PanelIo& io, ShowPanelState& state) {
  const auto& steps = context.document.show->steps;
  double until = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) step_row(context, io, i, until += steps[i]->planned_seconds, state);
  if (!steps.empty()) return;
  text_wrapped(
      io.look, Face::Small, io.look.palette.secondary,
      context.catalog.tr("No steps yet. Bring the map where the show begins, with its date, and take a step from it."));
}

// Keys of the panel while it has the keyboard and nobody types.
void keys(const UiContext& context, const PanelIo& io) {
  const auto& id = context.session.show_editing.step;
  const auto& show = *context.document.show;
  if (id.empty() || ImGui::IsAnyItemActive() || !ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows)) return;
  const bool alt = ImGui::GetIO().KeyAlt;
  const auto shift = [&](int direction) {
    if (auto moved = model::shift_step(show, id, direction)) push_edit(io, *std::move(moved));
  };
  if (alt && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) shift(-1);
  if (alt && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) shift(1);
  if (ImGui::IsKeyPressed(ImGuiKey_Delete, false)) push_edit(io, model::RemoveShowStep{id});
}

void steps_page(const UiContext& context, const PanelIo& io, const Rect& area, ShowPanelState& state) {
  start_buttons(context, io);
  sum_line(context, io);
  theme_row(context, io);
  const auto selected = model::index_of(*context.document.show, context.session.show_editing.step);
  // A low panel scrolls as a whole; in a high one the list stays in sight beside the fields.
  const bool has_two = area.height >= io.look.px(least_for_two);
  const float room = ImGui::GetContentRegionAvail().y;
  if (has_two) {
    const float rows =
        static_cast<float>(context.document.show->steps.size()) * io.look.px(row_height + 4) + io.look.px(30);
    const ScrollScope list{"steps", selected ? std::min(rows, std::max(room * 0.42F, io.look.px(least_list))) : 0};
    step_rows(context, io, state);
  } else {
    step_rows(context, io, state);
  }
  if (!selected) return;
  hairline(io.look);
  if (!has_two) return show_step_editor(context, io, *selected, state);
  const ScrollScope fields{"fields", 0};
  show_step_editor(context, io, *selected, state);
}

}  // namespace

bool panel_button(const PanelIo& io, const std::string& label, ButtonLook look) {
  const float room = ImGui::GetContentRegionAvail().x;
  if (button_width(io.look, label, look) <= room) return button(io, label, look);
  look.id = label;
  const float taken = button_width(io.look, "", look);
  const bool is_pressed = button(io, fitted(io.look, look.face, label, room - taken - io.look.px(7)), look);
  if (ImGui::IsItemHovered()) tooltip(io.look, label);
  return is_pressed;
}

void show_panel(const UiContext& context, const PanelIo& io, const Rect& area, ShowPanelState& state) {
  const PanelScope panel{io, "Show", area, PanelKind::Scrolling};
  header(context, io, state);
  keys(context, io);
  if (!state.field.key.empty()) state.wrong.clear();  // somebody types again
  if (state.page == ShowPage::Rehearsals) return rehearsal_page(context, io, state);
  steps_page(context, io, area, state);
}

}  // namespace eb::ui
