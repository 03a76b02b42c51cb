// Rules about files: how long they are, what they may name, what the maps of the tree must list.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "policy/source_tree.h"

namespace {

namespace policy = eb::policy;
namespace fs = std::filesystem;

std::string text_of(const fs::path& relative) {
  return policy::read_text(policy::repository() / relative);
}

bool is_code(const fs::path& path) {
  return path.extension() == ".h" || path.extension() == ".cpp";
}

bool is_binary(std::string_view text) {
  return text.substr(0, 8000).find('\0') != std::string_view::npos;
}

// The program's own name is no river.
std::string without_program_name(const std::string& text) {
  return std::regex_replace(text, std::regex{"emscherblick", std::regex::icase}, "");
}

TEST(Tree, FilesAreShortEnoughToRead) {
  for (const auto& path : policy::files_under("src")) {
    if (!is_code(path)) continue;
    EXPECT_LE(policy::count_lines(text_of(path)), path.extension() == ".h" ? 300 : 600) << path;
  }
}

TEST(Tree, HeadersStartWithAGuardAndAComment) {
  for (const auto& path : policy::files_under("src")) {
    if (path.extension() != ".h") continue;
    EXPECT_TRUE(text_of(path).starts_with("#pragma once\n// ")) << path << " does not say what it is and who uses it";
  }
}

TEST(Tree, HeadersDoNotOpenNamespaces) {
  const std::regex opens{R"((^|\n)\s*using namespace )"};
  for (const auto& path : policy::files_under("src")) {
    if (path.extension() == ".h") EXPECT_FALSE(std::regex_search(text_of(path), opens)) << path;
  }
}

TEST(Tree, NoSingletons) {
  const std::regex singleton{R"(\binstance\s*\(\s*\))"};
  for (const auto& path : policy::files_under("src")) {
    if (is_code(path)) EXPECT_FALSE(std::regex_search(text_of(path), singleton)) << path;
  }
}

TEST(Tree, CodeNamesNoRiver) {
  for (const char* folder : {"src", "shaders"}) {
    for (const auto& path : policy::files_under(folder)) {
      if (path.extension() == ".md") continue;
      EXPECT_FALSE(policy::contains_ignoring_case(without_program_name(text_of(path)), "emscher"))
          << path << " knows a river by name; that belongs into data/";
    }
  }
}

TEST(Tree, NothingNamesAMachine) {
  // The folders are written in two parts so that this file does not name them itself. Tests that need a home may
  // call its owner somebody.
  const std::regex machine{std::string{R"((^|[\s"'`=(:]))"} + "/(home|work|root|Users)" + "/(?!somebody)[A-Za-z0-9_.]"};
  for (const auto& path : policy::files_under(".")) {
    if (path == ".git") continue;  // of a second working tree: it says where the first one is
    const auto text = text_of(path);
    if (is_binary(text) || text.size() > 5'000'000) continue;
    std::smatch match;
    EXPECT_FALSE(std::regex_search(text, match, machine)) << path << " names a folder of one machine: " << match.str();
  }
}

TEST(Tree, MapListsEveryFolder) {
  const auto map = text_of("src/README.md");
  std::set<std::string> folders;
  for (const auto& path : policy::files_under("src")) {
    const auto below = path.lexically_relative("src");
    if (std::distance(below.begin(), below.end()) > 1) folders.insert(below.begin()->string());
  }
  EXPECT_GE(folders.size(), 12U);
  for (const auto& folder : folders) {
    EXPECT_NE(map.find("`" + folder + "/`"), std::string::npos) << "src/README.md does not list `" << folder << "/`";
  }
}

TEST(Tree, EveryDependencyIsExplained) {
  const auto explained = text_of("third_party/README.md");
  std::vector<std::string> names;
  for (const auto& path : policy::files_under("third_party")) {
    if (path.extension() != ".cmake") continue;
    const auto text = text_of(path);
    const std::regex finds{R"((?:find_package\(|pkg_check_modules\(|find_library\(|find_program\()\s*([A-Za-z0-9_]+))"};
    for (auto it = std::sregex_iterator{text.begin(), text.end(), finds}; it != std::sregex_iterator{}; ++it) {
      names.push_back((*it)[1]);
    }
  }
  EXPECT_GE(names.size(), 15U);
  for (const auto& name : names) {
    EXPECT_NE(explained.find("`" + name + "`"), std::string::npos) << name << " is missing in third_party/README.md";
  }
}

TEST(Tree, EveryTextFileEndsWithANewline) {
  for (const char* folder : {"src", "tests", "shaders", "scripts", "po"}) {
    for (const auto& path : policy::files_under(folder)) {
      const auto text = text_of(path);
      if (text.empty() || is_binary(text) || !(is_code(path) || path.extension() == ".glsl")) continue;
      EXPECT_TRUE(text.ends_with('\n')) << path;
    }
  }
}

}  // namespace
