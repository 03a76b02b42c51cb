#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "render_fixture.h"

namespace eb::render {
namespace {

namespace fs = std::filesystem;

class ShaderErrorTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder);
    fs::copy(EB_SOURCE_DIR "/shaders", folder, fs::copy_options::recursive);
    auto context = platform::open_offscreen(16, 16);
    ASSERT_TRUE(context) << core::to_text(context.error());
    m_context = std::move(*context);
  }
  void TearDown() override { fs::remove_all(folder); }
  std::string error_text() const {
    const auto renderer = Renderer::create(m_context->gl_loader(), folder);
    return renderer ? std::string{} : core::to_text(renderer.error());
  }

  const fs::path folder = fs::path{testing::TempDir()} /
                          (std::string{"shaders_"} + testing::UnitTest::GetInstance()->current_test_info()->name());

 private:
  std::unique_ptr<platform::GraphicsContext> m_context;
};

TEST_F(ShaderErrorTest, BrokenShaderNamesFileAndLine) {
  std::ofstream{folder / "area.frag"} << "#version 330 core\nout vec4 o;\nvoid main() {\n  o = nonsense;\n}\n";
  EXPECT_THAT(error_text(), testing::HasSubstr("area.frag:4"));
}

TEST_F(ShaderErrorTest, BrokenIncludeNamesTheIncludedFileAndItsLine) {
  std::ofstream{folder / "common" / "time_filter.glsl"} << "uniform float u_day;\n\nbool broken( {\n";
  EXPECT_THAT(error_text(), testing::HasSubstr("time_filter.glsl:3"));
}

TEST_F(ShaderErrorTest, MissingShaderIsNamed) {
  fs::remove(folder / "common" / "classes.glsl");
  EXPECT_THAT(error_text(), testing::HasSubstr("classes.glsl"));
}

TEST_F(ShaderErrorTest, WholeShadersAreAccepted) {
  EXPECT_EQ(error_text(), "");
}

}  // namespace
}  // namespace eb::render
