#include "app/cli.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <iostream>
#include <set>

namespace eb::app {

namespace {

constexpr int wrong_usage = 2;
constexpr int max_picture_side = 16384;

std::optional<std::pair<int, int>> parse_size(const std::string& text) {
  int width = 0;
  int height = 0;
  const char* end = text.data() + text.size();
  const auto [after_width, width_error] = std::from_chars(text.data(), end, width);
  if (width_error != std::errc{} || after_width == end || *after_width != 'x') return std::nullopt;
  const auto [after_height, height_error] = std::from_chars(after_width + 1, end, height);
  if (height_error != std::errc{} || after_height != end) return std::nullopt;
  if (width < 16 || height < 16 || width > max_picture_side || height > max_picture_side) return std::nullopt;
  return std::pair{width, height};
}

std::optional<geo::Box2d> parse_box(const std::string& text) {
  std::array<double, 4> edges{};
  const char* at = text.data();
  const char* end = at + text.size();
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const auto [after, error] = std::from_chars(at, end, edges[i]);
    if (error != std::errc{}) return std::nullopt;
    const bool is_last = i + 1 == edges.size();
    if (is_last ? after != end : after == end || *after != ',') return std::nullopt;
    at = after + 1;
  }
  const geo::Box2d box{edges[0], edges[1], edges[2], edges[3]};
  const bool on_earth = box.min_x >= -180 && box.max_x <= 180 && box.min_y >= -90 && box.max_y <= 90;
  if (!on_earth || box.min_x >= box.max_x || box.min_y >= box.max_y) return std::nullopt;
  return box;
}

// Options whose text has to be turned into values once the line is accepted.
struct Texts {
  std::string date, theme, size, box, compare, other_date, chart, preset;
};

void add_sources(CLI::App& app, CommonOptions& common, Texts& texts) {
  app.add_option("files", common.files, "Projects and GIS files (default: the bundled project)");
  app.add_option("--lang", common.language, "Language, with or without region: en_GB, en_US, de, nl, pl, he, ja");
  app.add_option("--theme", texts.theme, "dark or light")->check(CLI::IsMember({"dark", "light"}));
  app.add_option("--chart", texts.chart, "Small chart over time: kilometres, off, or the id of a series");
  app.add_flag("--allow-network", common.allow_network, "Allow sources on the network in this run");
}

void add_common(CLI::App& app, CommonOptions& common, Texts& texts) {
  add_sources(app, common, texts);
  app.add_option("--date", texts.date, "Date of the map: 1989, 12.6.1989, 1989-06-12, ...");
}

void add_box(CLI::App& app, Texts& texts, const std::string& of_what = {}) {
  app.add_option("--bbox", texts.box, "West,south,east,north in degrees (WGS 84)" + of_what)
      ->check([](const std::string& text) {
        return parse_box(text) ? std::string{} : "--bbox wants WEST,SOUTH,EAST,NORTH in degrees: " + text;
      });
}

void add_compare(CLI::App& app, CommonOptions& common, Texts& texts, const std::string& what,
                 const std::set<std::string>& modes) {
  app.add_option("--compare", texts.compare, what)->check(CLI::IsMember(modes));
  app.add_option("--other-date", texts.other_date, "The date to compare with (default: 30 years before)")
      ->needs("--compare");
  app.add_option("--divider", common.divider, "Where the divider of swipe stands, 0 to 1")
      ->check(CLI::Range(0.0, 1.0))
      ->needs("--compare");
}

void add_compare(CLI::App& app, CommonOptions& common, Texts& texts) {
  add_compare(app, common, texts, "Two dates: swipe, side-by-side, changes; or everything ever: all-time",
              {"swipe", "side-by-side", "changes", "all-time"});
}

void add_size(CLI::App& app, Texts& texts, const std::string& what) {
  app.add_option("--size", texts.size, what)->check([](const std::string& text) {
    return parse_size(text) ? std::string{} : "--size wants WIDTHxHEIGHT in pixels, 16 to 16384: " + text;
  });
}

void finish(CommonOptions& common, const Texts& texts) {
  if (!texts.date.empty()) common.date = texts.date;
  if (const auto comma = common.language.find(','); comma != std::string::npos) {
    common.second_language = common.language.substr(comma + 1);
    common.language.resize(comma);
  }
  if (texts.theme == "dark") common.theme = session::ThemeKind::Dark;
  if (texts.theme == "light") common.theme = session::ThemeKind::Light;
  if (!texts.chart.empty()) common.chart = texts.chart == "off" ? std::string{} : texts.chart;
  if (!texts.other_date.empty()) common.other_date = texts.other_date;
  if (const auto mode = session::parse_compare_mode(texts.compare)) common.compare = *mode;
}

template <class Sized>
void finish_size(Sized& command, const Texts& texts) {
  if (texts.size.empty()) return;
  std::tie(command.width, command.height) = *parse_size(texts.size);
}

// The whole grammar; lives as long as one parse.
struct Grammar {
  CLI::App app{"Emscherblick: a river's restoration on a map that knows time"};
  Texts texts;
  WindowCommand window;
  RenderCommand render;
  VideoCommand video;
  HandoutCommand handout;
  WebHandoutCommand web_handout;
  InfoCommand info;
  MeasureCommand measure;
  BenchCommand bench;
  BenchPlayCommand bench_play;
  BenchRouteCommand bench_route;
  CheckCommand check;
  PreflightCommand preflight;
  DiffCommand diff;
  ConvertCommand convert;
  ParseDateCommand parse_date;
  ImportOsmCommand import_osm;
  RouteCommand route;
  CLI::App *render_app = nullptr, *video_app = nullptr, *info_app = nullptr, *measure_app = nullptr,
           *bench_app = nullptr, *bench_play_app = nullptr, *bench_route_app = nullptr, *check_app = nullptr,
           *diff_app = nullptr, *convert_app = nullptr, *parse_date_app = nullptr, *import_osm_app = nullptr,
           *route_app = nullptr, *handout_app = nullptr, *web_handout_app = nullptr, *preflight_app = nullptr;

  Grammar() {
    app.set_version_flag("--version", "emscherblick " EB_VERSION);
    app.footer("Files named like a subcommand: give them with a path, e.g. ./render");
    add_window();
    add_render();
    add_video();
    add_handout();
    add_web_handout();
    add_reports();
    add_desk();
    add_preflight();
    add_bench();
    add_bench_play();
    add_convert();
    add_import_osm();
    add_bench_route();
    add_route();
  }

  void add_window() {
    add_common(app, window.common, texts);
    add_compare(app, window.common, texts);
    add_size(app, texts, "Size of the window, WIDTHxHEIGHT");
    app.add_option("--script", window.script, "Drive the program by the text verbs of this file")
        ->check(CLI::ExistingFile);
    app.add_flag("--headless", window.headless, "Draw into memory, without a window")->needs("--script");
    app.add_flag("--fullscreen", window.fullscreen, "Start in full screen");
    app.add_flag("--recover", window.recover, "Bring back unsaved work of an earlier session without asking");
    auto* kiosk =
        app.add_flag("--kiosk", window.kiosk,
                     "For a foyer: the show, or the time alone, goes round by itself until somebody touches it");
    app.add_option("--kiosk-idle", window.kiosk_settings.idle_seconds,
                   "Seconds without a hand after which it goes on by itself (default 90)")
        ->check(CLI::Range(1.0, 86400.0))
        ->needs(kiosk);
    app.add_option("--kiosk-pace", window.kiosk_settings.pace, "How many times as fast as planned the show goes round")
        ->check(CLI::Range(0.01, 10000.0))
        ->needs(kiosk);
    auto* planner =
        app.add_flag("--planner", window.planner, "For who plans: may open a file of exact places")->excludes(kiosk);
    auto* exact = app.add_option("--exact", window.exact,
                                 "Show the exact places of this file over the map of this window, and nowhere else")
                      ->check(CLI::ExistingFile)
                      ->needs(planner);
    planner->needs(exact);
    app.add_option("--scale", window.interface_scale, "Scale of the interface, 1 to 4")->check(CLI::Range(1.0, 4.0));
  }

  void add_render() {
    render_app = app.add_subcommand("render", "Draw one picture; no display needed");
    add_common(*render_app, render.common, texts);
    add_compare(*render_app, render.common, texts);
    render_app->add_option("--out", render.out, "PNG file to write")->required();
    add_size(*render_app, texts, "Size of the picture, WIDTHxHEIGHT (default 1920x1080)");
    add_box(*render_app, texts);
    render_app->add_flag("!--no-furniture", render.furniture, "Leave out date, legend, scale and credits");
    render_app
        ->add_option("--step", render.step,
                     "A step of the project's show as a hall sees it, from 1; --lang en,de for two languages")
        ->check(CLI::Range(1, 100000))
        ->excludes("--date")
        ->excludes("--bbox")
        ->excludes("--compare");
    render_app->add_option("--tour", render.tour, "The preview of the excursion at this second")
        ->excludes("--step")
        ->excludes("--date")
        ->excludes("--bbox")
        ->excludes("--compare");
    auto* fade = render_app
                     ->add_option("--fade-days", render.fade_days,
                                  "Draw changes under way, as in a film: they take so many days")
                     ->check(CLI::Range(0.0, 1e6));
    render_app->add_option("--fade-since", render.fade_since, "What began until this date stands already")->needs(fade);
  }

  void add_video() {
    video_app = app.add_subcommand("video", "Make a film of the time that passes; no display needed");
    add_sources(*video_app, video.common, texts);
    add_compare(*video_app, video.common, texts, "Beside the film a date that stands still: swipe, side-by-side",
                {"swipe", "side-by-side"});
    video_app->add_option("--out", video.out, "FILE.mp4, FILE.webm, FILE.gif, or FOLDER/ for numbered PNG pictures");
    video_app->add_option("--from", video.from, "First date (default: where the project's time begins)");
    video_app->add_option("--to", video.to, "Last date (default: where the project's time ends)");
    video_app->add_option("--duration", video.seconds, "Length of the film in seconds (default 30)");
    video_app->add_option("--fps", video.frames_per_second, "Frames a second (default 30)");
    add_size(*video_app, texts, "Size of the film, WIDTHxHEIGHT (default 1920x1080)");
    add_box(*video_app, texts);
    video_app->add_flag("--story-clock", video.story_clock, "Slow where much happens, fast where nothing does");
    video_app->add_flag("!--no-furniture", video.furniture, "Leave out date, legend, scale and credits");
    auto* show = video_app->add_flag("--show", video.show,
                                     "The project's show as a hall sees it, with its own timing; --lang en,de for two "
                                     "languages");
    for (const char* other : {"--from", "--to", "--duration", "--bbox", "--story-clock", "--compare"})
      show->excludes(other);
    auto* tour = video_app->add_flag("--tour", video.tour, "The preview of the excursion, with its own timing");
    for (const char* other : {"--from", "--to", "--duration", "--bbox", "--story-clock", "--compare", "--show"}) {
      tour->excludes(other);
    }
    video_app->add_flag("--list", video.list, "Make nothing: say what `render` needs to draw each frame")
        ->excludes("--show");
    video_app->add_flag("--json", video.json, "Progress and result on stdout, one JSON object a line");
    video_app->callback([this] {
      if (video.out.empty() && !video.list) throw CLI::RequiredError("--out");
    });
  }

  void add_handout() {
    handout_app = app.add_subcommand("show-handout", "The project's show as a PDF, one page a step; no display needed");
    handout_app->add_option("project", handout.common.files, "Project file (default: the bundled project)");
    handout_app->add_option("--out", handout.out, "PDF file to write")->required();
    handout_app->add_option("--lang", handout.common.language, "Language, or two: en, de, en,de, ...");
    handout_app->add_option("--theme", texts.theme, "dark or light (default)")->check(CLI::IsMember({"dark", "light"}));
    handout_app->add_flag("--notes", handout.notes, "With the presenter's notes");
    handout_app->add_flag("--allow-network", handout.common.allow_network, "Allow sources on the network in this run");
  }

  void add_web_handout() {
    web_handout_app = app.add_subcommand(
        "handout", "The excursion as a web page: works from a folder, offline, on phones and computers");
    web_handout_app->add_option("project", web_handout.common.files, "Project file (default: the bundled project)");
    web_handout_app->add_option("--out", web_handout.out, "Folder to write; with --single-file also FILE.html")
        ->required();
    web_handout_app->add_option("--lang", web_handout.languages, "Languages of the page: en,de,... (default: all)")
        ->delimiter(',');
    web_handout_app->add_option("--group", web_handout.group,
                                "Id or name of the group whose times are told (default: the first)");
    web_handout_app->add_flag("--single-file", web_handout.is_single_file, "Everything in one file, to send by mail");
    web_handout_app->add_flag("--json", web_handout.json, "What was written, as one JSON document on stdout");
    web_handout_app->add_flag("--allow-network", web_handout.common.allow_network,
                              "Allow sources on the network in this run");
  }

  void add_reports() {
    info_app = app.add_subcommand("info", "What is in GIS files, or in the layers of a project");
    info_app
        ->add_option("files", info.common.files,
                     "GIS files, projects; a file is told exactly as it is, unless it or a project named here calls it "
                     "sensitive")
        ->required();
    info_app->add_flag("--json", info.json, "One JSON document on stdout");
    info_app->add_flag("--allow-network", info.common.allow_network, "Allow sources on the network in this run");

    measure_app = app.add_subcommand("measure", "Kilometres of river by phase at a date");
    measure_app->add_option("project", measure.common.files, "Project file (default: the bundled project)");
    measure_app->add_option("--date", texts.date, "The date")->required();
    measure_app->add_flag("--json", measure.json, "One JSON document on stdout");

    parse_date_app = app.add_subcommand("parse-date", "How dates are understood");
    parse_date_app->add_option("texts", parse_date.texts, "Dates as people write them")->required();
    parse_date_app->add_option("--lang", parse_date.language,
                               "As typed in this language: 6/12/1989 is in June for en_US");
    parse_date_app->add_flag("--json", parse_date.json, "One JSON document on stdout");
  }

  void add_preflight() {
    preflight_app = app.add_subcommand(
        "preflight",
        "Whether the show of a project can go on, on this machine; exit code 1 if something stands in the way");
    preflight_app->add_option("project", preflight.common.files, "Project file (default: the bundled project)");
    preflight_app
        ->add_option("--captions", preflight.captions, "Languages of the captions: en,de (default: all there are)")
        ->delimiter(',');
    add_size(*preflight_app, texts, "Size of the hall's picture, WIDTHxHEIGHT (default 1920x1080)");
    preflight_app->add_flag("!--no-frame-times", preflight.times_frames, "Do not draw the steps to time them");
    preflight_app->add_option("--lang", preflight.common.language, "Language of what is said: en, de, ...");
    preflight_app->add_flag("--json", preflight.json, "One JSON document on stdout");
    preflight_app->add_flag("--allow-network", preflight.common.allow_network,
                            "Allow sources on the network in this run");
  }

  void add_desk() {
    check_app =
        app.add_subcommand("check", "What is wrong with the routes of a project; exit code 1 if any is serious");
    check_app->add_option("project", check.common.files, "Project file (default: the bundled project)");
    check_app->add_option("--lang", check.common.language, "Language: en, de, ...");
    check_app->add_flag("--json", check.json, "One JSON document on stdout");
    check_app->add_flag("--allow-network", check.common.allow_network, "Allow sources on the network in this run");

    diff_app =
        app.add_subcommand("diff", "What changed in the routes of a project; exit code 0 same, 1 different, 2 trouble");
    diff_app->add_option("old", diff.older, "The project as it was")->required();
    diff_app->add_option("new", diff.newer, "The project as it is")->required();
    diff_app->add_option("--lang", diff.language, "Language: en, de, ...");
    diff_app->add_flag("--json", diff.json, "One JSON document on stdout");
  }

  void add_convert() {
    convert_app = app.add_subcommand("convert", "Routes into the formats of other programs");
    convert_app->add_option("in", convert.in, "Project, or file with routes, tracks or places")->required();
    convert_app
        ->add_option("out", convert.out,
                     "FILE.gpx, .kml, .kmz, .geojson, .gpkg, .csv, .ics (calendar), .pdf (roadbook) or a project")
        ->required();
    convert_app->add_option("--route", convert.route, "Id or name of one route (default: all)");
    convert_app->add_option("--group", convert.group,
                            "Id or name of the group whose times are told (default: the first)");
    convert_app->add_option("--preset", texts.preset, "As a device wants it: garmin, osmand, google-earth")
        ->check(CLI::IsMember({"garmin", "osmand", "google-earth"}));
    convert_app->add_option("--lang", convert.language, "Language of names and texts: en, de, ...");
    convert_app->add_flag("--allow-network", convert.allow_network, "Allow sources on the network in this run");
  }

  void add_bench() {
    bench_app = app.add_subcommand("bench-frame", "Time loading and drawing while the date runs");
    bench_app->add_option("files", bench.common.files, "Projects and GIS files")->required();
    add_size(*bench_app, texts, "Size of the picture, WIDTHxHEIGHT (default 1280x720)");
    bench_app->add_option("--frames", bench.frames, "Frames to draw")->check(CLI::Range(1, 100000));
    bench_app->add_option("--from", bench.from, "First date");
    bench_app->add_option("--to", bench.to, "Last date");
    bench_app->add_flag("--furniture", bench.furniture, "Draw legend, labels and credits too");
    bench_app->add_flag("--json", bench.json, "One JSON document on stdout");
  }

  void add_bench_play() {
    bench_play_app =
        app.add_subcommand("bench-play", "Time the main thread while the clock plays in the whole program");
    bench_play_app->add_option("files", bench_play.common.files,
                               "Projects and GIS files (default: the bundled project)");
    add_size(*bench_play_app, texts, "Size of the window, WIDTHxHEIGHT (default 1280x720)");
    bench_play_app->add_option("--seconds", bench_play.seconds, "Length of the play")->check(CLI::Range(0.1, 3600.0));
    bench_play_app->add_option("--from", bench_play.from, "First date");
    bench_play_app->add_option("--to", bench_play.to, "Last date");
    bench_play_app->add_option("--then-open", bench_play.opened_later,
                               "Open these files in the running window, and time its turns meanwhile");
    bench_play_app->add_flag("--json", bench_play.json, "One JSON document on stdout");
  }

  void add_import_osm() {
    import_osm_app =
        app.add_subcommand("import-osm", "Make a base map and a routing database from an OpenStreetMap extract");
    import_osm_app->add_option("file", import_osm.extract, "Extract: FILE.osm.pbf or FILE.osm")->required();
    import_osm_app->add_option("--out", import_osm.out, "Folder to make; must not exist or be empty")->required();
    import_osm_app->add_option("--lang", import_osm.language, "Language of what is said: en, de, ...");
    add_box(*import_osm_app, texts,
            "; the routing database is cut to it with osmium, else it covers the whole extract");
    import_osm_app->add_flag("--json", import_osm.json, "Progress and result on stdout, one JSON object a line");
  }

  void add_bench_route() {
    bench_route_app =
        app.add_subcommand("bench-route", "Time the main thread while a long track and many stops are edited");
    bench_route_app->add_option("files", bench_route.common.files,
                                "Projects and GIS files (default: the bundled project)");
    add_size(*bench_route_app, texts, "Size of the window, WIDTHxHEIGHT (default 1280x720)");
    bench_route_app->add_option("--points", bench_route.points, "Points of the track")
        ->check(CLI::Range(100, 10'000'000));
    bench_route_app->add_option("--stops", bench_route.stops, "Stops of the other route")->check(CLI::Range(2, 10'000));
    bench_route_app->add_flag("--json", bench_route.json, "One JSON document on stdout");
  }

  void add_route() {
    route_app = app.add_subcommand("route", "Find a way along roads, and say its metres and seconds");
    route_app->add_option("source", route.source, "Project with a routing database, or the folder of one")->required();
    route_app->add_option("positions", route.positions, "LON,LAT in degrees (WGS 84), two or more")
        ->required()
        ->expected(2, 99);
    route_app->add_option("--profile", route.profile, "coach (default), minibus, car, bicycle or foot")
        ->check(CLI::IsMember({"coach", "minibus", "car", "bicycle", "foot"}));
    route_app->add_option("--lang", route.language, "Language of what is said: en, de, ...");
    route_app->add_flag("--json", route.json, "One JSON document on stdout");
  }

  Command chosen() {
    for (auto* common : {&window.common, &render.common, &video.common, &info.common, &measure.common, &bench.common,
                         &bench_play.common, &handout.common, &bench_route.common, &check.common, &preflight.common}) {
      finish(*common, texts);
    }
    finish_size(window, texts);
    finish_size(render, texts);
    finish_size(video, texts);
    finish_size(bench, texts);
    finish_size(bench_play, texts);
    finish_size(bench_route, texts);
    finish_size(preflight, texts);
    if (!texts.box.empty()) render.box_deg = video.box_deg = import_osm.box_deg = parse_box(texts.box);
    if (render_app->parsed()) return render;
    if (video_app->parsed()) return video;
    if (handout_app->parsed()) return handout;
    if (web_handout_app->parsed()) return web_handout;
    if (info_app->parsed()) return info;
    if (measure_app->parsed()) return measure;
    if (bench_app->parsed()) return bench;
    if (bench_play_app->parsed()) return bench_play;
    if (check_app->parsed()) return check;
    if (preflight_app->parsed()) return preflight;
    if (diff_app->parsed()) return diff;
    if (const auto preset = model::parse_route_preset(texts.preset)) convert.preset = *preset;
    if (convert_app->parsed()) return convert;
    if (bench_route_app->parsed()) return bench_route;
    if (parse_date_app->parsed()) return parse_date;
    if (import_osm_app->parsed()) return import_osm;
    if (route_app->parsed()) return route;
    return window;
  }
};

}  // namespace

ParsedCommandLine parse_command_line(int argc, char** argv) {
  Grammar grammar;
  try {
    grammar.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = grammar.app.exit(error, std::cout, std::cerr);
    return {std::nullopt, code == 0 ? 0 : wrong_usage};
  }
  return {grammar.chosen(), 0};
}

}  // namespace eb::app
