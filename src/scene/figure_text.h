#pragma once
// Headline figures in words: the number with its unit, what it counts, when it was true. Used by the furniture, by
// `measure`, and by app for the panel of figures.
#include <string>

#include "model/figures.h"
#include "text/catalog.h"

namespace eb::scene {

inline constexpr const char* no_value_text = "–";

// "24.8 km"; "0 km" for nothing at all.
std::string km_text(double km, const text::Catalog& catalog);
// "30 %"; never "100 %" or "0 %" for a little less or more than that.
std::string share_text(double percent, const text::Catalog& catalog);
// "380 km", "> 700 pairs".
std::string amount_text(const model::Series& series, const model::SeriesValue& value, const text::Catalog& catalog);

// "4 October 1949", "October 2020", "2022", "2014–2016".
std::string period_text(core::DayInterval period, const text::Catalog& catalog);
// "as of October 2020" of a state, "2022" of a count.
std::string as_of_text(const model::Series& series, const model::SeriesValue& value, const text::Catalog& catalog);

std::string value_text(const model::FigureValue& figure, const text::Catalog& catalog);
// Its own title, else that of what it tells of.
std::string figure_title(const model::Document& document, const model::Figure& figure, const std::string& language);
// "sewers built: 380 km (as of October 2020)"
std::string figure_line(const model::Document& document, const model::FigureValue& figure,
                        const text::Catalog& catalog);

}  // namespace eb::scene
