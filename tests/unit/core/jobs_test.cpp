// Work leaves the main thread and its results come back to it.
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <semaphore>
#include <stdexcept>
#include <thread>
#include <vector>

#include "core/job_pool.h"
#include "core/main_queue.h"

namespace eb::core {
namespace {

using namespace std::chrono_literals;

TEST(MainQueue, RunsTasksInTheirOrder) {
  MainQueue queue;
  std::vector<int> ran;
  for (int i = 0; i < 3; ++i) queue.post([&ran, i] { ran.push_back(i); });
  EXPECT_FALSE(queue.empty());
  EXPECT_EQ(queue.drain(1h), 3U);
  EXPECT_EQ(ran, (std::vector{0, 1, 2}));
  EXPECT_TRUE(queue.empty());
}

TEST(MainQueue, GetsOneTaskOnEvenWithoutABudget) {
  MainQueue queue;
  int ran = 0;
  for (int i = 0; i < 3; ++i) queue.post([&ran] { ++ran; });
  EXPECT_EQ(queue.drain(0us), 1U);
  EXPECT_EQ(ran, 1);
}

TEST(MainQueue, WakesTheMainThreadOnEveryPost) {
  int woken = 0;
  MainQueue queue{[&woken] { ++woken; }};
  queue.post([] {});
  queue.post([] {});
  EXPECT_EQ(woken, 2);
}

TEST(MainQueue, ATaskMayPostTheNext) {
  MainQueue queue;
  int ran = 0;
  queue.post([&] { queue.post([&ran] { ++ran; }); });
  queue.drain(1h);
  EXPECT_EQ(ran, 1);
}

TEST(JobPool, WithoutThreadsWorksAtOnceAndFinishesOnTheMainThread) {
  MainQueue queue;
  JobPool pool{queue, 0};
  bool worked = false;
  bool finished = false;
  pool.submit("job", [&](const std::stop_token&) {
    worked = true;
    return [&finished] { finished = true; };
  });
  EXPECT_TRUE(worked);
  EXPECT_FALSE(finished);
  EXPECT_EQ(pool.pending(), 1U);
  queue.drain(1h);
  EXPECT_TRUE(finished);
  EXPECT_EQ(pool.pending(), 0U);
}

TEST(JobPool, ReportsAnExceptionInsteadOfDying) {
  MainQueue queue;
  JobPool pool{queue, 0};
  std::string reported;
  pool.on_exception = [&](const std::string& job, const std::string& what) { reported = job + ": " + what; };
  pool.submit("reading", [](const std::stop_token&) -> JobPool::Finish { throw std::runtime_error{"broken"}; });
  queue.drain(1h);
  EXPECT_EQ(reported, "reading: broken");
  EXPECT_EQ(pool.pending(), 0U);
}

TEST(JobPool, ReportsAnExceptionOfAnyType) {
  MainQueue queue;
  JobPool pool{queue, 1};
  std::string reported;
  pool.on_exception = [&](const std::string& job, const std::string&) { reported = job; };
  pool.submit("reading", [](const std::stop_token&) -> JobPool::Finish { throw 42; });
  while (pool.pending() > 0) queue.drain(1ms);
  EXPECT_EQ(reported, "reading");
}

// What a Finish would touch usually goes together with the pool.
TEST(JobPool, LeavesNothingInTheQueueThatRunsAfterItsEnd) {
  MainQueue queue;
  bool finished = false;
  bool reported = false;
  {
    JobPool pool{queue, 0};
    pool.on_exception = [&](const std::string&, const std::string&) { reported = true; };
    pool.submit("good", [&](const std::stop_token&) { return [&finished] { finished = true; }; });
    pool.submit("bad", [](const std::stop_token&) -> JobPool::Finish { throw std::runtime_error{"broken"}; });
  }
  EXPECT_EQ(queue.drain(1h), 2U);
  EXPECT_FALSE(finished);
  EXPECT_FALSE(reported);
}

TEST(JobPool, AFinishMayEndThePool) {
  MainQueue queue;
  auto pool = std::make_unique<JobPool>(queue, 0);
  pool->submit("last", [&](const std::stop_token&) { return [&pool] { pool.reset(); }; });
  queue.drain(1h);
  EXPECT_EQ(pool, nullptr);
}

TEST(JobPool, FinishesEveryJobOnTheMainThread) {
  MainQueue queue;
  JobPool pool{queue, 2};
  const auto main_thread = std::this_thread::get_id();
  std::atomic<int> worked = 0;
  int finished = 0;
  for (int i = 0; i < 200; ++i) {
    pool.submit("job", [&](const std::stop_token&) {
      ++worked;
      return [&, worker = std::this_thread::get_id()] {
        EXPECT_EQ(std::this_thread::get_id(), main_thread);
        EXPECT_NE(worker, main_thread);
        ++finished;
      };
    });
  }
  while (pool.pending() > 0) {
    queue.drain(1ms);
    std::this_thread::yield();
  }
  EXPECT_EQ(worked, 200);
  EXPECT_EQ(finished, 200);
}

TEST(JobPool, AsksRunningJobsToStopWhenItGoesAndDropsWaitingOnes) {
  MainQueue queue;
  std::binary_semaphore started{0};
  std::atomic<bool> stopped = false;
  std::atomic<bool> second_ran = false;
  {
    JobPool pool{queue, 1};
    pool.submit("long", [&](const std::stop_token& stop) -> JobPool::Finish {
      started.release();
      while (!stop.stop_requested()) std::this_thread::yield();
      stopped = true;
      return {};
    });
    started.acquire();
    pool.submit("waiting", [&](const std::stop_token&) -> JobPool::Finish {
      second_ran = true;
      return {};
    });
  }
  EXPECT_TRUE(stopped);
  EXPECT_FALSE(second_ran);
}

TEST(JobPool, OneJobCanBeCancelled) {
  MainQueue queue;
  JobPool pool{queue, 1};
  std::atomic<bool> saw_stop = false;
  auto stop = pool.submit("long", [&](const std::stop_token& token) -> JobPool::Finish {
    while (!token.stop_requested()) std::this_thread::yield();
    saw_stop = true;
    return {};
  });
  stop.request_stop();
  while (pool.pending() > 0) queue.drain(1ms);
  EXPECT_TRUE(saw_stop);
}

}  // namespace
}  // namespace eb::core
