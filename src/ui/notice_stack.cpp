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

void notice_text(const UiContext& context, const PanelIo& io, const session::Notice& notice) {
  const auto& c = context.catalog;
  const auto& p = io.look.palette;
  auto word = severity_word(c, notice.severity);
  if (notice.count > 1) word += " · " + core::substitute(c.tr("{0} times"), {std::to_string(notice.count)});
  text_line(io.look, Face::Small, severity_color(p, notice.severity), word);
  text_wrapped(io.look, Face::Body, p.text, c.tr(notice.content.what));
  if (!notice.content.hint.empty()) text_wrapped(io.look, Face::Small, p.secondary, c.tr(notice.content.hint));
  if (!notice.content.where.empty()) text_wrapped(io.look, Face::Small, p.faint, notice.content.where);
}

Rect card(const PanelIo& io, const Rect& map, double height_at_100_percent) {
  const float margin = io.look.px(12);
  const float width = std::min(io.look.px(340), std::max(map.width, io.window_width / 2) - 2 * margin);
  const float height = std::min(io.look.px(height_at_100_percent), std::max(io.look.px(60), map.height - 2 * margin));
  const float right = map.width > width + 2 * margin ? map.right() : io.window_width;
  return {right - margin - width, std::max(0.0F, map.bottom() - margin - height), width, height};
}

void newest_unread(const UiContext& context, const PanelIo& io, const Rect& map) {
  const auto& list = context.session.notices.list();
  if (list.empty() || list.back().is_read) return;
  const auto& c = context.catalog;
  const PanelScope panel{io, "Notice", card(io, map, 156), PanelKind::Floating};
  notice_text(context, io, list.back());
  if (button(io, c.tr("Close"), {.icon = Icon::Close})) io.out.push(session::WindowAction{session::NoticesRead{}});
  wrap_before(button_width(io.look, c.tr("Show all")));
  if (button(io, c.tr("Show all")))
    io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Notices, true}});
}

void all_notices(const UiContext& context, const PanelIo& io, const Rect& map) {
  const auto& c = context.catalog;
  const PanelScope panel{io, "Notices", card(io, map, 420), PanelKind::Floating};
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
