#!/usr/bin/python3
"""Draws the same generated waterways with Emscherblick, Mapnik and QGIS and prints a table.

Usage: compare.py --emscherblick PROGRAM --tools FOLDER [--vertices 1000000 5000000] [--folder FOLDER]
                  [--json FILE]

All of them draw at 1280 x 720 with the whole region in view, lines 1.5 pixels wide, anti-aliased, headless
and without a graphics card, one after the other in one run. Each engine runs in a process of its own, on
every file format it is given, and counts with its fastest one. Needs the packages python3-mapnik and
python3-qgis; what is missing is left out of the table.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

REGION = (312000, 5676000, 431000, 5739000)  # of the generated waterways, EPSG:25832
SIZE = (1280, 720)
YEARS = range(1850, 2010, 16)
FORMATS = (".gpkg", ".fgb", ".shp")


def milliseconds(start):
    return (time.perf_counter() - start) * 1000


def measure(open_layer, draw):
    """Opening and drawing, timed: {load_ms, first_ms, redraw_ms, redraw_range_ms}."""
    start = time.perf_counter()
    open_layer()
    load_ms = milliseconds(start)
    start = time.perf_counter()
    draw(YEARS[0])
    first_ms = milliseconds(start)
    redraws = []
    for year in YEARS[1:]:
        start = time.perf_counter()
        draw(year)
        redraws.append(milliseconds(start))
    return {"load_ms": load_ms, "first_ms": first_ms, "redraw_ms": statistics.median(redraws),
            "redraw_range_ms": [min(redraws), max(redraws)]}


def draw_with_mapnik(file, simplify):
    import mapnik
    state = {}

    def style(year):
        line = mapnik.LineSymbolizer()
        line.stroke = mapnik.Color("#2f74e8")
        line.stroke_width = 1.5
        if simplify:
            line.simplify = simplify
        rule = mapnik.Rule()
        rule.filter = mapnik.Expression(f"[valid_from] <= {year} and [valid_to] > {year}")
        rule.symbols.append(line)
        result = mapnik.Style()
        result.rules.append(rule)
        return result

    def open_layer():
        drawn = mapnik.Map(*SIZE, "+proj=utm +zone=32 +ellps=GRS80 +units=m")
        drawn.background = mapnik.Color("white")
        layer = mapnik.Layer("waterways", drawn.srs)
        if file.endswith(".shp"):
            layer.datasource = mapnik.Shapefile(file=file)
        else:
            layer.datasource = mapnik.Ogr(file=file, layer_by_index=0)
        layer.styles.append("style")
        drawn.layers.append(layer)
        drawn.append_style("style", style(YEARS[0]))
        drawn.zoom_to_box(mapnik.Box2d(*REGION))
        state["map"] = drawn

    def draw(year):
        drawn = state["map"]
        drawn.remove_style("style")
        drawn.append_style("style", style(year))
        image = mapnik.Image(*SIZE)
        mapnik.render(drawn, image)

    return measure(open_layer, draw)


def draw_with_qgis(file, job_name):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from qgis import core
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
    application = core.QgsApplication([], False)
    application.initQgis()
    state = {"application": application}

    def open_layer():
        layer = core.QgsVectorLayer(file, "waterways", "ogr")
        if not layer.isValid():
            raise RuntimeError(file)
        symbol = core.QgsLineSymbol.createSimple(
            {"line_color": "#2f74e8", "line_width": "1.5", "line_width_unit": "Pixel"})
        layer.setRenderer(core.QgsSingleSymbolRenderer(symbol))
        state["layer"] = layer

    def draw(year):
        layer = state["layer"]
        layer.setSubsetString(f'"valid_from" <= {year} AND "valid_to" > {year}')
        settings = core.QgsMapSettings()
        settings.setLayers([layer])
        settings.setOutputSize(QSize(*SIZE))
        settings.setDestinationCrs(layer.crs())
        settings.setExtent(core.QgsRectangle(*REGION))
        settings.setBackgroundColor(QColor("white"))
        settings.setFlag(core.QgsMapSettings.Antialiasing, True)
        settings.setFlag(core.QgsMapSettings.UseRenderingOptimization, True)
        job = getattr(core, job_name)(settings)
        job.start()
        job.waitForFinished()
        job.renderedImage()

    return measure(open_layer, draw)


def draw_with_emscherblick(program, file):
    command = [program, "bench-frame", file, "--size", f"{SIZE[0]}x{SIZE[1]}", "--frames", "60",
               "--from", f"{YEARS[0]}-01-01", "--to", f"{YEARS[-1]}-01-01", "--json"]
    environment = dict(os.environ, LIBGL_ALWAYS_SOFTWARE="1")
    answer = json.loads(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
    frames = answer["frame_ms"]
    return {"load_ms": answer["load_ms"], "first_ms": answer["first_frame_ms"], "redraw_ms": frames["median"],
            "redraw_range_ms": [frames.get("min", frames["median"]), frames["max"]],
            "bytes_uploaded": answer["bytes_uploaded"], "renderer": answer["renderer"]}


def in_own_process(*arguments):
    """One measurement by this script in a process of its own; None when the engine is missing or fails."""
    command = [sys.executable, os.path.abspath(__file__), "--measure", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        print(f"{' '.join(arguments)}: no measurement ({done.stderr.strip().splitlines()[-1:]})", file=sys.stderr)
        return None
    return json.loads(lines[-1])


def fastest(measurements):
    """The whole measurement with the shortest redraw, and the soonest first picture of all."""
    measurements = [m for m in measurements if m]
    if not measurements:
        return None
    best = dict(min(measurements, key=lambda m: m["redraw_ms"]))
    best["soonest_picture_ms"] = min(m["load_ms"] + m["first_ms"] for m in measurements)
    return best


def bare_read_ms(tools, file):
    reads = [json.loads(subprocess.run([os.path.join(tools, "bare_read"), file], capture_output=True,
                                       check=True).stdout)["read_ms"] for _ in range(3)]
    return statistics.median(reads)


def compare(options, folder, vertices):
    files = [os.path.join(folder, f"waterways_{vertices}{suffix}") for suffix in FORMATS]
    for file in files:
        if not os.path.exists(file):
            subprocess.run([os.path.join(options.tools, "generate_waterways"), str(vertices), file], check=True)
    result = {"vertices": vertices, "bare_read_ms": bare_read_ms(options.tools, files[0])}
    result["Mapnik"] = fastest([in_own_process("mapnik", file) for file in files])
    result["Mapnik, simplified"] = fastest([in_own_process("mapnik-simplified", file) for file in files])
    result["QGIS"] = fastest([in_own_process("qgis", file, job) for file in files
                              for job in ("QgsMapRendererSequentialJob", "QgsMapRendererParallelJob")])
    if options.emscherblick:
        own = draw_with_emscherblick(options.emscherblick, files[0])
        own["soonest_picture_ms"] = own["load_ms"] + own["first_ms"]
        result["Emscherblick"] = own
    return result


def print_table(result):
    print(f"\n{result['vertices']:,} vertices, {SIZE[0]} x {SIZE[1]}, whole region; bare GDAL read "
          f"{result['bare_read_ms']:.0f} ms")
    print(f"{'':22}{'open or load':>14}{'first picture':>15}{'from the start':>16}{'new date':>10}{'range':>14}")
    for engine in ("Emscherblick", "Mapnik", "Mapnik, simplified", "QGIS"):
        row = result.get(engine)
        if row is None:
            print(f"{engine:22}{'not measured':>14}")
            continue
        spread = f"{row['redraw_range_ms'][0]:.0f}-{row['redraw_range_ms'][1]:.0f}"
        print(f"{engine:22}{row['load_ms']:11.0f} ms{row['first_ms']:12.0f} ms{row['soonest_picture_ms']:13.0f} ms"
              f"{row['redraw_ms']:7.1f} ms{spread:>14}")
    for line in verdicts(result):
        print(line)


def verdicts(result):
    own = result.get("Emscherblick")
    if own is None:
        return
    checks = [("loading / bare GDAL read", own["load_ms"] / result["bare_read_ms"], 3)]
    if result["Mapnik"]:
        checks.append(("frame / Mapnik's redraw", own["redraw_ms"] / result["Mapnik"]["redraw_ms"], 1 / 5))
        checks.append(("first picture / Mapnik's, both after opening",
                       own["first_ms"] / result["Mapnik"]["first_ms"], 1))
        checks.append(("first picture / Mapnik's, both from the start",
                       own["soonest_picture_ms"] / result["Mapnik"]["soonest_picture_ms"], 1))
    if result["QGIS"]:
        checks.append(("frame / QGIS's redraw", own["redraw_ms"] / result["QGIS"]["redraw_ms"], 1 / 12))
    for name, ratio, limit in checks:
        yield f"  {name:46}{ratio:8.3f}   at most {limit:.3f}   {'met' if ratio <= limit else 'NOT MET'}"
    yield f"  vertex bytes uploaded while the date moved: {own['bytes_uploaded']}   ({own['renderer']})"


def measure_here(arguments):
    engine, file = arguments[:2]
    if engine == "qgis":
        measured = draw_with_qgis(file, arguments[2])
    else:
        measured = draw_with_mapnik(file, 0.5 if engine == "mapnik-simplified" else None)
    measured["file"] = os.path.basename(file)
    print(json.dumps(measured), flush=True)
    os._exit(0)  # QGIS may crash while Python takes it apart


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--emscherblick", help="the program; without it only the others are measured")
    parser.add_argument("--tools", help="folder with generate_waterways and bare_read")
    parser.add_argument("--vertices", nargs="+", type=int, default=[1_000_000, 5_000_000])
    parser.add_argument("--folder", help="where the generated files are kept; default: a temporary folder")
    parser.add_argument("--json", help="also write the figures to this file")
    parser.add_argument("--measure", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure_here(options.measure)
    if not options.tools:
        parser.error("--tools is needed")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or temporary
        os.makedirs(folder, exist_ok=True)
        results = [compare(options, folder, vertices) for vertices in options.vertices]
    for result in results:
        print_table(result)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=2)


if __name__ == "__main__":
    main()
