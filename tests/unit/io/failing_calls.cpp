#include "unit/io/failing_calls.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>

namespace eb::io {
namespace {

// Of one thread, the one that asked for it: others go on as usual.
thread_local bool watching = false;
thread_local bool failed = false;
thread_local bool fails_on = false;
thread_local std::size_t left = 0;
thread_local int code = 0;

bool fails() {
  if (!watching) return false;
  if (left > 0) {
    --left;
    return false;
  }
  if (failed && !fails_on) return false;
  failed = true;
  errno = code;
  return true;
}

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

FailingCalls::FailingCalls(std::size_t which, int error, bool sticky) {
  failed = false;
  fails_on = sticky;
  left = which;
  code = error;
  watching = true;
}
FailingCalls::~FailingCalls() {
  watching = false;
}
bool FailingCalls::has_failed() const {
  return failed;
}

}  // namespace eb::io

// These take the place of the C library's in this program.
extern "C" {
int mkostemp(char* name, int flags) {
  return eb::io::fails() ? -1 : eb::io::real<int(char*, int)>("mkostemp")(name, flags);
}
ssize_t write(int fd, const void* bytes, size_t count) {
  return eb::io::fails() ? -1 : eb::io::real<ssize_t(int, const void*, size_t)>("write")(fd, bytes, count);
}
int fchmod(int fd, mode_t mode) {
  return eb::io::fails() ? -1 : eb::io::real<int(int, mode_t)>("fchmod")(fd, mode);
}
int fchown(int fd, uid_t user, gid_t group) {
  return eb::io::fails() ? -1 : eb::io::real<int(int, uid_t, gid_t)>("fchown")(fd, user, group);
}
int fsync(int fd) {
  return eb::io::fails() ? -1 : eb::io::real<int(int)>("fsync")(fd);
}
int fdatasync(int fd) {
  return eb::io::fails() ? -1 : eb::io::real<int(int)>("fdatasync")(fd);
}
int link(const char* from, const char* to) noexcept {
  return eb::io::fails() ? -1 : eb::io::real<int(const char*, const char*)>("link")(from, to);
}
int rename(const char* from, const char* to) noexcept {
  return eb::io::fails() ? -1 : eb::io::real<int(const char*, const char*)>("rename")(from, to);
}
int mkdir(const char* path, mode_t mode) noexcept {
  return eb::io::fails() ? -1 : eb::io::real<int(const char*, mode_t)>("mkdir")(path, mode);
}
int ftruncate(int fd, off_t size) noexcept {
  return eb::io::fails() ? -1 : eb::io::real<int(int, off_t)>("ftruncate")(fd, size);
}
int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : mode_t{0};
  va_end(more);
  return eb::io::fails() ? -1 : eb::io::real<int(const char*, int, ...)>("open")(path, flags, mode);
}
}
