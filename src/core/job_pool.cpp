#include "core/job_pool.h"

#include <algorithm>
#include <exception>

namespace eb::core {

JobPool::JobPool(MainQueue& queue, unsigned threads) : m_queue{queue} {
  m_threads.reserve(threads);
  for (unsigned i = 0; i < threads; ++i) {
    m_threads.emplace_back([this](const std::stop_token& stop) { worker(stop); });
  }
}

JobPool::~JobPool() {
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
  ++m_pending;
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
  try {
    finish = job.work(job.stop.get_token());
  } catch (const std::exception& e) {
    finish = [this, name = job.name, what = std::string{e.what()}] {
      if (on_exception) on_exception(name, what);
    };
  }
  m_queue.post([this, finish = std::move(finish)] {
    if (finish) finish();
    --m_pending;
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
