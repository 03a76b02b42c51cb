#pragma once
// The fonts of everything this program draws and prints. Private to text/.

namespace eb::text {

// One family with all scripts behind it; families that are not installed are skipped by Fontconfig.
inline constexpr const char* font_families = "Inter,Noto Sans,Noto Sans Hebrew,Noto Sans CJK JP";

}  // namespace eb::text
