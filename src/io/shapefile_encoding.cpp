#include "io/shapefile_encoding.h"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace eb::io {
namespace {

constexpr const char* domain = "SHAPEFILE";
constexpr std::size_t enough_features = 200'000;

bool states_encoding(OGRLayer& layer) {
  if (const char* cpg = layer.GetMetadataItem("ENCODING_FROM_CPG", domain); cpg != nullptr && *cpg != 0) return true;
  constexpr int windows_ansi = 3, unused = 0, ansi = 87;  // language driver ids of dBASE
  const char* id = layer.GetMetadataItem("LDID_VALUE", domain);
  const int value = id != nullptr ? std::atoi(id) : unused;
  return value != unused && value != windows_ansi && value != ansi;
}

std::vector<int> text_fields(const OGRFeatureDefn& definition) {
  std::vector<int> fields;
  for (int i = 0; i < definition.GetFieldCount(); ++i)
    if (definition.GetFieldDefn(i)->GetType() == OFTString) fields.push_back(i);
  return fields;
}

void skip_all_but(OGRLayer& layer, const std::vector<int>& fields) {
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  CPLStringList skipped;
  skipped.AddString("OGR_GEOMETRY");
  for (int i = 0; i < definition.GetFieldCount(); ++i)
    if (std::find(fields.begin(), fields.end(), i) == fields.end())
      skipped.AddString(definition.GetFieldDefn(i)->GetNameRef());
  layer.SetIgnoredFields(const_cast<const char**>(skipped.List()));
}

// What one text says about its encoding: a single odd byte at its end may be a letter of one byte or a cut one.
enum class Evidence { None, CutLetter, Utf8, OneByteLetters };

Evidence evidence_in(std::string text) {
  if (is_ascii(text)) return Evidence::None;
  drop_cut_letter(text);
  if (is_ascii(text)) return Evidence::CutLetter;
  return CPLIsUTF8(text.data(), static_cast<int>(text.size())) != 0 ? Evidence::Utf8 : Evidence::OneByteLetters;
}

// The strongest evidence in the texts of one layer.
Evidence evidence_in(OGRLayer& layer) {
  Evidence strongest = Evidence::None;
  const std::vector<int> fields = text_fields(*layer.GetLayerDefn());
  if (fields.empty()) return strongest;
  skip_all_but(layer, fields);
  for (std::size_t seen = 0; seen < enough_features && strongest != Evidence::OneByteLetters; ++seen) {
    const OGRFeatureUniquePtr feature{layer.GetNextFeature()};
    if (!feature) break;
    for (const int field : fields) strongest = std::max(strongest, evidence_in(feature->GetFieldAsString(field)));
  }
  return strongest;
}

}  // namespace

bool states_encoding(GDALDataset& shapefile) {
  for (OGRLayer* layer : shapefile.GetLayers())
    if (!states_encoding(*layer)) return false;
  return true;
}

std::optional<std::string> encoding_of_texts(GDALDataset& raw) {
  Evidence strongest = Evidence::None;
  for (OGRLayer* layer : raw.GetLayers()) strongest = std::max(strongest, evidence_in(*layer));
  if (strongest == Evidence::None) return std::nullopt;
  return strongest == Evidence::Utf8 ? "UTF-8" : "CP1252";
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void drop_cut_letter(std::string& utf8) {
  constexpr std::size_t longest_letter = 4;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
  for (std::size_t back = 1; back <= std::min(longest_letter, utf8.size()); ++back) {
    const unsigned char lead = byte(utf8.size() - back);
    if (lead < 0x80) return;
    if (lead < 0xC0) continue;  // goes on with a letter begun earlier
    const std::size_t length = lead < 0xE0 ? 2 : (lead < 0xF0 ? 3 : 4);
    if (length > back) utf8.erase(utf8.size() - back);
    return;
  }
}

}  // namespace eb::io
