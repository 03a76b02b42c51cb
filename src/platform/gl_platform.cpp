#include "platform/gl_platform.h"

#include <features.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace eb::platform {

void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int megabyte = 1024 * 1024;
  mallopt(M_TRIM_THRESHOLD, 128 * megabyte);
  mallopt(M_TOP_PAD, 4 * megabyte);
  mallopt(M_MMAP_THRESHOLD, megabyte);  // large blocks still go back to the system at once
#endif
}

}  // namespace eb::platform
