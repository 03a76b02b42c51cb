// The map: MapLibre with our own buttons, the stops as real buttons on it, and what a click finds.
'use strict';

Handout.Map = (function () {
  const H = Handout;
  const { data, Style } = H;
  let map = null;
  let theme = 0;
  let day = 0;
  let view = null;
  let markers = [];
  let stopPlaces = [];  // of their middles on the screen
  let onPick = () => {};
  const sizeOfPoint = () => (H.isPhone() ? 0.6 : 0.78);

  const bounds = () => {
    if (data.home) return [[data.home[0], data.home[1]], [data.home[2], data.home[3]]];
    const box = [180, 90, -180, -90];
    for (const layer of data.layers) {
      for (const feature of layer.features) {
        for (const part of feature.g) {
          for (const [x, y] of Style.decode(part)) {
            box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
            box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
          }
        }
      }
    }
    return box[0] <= box[2] ? [[box[0], box[1]], [box[2], box[3]]] : [[-10, 40], [20, 60]];
  };
  // The story, which on a narrow screen is more than the region around it.
  const subject = () => {
    const box = [180, 90, -180, -90];
    const stops = data.excursion ? data.excursion.stops : [];
    for (const { at } of stops) {
      box[0] = Math.min(box[0], at[0]); box[1] = Math.min(box[1], at[1]);
      box[2] = Math.max(box[2], at[0]); box[3] = Math.max(box[3], at[1]);
    }
    return stops.length > 1 && H.isPhone() ? [[box[0], box[1]], [box[2], box[3]]] : bounds();
  };
  const padding = () => {
    if (H.isPhone()) return { top: 28, bottom: 44, left: 28, right: 28 };
    const deck = document.querySelector('.deck').getBoundingClientRect();
    return { top: 28, bottom: Math.min(deck.height + 40, 300), left: 32, right: 32 };
  };

  const measureView = () => {
    const camera = map.cameraForBounds(subject(), { padding: padding() });
    view = { homeZoom: camera ? camera.zoom : 9, latitude: camera ? camera.center.lat : 50, scale: sizeOfPoint() };
  };

  const goHome = (animate) => map.fitBounds(subject(), { padding: padding(), animate: animate && !H.calm(), duration: 900 });

  const flyTo = (place) => {
    if (!map) return;
    const camera = { center: place, zoom: Math.max(map.getZoom(), view.homeZoom + 2.6) };
    if (H.calm()) map.jumpTo(camera);
    else map.easeTo({ ...camera, duration: 900 });
  };

  const select = (features) => {
    const source = map && map.getSource('selection');
    if (source) source.setData({ type: 'FeatureCollection', features });
  };

  const addMarkers = () => {
    const stops = data.excursion ? data.excursion.stops : [];
    markers = stops.map((stop, index) => {
      const button = H.make('button', {
        type: 'button', class: 'stop-mark' + (stop.confirmed ? '' : ' suggested'),
        onclick: (event) => { event.stopPropagation(); onPick({ stop: index }); },
      }, String(index + 1));
      const marker = new maplibregl.Marker({ element: button }).setLngLat(stop.at).addTo(map);
      return { button, marker };
    });
  };
  // Marks that would cover each other step aside, so that a finger finds each.
  const apartPx = 32;
  const spreadMarkers = () => {
    const places = markers.map(({ marker }) => map.project(marker.getLngLat()));
    const moved = places.map(({ x, y }) => ({ x, y }));
    const part = (a, b) => {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const distance = Math.hypot(dx, dy);
      if (distance >= apartPx) return;
      const push = (apartPx - distance) / 2;
      const [ux, uy] = distance > 0.1 ? [dx / distance, dy / distance] : [1, 0];
      a.x -= ux * push; a.y -= uy * push;
      b.x += ux * push; b.y += uy * push;
    };
    for (let round = 0; round < 6; round += 1) moved.forEach((a, i) => moved.slice(i + 1).forEach((b) => part(a, b)));
    markers.forEach(({ marker }, i) => marker.setOffset([moved[i].x - places[i].x, moved[i].y - places[i].y]));
    stopPlaces = moved;
  };
  const nameMarkers = () => {
    markers.forEach(({ button }, index) => {
      const stop = data.excursion.stops[index];
      const label = H.text(stop.status) + ': ' + H.text(stop.name);
      button.setAttribute('aria-label', label);
      button.title = H.text(stop.name);
    });
    map.getCanvas().setAttribute('aria-label', H.word('map'));
    map.getCanvas().setAttribute('role', 'application');  // with keys of its own; the region is the whole section
  };
  const markStop = (index) => markers.forEach(({ button }, i) => button.classList.toggle('current', i === index));

  // What lies under a finger: lines before areas, and of them what is drawn last.
  const found = (point) => {
    const reach = H.isPhone() ? 14 : 8;
    const box = [[point.x - reach, point.y - reach], [point.x + reach, point.y + reach]];
    const ids = data.layers.flatMap((layer) => [layer.id, layer.id + '/hatch']).filter((id) => map.getLayer(id));
    const hits = map.queryRenderedFeatures(box, { layers: ids });
    const told = hits.map((hit) => ({ layer: data.layers.find((l) => l.id === hit.source), index: hit.properties.i }))
      .filter(({ layer, index }) => layer && (layer.features[index].n !== undefined || layer.features[index].l !== undefined));
    const rank = { point: 0, line: 1, area: 2 };
    told.sort((a, b) => rank[a.layer.kind] - rank[b.layer.kind]);
    return told[0];
  };

  const setDay = (wanted) => {
    day = wanted;
    if (!map || !view || !map.style || !map.getLayer('background')) return;
    for (const [id, filter] of Style.filters(theme, view, day)) {
      if (map.getLayer(id)) map.setFilter(id, filter, { validate: false });
    }
  };
  const setTheme = (wanted) => {
    theme = wanted;
    if (map && view) map.setStyle(Style.make(theme, view, day), { diff: true, validate: false });
  };

  // How large the map is, for the printer.
  const tellSize = () => {
    const { clientWidth, clientHeight } = map.getContainer();
    if (window.matchMedia('print').matches || !clientWidth) return;
    const widthOfPaper = 690;
    const style = document.documentElement.style;
    style.setProperty('--map-width', String(clientWidth));
    style.setProperty('--map-height', String(clientHeight));
    style.setProperty('--on-paper', String(Math.min(1, widthOfPaper / clientWidth)));
  };

  const start = (options) => {
    ({ theme, day, onPick } = options);
    map = new maplibregl.Map({
      container: 'map',
      style: { version: 8, sources: {}, layers: [] },
      bounds: subject(),
      fitBoundsOptions: { padding: padding() },
      attributionControl: false,
      maxZoom: 15.5,
      minZoom: 5,
      pitchWithRotate: false,
      dragRotate: false,
      touchPitch: false,
      // So that the picture is there when the page is printed.
      canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
      fadeDuration: 0,
      validateStyle: false,
    });
    map.touchZoomRotate.disableRotation();
    map.on('styleimagemissing', ({ id }) => {
      const made = Style.picture(id);
      if (made && !map.hasImage(id)) map.addImage(id, made.image, { pixelRatio: made.pixelRatio });
    });
    measureView();
    map.setStyle(Style.make(theme, view, day), { diff: false, validate: false });
    addMarkers();
    nameMarkers();
    spreadMarkers();
    map.on('move', spreadMarkers);
    map.on('resize', spreadMarkers);
    map.on('click', ({ point }) => onPick({ feature: found(point) }));
    H.byId('zoom-in').addEventListener('click', () => map.zoomIn({ animate: !H.calm() }));
    H.byId('zoom-out').addEventListener('click', () => map.zoomOut({ animate: !H.calm() }));
    H.byId('zoom-home').addEventListener('click', () => goHome(true));
    H.onLanguage(nameMarkers);
    map.on('resize', tellSize);
    tellSize();
    return map;
  };

  return {
    start, setDay, setTheme, flyTo, select, markStop,
    map: () => map, view: () => view, stopPlace: (index) => stopPlaces[index], theme: () => theme,
  };
})();
