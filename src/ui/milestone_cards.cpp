#include "ui/milestone_cards.h"

#include <algorithm>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/time_text.h"

namespace eb::ui {

namespace {

using Card = session::MilestoneWatch::Card;

constexpr double card_width = 390, padding = 12, largest_share_of_map = 0.65;
constexpr float most_covered_share = 0.03F;

const model::Milestone& milestone_of(const UiContext& context, const Card& card) {
  return (*context.document.milestones)[card.milestone];
}

CardSize size_of(const UiContext& context, const Look& look, const Rect& map, const Card& card) {
  const auto& milestone = milestone_of(context, card);
  const auto& language = context.catalog.language();
  const float width = std::min(look.px(card_width), map.width - look.px(24));
  const float inner = width - 2 * look.px(padding), spacing = look.px(7);
  float height = 2 * look.px(padding) + look.px(31);  // with the row of the date and the buttons
  const auto add = [&](Face face, const std::string& text) {
    if (!text.empty()) height += text_height(look, face, text, inner) + spacing;
  };
  add(Face::Strong, milestone.title.in(language));
  add(Face::Body, milestone.text.in(language));
  if (!milestone.source.empty()) height += look.font(Face::Small)->FontSize + spacing;
  return {width, std::min(height, map.height * static_cast<float>(largest_share_of_map))};
}

float covered_share(const Rect& card, const std::vector<Rect>& obstacles) {
  float covered = 0;
  for (const auto& obstacle : obstacles) covered += common_area(card, obstacle);
  return covered / std::max(1.0F, card.width * card.height);
}

// Anew when other cards are up or the room is another one; those that stay, stay where they are.
void place(const UiContext& context, const PanelIo& io, const Rect& map, MilestoneCardsState& state) {
  const auto& cards = context.session.milestones.cards();
  const bool same_room = state.area.x == map.x && state.area.y == map.y && state.area.width == map.width &&
                         state.area.height == map.height && state.scale == io.look.scale &&
                         state.language == context.catalog.language();
  if (!same_room) state.placed.clear();
  state.area = map;
  state.scale = io.look.scale;
  state.language = context.catalog.language();
  std::erase_if(state.placed, [&](const auto& placed) {
    return std::ranges::find(cards, placed.milestone, &Card::milestone) == cards.end();
  });
  std::vector<Rect> obstacles = context.keep_clear;
  for (auto& obstacle : obstacles) obstacle = io.from_screen(obstacle);
  obstacles.insert(obstacles.end(), io.feedback.windows.begin(), io.feedback.windows.end());
  for (const auto& placed : state.placed) obstacles.insert(obstacles.end(), 4, placed.rect);
  std::vector<CardSize> sizes;
  std::vector<std::size_t> fresh;
  for (const auto& card : cards) {
    if (std::ranges::find(state.placed, card.milestone, &MilestoneCardsState::Placed::milestone) != state.placed.end())
      continue;
    fresh.push_back(card.milestone);
    sizes.push_back(size_of(context, io.look, map, card));
  }
  const auto places = place_cards(map, sizes, obstacles, io.look.px(8));
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    // The newest has to be read wherever it lies; another one is left out where it would cover the picture.
    const bool is_newest = fresh[i] == cards.front().milestone;
    const bool fits = is_newest || covered_share(places[i], obstacles) <= most_covered_share;
    state.placed.push_back({fresh[i], fits ? places[i] : Rect{}});
  }
}

// Everything drawn into the current window so far gets as see-through as the card is.
void fade_window(float presence) {
  if (presence >= 1) return;
  for (auto& vertex : ImGui::GetWindowDrawList()->VtxBuffer) {
    const auto alpha = static_cast<float>(vertex.col >> IM_COL32_A_SHIFT & 0xFFU) * presence;
    vertex.col = (vertex.col & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha) << IM_COL32_A_SHIFT);
  }
}

// The date, and at the right end what one can do.
void head_line(const UiContext& context, const PanelIo& io, const Card& card) {
  const auto& c = context.catalog;
  const auto& milestone = milestone_of(context, card);
  const auto fly = c.tr("Fly there"), close = c.tr("Close");
  const bool has_place = milestone.position.has_value();
  const float left = ImGui::GetCursorPosX(), room = ImGui::GetContentRegionAvail().x, gap = io.look.px(2);
  const float buttons =
      button_width(io.look, close, {.icon = Icon::Close}) + (has_place ? button_width(io.look, fly) + gap : 0);
  ImGui::AlignTextToFramePadding();
  text_fitted(io.look, Face::Small, io.look.palette.accent, milestone_date(c, milestone),
              room - buttons - io.look.px(8));
  ImGui::SameLine(left + room - buttons + io.look.px(10), 0);
  if (has_place) {
    if (button(io, fly)) io.out.push(session::ViewAction{session::FlyToMilestone{card.milestone}});
    ImGui::SameLine(0, gap);
  }
  if (button(io, close, {.icon = Icon::Close}))
    io.out.push(session::TimeAction{session::CloseMilestone{card.milestone}});
}

// Returns whether the pointer or the keyboard holds it.
bool draw_card(const UiContext& context, const PanelIo& io, const Card& card, const Rect& rect, bool has_keyboard) {
  const Look& look = io.look;
  const auto& milestone = milestone_of(context, card);
  const auto& language = context.catalog.language();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(padding), look.px(padding)});
  const PanelScope panel{io, card_name(card.milestone).c_str(), rect, PanelKind::Floating};
  ImGui::PopStyleVar();
  head_line(context, io, card);
  text_wrapped(look, Face::Strong, look.palette.text, milestone.title.in(language));
  if (const auto& text = milestone.text.in(language); !text.empty())
    text_wrapped(look, Face::Body, look.palette.secondary, text);
  if (!milestone.source.empty())
    text_fitted(look, Face::Small, look.palette.faint, milestone.source, ImGui::GetContentRegionAvail().x);
  if (!context.session.view.reduced_motion) fade_window(static_cast<float>(session::MilestoneWatch::presence(card)));
  return has_keyboard || ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
}

}  // namespace

std::string card_name(std::size_t milestone) {
  return "Milestone " + std::to_string(milestone);
}

void milestone_cards(const UiContext& context, const PanelIo& io, const Rect& map, std::string_view keyboard_panel,
                     MilestoneCardsState& state) {
  place(context, io, map, state);
  std::optional<std::size_t> held;
  const auto& watch = context.session.milestones;
  std::vector<Rect> drawn;
  for (const auto& card : watch.cards()) {
    const auto placed = std::ranges::find(state.placed, card.milestone, &MilestoneCardsState::Placed::milestone);
    // Where there is room for one, it is the newest.
    if (placed->rect.width <= 0) continue;
    if (std::ranges::any_of(drawn, [&](const Rect& other) { return common_area(other, placed->rect) > 0; })) continue;
    drawn.push_back(placed->rect);
    const bool has_keyboard = keyboard_panel == card_name(card.milestone);
    if (draw_card(context, io, card, placed->rect, has_keyboard)) held = card.milestone;
  }
  // Only what changed here: a hold of somebody else's is not ours to end.
  if (held != state.held) io.out.push(session::TimeAction{session::HoldMilestone{held}});
  state.held = held;
}

}  // namespace eb::ui
