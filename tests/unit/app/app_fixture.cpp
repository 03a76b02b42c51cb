#include "app_fixture.h"

#include <gtest/gtest.h>

namespace eb::app {

namespace {

class ReaderEnvironment : public testing::Environment {
 public:
  void SetUp() override {
    auto started = io::SourceReader::start();
    ASSERT_TRUE(started) << core::to_text(started.error());
    reader = *std::move(started);
  }
  void TearDown() override { reader.reset(); }

  std::unique_ptr<io::SourceReader> reader;
};

auto* const environment = static_cast<ReaderEnvironment*>(testing::AddGlobalTestEnvironment(new ReaderEnvironment));

}  // namespace

io::SourceReader& test_reader() {
  return *environment->reader;
}

}  // namespace eb::app
