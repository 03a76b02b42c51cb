#pragma once
// The frames of a film as one file, encoded by the packaged program ffmpeg in a process of its own: it is never linked,
// and its absence is an error of this file only.
#include "io/frame_sink.h"

namespace eb::io {

enum class VideoKind : std::uint8_t { Mp4, WebM, Gif };

// The file gets its name when it is whole; until then everything lies in a folder beside it. Fails at once when ffmpeg
// is not installed. Mp4 (H.264) and WebM (VP9) want even sides.
core::Result<std::unique_ptr<FrameSink>> open_video_file(const std::filesystem::path& file, VideoKind kind,
                                                         const FrameShape& shape);

}  // namespace eb::io
