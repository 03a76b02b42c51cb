#pragma once
// Numbers as text formats write positions: with a point, never with a comma. Each check hands what is no position to
// `on_bad(begin, end, instead)`, in the order of the text, where `instead` is what a reader drops the vertex for.
// Used by io/checked_positions; no state, any thread.
#include <functional>
#include <string>
#include <string_view>

namespace eb::io {

// "7.1", "-7", "+.5", "1e5"; no blanks, no "NaN".
bool is_plain_number(std::string_view text);

std::string_view without_blanks(std::string_view text);

enum class Finding { Mended, Bad };  // Mended: a position all right, only written so that GDAL might misread it
using OnFinding = std::function<void(std::size_t begin, std::size_t end, const std::string& instead, Finding finding)>;

// Numbers between blanks, as GML's posList and gx:coord have them. Where commas separate, too, one may follow a number
// or, where both have a point, stand between two: no decimal comma looks like that.
enum class Commas { Forbidden, Separate };
void check_numbers(std::string_view text, Commas commas, std::string_view no_number, const OnFinding& on_finding);

struct TupleForm {
  char decimal = '.', between_numbers = ',', between_tuples = ' ';
  bool is_single = false;  // a point has one
};

// "7.1,51.5,0 7.2,51.6", as KML and the coordinates of GML 2 have them; blanks around a comma belong to the tuple.
void check_tuples(std::string_view text, const TupleForm& form, std::string_view no_number,
                  const OnFinding& on_finding);

}  // namespace eb::io
