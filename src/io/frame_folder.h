#pragma once
// The frames of a film as a folder of numbered PNG pictures: frame-00000.png, frame-00001.png, ...
#include <string>

#include "io/frame_sink.h"

namespace eb::io {

// The folder gets its name when the last frame is in it; until then it lies beside, under another one. It must not
// exist, or be empty: nothing is mixed with files of another film, and nothing is deleted.
core::Result<std::unique_ptr<FrameSink>> open_frame_folder(const std::filesystem::path& folder,
                                                           const FrameShape& shape);

// Name of the picture of frame `index` of `frames`.
std::string frame_name(std::size_t index, std::size_t frames);

}  // namespace eb::io
