#pragma once
// What a layer tells of the selected feature, in the panel of what is selected: why it is shown as it is and how to
// behave there; what is known for which time; small charts of the series that belong to it, with every number in words.
#include <cstddef>
#include <map>
#include <string>

#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct AboutState {
  std::map<std::string, std::size_t> asked;  // by series: the value that was asked for with its buttons
};

void about_words(const UiContext& context, const PanelIo& io);
void about_numbers(const UiContext& context, const PanelIo& io, AboutState& state);

}  // namespace eb::ui
