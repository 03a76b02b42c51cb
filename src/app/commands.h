#pragma once
// The commands that need no window. Each returns the exit code.
#include "app/environment.h"

namespace eb::app {

int run_render(const RenderCommand& command, const Environment& environment);
int run_video(const VideoCommand& command, const Environment& environment);
int run_show_handout(const HandoutCommand& command, const Environment& environment);
int run_web_handout(const WebHandoutCommand& command, const Environment& environment);
int run_info(const InfoCommand& command, const Environment& environment);
int run_measure(const MeasureCommand& command, const Environment& environment);
int run_bench(const BenchCommand& command, const Environment& environment);
int run_bench_play(const BenchPlayCommand& command, const Environment& environment);
int run_check(const CheckCommand& command, const Environment& environment);
int run_preflight(const PreflightCommand& command, const Environment& environment);
int run_diff(const DiffCommand& command, const Environment& environment);
int run_convert(const ConvertCommand& command, const Environment& environment);
int run_import_osm(const ImportOsmCommand& command, const Environment& environment);
int run_bench_route(const BenchRouteCommand& command, const Environment& environment);
int run_route(const RouteCommand& command, const Environment& environment);
int run_parse_date(const ParseDateCommand& command, const Environment& environment);

}  // namespace eb::app
