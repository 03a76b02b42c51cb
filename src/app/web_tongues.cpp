#include "app/web_tongues.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace eb::app {

Tongues::Json Tongues::text(const std::function<std::string(const text::Catalog&)>& say) const {
  std::vector<std::string> texts;
  for (const auto& tongue : m_all) texts.push_back(say(tongue.catalog));
  const bool is_same = std::ranges::all_of(texts, [&](const std::string& text) { return text == texts.front(); });
  return is_same && !texts.empty() ? Json(texts.front()) : Json(texts);
}

Tongues::Json Tongues::text(const model::LocalizedText& text) const {
  return this->text([&](const text::Catalog& catalog) { return text.in(catalog.language()); });
}

}  // namespace eb::app
