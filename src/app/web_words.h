#pragma once
// The texts of the web page's own interface, by the keys its script knows. Used by app/web_data.
#include <nlohmann/json_fwd.hpp>

#include "text/catalog.h"

namespace eb::app {

nlohmann::ordered_json web_words(const text::Catalog& catalog);

// "{d}. September {y}" for each month: how the language writes a date, for the script of the page.
nlohmann::ordered_json web_date_patterns(const text::Catalog& catalog);

// [metres, "5 km"], ascending: the round lengths of a scale bar.
nlohmann::ordered_json web_lengths(const text::Catalog& catalog);

}  // namespace eb::app
