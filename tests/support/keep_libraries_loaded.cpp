// Part of the program, and of tests that open windows themselves, in builds with the address sanitizer only: libraries
// stay loaded, so that its report of leaks can say whose a block is. Graphics drivers are otherwise unloaded before the
// report, and theirs would pass for ours.
extern "C" int dlclose(void* /*library*/) noexcept {
  return 0;
}
