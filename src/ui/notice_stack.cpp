#include "ui/notice_stack.h"

#include <algorithm>
#include <filesystem>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/export_dialog.h"
#include "ui/film_dialog.h"

namespace eb::ui {
namespace {

core::Color severity_color(const Palette& palette, session::Severity severity) {
  switch (severity) {
    case session::Severity::Info:
      return palette.accent;
    case session::Severity::Warning:
      return palette.warning;
    case session::Severity::Error:
      return palette.error;
  }
  return palette.text;
}

std::string severity_word(const text::Catalog& catalog, session::Severity severity) {
  switch (severity) {
    case session::Severity::Info:
      return catalog.tr("Note");
    case session::Severity::Warning:
      return catalog.tr("Warning");
    case session::Severity::Error:
      return catalog.tr("Error");
  }
  return {};
}

std::string heading_of(const text::Catalog& catalog, const session::Notice& notice) {
  auto word = severity_word(catalog, notice.severity);
  if (notice.count > 1) word += " · " + core::substitute(catalog.tr("{0} times"), {std::to_string(notice.count)});
  return word;
}

void notice_text(const UiContext& context, const PanelIo& io, const session::Notice& notice) {
  const auto& c = context.catalog;
  const auto& p = io.look.palette;
  text_line(io.look, Face::Small, severity_color(p, notice.severity), heading_of(c, notice));
  text_wrapped(io.look, Face::Body, p.text, c.tr(notice.content.what));
  if (!notice.content.hint.empty()) text_wrapped(io.look, Face::Small, p.secondary, c.tr(notice.content.hint));
  if (!notice.content.where.empty()) text_wrapped(io.look, Face::Small, p.faint, notice.content.where);
}

constexpr double margin_pt = 12;

float card_width(const PanelIo& io, const Rect& map) {
  return std::min(io.look.px(340), std::max(map.width, io.window_width / 2) - 2 * io.look.px(margin_pt));
}

// In the lower corner at the end of the line, above what the map has there: scale bar, chart, credits.
Rect card(const UiContext& context, const PanelIo& io, const Rect& map, float wanted_height) {
  const float margin = io.look.px(margin_pt), width = card_width(io, map);
  const float height = std::min(wanted_height, std::max(io.look.px(60), map.height - 2 * margin));
  const float right = map.width > width + 2 * margin ? map.right() : io.window_width;
  const float x = right - margin - width;
  float bottom = map.bottom();
  for (const auto& area : context.keep_clear) {
    const Rect part = io.from_screen(area);
    const bool is_beside = part.right() <= x || part.x >= x + width;
    const bool is_low = part.y >= map.y + map.height / 2 && part.y < map.bottom();
    if (is_low && !is_beside) bottom = std::min(bottom, part.y);
  }
  // Where the map is that low, the words go first.
  if (bottom - 2 * margin - height < map.y) bottom = map.bottom();
  return {x, std::max(0.0F, bottom - margin - height), width, height};
}

// As notice_text() and the buttons below it take.
float height_of(const UiContext& context, const PanelIo& io, const session::Notice& notice, float width) {
  const auto& look = io.look;
  const auto& c = context.catalog;
  const auto& style = ImGui::GetStyle();
  const float inner = width - 2 * style.WindowPadding.x;
  float height = 2 * style.WindowPadding.y + look.font(Face::Small)->FontSize + ImGui::GetFrameHeight();
  const auto add = [&](Face face, const std::string& text) {
    if (!text.empty()) height += text_height(look, face, text, inner) + style.ItemSpacing.y;
  };
  add(Face::Body, c.tr(notice.content.what));
  add(Face::Small, notice.content.hint.empty() ? std::string{} : c.tr(notice.content.hint));
  add(Face::Small, notice.content.where);
  const float buttons = button_width(look, c.tr("Close"), {.icon = Icon::Close}) + style.ItemSpacing.x +
                        button_width(look, c.tr("Show all"));
  if (buttons > inner) height += ImGui::GetFrameHeight() + style.ItemSpacing.y;
  return height + style.ItemSpacing.y;
}

void newest_unread(const UiContext& context, const PanelIo& io, const Rect& map) {
  const auto& list = context.session.notices.list();
  if (list.empty() || list.back().is_read) return;
  const auto& c = context.catalog;
  const float height = height_of(context, io, list.back(), card_width(io, map));
  const PanelScope panel{io, "Notice", card(context, io, map, height), PanelKind::Floating};
  notice_text(context, io, list.back());
  if (button(io, c.tr("Close"), {.icon = Icon::Close})) io.out.push(session::WindowAction{session::NoticesRead{}});
  wrap_before(button_width(io.look, c.tr("Show all")));
  if (button(io, c.tr("Show all")))
    io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Notices, true}});
}

void all_notices(const UiContext& context, const PanelIo& io, const Rect& map) {
  const auto& c = context.catalog;
  const PanelScope panel{io, "Notices", card(context, io, map, io.look.px(420)), PanelKind::Floating};
  section_heading(io.look, c.tr("Notices"));
  if (button(io, c.tr("Close"), {.icon = Icon::Close})) {
    io.out.push(session::WindowAction{session::NoticesRead{}});
    io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Notices, false}});
  }
  wrap_before(button_width(io.look, c.tr("Remove all")));
  if (button(io, c.tr("Remove all"))) io.out.push(session::WindowAction{session::NoticesClear{}});
  const auto& list = context.session.notices.list();
  if (list.empty()) text_wrapped(io.look, Face::Body, io.look.palette.secondary, c.tr("No notices"));
  for (auto notice = list.rbegin(); notice != list.rend(); ++notice) {
    hairline(io.look);
    notice_text(context, io, *notice);
  }
}

// `text` and behind it a button; returns whether that was pressed.
bool cancellable(const UiContext& context, const PanelIo& io, const std::string& text) {
  const auto cancel = context.catalog.tr("Cancel");
  ImGui::AlignTextToFramePadding();
  const float room = ImGui::GetContentRegionAvail().x - button_width(io.look, cancel) - io.look.px(8);
  text_fitted(io.look, Face::Small, io.look.palette.text, text, room);
  wrap_before(button_width(io.look, cancel));
  return button(io, cancel);
}

void opening_chip(const UiContext& context, const PanelIo& io, const std::string& path) {
  const IdScope scope{"opening"};
  const auto name = std::filesystem::path{path}.filename().string();
  if (cancellable(context, io, core::substitute(context.catalog.tr("Opening {0}"), {name})))
    io.out.push(session::FileAction{session::CancelOpening{}});
}

void loading_chip(const UiContext& context, const PanelIo& io, const core::LayerId& id,
                  const session::LayerAsset& asset) {
  const IdScope scope{id};
  const auto& c = context.catalog;
  const auto* layer = context.document.find_layer(id);
  const auto& title = layer != nullptr ? layer->title.in(c.language()) : id;
  auto text = core::substitute(c.tr("Loading {0}"), {title.empty() ? id : title});
  if (asset.progress >= 0)
    text += " · " + core::substitute(c.tr("{0} %"), {c.number(static_cast<double>(asset.progress) * 100, 0)});
  if (cancellable(context, io, text)) io.out.push(session::FileAction{session::CancelLoading{id}});
}

}  // namespace

void notice_overlay(const UiContext& context, const PanelIo& io, const Rect& map) {
  if (context.session.panels.notices)
    all_notices(context, io, map);
  else
    newest_unread(context, io, map);
}

void loading_overlay(const UiContext& context, const PanelIo& io, const Rect& map) {
  const auto& opening = context.session.project.opening;
  std::size_t count = opening.empty() ? 0 : 1;
  for (const auto& [id, asset] : context.session.assets.all())
    if (asset.state == session::LoadState::Loading) ++count;
  const auto& film = context.session.film;
  const auto& transfer = context.session.transfer;
  if (count == 0 && !film && !transfer) return;
  if (count > 0) io.feedback.wants_frame = true;  // progress moves
  constexpr std::size_t most_rows = 4;
  const auto rows = static_cast<double>(std::min(count + (film ? 1 : 0) + (transfer ? 1 : 0), most_rows));
  const float width = std::min(io.look.px(320), io.window_width);
  const float height = std::min(io.look.px(28 + 37 * rows + (film ? 12 : 0)), io.window_height);
  const float x = std::clamp(map.x + (map.width - width) / 2, 0.0F, io.window_width - width);
  const PanelScope panel{io, "Loading", {x, map.y + io.look.px(12), width, height}, PanelKind::Floating};
  if (film) film_row(context, io, *film);
  if (transfer) transfer_row(context, io, *transfer);
  if (!opening.empty()) opening_chip(context, io, opening);
  for (const auto& [id, asset] : context.session.assets.all())
    if (asset.state == session::LoadState::Loading) loading_chip(context, io, id, asset);
}

}  // namespace eb::ui
