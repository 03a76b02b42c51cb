#pragma once
// A shell with a small project, driven by events as a person would; nothing is drawn.
#include <gtest/gtest.h>

#include "ui/ui_shell.h"

namespace eb::ui {

class UiTest : public ::testing::Test {
 protected:
  UiTest() : history{make_document()} {
    session.playback.set_range(core::first_day_of_year(1800), core::first_day_of_year(2030));
    session.playback.seek(core::first_day_of_year(1989));
    session.view.theme = session::ThemeKind::Light;
    shell = std::move(UiShell::create()).value();
  }

  static model::Document make_document() {
    model::Document document = model::make_empty_document();
    document.title.by_language["en"] = "Test project";
    for (const char* id : {"lower", "upper"}) {
      auto layer = std::make_shared<model::Layer>();
      layer->id = id;
      layer->title.by_language["en"] = id;
      document.layers.push_back(layer);
    }
    return document;
  }

  // One frame: feed, build; the actions of the frame are added to `actions`.
  UiShell::Output frame(core::InputQueue events = {}) {
    shell->feed(events);
    for (auto& event : events) map_events.push_back(std::move(event));
    const UiContext context{
        history.document(), history, session,   catalog,        changes, figures, languages, 7, 0, {}, {}, profile,
        timetable,          stage,   preflight, selection_view, tour};
    session::ActionQueue queue;
    auto output = shell->build(context, width, height, scale, 1.0 / 60, queue);
    for (auto& entry : queue.take()) actions.push_back(std::move(entry.action));
    return output;
  }
  // Feeds everything at once and lets frames pass until the shell has taken it all.
  void play(core::InputQueue events) {
    frame(std::move(events));
    for (int i = 0; i < 100 && shell->has_pending_input(); ++i) frame();
    frame();
    frame();
  }
  void click(double x, double y) {
    play({core::MouseMoved{x, y}, core::MouseButtonChanged{core::MouseButton::Left, true, {}},
          core::MouseButtonChanged{core::MouseButton::Left, false, {}}});
  }
  static core::InputEvent press(core::Key key) { return core::KeyChanged{key, true, false, {}}; }
  static core::InputEvent release(core::Key key) { return core::KeyChanged{key, false, false, {}}; }

  template <class Group, class Leaf>
  std::vector<Leaf> emitted() const {
    std::vector<Leaf> found;
    for (const auto& action : actions)
      if (const auto* group = std::get_if<Group>(&action))
        if (const auto* leaf = std::get_if<Leaf>(group)) found.push_back(*leaf);
    return found;
  }

  model::History history;
  session::Session session;
  text::Catalog catalog;
  ChangeIndex changes{{{core::first_day_of_year(1910), 3}, {core::first_day_of_year(2022), 8}}};
  FiguresView figures;
  ProfileView profile;
  TimetableView timetable;
  StageView stage;
  PreflightView preflight;
  SelectionView selection_view;
  TourView tour;
  std::vector<std::string> languages{"en_GB", "en_US", "de", "nl", "pl", "he", "ja"};
  std::unique_ptr<UiShell> shell;
  int width = 1440, height = 900;
  double scale = 1;
  std::vector<session::Action> actions;
  core::InputQueue map_events;
};

}  // namespace eb::ui
