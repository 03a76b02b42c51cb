#include "ui/look.h"

namespace eb::ui {
namespace {

// Follows the phases and grounds of the map: land as the panel, the clean river's blue as the accent.
constexpr Palette dark_palette{.panel = {0x0E, 0x15, 0x1C, 255},
                               .raised = {0x17, 0x21, 0x2A, 255},
                               .hover = {0x1C, 0x28, 0x33, 255},
                               .pressed = {0x25, 0x34, 0x41, 255},
                               .selected = {0x1B, 0x2B, 0x3B, 255},
                               .hairline = {0x24, 0x31, 0x3C, 255},
                               .text = {0xF2, 0xF6, 0xF8, 255},
                               .secondary = {0x9F, 0xB3, 0xC2, 255},
                               .faint = {0x7D, 0x91, 0xA0, 255},
                               .accent = {0x7B, 0xA6, 0xFF, 255},
                               .on_accent = {0x0B, 0x11, 0x17, 255},
                               .route = {0xFF, 0x7A, 0x59, 255},
                               .on_route = {0x0B, 0x11, 0x17, 255},
                               .warning = {0xF4, 0xB9, 0x4E, 255},
                               .error = {0xFF, 0x8A, 0x8A, 255},
                               .scrim = {0x05, 0x08, 0x0B, 0xB0}};

constexpr Palette light_palette{.panel = {0xFB, 0xFA, 0xF6, 255},
                                .raised = {0xFF, 0xFF, 0xFF, 255},
                                .hover = {0xF3, 0xEF, 0xE6, 255},
                                .pressed = {0xE7, 0xE0, 0xD2, 255},
                                .selected = {0xEF, 0xE8, 0xDA, 255},
                                .hairline = {0xE2, 0xDC, 0xD0, 255},
                                .text = {0x17, 0x22, 0x2A, 255},
                                .secondary = {0x43, 0x52, 0x5C, 255},
                                .faint = {0x66, 0x73, 0x7C, 255},
                                .accent = {0x2A, 0x66, 0xD0, 255},
                                .on_accent = {0xFF, 0xFF, 0xFF, 255},
                                .route = {0xD8, 0x44, 0x2A, 255},
                                .on_route = {0xFF, 0xFF, 0xFF, 255},
                                .warning = {0x8F, 0x5C, 0x00, 255},
                                .error = {0xB4, 0x23, 0x18, 255},
                                .scrim = {0x17, 0x22, 0x2A, 0x70}};

}  // namespace

Palette palette_of(session::ThemeKind theme) {
  return theme == session::ThemeKind::Dark ? dark_palette : light_palette;
}

}  // namespace eb::ui
