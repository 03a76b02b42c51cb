#include "app/interrupt_watch.h"

#include <pthread.h>
#include <signal.h>

namespace eb::app {

namespace {

constexpr long poll_nanoseconds = 100'000'000;

sigset_t interrupts() {
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, SIGINT);
  ::sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

// Blocked here, and in every thread that starts later: only the watch receives them.
InterruptWatch::InterruptWatch() {
  const auto set = interrupts();
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
  m_thread = std::jthread{[this](const std::stop_token& stop) { watch(stop); }};
}

InterruptWatch::~InterruptWatch() {
  m_thread.request_stop();
  m_thread.join();
  const auto set = interrupts();
  ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void InterruptWatch::watch(const std::stop_token& stop) {
  const auto set = interrupts();
  const timespec patience{0, poll_nanoseconds};
  while (!stop.stop_requested()) {
    const int signal = ::sigtimedwait(&set, nullptr, &patience);
    if (signal <= 0) continue;
    if (m_holds) {
      m_signal = signal;
      continue;
    }
    ::signal(signal, SIG_DFL);
    ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    ::raise(signal);
  }
}

}  // namespace eb::app
