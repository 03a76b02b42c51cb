#pragma once
// One vector layer of an opened source, read into columns in the project CRS. Runs in a reader process.
#include <optional>
#include <string>

#include "core/result.h"
#include "io/gdal_session.h"
#include "io/heartbeat.h"
#include "io/open_source.h"
#include "io/problem_list.h"
#include "model/sensitive.h"

namespace eb::io {

struct VectorRequest {
  std::string target_crs;
  std::optional<model::DateFields> date_fields;  // nullopt = recognise
  std::optional<model::Sensitive> sensitive{};   // see io/generalise.h
  bool exact = false;                            // nothing is generalised
};

struct VectorRead {
  std::shared_ptr<model::FeatureTable> table;
  std::string geometry_type;
  std::vector<std::string> date_columns;  // that a life could be read from
};

core::Result<VectorRead> read_vector_layer(OpenedSource::LayerPlace place, const VectorRequest& request,
                                           const GdalComplaints& complaints, Heartbeat& heartbeat,
                                           ProblemList& problems);

// Instead of an error that may quote a sensitive file.
core::Error unreadable_secret(const std::string& file);

inline constexpr std::size_t longest_attribute = 64 * 1024;  // bytes; more is no attribute a map can show
// A text as GDAL hands it out, as valid UTF-8 of at most `longest` bytes.
std::string clean_text(const char* text, std::size_t longest = longest_attribute);

// What GDAL or PROJ said, as a part of a sentence.
std::string without_full_stop(std::string text);

}  // namespace eb::io
