#include "session/tour_track.h"

#include <algorithm>
#include <cmath>

namespace eb::session {

namespace {

std::vector<double> gaussian(double sigma_seconds) {
  const double sigma = sigma_seconds * track_samples_a_second;
  const auto reach = static_cast<int>(std::ceil(3 * sigma));
  std::vector<double> weights;
  double sum = 0;
  for (int i = -reach; i <= reach; ++i) {
    weights.push_back(std::exp(-0.5 * i * i / (sigma * sigma)));
    sum += weights.back();
  }
  for (auto& weight : weights) weight /= sum;
  return weights;
}

// Samples beyond the ends are those of the ends.
double sample(const std::vector<double>& samples, std::ptrdiff_t index) {
  return samples[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(index, 0, std::ssize(samples) - 1))];
}

}  // namespace

std::vector<double> smoothed(const std::vector<double>& samples, double sigma_seconds) {
  const auto weights = gaussian(sigma_seconds);
  const auto reach = std::ssize(weights) / 2;
  std::vector<double> out(samples.size());
  for (std::ptrdiff_t i = 0; i < std::ssize(samples); ++i) {
    double sum = 0;
    for (std::ptrdiff_t k = -reach; k <= reach; ++k)
      sum += weights[static_cast<std::size_t>(k + reach)] * sample(samples, i + k);
    out[static_cast<std::size_t>(i)] = sum;
  }
  return out;
}

std::vector<double> smoothed_above(const std::vector<double>& least, double most_a_second, double sigma_seconds) {
  // A peak as wide as the Gaussian keeps its height.
  const auto reach = static_cast<std::ptrdiff_t>(std::ceil(2 * sigma_seconds * track_samples_a_second));
  std::vector<double> above(least.size());
  for (std::ptrdiff_t i = 0; i < std::ssize(least); ++i) {
    double highest = sample(least, i);
    for (std::ptrdiff_t k = -reach; k <= reach; ++k) highest = std::max(highest, sample(least, i + k));
    above[static_cast<std::size_t>(i)] = highest;
  }
  const double step = most_a_second / track_samples_a_second;
  for (std::size_t i = 1; i < above.size(); ++i) above[i] = std::max(above[i], above[i - 1] - step);
  for (std::size_t i = above.size(); i-- > 1;) above[i - 1] = std::max(above[i - 1], above[i] - step);
  return smoothed(above, sigma_seconds);
}

}  // namespace eb::session
