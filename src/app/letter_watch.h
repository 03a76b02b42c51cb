#pragma once
// Tells the console, and nobody else, which letters of the captions the hall cannot see because no font has them; each
// thing once a show. Owned by app/presenting; main thread.
#include <memory>
#include <string>
#include <vector>

#include "app/workspace.h"

namespace eb::app {

class LetterWatch {
 public:
  // While a show is on, each turn: looks again when the show or its languages have changed.
  void follow(Workspace& workspace, const std::vector<std::string>& languages);
  // The next show is told anew.
  void forget() { *this = {}; }

 private:
  std::shared_ptr<const model::Show> m_show;
  std::vector<std::string> m_languages;
  std::vector<core::Error> m_told;
};

}  // namespace eb::app
