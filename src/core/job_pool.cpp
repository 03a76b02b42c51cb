#include "core/job_pool.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace eb::core {

JobPool::JobPool(MainQueue& queue, unsigned threads) : m_queue{queue}, m_ties{std::make_shared<Ties>()} {
  m_ties->pool = this;
  m_threads.reserve(threads);
  for (unsigned i = 0; i < threads; ++i) {
    m_threads.emplace_back([this](const std::stop_token& stop) { worker(stop); });
  }
}

JobPool::~JobPool() {
  m_ties->pool = nullptr;
  {
    const std::scoped_lock lock{m_mutex};
    m_jobs.clear();
    for (auto& running : m_running) running.request_stop();
  }
  for (auto& thread : m_threads) thread.request_stop();
  m_threads.clear();  // joins
}

std::stop_source JobPool::submit(std::string name, Work work) {
  Job job{std::move(name), std::move(work), {}};
  auto stop = job.stop;
  ++m_ties->pending;
  if (m_threads.empty()) {
    run(job);
    return stop;
  }
  {
    const std::scoped_lock lock{m_mutex};
    m_jobs.push_back(std::move(job));
  }
  m_changed.notify_one();
  return stop;
}

void JobPool::run(Job& job) {
  Finish finish;
  std::optional<std::string> exception;
  try {
    finish = job.work(job.stop.get_token());
  } catch (const std::exception& e) {
    exception = e.what();
  } catch (...) {
    exception = "an exception without a description";
  }
  m_queue.post([ties = m_ties, name = job.name, finish = std::move(finish), exception = std::move(exception)] {
    if (ties->pool == nullptr) return;
    if (exception && ties->pool->on_exception) ties->pool->on_exception(name, *exception);
    if (finish) finish();
    // What has just run may have ended the pool; the ties are still there.
    --ties->pending;
  });
}

void JobPool::worker(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    Job job;
    {
      std::unique_lock lock{m_mutex};
      if (!m_changed.wait(lock, stop, [this] { return !m_jobs.empty(); })) return;
      job = std::move(m_jobs.front());
      m_jobs.pop_front();
      m_running.push_back(job.stop);
    }
    run(job);
    const std::scoped_lock lock{m_mutex};
    std::erase(m_running, job.stop);
  }
}

}  // namespace eb::core
