#pragma once
// Copies a texture into a framebuffer, fitted and on black. Belongs to the context that is current when it first draws.
// Internal to platform/.
#include "platform/audience_window.h"

namespace eb::platform {

struct FittedBox {
  int x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(const FittedBox&, const FittedBox&) = default;
};

// The largest box of a picture's shape in the middle of a window.
FittedBox fitted(int width, int height, int into_width, int into_height);

class TextureBlit {
 public:
  struct Target {
    unsigned framebuffer = 0;
    int width = 0, height = 0;
  };
  TextureBlit() = default;
  ~TextureBlit();  // with its context current
  TextureBlit(const TextureBlit&) = delete;
  TextureBlit& operator=(const TextureBlit&) = delete;

  void draw(const TexturePicture& picture, const Target& target);

 private:
  unsigned m_framebuffer = 0;
};

// What a framebuffer holds; of the window's own (0) the buffer that is drawn into.
WindowPicture read_pixels(const TextureBlit::Target& target);

}  // namespace eb::platform
