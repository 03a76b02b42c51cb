// Playing under the C library's own heap checks: nothing writes past what was asked for, the OpenGL driver included.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/program.h"

namespace eb::test {
namespace {

TEST(Heap, NobodyWritesPastTheirMemoryWhileReachesChange) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the sanitizer replaces the heap that this test checks";
#endif
  const auto script = fresh_folder("heap") / "play.txt";
  std::ofstream{script} << "until-idle\ntime 1989-06-01\ntime speed 730\ntime play\nwait 0.5\n";
  const auto result =
      run({.command = {EB_PROGRAM, "--headless", "--size", "1280x720", "--script", script.string()},
           .environment = {{"LD_PRELOAD", "libc_malloc_debug.so.0"}, {"GLIBC_TUNABLES", "glibc.malloc.check=3"}}});
  EXPECT_EQ(result.exit_code, 0) << result.err;
}

}  // namespace
}  // namespace eb::test
