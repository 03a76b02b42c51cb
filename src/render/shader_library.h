#pragma once
// Reads GLSL files, puts `#include "common/x.glsl"` in as text, adds #defines and compiles; an error
// names the file and line the person can open.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "render/gl_handle.h"

namespace eb::render {

// A linked program with its uniforms looked up once by name. A uniform the compiler dropped is ignored.
class Program {
 public:
  Program() = default;
  explicit Program(ProgramHandle handle) : m_handle{std::move(handle)} {}

  void use() const { glUseProgram(m_handle.id()); }
  void set(const char* name, int value) { glUniform1i(location(name), value); }
  void set(const char* name, float value) { glUniform1f(location(name), value); }
  void set(const char* name, float x, float y) { glUniform2f(location(name), x, y); }
  // Arrays, `count` vectors each.
  void set_floats(const char* name, const float* values, int count) { glUniform1fv(location(name), count, values); }
  void set_vec2s(const char* name, const float* values, int count) { glUniform2fv(location(name), count, values); }
  void set_vec3s(const char* name, const float* values, int count) { glUniform3fv(location(name), count, values); }
  void set_vec4s(const char* name, const float* values, int count) { glUniform4fv(location(name), count, values); }
  void set_mat2(const char* name, const float* column_major) {
    glUniformMatrix2fv(location(name), 1, GL_FALSE, column_major);
  }

 private:
  GLint location(const char* name);

  ProgramHandle m_handle;
  std::map<std::string, GLint, std::less<>> m_locations;
};

class ShaderLibrary {
 public:
  explicit ShaderLibrary(std::filesystem::path folder) : m_folder{std::move(folder)} {}

  // Links `<name>.vert` and `<name>.frag`, both with the given words #defined.
  [[nodiscard]] core::Result<Program> load(std::string_view name, const std::vector<std::string>& defines = {}) const;

 private:
  std::filesystem::path m_folder;
};

}  // namespace eb::render
