// Pictures of a show without a display: `render --step` and `show-handout`.
#include <iostream>

#include "app/commands.h"
#include "app/hall.h"
#include "app/handout_pages.h"
#include "app/show_command.h"
#include "core/atomic_file.h"
#include "io/png_file.h"

namespace eb::app {

using core::Error;
using core::msg;
using core::Result;

void print_problems(const Workspace& workspace, std::size_t told, const text::Catalog& catalog) {
  const auto& notices = workspace.session().notices.list();
  for (std::size_t i = told; i < notices.size(); ++i) {
    std::cerr << "emscherblick: " << core::to_text(notices[i].content, catalog.translate()) << '\n';
  }
}

HallLook look_of(const CommonOptions& options, PictureSize size, const model::Show& show,
                 const Environment& environment) {
  HallLook look{size.width, size.height, options.theme.value_or(hall_theme(show)), {}};
  const auto catalog = environment.catalog(options.language);
  look.languages = {catalog.locale(), options.second_language};
  look.units = catalog.units();
  return look;
}

Result<std::shared_ptr<const model::Show>> show_of(const Workspace& workspace) {
  const auto& show = workspace.document().show;
  if (!show->empty()) return show;
  return Error{msg("This project has no show"), msg("Make its first step in the window: take it from a view."), {}};
}

Result<ShowStudio> open_show(const CommonOptions& options, PictureSize size, const Environment& environment) {
  auto stage = set_stage(options, size, Order::Together, environment);
  if (!stage) return stage.error();
  ShowStudio studio{*std::move(stage), nullptr, nullptr, nullptr};
  auto show = show_of(*studio.stage.workspace);
  if (!show) return show.error();
  studio.show = *std::move(show);
  studio.painter = std::make_unique<MapPainter>(*studio.stage.workspace, *studio.stage.offscreen.renderer);
  auto hall = Hall::create(environment, *studio.stage.workspace, *studio.painter);
  if (!hall) return hall.error();
  studio.hall = *std::move(hall);
  return studio;
}

int run_render_step(const RenderCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.common.language);
  const PictureSize size{command.width, command.height};
  auto studio = open_show(command.common, size, environment);
  if (!studio) return fail(studio.error(), catalog);
  const auto& steps = studio->show->steps;
  if (*command.step < 1 || *command.step > steps.size()) {
    return fail(Error{msg("The show has {0} steps, so there is no step {1}", steps.size(), *command.step), {}, {}},
                catalog);
  }
  const auto told = studio->stage.workspace->session().notices.list().size();
  const auto look = look_of(command.common, size, *studio->show, environment);
  studio->hall->draw_whole(studio->hall->state_of(*steps[*command.step - 1], look), look, 0);
  print_problems(*studio->stage.workspace, told, catalog);
  const auto pixels = studio->hall->pixels();
  if (pixels.rgba.empty()) {
    return fail(Error{msg("The picture cannot be drawn"), msg("Choose a smaller size."), {}}, catalog);
  }
  const auto written = io::write_png(command.out, pixels.width, pixels.height, pixels.rgba);
  return written ? 0 : fail(written.error(), catalog);
}

// On paper the words stand below the picture, not in it.
int run_show_handout(const HandoutCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.common.language);
  auto options = command.common;
  if (!options.theme) options.theme = session::ThemeKind::Light;
  const PictureSize size{handout_width_px, handout_height_px};
  auto studio = open_show(options, size, environment);
  if (!studio) return fail(studio.error(), catalog);
  auto look = look_of(options, size, *studio->show, environment);
  look.enlarged = handout_enlarged;
  HandoutInput input{studio->stage.workspace->document().title.in(look.languages[0]),
                     *studio->show,
                     catalog,
                     look.languages,
                     command.notes,
                     {}};
  for (const auto& step : studio->show->steps) {
    auto silent = *step;
    silent.caption = silent.text = {};
    studio->hall->draw_whole(studio->hall->state_of(silent, look), look, 0);
    auto pixels = studio->hall->pixels();
    if (pixels.rgba.empty()) return fail(Error{msg("The picture cannot be drawn"), {}, {}}, catalog);
    input.pictures.push_back({std::move(pixels.rgba), studio->hall->credits(look)});
  }
  const auto pdf = handout_pdf(input);
  if (!pdf) return fail(pdf.error(), catalog);
  const auto written = core::write_file_atomically(command.out, *pdf);
  return written ? 0 : fail(written.error(), catalog);
}

}  // namespace eb::app
