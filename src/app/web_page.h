#pragma once
// The files of a web page from its data, our template and MapLibre GL JS: a folder that works from any disk, or one
// file for a mail. Knows neither documents nor languages. Any thread.
#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"

namespace eb::app {

struct WebFile {
  std::string name;  // in the folder
  std::string bytes;
};

struct WebPageInput {
  std::string title, description, language, direction;  // of the first language; "en", "ltr"
  std::string data;                                     // JSON, safe in a script
  std::string background_dark, background_light;        // "#RRGGBB"
};

// What the template folder has to hold. An error names what is missing and how to get it.
core::Result<void> check_web_template(const std::filesystem::path& folder);

// The page itself is the last file: who stops in between leaves no page without its parts.
core::Result<std::vector<WebFile>> web_page_files(const WebPageInput& input, const std::filesystem::path& folder);
core::Result<WebFile> web_page_in_one(const WebPageInput& input, const std::filesystem::path& folder);

std::string html_escaped(std::string_view text);
// "data:application/pdf;base64,...".
std::string data_address(std::string_view media_type, std::string_view bytes);

}  // namespace eb::app
