#include "io/video_file.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <string_view>
#include <system_error>

#include "core/atomic_file.h"
#include "io/child_process.h"

namespace eb::io {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::msg;
using Words = std::vector<std::string>;

Words operator+(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// A write that fails must fail: without -xerror ffmpeg 5 ends well on a full disk.
const Words quiet{"-nostdin", "-hide_banner", "-loglevel", "error", "-xerror", "-y"};

// Our pixels as ffmpeg reads them from its standard input.
Words raw_input(const FrameShape& shape) {
  return {"-f",          "rawvideo",
          "-pix_fmt",    "rgb0",
          "-video_size", fmt::format("{}x{}", shape.width, shape.height),
          "-framerate",  std::to_string(shape.frames_per_second),
          "-i",          "pipe:0"};
}

// sRGB to what players take for granted, and the tags that say so: without them large and small pictures are decoded
// with different colours. From ffmpeg 7 on the tags of the pictures win over those of the options.
const Words as_bt709{"-vf",
                     "scale=in_range=full:out_range=limited:out_color_matrix=bt709:"
                     "flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p,"
                     "setparams=range=limited:color_primaries=bt709:color_trc=bt709:colorspace=bt709",
                     "-colorspace",
                     "bt709",
                     "-color_primaries",
                     "bt709",
                     "-color_trc",
                     "bt709",
                     "-color_range",
                     "tv"};

// Constant quality; thin lines and small letters must survive.
const Words h264{"-c:v", "libx264", "-preset", "medium", "-crf", "17", "-movflags", "+faststart", "-f", "mp4"};
const Words vp9{"-c:v", "libvpx-vp9", "-crf", "24",        "-b:v", "0",  "-row-mt",
                "1",    "-deadline",  "good", "-cpu-used", "4",    "-f", "webm"};

// A film in 256 colours needs to be seen whole before its palette is known. Meanwhile it waits on disk without loss:
// in memory it would take 6 MB a frame.
Words to_waiting_frames(const fs::path& folder) {
  return {"-filter_complex",
          "[0:v]split[film][look];[look]palettegen=reserve_transparent=0:stats_mode=full[palette]",
          "-map",
          "[film]",
          "-c:v",
          "libx264rgb",
          "-preset",
          "ultrafast",
          "-qp",
          "0",
          "-f",
          "matroska",
          folder / "frames",
          "-map",
          "[palette]",
          "-f",
          "image2",
          "-c:v",
          "png",
          "-update",
          "1",
          folder / "palette"};
}
// Ordered dithering: what does not change from frame to frame keeps its pixels.
Words from_waiting_frames(const fs::path& folder) {
  return {"-f",
          "matroska",
          "-i",
          folder / "frames",
          "-f",
          "png_pipe",
          "-i",
          folder / "palette",
          "-filter_complex",
          "[0:v][1:v]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle",
          "-loop",
          "0",
          "-f",
          "gif"};
}

// The line that tells most: of a full disk wherever it stands, else the last one.
std::string telling_line(std::string_view complaints) {
  for (const int error : {ENOSPC, EFBIG, EDQUOT}) {
    const std::string text = std::strerror(error);
    if (complaints.find(text) != std::string_view::npos) return text;
  }
  const auto last = complaints.find_last_not_of(" \r\n");
  if (last == std::string_view::npos) return {};
  complaints = complaints.substr(0, last + 1);
  const auto before = complaints.find_last_of("\r\n");
  constexpr std::size_t most = 300;
  return std::string{complaints.substr(before == std::string_view::npos ? 0 : before + 1, most)};
}

class VideoFile final : public FrameSink {
 public:
  VideoFile(fs::path file, fs::path folder, fs::path ffmpeg, VideoKind kind)
      : m_file{std::move(file)}, m_folder{std::move(folder)}, m_ffmpeg{std::move(ffmpeg)}, m_kind{kind} {}
  ~VideoFile() override {
    m_encoder.reset();
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
  }

  core::Result<void> start(const FrameShape& shape) {
    const auto input = quiet + raw_input(shape);
    switch (m_kind) {
      case VideoKind::Mp4:
        return run(input + as_bt709 + h264 + Words{result()});
      case VideoKind::WebM:
        return run(input + as_bt709 + vp9 + Words{result()});
      case VideoKind::Gif:
        break;
    }
    return run(input + to_waiting_frames(m_folder));
  }
  core::Result<void> add(std::span<const std::uint8_t> rgba) override {
    if (m_encoder->write(rgba)) return {};
    return failure(m_encoder->wait());
  }
  core::Result<void> finish() override {
    if (auto encoded = finish_encoding(); !encoded) return encoded;
    if (m_kind == VideoKind::Gif) {
      if (auto started = run(quiet + from_waiting_frames(m_folder) + Words{result()}); !started) return started;
      if (auto encoded = finish_encoding(); !encoded) return encoded;
    }
    return core::move_into_place(result(), m_file);
  }
  void cancel() override {
    const std::scoped_lock lock{m_mutex};
    m_is_cancelled = true;
    if (m_encoder) m_encoder->kill();
  }

 private:
  [[nodiscard]] fs::path result() const { return m_folder / "film"; }

  core::Result<void> run(const Words& arguments) {
    const std::scoped_lock lock{m_mutex};
    if (m_is_cancelled) return failure(-1);
    auto started = ChildProcess::start(m_ffmpeg, arguments);
    if (!started) return started.error();
    m_encoder = *std::move(started);
    return {};
  }
  core::Result<void> finish_encoding() {
    m_encoder->close_input();
    const int status = m_encoder->wait();
    if (status != 0) return failure(status);
    return {};
  }
  [[nodiscard]] Error failure(int status) const {
    if (m_is_cancelled) return {msg("The film was cancelled"), {}, m_file.string()};
    auto why = telling_line(m_encoder->complaints());
    if (why.empty()) why = status < 0 ? ::strsignal(-status) : fmt::format("ffmpeg, {}", status);
    return {msg("The film cannot be written: {0}", why),
            msg("Check that the disk has space, or choose another kind of film."), m_file.string()};
  }

  fs::path m_file, m_folder, m_ffmpeg;
  VideoKind m_kind;
  std::mutex m_mutex;  // of which process runs
  std::unique_ptr<ChildProcess> m_encoder;
  std::atomic<bool> m_is_cancelled = false;
};

}  // namespace

core::Result<std::unique_ptr<FrameSink>> open_video_file(const fs::path& name, VideoKind kind,
                                                         const FrameShape& shape) {
  const auto ffmpeg = find_in_path("ffmpeg");
  if (ffmpeg.empty()) {
    return Error{msg("Films are encoded by the program ffmpeg, which is not installed"),
                 msg("Install the package ffmpeg, or name a folder instead of a file: numbered pictures need no "
                     "other program."),
                 name.string()};
  }
  const auto place = core::place_for_file(name);
  if (!place) return place.error();
  const auto& file = *place;
  std::string folder = file.string() + ".XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) {
    return Error{msg("Cannot write the file: {0}", std::strerror(errno)),
                 msg("Check that the folder exists, may be written to, and that the disk has space."), file.string()};
  }
  auto video = std::make_unique<VideoFile>(file, folder, ffmpeg, kind);
  if (auto started = video->start(shape); !started) return started.error();
  return std::unique_ptr<FrameSink>{std::move(video)};
}

}  // namespace eb::io
