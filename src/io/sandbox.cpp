#include "io/sandbox.h"

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace eb::io {
namespace {

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  ::setrlimit(resource, &both);
}

void limit_resources(rlim_t longest_cpu_s) {
  // What is read may be secret: a crash leaves neither a core file nor anything for a collector of crashes.
  limit(RLIMIT_CORE, 0);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  limit(RLIMIT_CPU, longest_cpu_s);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  // Sanitizers reserve terabytes of addresses.
  const auto memory = static_cast<rlim_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
  constexpr rlim_t least = rlim_t{4} << 30U;
  limit(RLIMIT_AS, std::max(least, memory / 10 * 6));
#endif
}

void deny_calls(bool network_allowed) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) return;
  constexpr std::array always{
      SCMP_SYS(execve),           SCMP_SYS(execveat), SCMP_SYS(ptrace),         SCMP_SYS(process_vm_writev),
      SCMP_SYS(process_vm_readv), SCMP_SYS(kill),     SCMP_SYS(io_uring_setup), SCMP_SYS(mount)};
  for (const int call : always) seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0);
  if (!network_allowed)
    for (const int call : {SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen)})
      seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  seccomp_load(filter);
  seccomp_release(filter);
}

}  // namespace

void enter_sandbox(bool network_allowed, unsigned longest_cpu_s) {
  limit_resources(longest_cpu_s);
  deny_calls(network_allowed);
}

}  // namespace eb::io
