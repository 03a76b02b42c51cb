#pragma once
// How far the ends of a feature's life may lie from where they are drawn, and what of its dates was inferred.
// scene/ draws it, ui/ says it in words. Pure functions, for any thread.
#include <optional>
#include <string>

#include "model/document.h"

namespace eb::model {

// The days in which the beginning and the end may have lain; nullopt = the end is known, or open.
struct Doubt {
  std::optional<core::DayInterval> begin, end;
  friend bool operator==(const Doubt&, const Doubt&) = default;
};

// As LocalizedColumn has it, for one row.
std::string localized_text(const FeatureTable& table, const std::string& column, std::uint32_t row,
                           const std::string& language);

// Whether `inferred_field` of the row says anything but no.
bool is_inferred(const FeatureTable& table, const std::string& inferred_field, std::uint32_t row);
// What was inferred, in the words of the data; "" where they only say that something was.
std::string inferred_words(const FeatureTable& table, const std::string& inferred_field, std::uint32_t row,
                           const std::string& language);

// Neither approximate nor uncertain nor inferred.
bool is_certain(const FeatureTable& table, const std::string& inferred_field, std::uint32_t row);

// What the row itself says: a date with a mark of its own ("c. 1900") lies in the days it names. Where the row as a
// whole is approximate or inferred, its dates reach as far as if "c." stood before them, twice as far where it is
// uncertain.
Doubt own_doubt(const FeatureTable& table, const std::string& inferred_field, std::uint32_t row);

// The same, less what its neighbours know: where a certain row of the same reach ends as this one begins, the day is
// certain. Looks through all rows of the table when there is something to settle.
Doubt doubt_of(const FeatureTable& table, const Layer& layer, std::uint32_t row);

}  // namespace eb::model
