// Runs a program that dies, with everything it starts, the moment anyone opens a socket of a network: for tests that
// say "touches no network". Sockets between processes of this machine are none. Usage: eb_no_network PROGRAM
// ARGUMENT...
#include <seccomp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>

int main(int count, char** arguments) {
  if (count < 2) return 125;
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) return 125;
  constexpr std::array families{AF_INET, AF_INET6, AF_PACKET};
  for (const int family : families) {
    if (seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(socket), 1,
                         SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(family))) != 0)
      return 125;
  }
  if (seccomp_load(filter) != 0) return 125;
  seccomp_release(filter);
  execvp(arguments[1], arguments + 1);
  std::perror("eb_no_network");
  return 126;
}
