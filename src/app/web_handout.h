#pragma once
// The excursion as a web page: from an open workspace to files. The maps of its roadbooks are drawn one after the other
// on the main thread with the graphics context current; what is then written no longer needs the workspace.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/environment.h"
#include "app/roadbook.h"
#include "app/web_data.h"
#include "app/web_page.h"

namespace eb::app {

// In bytes, of everything together: it has to go through a mail.
inline constexpr std::size_t most_web_bytes = 3'000'000;

struct WebHandoutRequest {
  std::vector<std::string> languages;  // "en", "de", "en_US"; empty = all the program speaks
  std::filesystem::path out;           // a folder; or with `is_single_file` a folder or FILE.html
  bool is_single_file = false;
  core::RouteId route;  // empty = the first one shown that has stops
  std::string group;    // id or name; empty = the first
};

// Everything to write, independent of the workspace. For a worker.
struct WebHandoutJob {
  WebContent content;
  std::vector<std::string> pdfs;  // one a language, or none
  std::filesystem::path folder;   // of the program's template
  std::filesystem::path out;
  bool is_single_file = false;
};

struct WebHandoutReport {
  struct Written {
    std::string name;
    std::size_t bytes = 0;
  };
  std::filesystem::path page;  // what one opens
  std::vector<Written> files;
  std::size_t bytes = 0;  // of all
  std::vector<core::Error> left_out;
};

class WebHandout {
 public:
  // Fails where a language is unknown, the template incomplete or the folder taken by something else.
  static core::Result<std::unique_ptr<WebHandout>> start(const Environment& environment, Workspace& workspace,
                                                         render::Renderer& renderer, WebHandoutRequest request);
  ~WebHandout();
  WebHandout(const WebHandout&) = delete;
  WebHandout& operator=(const WebHandout&) = delete;

  [[nodiscard]] std::size_t maps() const;  // of all roadbooks
  [[nodiscard]] std::size_t drawn() const;
  // Draws the next map; false when some of it is still being built and `waits` is off.
  core::Result<bool> draw_next(bool waits);
  // When every map is drawn.
  [[nodiscard]] WebHandoutJob job();

 private:
  struct Impl;
  explicit WebHandout(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

// Any thread.
core::Result<WebHandoutReport> write_web_handout(WebHandoutJob job);

// "FOLDER/" or "FILE.html": what the window's export understands as a web page.
bool means_web_page(const std::string& path);

}  // namespace eb::app
