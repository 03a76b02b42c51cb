// Loaded into a program by LD_PRELOAD: what it deletes or replaces is kept in the folder EB_KEEP_DELETED, so that a
// test sees every file there ever was. Temporary copies of readers live for a moment only.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace {

std::atomic<unsigned> kept_files{0};

// A hard link, or a copy where the file lies on another file system. errno of the caller stays.
void keep(int folder, const char* path) {
  const char* into = std::getenv("EB_KEEP_DELETED");
  struct stat about {};
  if (into == nullptr || fstatat(folder, path, &about, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(about.st_mode)) return;
  std::array<char, 4096> name{};
  const char* last = path;
  for (const char* c = path; *c != '\0'; ++c)
    if (*c == '/' && c[1] != '\0') last = c + 1;
  std::snprintf(name.data(), name.size(), "%s/%d-%u-%s", into, getpid(), ++kept_files, last);
  if (linkat(folder, path, AT_FDCWD, name.data(), 0) == 0) return;
  const int from = openat(folder, path, O_RDONLY | O_CLOEXEC);
  const int to = open(name.data(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  std::array<char, 65536> piece{};
  for (ssize_t size = 0; from >= 0 && to >= 0 && (size = read(from, piece.data(), piece.size())) > 0;)
    if (write(to, piece.data(), static_cast<size_t>(size)) != size) break;
  if (from >= 0) close(from);
  if (to >= 0) close(to);
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int unlink(const char* path) noexcept {
  keep(AT_FDCWD, path);
  return next<int (*)(const char*)>("unlink")(path);
}
int unlinkat(int folder, const char* path, int flags) noexcept {
  keep(folder, path);
  return next<int (*)(int, const char*, int)>("unlinkat")(folder, path, flags);
}
int remove(const char* path) noexcept {
  keep(AT_FDCWD, path);
  return next<int (*)(const char*)>("remove")(path);
}
int rename(const char* from, const char* to) noexcept {
  keep(AT_FDCWD, to);
  return next<int (*)(const char*, const char*)>("rename")(from, to);
}
int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  keep(to_folder, to);
  return next<int (*)(int, const char*, int, const char*)>("renameat")(from_folder, from, to_folder, to);
}

}  // extern "C"
