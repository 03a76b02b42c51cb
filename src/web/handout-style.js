// From the project's layers to a MapLibre style: the same colours, widths and order as on the program's map. Pure but
// for the small pictures of symbols and hatching, which are drawn when the map first asks for them.
'use strict';

Handout.Style = (function () {
  const { data } = Handout;
  const undated = { from: -10000000, to: 10000000 };

  // Steps of 0.00001 degrees, each from the place before.
  const decode = (numbers) => {
    const places = [];
    let x = 0;
    let y = 0;
    for (let i = numbers[0] === null ? 1 : 0; i + 1 < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      places.push([x / 1e5, y / 1e5]);
    }
    return places;
  };

  const geometryOf = (kind, parts) => {
    if (kind === 'point') return { type: 'MultiPoint', coordinates: parts.map((p) => decode(p)[0]) };
    if (kind === 'line') return { type: 'MultiLineString', coordinates: parts.map(decode) };
    const polygons = [];
    for (const part of parts) {
      if (part[0] === null && polygons.length > 0) polygons[polygons.length - 1].push(decode(part));
      else polygons.push([decode(part)]);
    }
    return { type: 'MultiPolygon', coordinates: polygons };
  };

  const phasesOf = (layer) => layer.phases || data.phases;

  const featuresOf = (layer) => ({
    type: 'FeatureCollection',
    features: layer.features.map((feature, index) => ({
      type: 'Feature',
      id: index,
      properties: { i: index, f: feature.f, t: feature.t, p: feature.p === undefined ? -1 : feature.p },
      geometry: geometryOf(layer.kind, feature.g),
    })),
  });

  const hasDates = (layer) => layer.features.some((f) => f.f > undated.from || f.t < undated.to);
  const livesOn = (day) => ['all', ['<=', ['get', 'f'], day], ['>', ['get', 't'], day]];
  const isAlive = (feature, day) => feature.f <= day && day < feature.t;

  // What each phase of the layer makes of a value; `other` is for features without one.
  const byPhase = (layer, pick, other) => {
    if (!layer.style.byPhase || phasesOf(layer).length === 0) return other;
    const match = ['match', ['get', 'p']];
    phasesOf(layer).forEach((phase, index) => match.push(index, pick(phase)));
    return match.concat([other]);
  };
  const colour = (layer, theme) => byPhase(layer, (p) => p.color[theme], layer.style.color[theme]);

  // Grows gently as one comes closer; sizes are those of a picture of 1080 lines.
  const growing = (points, view) => ['interpolate', ['exponential', 1.3], ['zoom'],
    view.homeZoom - 2, points * view.scale * 0.55,
    view.homeZoom, points * view.scale,
    view.homeZoom + 5, points * view.scale * 2.4];
  const leastZoom = (metresPerPoint, view) => (metresPerPoint > 0
    ? Math.max(0, Math.log2((78271.517 * Math.cos(view.latitude * Math.PI / 180) * view.scale) / metresPerPoint)) : 0);

  const lineLayers = (layer, theme, view) => {
    const { line } = layer.style;
    const dashed = line.off > 0;
    const layout = { 'line-cap': dashed ? 'butt' : 'round', 'line-join': 'round' };
    const made = [];
    const add = (suffix, width, paint, filter) => made.push({
      id: layer.id + suffix, type: 'line', layout, filter,
      paint: { 'line-opacity': layer.opacity, 'line-width': growing(width, view), ...paint },
    });
    const glowing = phasesOf(layer).map((p, index) => (p.glows ? index : -1)).filter((index) => index >= 0);
    if (theme === 0 && line.glow > 0 && glowing.length > 0) {
      add('/glow', line.width + line.glow * 1.6,
        { 'line-color': colour(layer, theme), 'line-blur': growing(line.glow, view), 'line-opacity': 0.28 },
        ['in', ['get', 'p'], ['literal', glowing]]);
    }
    const dash = dashed ? { 'line-dasharray': [line.on, line.off] } : {};
    if (line.casing > 0 && !dashed) add('/casing', line.width + 2 * line.casing, { 'line-color': data.themes[theme].casing });
    add('', line.width, { 'line-color': colour(layer, theme), ...dash });
    if (line.hollow > 0) add('/hollow', line.width * line.hollow, { 'line-color': data.themes[theme].casing });
    return made;
  };

  const areaLayers = (layer, theme, view) => {
    const { area } = layer.style;
    const made = [{
      id: layer.id, type: 'fill',
      paint: { 'fill-color': colour(layer, theme), 'fill-opacity': area.fill * layer.opacity, 'fill-antialias': true },
    }];
    if (area.hatched) {
      made.push({
        id: layer.id + '/hatch', type: 'fill',
        paint: {
          'fill-pattern': byPhase(layer, (p) => 'hatch|' + p.color[theme], 'hatch|' + layer.style.color[theme]),
          'fill-opacity': 0.55 * layer.opacity,
        },
      });
    }
    if (area.outline > 0) {
      made.push({
        id: layer.id + '/outline', type: 'line', layout: { 'line-join': 'round' },
        paint: { 'line-color': colour(layer, theme), 'line-width': Math.max(1, area.outline * view.scale), 'line-opacity': 0.8 * layer.opacity },
      });
    }
    return made;
  };

  const pointLayers = (layer, theme, view) => {
    const { point } = layer.style;
    const rim = data.themes[theme].casing;
    const name = (shape, color) => ['symbol', shape, color, rim, point.size, point.casing].join('|');
    return [{
      id: layer.id, type: 'symbol',
      minzoom: leastZoom(point.maxMpp, view),
      layout: {
        'icon-image': byPhase(layer, (p) => name(p.shape || point.shape, p.color[theme]), name(point.shape, layer.style.color[theme])),
        'icon-size': ['interpolate', ['linear'], ['zoom'], view.homeZoom - 1, view.scale * 0.75, view.homeZoom + 4, view.scale * 1.5],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': layer.opacity },
    }];
  };

  const routeLayers = (theme, view) => data.routes.flatMap((route, index) => {
    const layout = { 'line-cap': 'round', 'line-join': 'round' };
    const source = 'route ' + index;
    return [
      { id: source + '/casing', source, type: 'line', layout, filter: ['!', ['get', 'dashed']],
        paint: { 'line-color': data.themes[theme].casing, 'line-width': growing(5.4, view) } },
      { id: source, source, type: 'line', layout, filter: ['!', ['get', 'dashed']],
        paint: { 'line-color': route.color[theme], 'line-width': growing(3, view) } },
      { id: source + '/dashed', source, type: 'line', layout: { 'line-cap': 'butt' }, filter: ['get', 'dashed'],
        paint: { 'line-color': route.color[theme], 'line-width': growing(2.6, view), 'line-dasharray': [2.6, 1.8] } },
    ];
  });

  const sources = () => {
    const all = { selection: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } };
    for (const layer of data.layers) {
      all[layer.id] = { type: 'geojson', data: featuresOf(layer), tolerance: 0.2, buffer: 64 };
    }
    data.routes.forEach((route, index) => {
      all['route ' + index] = {
        type: 'geojson', tolerance: 0.2,
        data: { type: 'FeatureCollection', features: route.legs.map((leg) => ({
          type: 'Feature', properties: { dashed: leg.dashed }, geometry: { type: 'LineString', coordinates: decode(leg.g) },
        })) },
      };
    });
    return all;
  };

  const selectionLayers = (theme, view) => [
    { id: 'selection', source: 'selection', type: 'line', layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': data.themes[theme].text, 'line-width': growing(4, view), 'line-gap-width': growing(9, view) } }];

  const layersOf = (layer, theme, view, day) => {
    const make = { line: lineLayers, area: areaLayers, point: pointLayers }[layer.kind];
    return make(layer, theme, view).map((made) => {
      const filters = [made.filter, hasDates(layer) ? livesOn(day) : undefined].filter(Boolean);
      const filter = filters.length > 1 ? ['all', ...filters] : filters[0];
      const result = { ...made, source: layer.id };
      result.minzoom = Math.max(made.minzoom || 0, leastZoom(layer.style.maxMpp, view));
      delete result.filter;
      if (filter) result.filter = filter;
      return result;
    });
  };

  // --- small pictures ---

  const canvasOf = (size) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    return canvas.getContext('2d', { willReadFrequently: true });
  };

  const hatch = (color) => {
    const size = 16;
    const c = canvasOf(size);
    c.strokeStyle = color;
    c.lineWidth = 2;
    for (const shift of [-size, 0, size]) {
      c.beginPath();
      c.moveTo(shift - 2, size + 2);
      c.lineTo(shift + size + 2, -2);
      c.stroke();
    }
    return c.getImageData(0, 0, size, size);
  };

  const symbol = (shape, color, rim, points, casing) => {
    const unit = 3;
    const radius = points * unit / 2;
    const size = Math.ceil(2 * (radius * 1.25 + casing * unit) + 4);
    const c = canvasOf(size);
    const m = size / 2;
    const corners = { square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
      diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
      triangle: [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]] }[shape];
    c.beginPath();
    if (!corners) c.arc(m, m, radius, 0, 2 * Math.PI);
    else corners.forEach(([x, y], index) => c[index ? 'lineTo' : 'moveTo'](m + x * radius, m + y * radius));
    c.closePath();
    c.lineJoin = 'round';
    c.lineWidth = 2 * casing * unit;
    c.strokeStyle = rim;
    c.stroke();
    c.fillStyle = color;
    c.fill();
    return c.getImageData(0, 0, size, size);
  };

  const picture = (name) => {
    const [kind, ...rest] = name.split('|');
    if (kind === 'hatch') return { image: hatch(rest[0]), pixelRatio: 2 };
    if (kind === 'symbol') return { image: symbol(rest[0], rest[1], rest[2], Number(rest[3]), Number(rest[4])), pixelRatio: 3 };
    return null;
  };

  return {
    decode, geometryOf, phasesOf, isAlive, hasDates, leastZoom, picture,
    // `view`: zoom and latitude of the whole map, and the size of a point in pixels.
    make: (theme, view, day) => ({
      version: 8,
      sources: sources(),
      layers: [
        { id: 'background', type: 'background', paint: { 'background-color': data.themes[theme].land } },
        ...data.layers.flatMap((layer) => layersOf(layer, theme, view, day)),
        ...selectionLayers(theme, view),
        ...routeLayers(theme, view),
      ],
    }),
    // The filters of a day, by layer of the style.
    filters: (theme, view, day) => data.layers.filter(hasDates)
      .flatMap((layer) => layersOf(layer, theme, view, day)).map((made) => [made.id, made.filter]),
  };
})();
