#include "ui/stage_buttons.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/stage_words.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

struct StageButton {
  std::string label;
  session::StageAction action;
  Icon icon = Icon::None;
  bool is_on = false, is_strong = false;
};

struct ButtonSizes {
  float icon = 0, label = 0, key = 0, pad = 0, gap = 0;
  [[nodiscard]] float width() const {
    // Whole pixels, and one to spare: ImGui rounds, and no label may end in dots for a fraction.
    return std::ceil(2 * pad + label + (icon > 0 ? icon + gap : 0) + (key > 0 ? key + gap : 0)) + 1;
  }
};

ButtonSizes sizes_of(const Look& look, const StageButton& b, const std::string& key) {
  ButtonSizes sizes;
  sizes.pad = look.px(10);
  sizes.gap = look.px(8);
  sizes.icon = b.icon == Icon::None ? 0 : look.font(Face::Small)->FontSize * 0.92F;
  sizes.label = text_width(look, Face::Small, b.label);
  sizes.key = key.empty() ? 0 : text_width(look, Face::Small, key);
  return sizes;
}

core::Color plate_color(const Palette& p, const StageButton& b, bool hovered) {
  if (b.is_strong) return hovered ? p.secondary : p.text;
  if (b.is_on) return p.selected;
  return hovered ? p.hover : core::Color{0, 0, 0, 0};
}

void draw_content(const Look& look, const StageButton& b, const std::string& key, const ButtonSizes& sizes) {
  const Rect box = item_rect();
  const auto& p = look.palette;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(top_left(box), bottom_right(box), u32(plate_color(p, b, ImGui::IsItemHovered())), look.px(6));
  const auto edge = b.is_on ? p.accent : p.hairline;
  if (!b.is_strong)
    list.AddRect(top_left(box), bottom_right(box), u32(edge), look.px(6), 0, std::max(1.0F, std::floor(look.px(1))));
  const auto ink = b.is_strong ? p.panel : p.text, quiet = b.is_strong ? p.panel : p.faint;
  ImFont* font = look.font(Face::Small);
  const float y = box.y + (box.height - font->FontSize) / 2;
  float x = box.x + sizes.pad;
  if (sizes.icon > 0) {
    draw_icon(b.icon, {x, box.y + (box.height - sizes.icon) / 2, sizes.icon, sizes.icon}, ink);
    x += sizes.icon + sizes.gap;
  }
  const float key_x = box.right() - sizes.pad - sizes.key;
  const float room = (sizes.key > 0 ? key_x - sizes.gap : box.right() - sizes.pad) - x;
  list.AddText(font, font->FontSize, {x, y}, u32(ink), ui_text(fitted(look, Face::Small, b.label, room)).c_str());
  if (sizes.key > 0) list.AddText(font, font->FontSize, {key_x, y}, u32(quiet), ui_text(key).c_str());
}

void stage_button(const UiContext& context, const PanelIo& io, const StageButton& b, bool is_first) {
  const Look& look = io.look;
  const auto key = stage_key(context.catalog, context.stage, b.action);
  const auto sizes = sizes_of(look, b, key);
  const float whole = ImGui::GetWindowContentRegionMax().x - ImGui::GetWindowContentRegionMin().x;
  const float width = std::min(sizes.width(), whole);
  if (!is_first) wrap_before(width);
  const ImVec4 none{0, 0, 0, 0};
  for (const auto slot : {ImGuiCol_Button, ImGuiCol_ButtonHovered, ImGuiCol_ButtonActive})
    ImGui::PushStyleColor(slot, none);
  const bool clicked = ImGui::Button(("##" + b.label).c_str(), {width, look.px(30)});
  ImGui::PopStyleColor(3);
  draw_content(look, b, key, sizes);
  if (clicked) io.out.push(b.action);
}

std::string timer_name(const UiContext& context) {
  const auto& c = context.catalog;
  switch (context.stage.stage.timer) {
    case session::StageTimer::CountUp:
      return c.tr("Clock: counts up");
    case session::StageTimer::CountDown:
      return c.tr("Clock: counts down");
    case session::StageTimer::WallClock:
      return c.tr("Clock: time of day");
  }
  return {};
}

// Which language stands first and which below it in the hall.
void language_menu(const UiContext& context, const PanelIo& io, std::size_t which) {
  const auto& c = context.catalog;
  const auto& view = context.stage;
  auto chosen = view.stage.languages;
  if (chosen[0].empty()) chosen[0] = c.language();
  const auto none = c.tr("no second language");
  const auto shown = chosen[which].empty() ? none : text::locale_name(chosen[which]);
  const auto label = core::substitute(which == 0 ? c.tr("Captions: {0}") : c.tr("and: {0}"), {shown});
  wrap_before(button_width(io.look, label, {.icon = Icon::ChevronDown}));
  const MenuScope menu{io, label, Icon::ChevronDown, which == 0 ? "first language" : "second language"};
  if (!menu.open()) return;
  const auto offer = [&](const std::string& name, const std::string& code) {
    if (!menu_item(io, name, "", chosen[which] == code)) return;
    chosen[which] = code;
    io.out.push(session::StageAction{session::SetStageLanguages{chosen}});
  };
  if (which == 1) offer(none, "");
  for (const auto& code : view.languages)
    if (which == 0 || code != chosen[0]) offer(text::locale_name(code), code);
}

}  // namespace

void stage_buttons(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto& stage = context.stage.stage;
  const std::array buttons{
      StageButton{c.tr("Previous"), session::StepShow{-1}, Icon::StepBack},
      StageButton{c.tr("Next"), session::StepShow{1}, Icon::StepForward, false, true},
      StageButton{c.tr("Black"), session::ToggleBlack{}, Icon::Square, stage.is_black},
      StageButton{c.tr("Freeze"), session::ToggleFreeze{}, Icon::Snow, stage.is_frozen},
      StageButton{c.tr("Take my view"), session::TakeToHall{}, Icon::Eye, stage.has_taken},
      StageButton{c.tr("Swap screens"), session::SwapScreens{}, Icon::Swap},
      StageButton{c.tr("Hide the hall's picture"), session::ToggleHallHidden{}, Icon::Close, stage.is_hall_hidden},
      StageButton{timer_name(context), session::NextStageTimer{}},
      StageButton{stage.is_clock_paused ? c.tr("Clock goes on") : c.tr("Pause the clock"), session::PauseStageClock{},
                  stage.is_clock_paused ? Icon::Play : Icon::Pause, stage.is_clock_paused},
      StageButton{c.tr("Clock to zero"), session::ResetStageClock{}},
      StageButton{c.tr("Keys"), session::ShowStageKeys{!stage.shows_keys}, Icon::None, stage.shows_keys},
      StageButton{c.tr("End the show"), session::EndShow{}},
  };
  bool is_first = true;
  for (const auto& b : buttons) stage_button(context, io, b, std::exchange(is_first, false));
  if (context.stage.languages.size() < 2) return;
  language_menu(context, io, 0);
  language_menu(context, io, 1);
  if (!stage.languages[1].empty())
    stage_button(context, io, {c.tr("Swap languages"), session::SwapStageLanguages{}, Icon::Swap}, false);
}

}  // namespace eb::ui
