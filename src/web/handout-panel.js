// What stands beside the map as text: stops, legend, downloads, milestones, what the map shows, and the card of what
// was clicked.
'use strict';

Handout.Panel = (function () {
  const H = Handout;
  const { data, Style, make, byId } = H;
  const stops = data.excursion ? data.excursion.stops : [];
  let theme = 0;
  let day = 0;
  let shown = null;  // { stop } or { feature }

  const paragraphs = (lines) => lines.split('\n').filter(Boolean).map((line) => make('p', {}, line));

  // Sources are addresses mostly; only those of the web become links.
  const sources = (text) => {
    const box = make('p', { class: 'source' }, H.word('source') + ': ');
    text.split(' ; ').forEach((piece, index) => {
      if (index) box.append(' · ');
      let url = null;
      try { url = new URL(piece); } catch (plain) { /* words */ }
      const isWeb = url && (url.protocol === 'https:' || url.protocol === 'http:');
      box.append(isWeb ? make('a', { href: url.href, rel: 'noopener noreferrer external', target: '_blank' }, url.hostname.replace(/^www\./, '')) : piece);
    });
    return box;
  };

  // What it is called on the spot, where one will look for the sign.
  const localName = (text) => (H.text(text) ? make('p', { class: 'local', lang: data.local.tag, dir: data.local.dir }, H.text(text)) : null);

  // --- stops ---

  const times = (stop) => {
    const list = make('dl', { class: 'times' });
    for (const key of ['arrival', 'stay', 'departure']) {
      const value = stop[key] === undefined ? '' : H.text(stop[key]);
      if (value) list.append(make('div', {}, make('dt', {}, H.word(key)), make('dd', {}, make('bdi', {}, value))));
    }
    return list;
  };

  const stopItem = (stop, index) => {
    const heading = make('h3', { id: 'stop-' + index }, H.text(stop.name));
    const number = make('span', { class: 'number' + (stop.confirmed ? '' : ' suggested'), 'aria-hidden': 'true' }, String(index + 1));
    const item = make('li', { class: 'stop', 'data-stop': index },
      number,
      make('div', { class: 'stop-body' },
        heading,
        localName(stop.local),
        make('p', { class: stop.confirmed ? 'status' : 'status suggested' }, H.text(stop.status)),
        times(stop),
        make('p', {}, H.text(stop.see)),
        H.text(stop.visiting) ? make('p', { class: 'visiting' }, H.text(stop.visiting)) : null,
        ...paragraphs(H.text(stop.facts)).map((p) => { p.className = 'fact'; return p; }),
        stop.source ? sources(stop.source) : null,
        make('button', { type: 'button', class: 'link', 'aria-describedby': 'stop-' + index, onclick: () => showStop(index) }, H.word('show'))));
    const way = index > 0 && stop.way ? make('p', { class: 'way' }, make('bdi', {}, H.text(stop.way))) : null;
    if (way) item.prepend(way);
    return item;
  };

  const fillStops = () => {
    byId('stops').hidden = stops.length === 0;
    document.querySelector('.skip').hidden = stops.length === 0;
    if (stops.length === 0) return;
    byId('stops-title').textContent = H.text(data.excursion.name) || H.word('stops');
    byId('summary').replaceChildren(...H.text(data.excursion.summary).split('\n').map((line) => make('span', {}, line)));
    byId('stop-list').replaceChildren(...stops.map(stopItem));
    byId('ring').hidden = stops.every((stop) => stop.confirmed);
  };

  const showStop = (index) => {
    hideCard();
    shown = { stop: index };
    H.Map.markStop(index);
    for (const item of document.querySelectorAll('.stop')) item.classList.toggle('current', Number(item.dataset.stop) === index);
    H.Map.flyTo(stops[index].at);
    if (H.isPhone()) window.scrollTo({ top: document.querySelector('.top').offsetHeight, behavior: H.calm() ? 'auto' : 'smooth' });
  };
  const pickStop = (index) => {
    showStop(index);
    const item = document.querySelector('.stop[data-stop="' + index + '"]');
    if (!H.isPhone()) item.scrollIntoView({ block: 'nearest', behavior: H.calm() ? 'auto' : 'smooth' });
    else showCard(stopCard(index));
  };

  // --- the card of what was clicked ---

  const showCard = (content) => {
    const card = byId('card');
    const close = make('button', { type: 'button', class: 'close', 'aria-label': H.word('close'), title: H.word('close'), onclick: clear },
      make('span', { 'aria-hidden': 'true' }, '×'));
    card.replaceChildren(close, ...content.filter(Boolean));
    card.hidden = false;
  };
  const hideCard = () => {
    byId('card').hidden = true;
    byId('card').replaceChildren();
    shown = null;
    H.Map.select([]);
  };
  const clear = () => {
    hideCard();
    H.Map.markStop(-1);
    for (const item of document.querySelectorAll('.stop.current')) item.classList.remove('current');
  };

  const stopCard = (index) => {
    const stop = stops[index];
    return [make('h2', {}, H.text(stop.name)), localName(stop.local), make('p', { class: 'status' }, H.text(stop.status)), times(stop), make('p', {}, H.text(stop.see))];
  };

  const featureCard = ({ layer, index }) => {
    const feature = layer.features[index];
    const phase = feature.p === undefined ? null : Style.phasesOf(layer)[feature.p];
    return [
      make('p', { class: 'layer' }, H.text(layer.title)),
      make('h2', {}, H.pooled(feature.n) || H.pooled(feature.l)),
      localName(H.pooled(feature.k)),
      phase ? make('p', { class: 'phase' }, swatch(layer.kind, layer, phase), H.text(phase.label)) : null,
      ...paragraphs(H.pooled(feature.d)),
      ...paragraphs(H.pooled(feature.o)),
      ...paragraphs(H.pooled(feature.q)).map((p) => { p.className = 'fact'; return p; }),
      feature.s !== undefined ? sources(H.pooled(feature.s)) : null,
    ];
  };

  const pick = ({ stop, feature }) => {
    if (stop !== undefined) return pickStop(stop);
    if (!feature) return clear();
    clear();
    shown = { feature };
    const { layer, index } = feature;
    H.Map.select(layer.kind === 'point' ? [] : [{ type: 'Feature', properties: {}, geometry: Style.geometryOf(layer.kind, layer.features[index].g) }]);
    showCard(featureCard(feature));
    return undefined;
  };

  // --- legend ---

  const swatch = (kind, layer, phase) => {
    const mark = make('span', { class: 'swatch ' + kind, 'aria-hidden': 'true' });
    const color = (phase || layer.style).color[theme];
    mark.style.setProperty('--color', color);
    if (kind === 'line' && layer.style.line.off > 0) mark.classList.add('dashed');
    if (kind === 'line' && layer.style.line.hollow > 0) mark.classList.add('hollow');
    if (kind === 'area' && layer.style.area.hatched) mark.classList.add('hatched');
    if (kind === 'point') mark.classList.add((phase && phase.shape) || layer.style.point.shape);
    return mark;
  };

  // Phases that occur on the day: shared ones once, from the layer that tells most.
  const legendEntries = () => {
    const shared = new Map();
    const own = [];
    for (const layer of data.layers.filter((l) => l.legend)) {
      const alive = layer.features.filter((f) => Style.isAlive(f, day));
      if (alive.length === 0) continue;
      if (!layer.style.byPhase) {
        own.push({ layer, label: layer.title });
        continue;
      }
      for (const p of new Set(alive.map((f) => f.p).filter((p) => p !== undefined))) {
        const phase = Style.phasesOf(layer)[p];
        if (layer.phases) own.push({ layer, phase, label: phase.label });
        else if (!shared.has(p) || shared.get(p).layer.style.emphasis < layer.style.emphasis) shared.set(p, { layer, phase, label: phase.label });
      }
    }
    return [...[...shared].sort((a, b) => a[0] - b[0]).map((entry) => entry[1]), ...own];
  };

  const fillLegend = () => {
    const entries = legendEntries().map(({ layer, phase, label }) => make('li', {}, swatch(layer.kind, layer, phase), make('span', {}, H.text(label))));
    for (const route of data.routes) {
      const mark = make('span', { class: 'swatch line' + (route.legs.some((leg) => leg.dashed) ? ' dashed' : ''), 'aria-hidden': 'true' });
      mark.style.setProperty('--color', route.color[theme]);
      entries.push(make('li', {}, mark, make('span', {}, H.text(route.name))));
    }
    byId('legend').replaceChildren(...entries);
  };

  // --- the map in words ---

  const listed = (names) => {
    try {
      return new Intl.ListFormat(H.language().tag, { type: 'unit' }).format(names);
    } catch (unknown) {
      return names.join(', ');
    }
  };
  const namesOf = (features) => [...new Set(features.map((f) => H.pooled(f.n) || H.pooled(f.l)).filter(Boolean))];

  const fillDescription = () => {
    byId('described-date').textContent = H.longDate(day);
    const layers = [...data.layers].filter((l) => l.legend || l.style.emphasis > 0).sort((a, b) => b.style.emphasis - a.style.emphasis);
    const blocks = layers.map((layer) => {
      const alive = layer.features.filter((f) => Style.isAlive(f, day));
      const list = make('dl', {});
      const add = (phase, features) => {
        const names = namesOf(features);
        if (names.length === 0) return;
        if (phase) list.append(make('dt', {}, swatch(layer.kind, layer, phase), H.text(phase.label)));
        list.append(make('dd', {}, listed(names)));
      };
      if (layer.style.byPhase) Style.phasesOf(layer).forEach((phase, index) => add(phase, alive.filter((f) => f.p === index)));
      else if (alive.length > 0) add({ ...layer.style, label: layer.title }, alive);
      if (!list.hasChildNodes()) return null;
      return make('section', {}, make('h3', {}, H.text(layer.title)), list);
    });
    byId('described').replaceChildren(...blocks.filter(Boolean));
  };

  const fillDownloads = () => {
    const files = H.language().downloads;
    byId('downloads-area').hidden = files.length === 0;
    byId('downloads').replaceChildren(...files.map((file) => make('li', {},
      make('a', { href: file.href, download: file.name, class: 'download' },
        make('span', { class: 'kind', 'aria-hidden': 'true' }, file.kind.toUpperCase()),
        make('span', {}, H.word(file.kind))))));
  };

  const fillMilestones = () => {
    byId('milestones-area').hidden = data.milestones.length === 0;
    byId('milestones').replaceChildren(...data.milestones.map((m) => make('li', {},
      make('button', { type: 'button', class: 'link', onclick: () => { H.Time.setPlaying(false); H.Time.go(Math.max(m.f, data.time[0])); } }, H.text(m.when)),
      make('p', {}, make('strong', {}, H.text(m.title)), ' ', H.text(m.text)))));
  };

  const fill = () => {
    fillStops();
    fillLegend();
    fillDescription();
    fillDownloads();
    fillMilestones();
    byId('credits').replaceChildren(make('p', {}, H.text(data.credits)), make('p', {}, 'MapLibre GL JS · BSD-3-Clause'));
    if (!shown) return;
    if (shown.feature) showCard(featureCard(shown.feature));
    else {
      for (const item of document.querySelectorAll('.stop')) item.classList.toggle('current', Number(item.dataset.stop) === shown.stop);
    }
  };

  return {
    start: (options) => {
      ({ theme, day } = options);
      fill();
      H.onLanguage(fill);
      document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && shown) clear(); });
    },
    pick,
    setTheme: (wanted) => { theme = wanted; fillLegend(); fillDescription(); if (shown && shown.feature) showCard(featureCard(shown.feature)); },
    setDay: (wanted) => { day = wanted; fillLegend(); },
    settle: (wanted) => { day = wanted; fillDescription(); },
  };
})();
