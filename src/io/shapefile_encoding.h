#pragma once
// Which encoding the texts of a Shapefile are in when nothing beside it says so.
#include <gdal_priv.h>

#include <optional>
#include <string>

namespace eb::io {

// True when a .cpg file or the code page in the .dbf names an encoding one can rely on for every layer.
// Many programs write the code page "ANSI" whatever they write into the texts; that one is not relied on.
bool states_encoding(GDALDataset& shapefile);

// "UTF-8" or "CP1252" by the bytes of the texts; nullopt when all are ASCII. `raw` must not decode them.
std::optional<std::string> encoding_of_texts(GDALDataset& raw);

bool is_ascii(const std::string& text);

// Fields of fixed width cut texts anywhere, also inside a letter; removes such a last piece of one.
void drop_cut_letter(std::string& utf8);

}  // namespace eb::io
