#include "platform/no_dumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace eb::platform {

void forbid_dumps() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  // Collectors that take dumps through a pipe do not ask for the limit.
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace eb::platform
