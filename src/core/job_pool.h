#pragma once
// A few worker threads for reading, tessellating, encoding and saving.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "core/main_queue.h"

namespace eb::core {

// Workers receive shared const data or own what they get; results return through the MainQueue.
// With zero threads a job runs inside submit(): unit tests are single-threaded and deterministic.
class JobPool {
 public:
  // `queue` must outlive the pool. Made and ended on the main thread.
  JobPool(MainQueue& queue, unsigned threads);
  ~JobPool();  // requests stop, waits for running jobs, drops waiting ones and every Finish still to come
  JobPool(const JobPool&) = delete;
  JobPool& operator=(const JobPool&) = delete;

  // Runs `work` on a worker; what it returns is called on the main thread (may be empty). An exception of any
  // type that leaves `work` ends here: it is reported through `on_exception` (main thread, if set), never rethrown.
  using Finish = std::function<void()>;
  using Work = std::function<Finish(std::stop_token)>;
  std::stop_source submit(std::string name, Work work);

  // Jobs waiting, running, or finished whose Finish the main thread has not run yet.
  [[nodiscard]] std::size_t pending() const { return m_ties->pending.load(); }

  std::function<void(const std::string& job, const std::string& what)> on_exception;

 private:
  struct Job {
    std::string name;
    Work work;
    std::stop_source stop;
  };
  void run(Job& job);
  void worker(const std::stop_token& stop);

  // What tasks in the main queue share with the pool, since they may outlive it.
  struct Ties {
    std::atomic<std::size_t> pending{0};
    JobPool* pool = nullptr;  // main thread only; null once the pool is gone
  };

  MainQueue& m_queue;
  std::shared_ptr<Ties> m_ties;
  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::deque<Job> m_jobs;
  std::vector<std::stop_source> m_running;
  std::vector<std::jthread> m_threads;
};

}  // namespace eb::core
