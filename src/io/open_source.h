#pragma once
// From what a person gave (a file, a folder, an archive, a GDAL name) to opened datasets.
#include <gdal_priv.h>

#include <string>
#include <vector>

#include "core/result.h"
#include "io/gdal_session.h"
#include "io/prepared_source.h"

namespace eb::io {

struct OpenedSource {
  std::string name;                            // what messages call it
  std::unique_ptr<TemporaryFolder> folder;     // what the datasets may lie in; outlives them
  std::vector<GDALDatasetUniquePtr> datasets;  // one, or several for a folder or archive; never empty

  struct LayerPlace {
    GDALDataset* dataset = nullptr;
    OGRLayer* layer = nullptr;
  };
  [[nodiscard]] std::vector<LayerPlace> vector_layers() const;
  [[nodiscard]] std::vector<GDALDataset*> rasters() const;
};

core::Result<OpenedSource> open_source(const std::string& source, bool network_allowed, GdalComplaints& complaints);

// The last part of a path: what messages call a file.
std::string short_name(const std::string& source);

}  // namespace eb::io
