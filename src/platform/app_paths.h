#pragma once
// Where things lie on disk: shaders, data, catalogues (source tree or installed) and the XDG folders.
#include <filesystem>
#include <string>

namespace eb::platform {

struct AppPaths {
  std::filesystem::path shaders, data, locale;  // read only
  std::filesystem::path web;                    // read only: what the page of a handout is made of
  std::filesystem::path config, state, cache;   // XDG, made on first write

  // Finds the resource folders beside the running program: installed under ../share/emscherblick, or the
  // source tree the build was made from. Environment EMSCHERBLICK_RESOURCES overrides.
  static AppPaths find();
};

}  // namespace eb::platform
