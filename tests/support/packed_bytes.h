#pragma once
// What lies packed in bytes of whatever kind: for the scanner of leaks.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace eb::test {

// The contents of every run of base64, stream of zlib or gzip, and entry of a zip file, with what each was. Pixels
// of a PNG stay packed.
std::vector<std::pair<std::string, std::string>> unpacked(std::string_view bytes);

// "%20" becomes a blank, "\u00f6" its letter in UTF-8; empty when there is neither.
std::string percent_decoded(std::string_view text);

std::string base64(std::string_view bytes);
std::string deflated(std::string_view bytes);  // by zlib

}  // namespace eb::test
