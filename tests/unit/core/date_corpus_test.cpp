// Replays the fuzzer's corpus, so that what it once found stays fixed in every build.
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>

#include "core/atomic_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
#include "../../fuzz/fuzz_date.cpp"  // NOLINT: the target itself, aborts when a property fails

namespace {

TEST(FuzzCorpus, EveryDateInputKeepsTheProperties) {
  int replayed = 0;
  for (const auto& entry : std::filesystem::directory_iterator{EB_SOURCE_DIR "/tests/fuzz/corpus/date"}) {
    const auto bytes = eb::core::read_file(entry.path());
    ASSERT_TRUE(bytes) << entry.path();
    EXPECT_EQ(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size()), 0);
    ++replayed;
  }
  EXPECT_GE(replayed, 40);
}

}  // namespace
