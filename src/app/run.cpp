#include "app/run.h"

#include <clocale>
#include <csignal>
#include <exception>
#include <iostream>

#include "app/commands.h"
#include "app/window_app.h"
#include "core/overloaded.h"

namespace eb::app {

namespace {

int run_command(const Command& command, const Environment& environment) {
  return std::visit(core::Overloaded{
                        [&](const WindowCommand& c) { return run_window(c, environment); },
                        [&](const RenderCommand& c) { return run_render(c, environment); },
                        [&](const VideoCommand& c) { return run_video(c, environment); },
                        [&](const HandoutCommand& c) { return run_show_handout(c, environment); },
                        [&](const WebHandoutCommand& c) { return run_web_handout(c, environment); },
                        [&](const InfoCommand& c) { return run_info(c, environment); },
                        [&](const MeasureCommand& c) { return run_measure(c, environment); },
                        [&](const BenchCommand& c) { return run_bench(c, environment); },
                        [&](const BenchPlayCommand& c) { return run_bench_play(c, environment); },
                        [&](const CheckCommand& c) { return run_check(c, environment); },
                        [&](const PreflightCommand& c) { return run_preflight(c, environment); },
                        [&](const DiffCommand& c) { return run_diff(c, environment); },
                        [&](const ConvertCommand& c) { return run_convert(c, environment); },
                        [&](const BenchRouteCommand& c) { return run_bench_route(c, environment); },
                        [&](const ParseDateCommand& c) { return run_parse_date(c, environment); },
                        [&](const RouteCommand& c) { return run_route(c, environment); },
                        [&](const ImportOsmCommand& c) { return run_import_osm(c, environment); },
                    },
                    command);
}

}  // namespace

int run(int argc, char** argv) {
  try {
    const auto parsed = parse_command_line(argc, argv);
    if (!parsed.command) return parsed.exit_code;
    // Before any thread, window or GL exists: readers are forked from a process that has none of them.
    auto reader = io::SourceReader::start();
    if (!reader) {
      std::cerr << "emscherblick: " << core::to_text(reader.error()) << '\n';
      return 1;
    }
    // A limit on the size of files is an error of that file, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    // Text shaping wants UTF-8; numbers keep their points.
    std::setlocale(LC_CTYPE, "C.UTF-8");
    const Environment environment{platform::AppPaths::find(), **reader};
    return run_command(*parsed.command, environment);
  } catch (const std::exception& error) {
    std::cerr << "emscherblick: stopped by an unexpected error: " << error.what() << '\n';
    return 1;
  }
}

}  // namespace eb::app
