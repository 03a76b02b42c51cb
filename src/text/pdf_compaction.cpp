#include "text/pdf_compaction.h"

#include <hb-subset.h>

#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <unordered_map>

namespace eb::text {
namespace {

struct BlobDeleter {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct FaceDeleter {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
struct InputDeleter {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
using BlobPtr = std::unique_ptr<hb_blob_t, BlobDeleter>;
using FacePtr = std::unique_ptr<hb_face_t, FaceDeleter>;
using InputPtr = std::unique_ptr<hb_subset_input_t, InputDeleter>;

BlobPtr blob_of(std::string_view bytes) {
  return BlobPtr{
      hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr)};
}

// A font that is its outlines alone, with the least a reader of OpenType asks for: how many glyphs there are ('maxp',
// version 0.5) and a square of 1000 units ('head').
FacePtr face_of(std::string_view cff, unsigned glyphs) {
  const std::string maxp{'\0', '\0', '\x50', '\0', static_cast<char>(glyphs >> 8U), static_cast<char>(glyphs & 0xFFU)};
  std::string head(54, '\0');
  head.replace(0, 4, std::string_view{"\x00\x01\x00\x00", 4});
  head.replace(12, 4, "\x5F\x0F\x3C\xF5");
  head.replace(18, 2, "\x03\xE8");
  const FacePtr builder{hb_face_builder_create()};
  hb_face_builder_add_table(builder.get(), HB_TAG('h', 'e', 'a', 'd'), blob_of(head).get());
  hb_face_builder_add_table(builder.get(), HB_TAG('m', 'a', 'x', 'p'), blob_of(maxp).get());
  hb_face_builder_add_table(builder.get(), HB_TAG('C', 'F', 'F', ' '), blob_of(cff).get());
  const BlobPtr file{hb_face_reference_blob(builder.get())};
  return FacePtr{hb_face_create(file.get(), 0)};
}

// Every glyph keeps its number; empty where the font is none that HarfBuzz reads.
std::string without_subroutines(std::string_view cff, unsigned glyphs) {
  const auto face = face_of(cff, glyphs);
  const InputPtr input{hb_subset_input_create_or_fail()};
  if (!input) return {};
  hb_set_add_range(hb_subset_input_glyph_set(input.get()), 0, glyphs - 1);
  hb_subset_input_set_flags(
      input.get(), HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  const FacePtr lean{hb_subset_or_fail(face.get(), input.get())};
  if (!lean) return {};
  const BlobPtr table{hb_face_reference_table(lean.get(), HB_TAG('C', 'F', 'F', ' '))};
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(table.get(), &length);
  return {bytes, length};
}

// Cairo tells the width of every glyph, one after the other from the first on: "[0 [1000 224 ...]]".
unsigned glyphs_of(QPDFObjectHandle font) {
  auto widths = font.getKey("/W");
  if (!widths.isArray() || widths.getArrayNItems() != 2 || !widths.getArrayItem(1).isArray()) return 0;
  return static_cast<unsigned>(widths.getArrayItem(1).getArrayNItems());
}

void shorten_font(QPDFObjectHandle font) {
  auto stream = font.getKey("/FontDescriptor").getKey("/FontFile3");
  const auto glyphs = glyphs_of(font);
  if (!stream.isStream() || glyphs == 0 || glyphs > 0xFFFF) return;
  const auto whole = stream.getStreamData();
  const auto lean = without_subroutines({reinterpret_cast<const char*>(whole->getBuffer()), whole->getSize()}, glyphs);
  if (lean.empty() || lean.size() >= whole->getSize()) return;
  stream.replaceStreamData(lean, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

// A picture of at most 256 colours says each pixel in a byte, not in three.
void shorten_picture(QPDFObjectHandle picture) {
  auto dictionary = picture.getDict();
  if (!dictionary.getKey("/ColorSpace").isNameAndEquals("/DeviceRGB") ||
      !dictionary.getKey("/Filter").isNameAndEquals("/FlateDecode"))
    return;
  const auto data = picture.getStreamData();
  const std::string_view pixels{reinterpret_cast<const char*>(data->getBuffer()), data->getSize() / 3 * 3};
  std::unordered_map<std::string_view, char> index;
  std::string colors, indices;
  for (std::size_t i = 0; i < pixels.size(); i += 3) {
    const auto [found, is_new] = index.try_emplace(pixels.substr(i, 3), static_cast<char>(index.size()));
    if (is_new && index.size() > 256) return;
    if (is_new) colors += found->first;
    indices += found->second;
  }
  if (indices.empty()) return;
  using Pdf = QPDFObjectHandle;
  dictionary.replaceKey("/ColorSpace", Pdf::newArray({Pdf::newName("/Indexed"), Pdf::newName("/DeviceRGB"),
                                                      Pdf::newInteger(static_cast<long long>(index.size()) - 1),
                                                      Pdf::newString(colors)}));
  picture.replaceStreamData(indices, Pdf::newNull(), Pdf::newNull());
}

}  // namespace

std::string compacted_pdf(std::string pdf) {
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("PDF", pdf.data(), pdf.size());
    for (auto& object : document.getAllObjects()) {
      if (object.isDictionaryOfType("/Font", "/CIDFontType0")) shorten_font(object);
      if (object.isImage()) shorten_picture(object);
    }
    QPDFWriter writer{document};
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);  // they would need PDF 1.5
    writer.setDeterministicID(true);
    writer.write();
    const auto written = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(written->getBuffer()), written->getSize()};
  } catch (const std::exception&) {
    return pdf;
  }
}

}  // namespace eb::text
