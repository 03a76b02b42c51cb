#include "support/packed_bytes.h"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace eb::test {
namespace {

using Found = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t shortest_base64 = 24;
constexpr std::string_view png_signature{"\x89PNG\r\n\x1a\n", 8};

int base64_value(char c) {
  if (c == '-') c = '+';
  if (c == '_') c = '/';
  const auto at = letters.find(c);
  return c != '\0' && at != std::string_view::npos ? static_cast<int>(at) : -1;
}

// Lines of base64 are broken; a run goes over the breaks. Where it begins is unknown, so every phase is tried.
void add_base64(std::string_view bytes, Found& found) {
  std::string run;
  const auto end_run = [&] {
    for (std::size_t phase = 0; run.size() >= shortest_base64 && phase < 4; ++phase) {
      std::string content;
      std::uint32_t bits = 0;
      int count = 0;
      for (const char c : std::string_view{run}.substr(phase)) {
        bits = bits << 6U | static_cast<std::uint32_t>(base64_value(c));
        if ((count += 6) >= 8) content += static_cast<char>(bits >> static_cast<unsigned>(count -= 8));
      }
      found.emplace_back("base64", std::move(content));
    }
    run.clear();
  };
  for (const char c : bytes) {
    if (base64_value(c) >= 0)
      run += c;
    else if (c != '\n' && c != '\r')
      end_run();
  }
  end_run();
}

// `window_bits` as inflateInit2 wants them. What comes out before an error counts.
std::string inflated(std::string_view bytes, int window_bits) {
  constexpr std::size_t most = 64U << 20U;
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string content;
  std::array<char, 65536> piece{};
  for (int state = Z_OK; state == Z_OK && content.size() < most;) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = piece.size();
    state = inflate(&stream, Z_NO_FLUSH);
    content.append(piece.data(), piece.size() - stream.avail_out);
    if (stream.avail_in == 0 && stream.avail_out == piece.size()) break;
  }
  inflateEnd(&stream);
  return content;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

// Everything but the pixels.
std::string without_pixels(std::string_view png) {
  std::string rest;
  for (std::size_t at = png_signature.size(); at + 12 <= png.size();) {
    const std::size_t size = 12 + std::size_t{big_endian(png, at)};
    const auto kind = png.substr(at + 4, 4);
    if (kind != "IDAT") rest += png.substr(at, size);
    at += size;
  }
  return rest;
}

void add_streams(std::string_view bytes, Found& found) {
  constexpr std::size_t least = 8;
  for (std::size_t at = 0; at + least < bytes.size(); ++at) {
    const auto here = bytes.substr(at);
    const auto first = static_cast<unsigned char>(here[0]), second = static_cast<unsigned char>(here[1]);
    std::string content;
    const char* kind = "zlib";
    if ((first & 0x8FU) == 8 && (first * 256U + second) % 31 == 0) content = inflated(here, 15);
    if (first == 0x1F && second == 0x8B) kind = "gzip", content = inflated(here, 31);
    if (here.starts_with("PK\x03\x04") && here.size() > 30) {
      const auto word = [&](std::size_t i) {
        return static_cast<unsigned char>(here[i]) | static_cast<unsigned>(static_cast<unsigned char>(here[i + 1]))
                                                         << 8U;
      };
      const std::size_t begin = 30 + word(26) + word(28);
      if (word(8) == 8 && begin < here.size()) kind = "zip", content = inflated(here.substr(begin), -15);
    }
    if (content.size() >= least) found.emplace_back(kind, std::move(content));
  }
}

}  // namespace

Found unpacked(std::string_view bytes) {
  Found found;
  const bool is_png = bytes.starts_with(png_signature);
  const std::string rest = is_png ? without_pixels(bytes) : std::string{};
  const std::string_view looked_at = is_png ? std::string_view{rest} : bytes;
  add_base64(looked_at, found);
  add_streams(looked_at, found);
  return found;
}

std::string percent_decoded(std::string_view text) {
  std::string plain;
  bool any = false;
  const auto hex = [&](std::size_t at, std::size_t digits) {
    unsigned number = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
      const auto value = i < text.size() ? std::string_view{"0123456789abcdef"}.find(static_cast<char>(text[i] | 0x20))
                                         : std::string_view::npos;
      if (value == std::string_view::npos) return -1;
      number = number * 16 + static_cast<unsigned>(value);
    }
    return static_cast<int>(number);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int percent = text[i] == '%' ? hex(i + 1, 2) : -1;
    const int letter = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'u' ? hex(i + 2, 4) : -1;
    any |= percent >= 0 || letter >= 0;
    if (percent >= 0) {
      plain += static_cast<char>(percent);
      i += 2;
    } else if (letter >= 0x80 && letter < 0x800) {
      plain += static_cast<char>(0xC0 | letter >> 6);
      plain += static_cast<char>(0x80 | (letter & 0x3F));
      i += 5;
    } else if (letter >= 0 && letter < 0x80) {
      plain += static_cast<char>(letter);
      i += 5;
    } else {
      plain += text[i];
    }
  }
  return any ? plain : std::string{};
}

std::string base64(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (unsigned shift = 18;; shift -= 6) {
      text += letters[bits >> shift & 63U];
      if (shift == 0) break;
    }
  }
  return text;
}

std::string deflated(std::string_view bytes) {
  auto size = compressBound(bytes.size());
  std::string packed(size, '\0');
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  packed.resize(size);
  return packed;
}

}  // namespace eb::test
