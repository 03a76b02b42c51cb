#pragma once
// From what a person gave (a file, a folder, an archive, a GDAL name) to opened datasets.
#include <gdal_priv.h>

#include <string>
#include <vector>

#include "core/result.h"
#include "io/gdal_session.h"
#include "io/prepared_source.h"

namespace eb::io {

struct OpenRequest {
  std::string source;
  bool network_allowed = false;
  bool is_retry = false;     // the usual driver crashed on it
  bool keeps_texts = false;  // columns of tables stay texts: "007" is no number
  std::string layer{};       // of a folder or archive only the file with that layer is wanted; "" = all
};

struct OpenedSource {
  std::string name;                            // what messages call it
  std::vector<GDALDatasetUniquePtr> datasets;  // one, or several for a folder or archive; never empty

  struct LayerPlace {
    GDALDataset* dataset = nullptr;
    OGRLayer* layer = nullptr;
    bool has_own_life = false;  // "begin" and "end" are what the format itself says of a feature's time
  };
  struct DatasetNote {
    const GDALDataset* dataset = nullptr;
    SourceNote note;
  };
  std::vector<DatasetNote> notes;
  std::vector<SourceNote> whole_notes;            // of a folder or archive with several files; where all of it was
                                                  // asked for, they are among `notes`, too
  std::vector<const GDALDataset*> with_own_life;  // see LayerPlace

  [[nodiscard]] std::vector<LayerPlace> vector_layers() const;
  [[nodiscard]] std::vector<GDALDataset*> rasters() const;
};

core::Result<OpenedSource> open_source(const OpenRequest& request, GdalComplaints& complaints);

// True for the columns of a table that may hold a position or a geometry.
bool is_position_column(const std::string& name);

// What a layer is called here; names of absurd length are cut.
std::string layer_name(OGRLayer& layer);

// The last part of a path: what messages call a file.
std::string short_name(const std::string& source);

}  // namespace eb::io
