#pragma once
// In which units lengths on the ground are told. A choice of whoever looks; kilometres of rivers and the figures of a
// project keep theirs.
#include <cstdint>

namespace eb::core {

enum class Units : std::uint8_t { ByLanguage, Metric, Miles };

}  // namespace eb::core
