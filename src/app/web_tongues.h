#pragma once
// The languages of a web page, and texts in all of them at once. Used by app/web_data; any thread.
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "model/localized.h"
#include "text/catalog.h"

namespace eb::app {

// A language of the page: "en", "en-US", "he".
struct Tongue {
  std::string tag;  // BCP 47
  text::Catalog catalog;
};

// In JSON a text is a string where it is the same in every language, else an array with one entry a language.
class Tongues {
 public:
  using Json = nlohmann::ordered_json;
  explicit Tongues(const std::vector<Tongue>& all) : m_all{all} {}

  [[nodiscard]] Json text(const std::function<std::string(const text::Catalog&)>& say) const;
  [[nodiscard]] Json text(const model::LocalizedText& text) const;

 private:
  const std::vector<Tongue>& m_all;
};

}  // namespace eb::app
