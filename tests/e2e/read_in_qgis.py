"""Opens a GeoPackage of routes in QGIS and prints what it makes of each layer."""
import sys

from qgis.core import QgsApplication, QgsVectorLayer

app = QgsApplication([], False)
app.initQgis()
for name in ("stops", "shaping_points", "legs", "routes"):
    layer = QgsVectorLayer(sys.argv[1] + "|layername=" + name, name, "ogr")
    if not layer.isValid():
        sys.exit(name + " cannot be opened")
    renderer = layer.renderer()
    line = [name, str(layer.featureCount()), renderer.type() if renderer else "-"]
    if layer.labelsEnabled():
        line.append("labels=" + layer.labeling().settings().fieldName)
    if renderer and renderer.type() == "categorizedSymbol":
        used = {f["leg_kind"] for f in layer.getFeatures()}
        line += sorted(c.value() for c in renderer.categories() if c.value() in used)
    print(" ".join(line))
