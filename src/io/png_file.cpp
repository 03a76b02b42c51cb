#include "io/png_file.h"

#include <png.h>

#include <csetjmp>

#include "core/atomic_file.h"

namespace eb::io {
namespace {

using core::Error;
using core::msg;

constexpr int largest_side = 1 << 15;

struct WriteGuard {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
  WriteGuard() = default;
  WriteGuard(const WriteGuard&) = delete;
  WriteGuard& operator=(const WriteGuard&) = delete;
  ~WriteGuard() { png_destroy_write_struct(&png, &info); }
};

void append(png_structp png, png_bytep data, png_size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
}

// libpng leaves by longjmp: nothing with a destructor may be born between here and there.
bool encode(const WriteGuard& guard, int width, int height, const std::vector<png_bytep>& rows, std::string& bytes) {
  if (setjmp(png_jmpbuf(guard.png)) != 0) return false;
  png_set_write_fn(guard.png, &bytes, append, nullptr);
  png_set_compression_level(guard.png, 6);
  png_set_IHDR(guard.png, guard.info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
               PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(guard.png, guard.info);
  png_write_image(guard.png, const_cast<png_bytepp>(rows.data()));
  png_write_end(guard.png, guard.info);
  return true;
}

Error cannot_write(const std::filesystem::path& path) {
  return {msg("The picture {0} could not be made", path.filename().string()), msg("Choose a smaller size."),
          path.string()};
}

}  // namespace

core::Result<void> write_png(const std::filesystem::path& path, int width, int height,
                             std::span<const std::uint8_t> rgba) {
  const bool fits = width > 0 && height > 0 && width <= largest_side && height <= largest_side;
  const std::size_t columns = static_cast<std::size_t>(width), lines = static_cast<std::size_t>(height);
  if (!fits || rgba.size() != columns * lines * 4) return cannot_write(path);
  std::vector<png_byte> rgb(columns * lines * 3);
  for (std::size_t i = 0; i < columns * lines; ++i)
    std::copy_n(rgba.begin() + static_cast<std::ptrdiff_t>(i * 4), 3, rgb.begin() + static_cast<std::ptrdiff_t>(i * 3));
  std::vector<png_bytep> rows(lines);
  for (std::size_t y = 0; y < lines; ++y) rows[y] = &rgb[y * columns * 3];
  std::string bytes;
  const WriteGuard guard;
  if (guard.info == nullptr || !encode(guard, width, height, rows, bytes)) return cannot_write(path);
  return core::write_file_atomically(path, bytes);
}

core::Result<PngImage> read_png(const std::filesystem::path& path) {
  auto bytes = core::read_file(path);
  if (!bytes) return bytes.error();
  const Error broken{msg("{0} is no whole PNG picture", path.filename().string()), msg("Get the file again."),
                     path.string()};
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes->data(), bytes->size()) == 0) return broken;
  image.format = PNG_FORMAT_RGBA;
  PngImage result;
  if (image.width <= largest_side && image.height <= largest_side) {
    result.width = static_cast<int>(image.width);
    result.height = static_cast<int>(image.height);
    result.rgba.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, result.rgba.data(), 0, nullptr) != 0) return result;
  }
  png_image_free(&image);
  return broken;
}

}  // namespace eb::io
