#pragma once
// Applies actions: one handler a group, each given only what it may change.
#include "app/project_keeper.h"
#include "app/workspace.h"
#include "session/action.h"
#include "text/catalog.h"

namespace eb::app {

// What handlers need beyond the workspace and answer to the main loop.
struct DispatchContext {
  Workspace& workspace;
  ProjectKeeper& keeper;
  session::Camera home;     // where Home flies to
  session::Insets covered;  // by panels and furniture
  std::function<void(const std::string& path)> save_picture;
  core::Translate translate;
  std::function<void(const session::FilmSettings& film)> make_film;
  std::function<void()> cancel_film;
  std::function<void(const session::TransferAction& action)> transfer;
  std::function<void(const session::StageAction& action)> stage;  // what windows do about it
  text::Catalog catalog;                                          // how typed dates and speeds are meant
};

void dispatch(const session::Action& action, DispatchContext& context);

// Features and stops under a screen position, topmost first.
session::Selection select_at(Workspace& workspace, geo::Vec2d screen, double radius_px);

}  // namespace eb::app
