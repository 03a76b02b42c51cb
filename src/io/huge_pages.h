#pragma once
// Large arrays touch their memory once; with 4 KiB pages the kernel then works as long as we do.
#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace eb::io {

// Reserves room for `count` items on huge pages where the system has them; only a wish.
template <class T>
void reserve_large(std::vector<T>& values, std::size_t count) {
  values.reserve(count);
  constexpr std::uintptr_t huge = std::uintptr_t{2} << 20U;
  const auto first = reinterpret_cast<std::uintptr_t>(values.data());
  const std::uintptr_t begin = (first + huge - 1) / huge * huge,
                       end = (first + values.capacity() * sizeof(T)) / huge * huge;
  if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace eb::io
