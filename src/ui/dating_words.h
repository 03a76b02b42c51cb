#pragma once
// How the dates of a feature are told in words: as the source writes them, as they were taken, how far they may be
// off, and what of them was inferred. Used by the inspector; pure, without Dear ImGui.
#include <string>
#include <vector>

#include "model/doubt.h"
#include "text/catalog.h"

namespace eb::ui {

struct DatingWords {
  std::string as_written;           // "1910 to 1997"; "" where the source has no dates
  std::string taken_as;             // "1 January 1910 to 31 December 1997"
  std::string certainty;            // "approximate"; "" where there is no date at all
  std::vector<std::string> doubts;  // "The beginning may lie anywhere from 1905 to 1915."
  std::string inferred;             // what was inferred and from what; "" = nothing
};

DatingWords dating_words(const text::Catalog& catalog, const model::Layer& layer, const model::FeatureTable& table,
                         std::uint32_t row);

// "1 January 1899 to 31 December 2021", "since 2022", "until …"; how sure it is stands beside.
std::string life_text(const text::Catalog& catalog, const core::DayInterval& life);

}  // namespace eb::ui
