#pragma once
// Series of numbers over time made calm, for the camera of a tour. Samples are evenly spaced. Pure functions.
#include <vector>

namespace eb::session {

inline constexpr double track_samples_a_second = 30;

// Averaged with a Gaussian of so many seconds; the ends stay where they are.
std::vector<double> smoothed(const std::vector<double>& samples, double sigma_seconds);

// A smooth series that is hardly anywhere below `least` and changes by at most `most_a_second`: it rises before it has
// to and falls afterwards.
std::vector<double> smoothed_above(const std::vector<double>& least, double most_a_second, double sigma_seconds);

}  // namespace eb::session
