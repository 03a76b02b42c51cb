#include "io/frame_folder.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "core/atomic_file.h"
#include "io/png_file.h"

namespace eb::io {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::msg;

class FrameFolder final : public FrameSink {
 public:
  FrameFolder(fs::path folder, fs::path temporary, const FrameShape& shape)
      : m_folder{std::move(folder)}, m_temporary{std::move(temporary)}, m_shape{shape} {}
  ~FrameFolder() override {
    std::error_code ignored;
    if (!m_is_finished) fs::remove_all(m_temporary, ignored);
  }

  core::Result<void> add(std::span<const std::uint8_t> rgba) override {
    const auto picture = m_temporary / frame_name(m_added, m_shape.frames);
    if (auto written = write_png(picture, m_shape.width, m_shape.height, rgba); !written) {
      auto error = written.error();
      error.where = (m_folder / picture.filename()).string();
      return error;
    }
    ++m_added;
    return {};
  }
  core::Result<void> finish() override {
    auto moved = core::move_into_place(m_temporary, m_folder);
    m_is_finished = moved.has_value();
    return moved;
  }

 private:
  fs::path m_folder, m_temporary;
  FrameShape m_shape;
  std::size_t m_added = 0;
  bool m_is_finished = false;
};

// "film/" and "film" are the same folder.
fs::path without_trailing_slash(const fs::path& path) {
  const auto clean = path.lexically_normal();
  return clean.has_filename() ? clean : clean.parent_path();
}

}  // namespace

std::string frame_name(std::size_t index, std::size_t frames) {
  const auto digits = std::max<std::size_t>(5, std::to_string(frames == 0 ? 0 : frames - 1).size());
  return fmt::format("frame-{:0{}}.png", index, digits);
}

core::Result<std::unique_ptr<FrameSink>> open_frame_folder(const fs::path& path, const FrameShape& shape) {
  const auto folder = without_trailing_slash(path);
  std::error_code error;
  if (fs::exists(folder, error) && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
    return Error{msg("The folder is not empty, and nothing in it may be mixed or lost"),
                 msg("Name a new folder or an empty one."), folder.string()};
  }
  std::string temporary = folder.string() + ".XXXXXX";
  if (::mkdtemp(temporary.data()) == nullptr) {
    return Error{msg("Cannot make the folder: {0}", std::strerror(errno)),
                 msg("Check that the folder above exists and may be written to."), folder.string()};
  }
  return std::unique_ptr<FrameSink>{std::make_unique<FrameFolder>(folder, temporary, shape)};
}

}  // namespace eb::io
