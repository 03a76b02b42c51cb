#include "io/settings_file.h"

#include "core/atomic_file.h"
#include "io/json_file.h"

namespace eb::io {

namespace {

template <class Value>
bool take(const nlohmann::json& object, const char* key, std::optional<Value>& out) {
  const auto found = object.find(key);
  if (found == object.end()) return true;
  const bool fits = std::is_same_v<Value, bool>          ? found->is_boolean()
                    : std::is_same_v<Value, std::string> ? found->is_string()
                                                         : found->is_number();
  if (fits) out = found->get<Value>();
  return fits;
}

core::Error wrong_settings(const std::filesystem::path& path, core::Message what) {
  return {std::move(what), core::msg("The settings are as at the first start; correct the file or delete it."),
          path.string()};
}

}  // namespace

core::Result<Settings> load_settings(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return Settings{};
  const auto text = read_text_file(path);
  if (!text) return text.error();
  const auto json = parse_json(*text);
  if (!json) return wrong_settings(path, json.error().what);
  if (!json->is_object()) return wrong_settings(path, core::msg("The settings are no JSON object."));
  Settings settings;
  const auto complaint = [&](const char* key) {
    return wrong_settings(path, core::msg("The setting {0} has a value of the wrong kind.", key));
  };
  if (!take(*json, "language", settings.language)) return complaint("language");
  if (!take(*json, "units", settings.units)) return complaint("units");
  if (!take(*json, "dark", settings.dark)) return complaint("dark");
  if (!take(*json, "interface_scale", settings.interface_scale)) return complaint("interface_scale");
  if (!take(*json, "reduced_motion", settings.reduced_motion)) return complaint("reduced_motion");
  if (!take(*json, "hall_screen", settings.hall_screen)) return complaint("hall_screen");
  if (!take(*json, "notes_size", settings.notes_size)) return complaint("notes_size");
  return settings;
}

core::Result<void> save_settings(const std::filesystem::path& path, const Settings& settings) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  if (settings.language) json["language"] = *settings.language;
  if (settings.units) json["units"] = *settings.units;
  if (settings.dark) json["dark"] = *settings.dark;
  if (settings.interface_scale) json["interface_scale"] = *settings.interface_scale;
  if (settings.reduced_motion) json["reduced_motion"] = *settings.reduced_motion;
  if (settings.hall_screen) json["hall_screen"] = *settings.hall_screen;
  if (settings.notes_size) json["notes_size"] = *settings.notes_size;
  std::error_code failed;
  std::filesystem::create_directories(path.parent_path(), failed);
  // A folder that could not be made is told by the writing itself.
  return core::write_file_atomically(path, json.dump(2) + "\n");
}

}  // namespace eb::io
