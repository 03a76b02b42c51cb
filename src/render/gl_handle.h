#pragma once
// Owners of OpenGL objects: each deletes its object once, while the context is current.
#include <glad/gl.h>

#include <utility>

namespace eb::render {

template <class Traits>
class GlHandle {
 public:
  GlHandle() = default;
  explicit GlHandle(GLuint id) : m_id{id} {}
  static GlHandle make() { return GlHandle{Traits::create()}; }
  ~GlHandle() { reset(); }
  GlHandle(GlHandle&& other) noexcept : m_id{std::exchange(other.m_id, 0)} {}
  GlHandle& operator=(GlHandle&& other) noexcept {
    if (this != &other) {
      reset();
      m_id = std::exchange(other.m_id, 0);
    }
    return *this;
  }
  GlHandle(const GlHandle&) = delete;
  GlHandle& operator=(const GlHandle&) = delete;

  [[nodiscard]] GLuint id() const { return m_id; }
  explicit operator bool() const { return m_id != 0; }
  void reset() {
    if (m_id != 0) Traits::destroy(std::exchange(m_id, 0));
  }

 private:
  GLuint m_id = 0;
};

struct BufferTraits {
  static GLuint create() {
    GLuint id = 0;
    glGenBuffers(1, &id);
    return id;
  }
  static void destroy(GLuint id) { glDeleteBuffers(1, &id); }
};
struct VertexArrayTraits {
  static GLuint create() {
    GLuint id = 0;
    glGenVertexArrays(1, &id);
    return id;
  }
  static void destroy(GLuint id) { glDeleteVertexArrays(1, &id); }
};
struct TextureTraits {
  static GLuint create() {
    GLuint id = 0;
    glGenTextures(1, &id);
    return id;
  }
  static void destroy(GLuint id) { glDeleteTextures(1, &id); }
};
struct FramebufferTraits {
  static GLuint create() {
    GLuint id = 0;
    glGenFramebuffers(1, &id);
    return id;
  }
  static void destroy(GLuint id) { glDeleteFramebuffers(1, &id); }
};
struct ShaderTraits {
  static void destroy(GLuint id) { glDeleteShader(id); }
};
struct ProgramTraits {
  static GLuint create() { return glCreateProgram(); }
  static void destroy(GLuint id) { glDeleteProgram(id); }
};

using Buffer = GlHandle<BufferTraits>;
using VertexArray = GlHandle<VertexArrayTraits>;
using Texture = GlHandle<TextureTraits>;
using FramebufferObject = GlHandle<FramebufferTraits>;
using Shader = GlHandle<ShaderTraits>;
using ProgramHandle = GlHandle<ProgramTraits>;

}  // namespace eb::render
