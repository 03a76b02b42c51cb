#pragma once
// Imports and exports of routes beside the work in the window: files are read and written by workers, the maps of a
// roadbook drawn one a turn. Main thread.
#include <memory>

#include "app/environment.h"
#include "app/roadbook.h"
#include "app/web_handout.h"
#include "platform/graphics_context.h"
#include "session/route_transfer.h"

namespace eb::app {

class WindowTransfer {
 public:
  WindowTransfer(const Environment& environment, Workspace& workspace, platform::GraphicsContext& context);
  ~WindowTransfer();
  WindowTransfer(const WindowTransfer&) = delete;
  WindowTransfer& operator=(const WindowTransfer&) = delete;

  void handle(const session::TransferAction& action);
  // Goes on with a roadbook; true when there is something new to show.
  bool step();
  [[nodiscard]] bool wants_turn() const { return m_book != nullptr || m_page != nullptr; }
  [[nodiscard]] bool is_busy() const { return wants_turn() || m_pending > 0; }

 private:
  struct Book;
  struct Page;
  void import_file(const std::string& path);
  void add_routes(const std::string& path, io::ImportedRoutes imported);
  core::Result<void> start_export(const session::ExportRoutes& wanted);
  core::Result<void> start_book(const session::ExportRoutes& wanted, std::shared_ptr<const model::Route> route);
  core::Result<void> start_page(const session::ExportRoutes& wanted);
  bool step_page();
  void write_page();
  void write(model::RouteExport request, const std::string& path);
  void finish(const std::string& path, const core::Result<void>& written);

  const Environment& m_environment;
  Workspace& m_workspace;
  platform::GraphicsContext& m_context;
  std::unique_ptr<Book> m_book;
  std::unique_ptr<Page> m_page;
  std::size_t m_pending = 0;  // files being read or written by workers
};

}  // namespace eb::app
