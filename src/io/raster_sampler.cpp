#include "io/raster_sampler.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace eb::io {
namespace {

struct Span {
  int begin = 0, end = 0;
  [[nodiscard]] int size() const { return end - begin; }
};

// Pixels of the source to take at a time along one axis: whole blocks, or each block is decoded many times over.
int step_along(int block, int size) {
  constexpr int wanted = 4096;
  const int blocks = std::max(1, wanted / std::max(1, block));
  return std::min(size, block > size / blocks ? size : block * blocks);
}

// The pixels of the source under pixels [from, to) of the frame.
Span source_span(Span frame, int frame_size, int source_size) {
  const double scale = static_cast<double>(source_size) / frame_size;
  const int begin = std::min(source_size - 1, static_cast<int>(frame.begin * scale));
  const int end = frame.end == frame_size ? source_size : static_cast<int>(frame.end * scale);
  return {begin, std::clamp(end, begin + 1, source_size)};
}

void describe_like(GDALDataset& frame, GDALDataset& sampled) {
  std::array<double, 6> transform{};
  if (frame.GetGeoTransform(transform.data()) == CE_None) sampled.SetGeoTransform(transform.data());
  sampled.SetSpatialRef(frame.GetSpatialRef());
  if (frame.GetGCPCount() > 0) sampled.SetGCPs(frame.GetGCPCount(), frame.GetGCPs(), frame.GetGCPSpatialRef());
  for (int i = 1; i <= frame.GetRasterCount(); ++i) {
    GDALRasterBand &from = *frame.GetRasterBand(i), &to = *sampled.GetRasterBand(i);
    int has_no_data = 0;
    const double no_data = from.GetNoDataValue(&has_no_data);
    if (has_no_data != 0) to.SetNoDataValue(no_data), to.Fill(no_data);
    to.SetColorInterpretation(from.GetColorInterpretation());
    if (from.GetColorTable() != nullptr) to.SetColorTable(from.GetColorTable());
    to.SetUnitType(from.GetUnitType());
    to.SetDescription(from.GetDescription());
  }
}

// Windows nobody wrote anything into need not be read; a hostile file can have a million of them.
bool is_empty(GDALRasterBand& band, Span columns, Span rows) {
  const int status = band.GetDataCoverageStatus(columns.begin, rows.begin, columns.size(), rows.size(), 0, nullptr);
  return (status & GDAL_DATA_COVERAGE_STATUS_UNIMPLEMENTED) == 0 && (status & GDAL_DATA_COVERAGE_STATUS_DATA) == 0;
}

// A rectangle of the frame.
struct Piece {
  Span columns, rows;
};

class BandSampler {
 public:
  BandSampler(GDALRasterBand& from, GDALRasterBand& to, Heartbeat& heartbeat)
      : m_from{from}, m_to{to}, m_heartbeat{heartbeat} {}

  // Returns the pieces that could not be read.
  std::vector<Piece> run() {
    int block_width = 1, block_height = 1;
    m_from.GetBlockSize(&block_width, &block_height);
    const int width = m_to.GetXSize(), height = m_to.GetYSize();
    m_block_columns = in_frame(block_width, m_from.GetXSize(), width);
    m_block_rows = in_frame(block_height, m_from.GetYSize(), height);
    const int columns = in_frame(step_along(block_width, m_from.GetXSize()), m_from.GetXSize(), width);
    const int rows = in_frame(step_along(block_height, m_from.GetYSize()), m_from.GetYSize(), height);
    for (int row = 0; row < height; row += rows)
      for (int column = 0; column < width; column += columns) {
        take({{column, std::min(width, column + columns)}, {row, std::min(height, row + rows)}});
        m_heartbeat.beat(-1);
      }
    return std::move(m_failed);
  }

 private:
  static int in_frame(int pixels, int source, int frame) {
    return std::max(1, static_cast<int>(static_cast<double>(pixels) / source * frame));
  }

  // A piece with a damaged block is taken again in halves, down to the block itself.
  void take(Piece piece) {
    if (copy(piece)) return;
    const auto [columns, rows] = piece;
    const int column = columns.begin + columns.size() / 2, row = rows.begin + rows.size() / 2;
    if (columns.size() > m_block_columns && columns.size() >= rows.size()) {
      take({{columns.begin, column}, rows});
      take({{column, columns.end}, rows});
    } else if (rows.size() > m_block_rows) {
      take({columns, {rows.begin, row}});
      take({columns, {row, rows.end}});
    } else {
      m_failed.push_back(piece);
    }
  }

  bool copy(Piece piece) {
    const auto [columns, rows] = piece;
    const Span from_columns = source_span(columns, m_to.GetXSize(), m_from.GetXSize());
    const Span from_rows = source_span(rows, m_to.GetYSize(), m_from.GetYSize());
    if (is_empty(m_from, from_columns, from_rows)) return true;
    const GDALDataType type = m_to.GetRasterDataType();
    m_values.resize(static_cast<std::size_t>(GDALGetDataTypeSizeBytes(type)) *
                    static_cast<std::size_t>(columns.size()) * static_cast<std::size_t>(rows.size()));
    return m_from.RasterIO(GF_Read, from_columns.begin, from_rows.begin, from_columns.size(), from_rows.size(),
                           m_values.data(), columns.size(), rows.size(), type, 0, 0, nullptr) == CE_None &&
           m_to.RasterIO(GF_Write, columns.begin, rows.begin, columns.size(), rows.size(), m_values.data(),
                         columns.size(), rows.size(), type, 0, 0, nullptr) == CE_None;
  }

  GDALRasterBand &m_from, &m_to;
  Heartbeat& m_heartbeat;
  int m_block_columns = 1, m_block_rows = 1;  // of one block, in pixels of the frame
  std::vector<std::byte> m_values;
  std::vector<Piece> m_failed;
};

void fill(GDALRasterBand& band, const std::vector<Piece>& pieces, double value) {
  for (const auto& [columns, rows] : pieces) {
    const CPLErr written = band.RasterIO(GF_Write, columns.begin, rows.begin, columns.size(), rows.size(), &value, 1, 1,
                                         GDT_Float64, 0, 0, nullptr);
    if (written != CE_None) return;  // it stays as it is: zero
  }
}

// A value that hardly means anything, to mark what could not be read.
double unlikely_value(GDALDataType type) {
  switch (type) {
    case GDT_Int16:
      return std::numeric_limits<std::int16_t>::lowest();
    case GDT_Int32:
      return std::numeric_limits<std::int32_t>::lowest();
    case GDT_UInt16:
      return std::numeric_limits<std::uint16_t>::max();
    case GDT_UInt32:
      return std::numeric_limits<std::uint32_t>::max();
    default:
      return std::numeric_limits<double>::quiet_NaN();
  }
}

// Where a band has neither alpha nor a no-data value, zero would look like data.
void make_transparent(GDALDataset& sampled, const std::vector<Piece>& pieces) {
  const int bands = sampled.GetRasterCount();
  GDALRasterBand& first = *sampled.GetRasterBand(1);
  int has_no_data = 0;
  first.GetNoDataValue(&has_no_data);
  if (has_no_data != 0 || sampled.GetRasterBand(bands)->GetColorInterpretation() == GCI_AlphaBand) return;
  if (first.GetRasterDataType() != GDT_Byte) {
    const double value = unlikely_value(first.GetRasterDataType());
    for (int i = 1; i <= bands; ++i) {
      sampled.GetRasterBand(i)->SetNoDataValue(value);
      fill(*sampled.GetRasterBand(i), pieces, value);
    }
  } else if (first.GetColorTable() == nullptr && sampled.AddBand(GDT_Byte, nullptr) == CE_None) {
    GDALRasterBand& alpha = *sampled.GetRasterBand(bands + 1);
    alpha.SetColorInterpretation(GCI_AlphaBand);
    alpha.Fill(255);
    fill(alpha, pieces, 0);
  }
}

}  // namespace

SampledRaster sample_raster(GDALDataset& source, GDALDataset& frame, Heartbeat& heartbeat) {
  GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
  const int bands = source.GetRasterCount();
  if (memory == nullptr) return {};
  SampledRaster sampled;
  sampled.raster.reset(memory->Create("", frame.GetRasterXSize(), frame.GetRasterYSize(), bands,
                                      source.GetRasterBand(1)->GetRasterDataType(), nullptr));
  if (!sampled.raster) return {};
  describe_like(frame, *sampled.raster);
  std::vector<Piece> failed;
  for (int i = 1; i <= bands; ++i)
    for (const Piece& piece : BandSampler{*source.GetRasterBand(i), *sampled.raster->GetRasterBand(i), heartbeat}.run())
      failed.push_back(piece);
  if (!failed.empty()) make_transparent(*sampled.raster, failed);
  sampled.failed_pieces = failed.size();
  return sampled;
}

}  // namespace eb::io
