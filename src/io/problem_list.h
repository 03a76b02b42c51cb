#pragma once
// Problems met while reading one layer: a few of each kind in full, the rest as a number.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/feature_table.h"

namespace eb::io {

class ProblemList {
 public:
  static constexpr std::size_t most_of_a_kind = 20;

  ProblemList(std::string file, std::string layer) : m_file{std::move(file)}, m_layer{std::move(layer)} {}

  [[nodiscard]] const std::string& file() const { return m_file; }
  [[nodiscard]] const std::string& layer() const { return m_layer; }
  void set_layer(std::string layer) { m_layer = std::move(layer); }

  void add(core::Message what, core::Message hint, std::optional<std::int64_t> feature = std::nullopt) {
    Kind& kind = m_kinds[what.id];
    if (++kind.count == 1) kind.example = core::to_text(what);
    if (kind.count <= most_of_a_kind) m_problems.push_back({std::move(what), std::move(hint), m_layer, feature});
  }

  void add_missing_grid(double accuracy_m, const std::string& grid) {
    add(core::msg("{0}: placed within about {1} m; the shift grid {2}, which is more exact, is not on this system",
                  m_file, accuracy_m, grid),
        core::msg("For exact work convert the data with a GIS that has this grid."));
  }

  // As if nothing had been added: it may have quoted what nobody may know.
  void forget() {
    m_problems.clear();
    m_kinds.clear();
  }

  // The problems; those beyond the limit as one line for each kind.
  [[nodiscard]] std::vector<model::Problem> take() {
    for (const auto& [id, kind] : m_kinds)
      if (kind.count > most_of_a_kind)
        m_problems.push_back({core::msg("{0}, layer {1}: {2} more problems like \"{3}\"", m_file, m_layer,
                                        kind.count - most_of_a_kind, kind.example),
                              core::msg("Repair the data in a GIS and load it again."), m_layer, std::nullopt});
    m_kinds.clear();
    return std::move(m_problems);
  }

 private:
  struct Kind {
    std::size_t count = 0;
    std::string example;
  };
  std::string m_file, m_layer;
  std::vector<model::Problem> m_problems;
  std::map<std::string, Kind> m_kinds;
};

}  // namespace eb::io
