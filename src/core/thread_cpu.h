#pragma once
// Processor time of the calling thread: what work costs, however busy the machine is otherwise. For figures only.
#include <ctime>

namespace eb::core {

inline double thread_cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

// Adds the processor time of its scope to `sum_ms`.
class CpuStopwatch {
 public:
  explicit CpuStopwatch(double& sum_ms) : m_sum_ms{sum_ms}, m_start_ms{thread_cpu_ms()} {}
  ~CpuStopwatch() { m_sum_ms += thread_cpu_ms() - m_start_ms; }
  CpuStopwatch(const CpuStopwatch&) = delete;
  CpuStopwatch& operator=(const CpuStopwatch&) = delete;

 private:
  double& m_sum_ms;
  double m_start_ms;
};

}  // namespace eb::core
