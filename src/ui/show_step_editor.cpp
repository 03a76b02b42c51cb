// The fields of one step of the show.
#include <algorithm>
#include <array>
#include <set>

#include "core/date_parser.h"
#include "model/show_commands.h"
#include "ui/draw.h"
#include "ui/key_text.h"
#include "ui/show_panel.h"
#include "ui/show_text.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

using session::ShowAction;

class Editor {
 public:
  Editor(const UiContext& context, const PanelIo& io, std::size_t index, ShowPanelState& state)
      : m_context{context}, m_io{io}, m_index{index}, m_step{*context.document.show->steps[index]}, m_state{state} {}

  void draw() {
    const IdScope id{m_step.id};
    head();
    if (!m_state.wrong.empty()) text_wrapped(m_io.look, Face::Small, m_io.look.palette.warning, m_state.wrong);
    words();
    gap(m_io.look, 8);
    clock();
    gap(m_io.look, 8);
    times();
    gap(m_io.look, 8);
    highlight();
    gap(m_io.look, 8);
    parts(catalog().tr("Layers as in the project"), m_context.document.layers, &model::ShowStep::layers,
          [](const model::Layer& layer) -> const model::LocalizedText& { return layer.title; });
    if (m_context.document.routes.empty()) return;
    gap(m_io.look, 8);
    parts(catalog().tr("Routes as in the project"), m_context.document.routes, &model::ShowStep::routes,
          [](const model::Route& route) -> const model::LocalizedText& { return route.name; });
  }

 private:
  [[nodiscard]] const text::Catalog& catalog() const { return m_context.catalog; }

  void push(model::ShowEdit edit) const { m_io.out.push(session::DoEdit{model::Edit{std::move(edit)}, 0}); }

  template <class Change>
  void change(Change change_step) const {
    auto step = m_step;
    change_step(step);
    push(model::SetShowStep{std::move(step)});
  }

  void label(const std::string& text) const { text_wrapped(m_io.look, Face::Small, m_io.look.palette.secondary, text); }

  [[nodiscard]] std::optional<std::string> field(const std::string& name, const std::string& value,
                                                 FieldLook look = {}) const {
    const IdScope id{name};
    label(name);
    return edit_field(m_io, m_state.field, m_step.id + name, value, look);
  }

  void head() const {
    const auto& c = catalog();
    text_wrapped(m_io.look, Face::Strong, m_io.look.palette.text,
                 core::substitute(c.tr("show", "Step {0}"), {std::to_string(m_index + 1)}));
    bool is_first = true;
    const auto action = [&](const std::string& name, const std::string& help, auto wanted, Icon icon = Icon::None) {
      const ButtonLook look{.kind = ButtonKind::Outlined, .icon = icon};
      if (!std::exchange(is_first, false)) wrap_before(button_width(m_io.look, name, look));
      if (panel_button(m_io, name, look)) wanted();
      if (!help.empty() && ImGui::IsItemHovered()) tooltip(m_io.look, help);
    };
    const auto ask = [&](ShowAction wanted) { return [this, wanted] { m_io.out.push(wanted); }; };
    const auto shift = [&](int direction) {
      return [this, direction] {
        if (auto moved = model::shift_step(*m_context.document.show, m_step.id, direction)) push(*std::move(moved));
      };
    };
    action(c.tr("Go there"), c.tr("The map goes to the step, on its date."), ask(session::LookAtShowStep{m_step.id}));
    action(c.tr("Take the view again"), c.tr("The step gets what the map shows now: ground, date, layers and routes."),
           ask(session::RetakeShowStep{m_step.id}));
    action(c.tr("Duplicate"), {}, ask(session::DuplicateShowStep{m_step.id}));
    action(c.tr("Up"), key_text(c, core::Key::Up, {.alt = true}), shift(-1), Icon::Up);
    action(c.tr("Down"), key_text(c, core::Key::Down, {.alt = true}), shift(1), Icon::Down);
    action(c.tr("Delete"), c.tr("Undo brings it back."), [this] { push(model::RemoveShowStep{m_step.id}); });
  }

  // --- words ---

  // Those of the program, of the project's title and of all captions.
  [[nodiscard]] std::set<std::string> languages() const {
    std::set<std::string> all;
    for (const auto& locale : m_context.languages) all.insert(text::language_of(locale));
    const auto add = [&](const model::LocalizedText& text) {
      for (const auto& [language, words] : text.by_language) all.insert(language);
    };
    add(m_context.document.title);
    for (const auto& step : m_context.document.show->steps) add(step->caption);
    return all;
  }

  // A text of several lines shows whole, wrapped; pressed, it becomes a field to type in.
  [[nodiscard]] std::optional<std::string> text_field(const std::string& name, const std::string& value,
                                                      int lines) const {
    const auto key = m_step.id + name;
    if (m_state.field.key == key || m_state.opening == key) {
      const IdScope id{name};
      label(name);
      if (m_state.opening == key) give_keyboard_to_next_field();
      auto typed = edit_field(m_io, m_state.field, key, value, {.lines = lines});
      if (m_state.field.key == key) m_state.opening.clear();
      if (!m_state.opening.empty()) m_io.feedback.wants_frame = true;
      return typed;
    }
    label(name);
    if (text_box(name, value)) {
      m_state.opening = key;
      m_io.feedback.wants_frame = true;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool text_box(const std::string& name, const std::string& value) const {
    const Look& look = m_io.look;
    const auto padding = ImGui::GetStyle().FramePadding;
    const float width = ImGui::GetContentRegionAvail().x, room = width - 2 * padding.x;
    const float height = std::max(text_height(look, Face::Body, value, room), look.font(Face::Body)->FontSize);
    ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyle().Colors[ImGuiCol_FrameBg]);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ImGui::GetStyle().Colors[ImGuiCol_FrameBgHovered]);
    const bool is_pressed = ImGui::Button(("##" + name).c_str(), {width, height + 2 * padding.y});
    ImGui::PopStyleColor(2);
    const Rect box = item_rect();
    ImFont* font = look.font(Face::Body);
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {box.x + padding.x, box.y + padding.y},
                                        u32(look.palette.text), ui_text(value).c_str(), nullptr, room);
    return is_pressed;
  }

  void paragraph(const std::string& name, model::LocalizedText model::ShowStep::*member, const std::string& language,
                 int lines) const {
    const auto& text = m_step.*member;
    const auto found = text.by_language.find(language);
    const auto value = found == text.by_language.end() ? std::string{} : found->second;
    const IdScope id{language};
    const auto typed = text_field(name + " (" + language + ")", value, lines);
    if (!typed) return;
    change([&](model::ShowStep& step) {
      auto& words = (step.*member).by_language;
      if (typed->empty()) {
        words.erase(language);
      } else {
        words[language] = *typed;
      }
    });
  }

  void words() const {
    const auto& c = catalog();
    const auto all = languages();
    auto& chosen = m_state.language;
    if (!all.contains(chosen)) chosen = all.contains(c.language()) ? c.language() : *all.begin();
    bool is_first = true;
    for (const auto& language : all) {
      const ButtonLook look{.pressed_in = language == chosen, .id = language};
      const auto name = upper_case(language);
      if (!std::exchange(is_first, false)) wrap_before(button_width(m_io.look, name, look));
      if (button(m_io, name, look)) chosen = language;
    }
    paragraph(c.tr("Caption"), &model::ShowStep::caption, chosen, 2);
    paragraph(c.tr("Text below it"), &model::ShowStep::text, chosen, 3);
    paragraph(c.tr("Notes for the presenter"), &model::ShowStep::notes, chosen, 4);
  }

  // --- dates and times ---

  [[nodiscard]] std::optional<core::Day> day_of(const std::string& typed) const {
    const auto day = core::parse_clock_date(typed, catalog().date_order());
    if (!day) m_state.wrong = core::to_text(day.error(), catalog().translate());
    return day ? std::optional{*day} : std::nullopt;
  }

  [[nodiscard]] std::optional<double> seconds_of(const std::string& typed) const {
    const auto seconds = parse_minutes_seconds(typed);
    if (!seconds)
      m_state.wrong = core::substitute(catalog().tr("\"{0}\" is no time. Write it as 0:45 or 45."), {typed});
    return seconds;
  }

  void clock() const {
    constexpr double usual_run_seconds = 8;
    const auto& c = catalog();
    const auto& clock = m_step.clock;
    if (const auto typed = field(c.tr("Date"), clock_day_text(c, clock.from), {"1906"})) {
      if (const auto day = day_of(*typed)) change([&](model::ShowStep& step) { step.clock.from = *day; });
    }
    if (const auto typed =
            field(c.tr("The time runs to"), clock.to ? clock_day_text(c, *clock.to) : "", {c.tr("it stands")})) {
      const auto day = typed->empty() ? std::nullopt : day_of(*typed);
      if (day || typed->empty()) {
        change([&](model::ShowStep& step) {
          step.clock.to = day;
          if (day && step.clock.seconds <= 0) step.clock.seconds = usual_run_seconds;
        });
      }
    }
    if (!clock.to) return;
    if (const auto typed = field(c.tr("The run takes"), minutes_seconds(clock.seconds), {"0:08"})) {
      if (const auto seconds = seconds_of(*typed))
        change([&](model::ShowStep& step) { step.clock.seconds = *seconds; });
    }
    if (const auto on = edit_check(m_io, c.tr("Slowly where much happens"), clock.by_story, -1)) {
      change([&](model::ShowStep& step) { step.clock.by_story = *on; });
    }
  }

  void times() const {
    const auto& c = catalog();
    if (const auto typed = field(c.tr("Planned time"), minutes_seconds(m_step.planned_seconds), {"0:30"})) {
      if (const auto seconds = seconds_of(*typed))
        change([&](model::ShowStep& step) { step.planned_seconds = *seconds; });
    }
    using T = model::ShowTransition;
    const std::array names{transition_name(c, T::Cut), transition_name(c, T::CrossFade), transition_name(c, T::Flight)};
    label(c.tr("Comes by"));
    {
      const IdScope id{"transition"};
      if (const auto chosen = edit_choice(m_io, {}, names, static_cast<std::size_t>(m_step.transition), -1)) {
        change([&](model::ShowStep& step) { step.transition = static_cast<T>(*chosen); });
      }
    }
    if (m_step.transition != T::Cut) {
      const auto typed =
          field(c.tr("Seconds of the transition"), c.number(m_step.transition_seconds, 1), {c.number(2.5, 1)});
      if (typed) set_transition_seconds(*typed);
    }
    if (const auto on = edit_check(m_io, c.tr("Large figures beside the map"), m_step.figures, -1)) {
      change([&](model::ShowStep& step) { step.figures = *on; });
    }
  }

  void set_transition_seconds(std::string typed) const {
    std::ranges::replace(typed, ',', '.');
    char* end = nullptr;
    const double seconds = std::strtod(typed.c_str(), &end);
    if (end == typed.c_str() || *end != '\0') {
      m_state.wrong = core::substitute(catalog().tr("\"{0}\" is no number of seconds."), {typed});
      return;
    }
    change([&](model::ShowStep& step) { step.transition_seconds = seconds; });
  }

  // --- what is shown ---

  // The selected feature by what it is called, else by its reach.
  [[nodiscard]] std::optional<model::ShowHighlight> selected() const {
    const auto& selection = m_context.session.selection;
    if (selection.shown >= selection.features.size()) return std::nullopt;
    const auto& feature = selection.features[selection.shown];
    const auto* layer = m_context.document.find_layer(feature.layer);
    const auto* asset = m_context.session.assets.find(feature.layer);
    if (layer == nullptr || asset == nullptr || !asset->features) return std::nullopt;
    auto name_field = layer->name_field;
    if (const auto at = name_field.find("{lang}"); at != std::string::npos)
      name_field.replace(at, 6, catalog().language());
    for (const auto& column : {name_field, layer->reach_field}) {
      auto value = column.empty() ? std::string{} : asset->features->text(column, feature.row);
      if (!value.empty()) return model::ShowHighlight{feature.layer, column, std::move(value)};
    }
    return std::nullopt;
  }

  void highlight() const {
    const auto& c = catalog();
    const auto& now = m_step.highlight;
    label(now ? core::substitute(c.tr("Lifted out: {0}"), {now->value}) : c.tr("Nothing is lifted out of the map"));
    const auto wanted = selected();
    const auto take = c.tr("Lift out what is selected");
    {
      const DisabledScope off{!wanted};
      if (panel_button(m_io, take, {.kind = ButtonKind::Outlined}) && wanted) {
        change([&](model::ShowStep& step) { step.highlight = *wanted; });
      }
    }
    if (!now) return;
    const auto nothing = c.tr("Lift out nothing");
    wrap_before(button_width(m_io.look, nothing, {.kind = ButtonKind::Outlined}));
    if (panel_button(m_io, nothing, {.kind = ButtonKind::Outlined})) {
      change([](model::ShowStep& step) { step.highlight.reset(); });
    }
  }

  // "As in the project", or one by one.
  template <class Parts, class Name>
  void parts(const std::string& title, const Parts& all,
             std::optional<std::vector<std::string>> model::ShowStep::*member, Name name_of) const {
    const IdScope scope{title};
    const auto& named = m_step.*member;
    if (const auto on = edit_check(m_io, title, !named.has_value(), -1)) {
      change([&](model::ShowStep& step) {
        auto& list = step.*member;
        list.reset();
        if (*on) return;
        list.emplace();
        for (const auto& part : all) {
          if (part->visible) list->push_back(part->id);
        }
      });
    }
    if (!named) return;
    for (const auto& part : all) {
      const IdScope id{part->id};
      const auto& name = name_of(*part).in(catalog().language());
      const bool is_shown = std::ranges::find(*named, part->id) != named->end();
      const auto on = edit_check(m_io, name.empty() ? part->id : name, is_shown, -1);
      if (!on) continue;
      change([&](model::ShowStep& step) {
        auto& list = *(step.*member);
        std::erase(list, part->id);
        if (*on) list.push_back(part->id);
      });
    }
  }

  const UiContext& m_context;
  const PanelIo& m_io;
  std::size_t m_index;
  const model::ShowStep& m_step;
  ShowPanelState& m_state;
};

}  // namespace

void show_step_editor(const UiContext& context, const PanelIo& io, std::size_t index, ShowPanelState& state) {
  Editor{context, io, index, state}.draw();
}

}  // namespace eb::ui
