#pragma once
// How people with each kind of colour vision see a colour; used by the tests of palettes.
#include "support/ciede2000.h"

namespace eb::test {

struct Vision {
  const char* name;
  double matrix[3][3];  // on linear RGB
};

// Machado, Oliveira, Fernandes: "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
// Transactions on Visualization and Computer Graphics 15 (2009) 1291-1298, severity 1.0.
inline constexpr Vision visions[] = {
    {"normal", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"protanopia", {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {"deuteranopia",
     {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {"tritanopia", {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
};

inline Lab seen(core::Color color, const Vision& vision) {
  const LinearRgb light = test::linear_of(color);
  LinearRgb result{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) result[i] += vision.matrix[i][j] * light[j];
  return test::lab_of(result);
}

}  // namespace eb::test
