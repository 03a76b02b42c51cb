#include "app/web_page.h"

#include <array>
#include <system_error>

#include "core/atomic_file.h"

namespace eb::app {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::msg;
using core::Result;

constexpr const char* page_name = "handout.html";
constexpr const char* data_name = "handout-data.js";
constexpr const char* library = "maplibre-gl.packed.js";
constexpr const char* library_licence = "maplibre-gl.LICENSE.txt";
constexpr const char* style_sheet = "handout.css";
// In the order they are read; the last one starts the page.
constexpr std::array scripts{"handout-text.js", "handout-library.js", "handout-style.js",
                             "handout-map.js",  "handout-scale.js",   "handout-labels.js",
                             "handout-time.js", "handout-panel.js",   "handout.js"};

// What the page may load. Nothing comes from elsewhere, whatever a text in it says; the library of the map is unpacked
// into a blob, and so is its worker.
constexpr std::string_view policy_of_folder =
    "default-src 'none'; script-src 'self' file: blob:; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: "
    "data: blob:; "
    "worker-src blob:; child-src blob:; connect-src blob:; base-uri 'none'; form-action 'none'";
constexpr std::string_view policy_of_one =
    "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:; "
    "worker-src blob:; child-src blob:; connect-src blob:; base-uri 'none'; form-action 'none'";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

std::string data_script(const std::string& json) {
  return "window.handoutData = " + json + ";\n";
}

// Scripts stand in the page as they are; only what would end their element is written another way.
std::string inline_script(const std::string& text) {
  return "<script>\n" + replaced(text, "</script", "<\\/script") + "</script>\n";
}

void add_link(std::string& all, std::string_view before, const char* name, std::string_view after) {
  all.append(before).append(name).append(after);
}
void add_style(std::string& all, const char* name) {
  add_link(all, "<link rel=\"stylesheet\" href=\"", name, "\">\n");
}
void add_script(std::string& all, const char* name) {
  add_link(all, "<script src=\"", name, "\"></script>\n");
}

Result<std::string> page(const WebPageInput& input, const fs::path& folder, std::string_view policy,
                         const std::string& style, const std::string& script) {
  auto text = core::read_file(folder / page_name);
  if (!text) return text.error();
  auto html = replaced(*std::move(text), "{{policy}}", policy);
  html = replaced(std::move(html), "{{language}}", html_escaped(input.language));
  html = replaced(std::move(html), "{{direction}}", html_escaped(input.direction));
  html = replaced(std::move(html), "{{dark}}", html_escaped(input.background_dark));
  html = replaced(std::move(html), "{{light}}", html_escaped(input.background_light));
  html = replaced(std::move(html), "{{style}}", style);
  // Last: what they bring may hold anything, even our own marks.
  html = replaced(std::move(html), "{{description}}", html_escaped(input.description));
  html = replaced(std::move(html), "{{title}}", html_escaped(input.title));
  const auto scripts_at = html.rfind("{{script}}");
  if (scripts_at != std::string::npos) html.replace(scripts_at, 10, script);
  return html;
}

Result<std::string> joined(const fs::path& folder, std::span<const char* const> names) {
  std::string all;
  for (const char* name : names) {
    const auto text = core::read_file(folder / name);
    if (!text) return text.error();
    all += *text;
  }
  return all;
}

}  // namespace

Result<void> check_web_template(const fs::path& folder) {
  std::error_code ignored;
  for (const char* name : {library, library_licence}) {
    if (!fs::exists(folder / name, ignored))
      return Error{msg("This build has no MapLibre GL JS, which draws the map of the web page"),
                   msg("Install npm, and build the program again with a network at hand."), (folder / name).string()};
  }
  return {};
}

Result<std::vector<WebFile>> web_page_files(const WebPageInput& input, const fs::path& folder) {
  std::vector<WebFile> files;
  std::string style, script;
  const auto take = [&](const char* name) -> Result<void> {
    auto text = core::read_file(folder / name);
    if (!text) return text.error();
    files.push_back({name, *std::move(text)});
    return {};
  };
  if (const auto taken = take(style_sheet); !taken) return taken.error();
  add_style(style, style_sheet);
  if (const auto taken = take(library_licence); !taken) return taken.error();
  if (const auto taken = take(library); !taken) return taken.error();  // handout-library.js asks for it
  add_script(script, data_name);
  files.push_back({data_name, data_script(input.data)});
  for (const char* name : scripts) {
    if (const auto taken = take(name); !taken) return taken.error();
    add_script(script, name);
  }
  auto html = page(input, folder, policy_of_folder, style, script);
  if (!html) return html.error();
  files.push_back({"index.html", *std::move(html)});
  return files;
}

Result<WebFile> web_page_in_one(const WebPageInput& input, const fs::path& folder) {
  const std::array sheets{style_sheet};
  const auto style = joined(folder, sheets);
  if (!style) return style.error();
  const std::array parts{library};
  const auto map = joined(folder, parts);
  if (!map) return map.error();
  const auto own = joined(folder, scripts);
  if (!own) return own.error();
  const auto licence = core::read_file(folder / library_licence);
  if (!licence) return licence.error();
  const auto script = "<script type=\"text/plain\">\n" + replaced(*licence, "</script", "<\\/script") + "</script>\n" +
                      inline_script(*map) + inline_script(data_script(input.data)) + inline_script(*own);
  auto html =
      page(input, folder, policy_of_one, "<style>\n" + replaced(*style, "</style", "<\\/style") + "</style>\n", script);
  if (!html) return html.error();
  return WebFile{"index.html", *std::move(html)};
}

std::string html_escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string data_address(std::string_view media_type, std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string address = "data:" + std::string{media_type} + ";base64,";
  address.reserve(address.size() + (bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; };
    const unsigned three = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
    for (std::size_t k = 0; k < 4; ++k) address += i + k > bytes.size() ? '=' : letters[three >> (18 - 6 * k) & 63U];
  }
  return address;
}

}  // namespace eb::app
