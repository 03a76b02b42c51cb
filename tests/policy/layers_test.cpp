// The arrows between the folders of src/ and the fences around third-party headers. Both tables are the
// rule; src/README.md draws them for people. A new arrow needs a line in src/DECISIONS.md first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "policy/source_tree.h"

namespace {

namespace policy = eb::policy;
using Names = std::set<std::string>;

struct Arrows {
  Names folders;  // whose every header may be included
  Names headers;  // single headers from elsewhere
};

const std::map<std::string, Arrows>& arrows() {
  static const std::map<std::string, Arrows> table{
      {"core", {{}, {}}},
      {"geo", {{"core"}, {}}},
      {"text", {{"core"}, {}}},
      {"render", {{"core"}, {}}},
      {"platform", {{"core"}, {}}},
      {"model", {{"core", "geo"}, {}}},
      {"io", {{"core", "geo", "model"}, {}}},
      {"session", {{"core", "geo", "model"}, {}}},
      {"scene", {{"core", "geo", "model", "session", "text"}, {"render/mesh_data.h", "render/frame.h"}}},
      {"tools", {{"core", "geo", "model", "session"}, {}}},
      {"ui", {{"core", "geo", "model", "session", "text"}, {"render/frame.h"}}},
      {"web", {{}, {}}},  // the page of a handout: no C++
      {"app", {{"core", "geo", "text", "render", "platform", "model", "io", "session", "scene", "tools", "ui"}, {}}},
  };
  return table;
}

struct Fence {
  const char* library;
  const char* headers;    // regular expression for the whole include target
  Names folders;          // where it may be included
  Names only_files = {};  // not empty: just these files of the folders
};

const std::vector<Fence>& fences() {
  static const std::vector<Fence> table{
      {"GDAL", R"((gdal|ogr|cpl_|gnm|vrt).*\.h)", {"io"}},
      {"PROJ", R"((proj|geodesic|proj_.*)\.h|proj/.*)", {"geo"}},
      {"GEOS", R"(geos_c\.h|geos\.h|geos/.*)", {"geo"}},
      {"GLib", R"(glib(-object)?\.h|glib/.*)", {"geo"}},
      {"GIO", R"(gio/.*)", {"platform"}, {"platform/desktop_bus.cpp"}},
      {"X11", R"(X11/.*)", {"platform"}, {"platform/x_screen_saver.cpp"}},
      {"libnova", R"(libnova/.*)", {"geo"}},
      {"glad", R"(glad/.*)", {"render", "platform"}},
      {"OpenGL", R"(GL/.*|GLES.*)", {}},
      {"EGL", R"(EGL/.*)", {"platform"}},
      {"GLFW", R"(GLFW/.*)", {"platform"}},
      {"Dear ImGui's backends", R"((imgui/)?(backends/)?imgui_impl_.*\.h)", {"ui"}, {"ui/imgui_host.cpp"}},
      {"Dear ImGui", R"((imgui/)?(misc/.*|im(gui|config|stb).*\.h))", {"ui"}},
      {"Pango", R"(pango/.*)", {"text"}},
      {"Cairo", R"((cairo/)?cairo.*\.h)", {"text"}},
      {"FreeType", R"(ft2build\.h|freetype.*)", {"text"}},
      {"HarfBuzz", R"((harfbuzz/)?hb.*\.h)", {"text"}},
      {"qpdf", R"(qpdf/.*)", {"text"}, {"text/pdf_compaction.cpp"}},
      {"Boost.Locale", R"(boost/locale.*)", {"text"}},
      {"Boost.CRC", R"(boost/crc\.hpp)", {"io"}},
      {"Fontconfig", R"(fontconfig/.*)", {"text", "ui"}},
      {"FriBidi", R"((fribidi/)?fribidi.*\.h)", {"text", "ui"}},
      {"nlohmann::json", R"(nlohmann/.*)", {"io", "app"}},
      {"libpng", R"(png\.h|pngconf\.h)", {"io"}},
      {"libseccomp", R"(seccomp\.h)", {"io"}},
      {"Expat", R"(expat.*\.h)", {"io"}},
      {"libical", R"(libical/.*)", {"io"}},
      {"CLI11", R"(CLI/.*)", {"app"}},
      {"fmt", R"(fmt/.*)", {"core", "text", "render", "io", "scene", "ui", "app"}},
      {"the operating system",
       R"((unistd|fcntl|signal|spawn|poll|pwd|dlfcn|pthread|sched|dirent|errno|stdlib|strings|features|malloc)\.h|(sys|linux)/.*\.h)",
       {"core", "io", "platform", "app"}},
  };
  return table;
}

// "io" for "io/png_file.h"; "" for main.cpp, which lies beside the folders.
std::string folder_of(const std::string& file) {
  const auto slash = file.find('/');
  return slash == std::string::npos ? "" : file.substr(0, slash);
}

std::optional<std::string> broken_arrow(const std::string& file, const std::string& target) {
  const auto from = folder_of(file);
  const auto to = folder_of(target);
  if (from.empty()) return to == "app" ? std::nullopt : std::optional{"main.cpp may include app/ only"};
  if (!arrows().contains(to)) return "\"" + target + "\" is no path below src/";
  const auto& allowed = arrows().at(from);
  if (from == to || allowed.folders.contains(to) || allowed.headers.contains(target)) return std::nullopt;
  return from + "/ may not include " + target;
}

std::optional<std::string> broken_fence(const std::string& file, const std::string& target) {
  // Headers of the C++ standard library have neither a dot nor a slash.
  if (target.find_first_of("./") == std::string::npos) return std::nullopt;
  for (const auto& fence : fences()) {
    if (!std::regex_match(target, std::regex{fence.headers})) continue;
    const std::string where = std::string{fence.library} + " (" + target + ") ";
    if (!fence.folders.contains(folder_of(file))) return where + "may not be used in " + folder_of(file) + "/";
    if (!fence.only_files.empty() && !fence.only_files.contains(file)) return where + "has one place: not this one";
    return std::nullopt;
  }
  return "<" + target + "> belongs to no library of the table in layers_test.cpp";
}

// `file` relative to src/.
std::vector<std::string> violations(const std::string& file, const std::string& source) {
  std::vector<std::string> found;
  for (const auto& include : policy::includes_of(source)) {
    const auto broken = include.is_system ? broken_fence(file, include.target) : broken_arrow(file, include.target);
    if (broken) found.push_back("src/" + file + ":" + std::to_string(include.line) + ": " + *broken);
  }
  return found;
}

TEST(Layers, EveryIncludeFollowsTheArrowsAndFences) {
  std::vector<std::string> found;
  std::size_t files = 0;
  for (const auto& path : policy::files_under("src")) {
    if (path.extension() != ".h" && path.extension() != ".cpp") continue;
    const auto broken =
        violations(path.lexically_relative("src").generic_string(), policy::read_text(policy::repository() / path));
    found.insert(found.end(), broken.begin(), broken.end());
    ++files;
  }
  EXPECT_GT(files, 50U);
  EXPECT_THAT(found, testing::IsEmpty());
}

// Text of a file below src/; a function, so that the rule can be tried on files that do not exist.
using ReadSource = std::function<std::string(const std::string& file)>;

std::string read_source(const std::string& file) {
  return policy::read_text(policy::repository() / "src" / file);
}

bool is_library_header(const policy::Include& include) {
  return include.is_system && include.target.find_first_of("./") != std::string::npos;
}

// The chain of includes from `header` to a third-party header ("a.h > b.h > <gdal.h>"); empty if there is none.
std::string way_to_a_library(const std::string& header, const ReadSource& read, Names& seen) {
  if (!seen.insert(header).second) return {};
  for (const auto& include : policy::includes_of(read(header))) {
    if (is_library_header(include)) return header + " > <" + include.target + ">";
    if (include.is_system) continue;
    const auto rest = way_to_a_library(include.target, read, seen);
    if (!rest.empty()) return header + " > " + rest;
  }
  return {};
}

// A header that brings a library with it stays inside its folder: what one folder includes from another must
// compile without any third-party header.
std::vector<std::string> leaks(const std::string& file, const ReadSource& read) {
  std::vector<std::string> found;
  for (const auto& include : policy::includes_of(read(file))) {
    if (include.is_system || folder_of(include.target) == folder_of(file)) continue;
    Names seen;
    const auto way = way_to_a_library(include.target, read, seen);
    if (!way.empty()) found.push_back("src/" + file + ":" + std::to_string(include.line) + " sees a library: " + way);
  }
  return found;
}

TEST(Layers, LibrariesDoNotLeakOutOfTheirFolder) {
  std::vector<std::string> found;
  for (const auto& path : policy::files_under("src")) {
    if (path.extension() != ".h" && path.extension() != ".cpp") continue;
    const auto leaked = leaks(path.lexically_relative("src").generic_string(), read_source);
    found.insert(found.end(), leaked.begin(), leaked.end());
  }
  EXPECT_THAT(found, testing::IsEmpty());
}

TEST(Layers, CheckerCatchesALeak) {
  const std::map<std::string, std::string> files{
      {"app/app.cpp", "#include \"io/reader.h\"\n#include \"core/date.h\"\n"},
      {"io/reader.cpp", "#include \"io/inner.h\"\n"},
      {"io/reader.h", "#include <vector>\n#include \"io/inner.h\"\n"},
      {"io/inner.h", "#include \"io/reader.h\"\n#include <gdal_priv.h>\n"},
      {"core/date.h", "#include <string>\n"}};
  const ReadSource read = [&files](const std::string& file) { return files.at(file); };
  EXPECT_THAT(leaks("app/app.cpp", read), testing::ElementsAre(testing::HasSubstr("io/inner.h > <gdal_priv.h>")));
  EXPECT_THAT(leaks("io/reader.cpp", read), testing::IsEmpty());
}

TEST(Layers, FoldersAreThoseOfTheTable) {
  for (const auto& path : policy::files_under("src")) {
    const auto folder = folder_of(path.lexically_relative("src").generic_string());
    EXPECT_TRUE(folder.empty() || arrows().contains(folder)) << path << " lies in a folder the table does not know";
  }
}

// A checker that lets everything pass would be worse than none.
TEST(Layers, CheckerCatchesBrokenArrows) {
  EXPECT_THAT(violations("core/date.h", "#include \"geo/types.h\"\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("render/line_pass.cpp", "#include \"model/document.h\"\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("scene/build_frame.cpp", "#include \"render/renderer.h\"\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("ui/layer_panel.cpp", "#include \"app/app.h\"\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("ui/layer_panel.cpp", "#include \"../app/app.h\"\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("main.cpp", "#include \"io/source_reader.h\"\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("scene/build_frame.cpp", "#include \"render/frame.h\"\n#include \"text/shaper.h\"\n"),
              testing::IsEmpty());
}

TEST(Layers, CheckerCatchesBrokenFences) {
  EXPECT_THAT(violations("model/document.cpp", "#include <gdal_priv.h>\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("app/app.cpp", "  #  include <imgui.h>\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("ui/time_bar.cpp", "#include <imgui_impl_opengl3.h>\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("scene/theme.cpp", "#include <GL/gl.h>\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("geo/crs.cpp", "#include <some_new_library.h>\n"), testing::SizeIs(1));
  EXPECT_THAT(violations("io/vector_reader.cpp", "#include <gdal_priv.h>\n#include <vector>\n"), testing::IsEmpty());
}

}  // namespace
