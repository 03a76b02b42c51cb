#pragma once
// What a layer tells people of each of its features, beyond their columns: why they are shown as they are, what is
// known for which time, and how to behave there. Words are the project's; read by io/project_layers, shown by
// ui/about_section.
#include <string>
#include <vector>

#include "model/sourced_text.h"

namespace eb::model {

struct About {
  // A number of each row and what it counts.
  struct Count {
    std::string field;
    LocalizedText title;
    friend bool operator==(const Count&, const Count&) = default;
  };
  SourcedText why, behave;
  std::vector<Count> counts;        // told for every row of the same reach; a row without is told as not known
  std::string note_field;           // a sentence on each row; "{lang}" allowed
  std::vector<std::string> series;  // of the document, shown as small charts; one that is not there is passed over
  friend bool operator==(const About&, const About&) = default;
};

}  // namespace eb::model
