#include "render/shader_library.h"

#include <fstream>
#include <optional>
#include <regex>
#include <sstream>

namespace eb::render {
namespace {

using core::Error;
using core::msg;
using core::Result;

// The text of a shader after includes, and the files its `#line` numbers stand for.
struct Source {
  std::string text;
  std::vector<std::filesystem::path> files;
};

Error unreadable(const std::filesystem::path& file) {
  return {msg("The shader file {0} could not be read.", file.filename().string()),
          msg("Install the program again, or point EMSCHERBLICK_RESOURCES at its resource folder."), file.string()};
}

std::string defines_text(const std::vector<std::string>& defines) {
  std::string text;
  for (const auto& word : defines) text += "#define " + word + "\n";
  return text;
}

// The name between the quotes of an #include line.
std::optional<std::string> included_file(const std::string& line) {
  if (!line.starts_with("#include")) return std::nullopt;
  const auto open = line.find('"');
  const auto close = line.rfind('"');
  if (open == std::string::npos || close <= open) return std::nullopt;
  return line.substr(open + 1, close - open - 1);
}

// Appends `file`. Each file is taken once; #line directives keep the compiler's line numbers true.
Result<void> append(Source& source, const std::filesystem::path& folder, const std::filesystem::path& file,
                    const std::string& defines) {
  std::ifstream in{folder / file};
  if (!in) return unreadable(folder / file);
  const auto number = source.files.size();
  source.files.push_back(folder / file);
  if (number > 0) source.text += "#line 1 " + std::to_string(number) + '\n';
  std::string line;
  for (int line_number = 1; std::getline(in, line); ++line_number) {
    const auto include = included_file(line);
    if (include) {
      if (std::ranges::find(source.files, folder / *include) == source.files.end())
        if (auto done = append(source, folder, *include, {}); !done) return done;
    } else {
      source.text += line + '\n';
    }
    const bool is_version = line.starts_with("#version");
    if (is_version) source.text += defines;
    if (include || is_version)
      source.text += "#line " + std::to_string(line_number + 1) + ' ' + std::to_string(number) + '\n';
  }
  return {};
}

// Drivers write "0:12(3): error" or "0(12) : error"; the first number is the file of our #line.
std::string with_file_names(const std::string& log, const std::vector<std::filesystem::path>& files) {
  static const std::regex position{R"((^|\s)(\d+)(?::(\d+)|\((\d+)\)))"};
  std::istringstream lines{log};
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (std::regex_search(line, found, position)) {
      const auto number = std::stoul(found[2]);
      const std::string at = found[3].matched ? found[3].str() : found[4].str();
      if (number < files.size()) line = files[number].filename().string() + ':' + at + ':' + found.suffix().str();
    }
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

std::string shader_log(GLuint shader) {
  GLint length = 0;
  glGetShaderiv(shader, GL_INFO_LOG_LENGTH, &length);
  std::string log(static_cast<std::size_t>(std::max(length, 1)), '\0');
  glGetShaderInfoLog(shader, length, nullptr, log.data());
  log.resize(std::char_traits<char>::length(log.c_str()));
  return log;
}

Result<Shader> compile(GLenum stage, const std::filesystem::path& folder, const std::string& file,
                       const std::string& defines) {
  Source source;
  if (auto done = append(source, folder, file, defines); !done) return done.error();
  Shader shader{glCreateShader(stage)};
  const char* text = source.text.c_str();
  glShaderSource(shader.id(), 1, &text, nullptr);
  glCompileShader(shader.id());
  GLint compiled = GL_FALSE;
  glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &compiled);
  if (compiled == GL_TRUE) return shader;
  return Error{
      msg("The shader {0} does not compile: {1}", file, with_file_names(shader_log(shader.id()), source.files)),
      msg("Update the graphics driver, or start with LIBGL_ALWAYS_SOFTWARE=1."), (folder / file).string()};
}

std::string program_log(GLuint program) {
  GLint length = 0;
  glGetProgramiv(program, GL_INFO_LOG_LENGTH, &length);
  std::string log(static_cast<std::size_t>(std::max(length, 1)), '\0');
  glGetProgramInfoLog(program, length, nullptr, log.data());
  log.resize(std::char_traits<char>::length(log.c_str()));
  return log;
}

}  // namespace

GLint Program::location(const char* name) {
  const auto found = m_locations.find(std::string_view{name});
  if (found != m_locations.end()) return found->second;
  return m_locations.emplace(name, glGetUniformLocation(m_handle.id(), name)).first->second;
}

Result<Program> ShaderLibrary::load(std::string_view name, const std::vector<std::string>& defines) const {
  const std::string words = defines_text(defines);
  auto vertex = compile(GL_VERTEX_SHADER, m_folder, std::string{name} + ".vert", words);
  if (!vertex) return vertex.error();
  auto fragment = compile(GL_FRAGMENT_SHADER, m_folder, std::string{name} + ".frag", words);
  if (!fragment) return fragment.error();
  auto program = ProgramHandle::make();
  glAttachShader(program.id(), vertex->id());
  glAttachShader(program.id(), fragment->id());
  glLinkProgram(program.id());
  GLint linked = GL_FALSE;
  glGetProgramiv(program.id(), GL_LINK_STATUS, &linked);
  if (linked == GL_TRUE) return Program{std::move(program)};
  return Error{msg("The shaders {0} do not fit together: {1}", name, program_log(program.id())),
               msg("Update the graphics driver, or start with LIBGL_ALWAYS_SOFTWARE=1."), m_folder.string()};
}

}  // namespace eb::render
