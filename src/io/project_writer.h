#pragma once
// Writes a document as a project file. What has not changed since the file was read stays as somebody wrote it, keys
// nobody knows included; data/PROJECT_FORMAT.md describes the rest. Pure; any thread.
#include <filesystem>
#include <memory>
#include <string>

#include "core/result.h"
#include "model/document.h"

namespace eb::io {

// A project file as it was read or written last: what a save changes.
struct ProjectText {
  std::string text;                                 // empty = there was none
  std::shared_ptr<const model::Document> document;  // what it says
  std::filesystem::path folder;                     // absolute; its paths begin here
};

// `folder`: absolute, where the file will lie. Sources in or beside it become relative to it, others absolute.
// Milestones and series no edit can change: they stay what the text of `old` says or names.
std::string write_project(const model::Document& document, const std::filesystem::path& folder,
                          const ProjectText& old = {});

// The same, read again and compared: a text that would open as something else must not replace a project.
core::Result<std::string> write_checked_project(const model::Document& document, const std::filesystem::path& folder,
                                                const ProjectText& old = {});

}  // namespace eb::io
