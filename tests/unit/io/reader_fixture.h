#pragma once
// A running reader and a folder to put broken files in.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "io/source_reader.h"

namespace eb::io {

// The reader forks, so it is started once, before any test makes a thread.
SourceReader& shared_reader();

class ReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "reader-test-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    m_folder = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(m_folder); }

  std::string write(const std::string& name, const std::string& bytes) const {
    const auto path = m_folder / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << bytes;
    return path.string();
  }
  static core::Result<LoadedLayer> load(const std::string& source, const std::string& layer = {}) {
    ReadRequest request;
    request.source = source;
    request.layer = layer;
    request.target_crs = "EPSG:25832";
    return shared_reader().read(request);
  }
  // All problems and hints in one text.
  static std::string problems_of(const LoadedLayer& loaded) {
    std::string text;
    for (const model::Problem& problem : loaded.problems)
      text += core::to_text(problem.what) + " | " + core::to_text(problem.hint) + "\n";
    return text;
  }
  [[nodiscard]] std::map<std::string, std::uintmax_t> files() const {
    std::map<std::string, std::uintmax_t> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{m_folder})
      found[entry.path().string()] = entry.is_regular_file() ? entry.file_size() : 0;
    return found;
  }
  static std::string geojson(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
  }
  static std::string feature(const std::string& geometry, const std::string& properties = "{}") {
    return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
  }
  static std::string point(const std::string& numbers) { return R"({"type":"Point","coordinates":[)" + numbers + "]}"; }

  std::filesystem::path m_folder;
};

}  // namespace eb::io
