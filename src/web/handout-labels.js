// Names on the map, written by the browser itself onto a canvas over the map: it knows every script and direction, and
// no font has to be sent along. What matters most is placed first; what would cover it is left out.
'use strict';

Handout.Labels = (function () {
  const H = Handout;
  const { data, Style } = H;
  const family = '"Inter", "Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
  let canvas = null;
  let c = null;
  let candidates = [];
  let shownBefore = new Set();
  let day = 0;
  let written = [];  // what stands on the map now: the name, and the local one below it

  // Lines of one name that meet end to end become one: a name needs room.
  const joined = (lines) => {
    const near = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]) < 0.003;
    const chains = [];
    for (const line of lines) {
      const chain = chains.find((k) => near(k[k.length - 1], line[0]) || near(k[0], line[line.length - 1]));
      if (!chain) chains.push([...line]);
      else if (near(chain[chain.length - 1], line[0])) chain.push(...line);
      else chain.unshift(...line);
    }
    return chains;
  };

  const middleOf = (ring) => {
    const xs = ring.map((p) => p[0]);
    const ys = ring.map((p) => p[1]);
    const west = Math.min(...xs); const east = Math.max(...xs);
    const south = Math.min(...ys); const north = Math.max(...ys);
    return { at: [(west + east) / 2, (south + north) / 2], box: [[west, south], [east, north]] };
  };

  const ofLayer = (layer) => {
    const alive = layer.features.filter((f) => f.l !== undefined && Style.isAlive(f, day));
    if (layer.kind === 'point') {
      return alive.map((f) => ({ layer, text: f.l, local: f.k, weight: f.w || 0, at: Style.decode(f.g[0])[0] }));
    }
    if (layer.kind === 'area') {
      return alive.map((f) => ({ layer, text: f.l, local: f.k, weight: 0, ...middleOf(Style.decode(f.g[0])) }));
    }
    const byText = new Map();
    for (const f of alive) {
      if (!byText.has(f.l)) byText.set(f.l, { layer, text: f.l, local: f.k, weight: 1, lines: [] });
      byText.get(f.l).lines.push(...f.g.map(Style.decode));
    }
    return [...byText.values()].map((named) => ({ ...named, lines: joined(named.lines) }));
  };

  const collect = () => {
    candidates = data.layers.flatMap(ofLayer);
    const stops = data.excursion ? data.excursion.stops : [];
    candidates.push(...stops.map((stop, index) => ({ stop, index, weight: 0, at: stop.at })));
  };

  const sizeOf = (candidate, scale) => (candidate.stop ? 12.5 : Math.max(10.5, candidate.layer.style.label.size * scale * 0.92));
  const rankOf = (candidate) => {
    if (candidate.stop) return 15;
    return candidate.layer.style.label.size + candidate.layer.style.emphasis * 3;
  };

  const isFree = (box, placed) => placed.every((p) => box[2] < p[0] || box[0] > p[2] || box[3] < p[1] || box[1] > p[3]);

  const setFont = (look) => {
    c.font = (look.italic ? 'italic ' : '') + (look.bold ? '600 ' : '500 ') + look.size + 'px ' + family;
    if ('letterSpacing' in c) c.letterSpacing = (look.spacing || 0) * look.size + 'px';
  };
  const write = (text, x, y, look) => {
    setFont(look);
    c.direction = look.direction;
    c.lineWidth = Math.max(2.5, look.size * 0.26);
    c.strokeStyle = look.halo;
    c.fillStyle = look.color;
    c.strokeText(text, x, y);
    c.fillText(text, x, y);
  };
  const widthOf = (text, look) => {
    setFont(look);
    return c.measureText(text).width;
  };

  const lookOf = (candidate, theme, scale) => {
    const themes = data.themes[theme];
    const direction = H.language().dir;
    if (candidate.stop) return { size: sizeOf(candidate), bold: true, color: themes.text, halo: themes.casing, direction };
    const { label } = candidate.layer.style;
    return { size: sizeOf(candidate, scale), italic: label.italic, bold: label.bold || label.size >= 22,
      spacing: H.language().dir === 'rtl' ? 0 : label.spacing, color: label.color[theme], halo: themes.casing, direction };
  };
  // The name on the spot, a line below: smaller and lighter.
  const localLook = (look) => ({ ...look, size: Math.max(Math.min(9, look.size), look.size * 0.8), bold: false,
    color: 'color-mix(in srgb, ' + look.color + ' 75%, ' + look.halo + ')', direction: data.local.dir });

  // Words, or what may stand on a line of its own in a language without blanks.
  const wordsOf = (text) => {
    if (text.includes(' ') || !window.Intl.Segmenter) return { words: text.split(' '), blank: ' ' };
    const parts = [];
    for (const { segment, isWordLike } of new Intl.Segmenter(H.language().tag, { granularity: 'word' }).segment(text)) {
      if (parts.length && (!isWordLike || /\d$/.test(parts[parts.length - 1]))) parts[parts.length - 1] += segment;
      else parts.push(segment);
    }
    return { words: parts, blank: '' };
  };
  const wrapped = (text, look, width) => {
    const lines = [];
    const { words, blank } = wordsOf(text);
    for (const word of words) {
      const longer = lines.length ? lines[lines.length - 1] + blank + word : word;
      if (lines.length && widthOf(longer, look) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };

  // Lines one below the other, as one thing that finds a place; `y` of each is from the middle of the whole.
  const blockOf = (lines) => {
    const height = lines.reduce((sum, line) => sum + line.look.size * 1.2, 0);
    let top = -height / 2;
    for (const line of lines) {
      line.width = widthOf(line.text, line.look);
      line.y = top + line.look.size * 0.6;
      top += line.look.size * 1.2;
    }
    return { lines, height, width: Math.max(...lines.map((line) => line.width)) };
  };
  const writeBlock = (block, x, y) => block.lines.forEach((line) => write(line.text, x, y + line.y, line.look));

  const placePoint = (candidate, names, map, placed, size) => {
    const at = candidate.stop ? H.Map.stopPlace(candidate.index) : map.project(candidate.at);
    const block = blockOf(names);
    const gap = candidate.stop ? 17 : 7;
    const half = block.height / 2;
    const toRight = [at.x + gap + block.width / 2, at.y];
    const toLeft = [at.x - gap - block.width / 2, at.y];
    const above = [at.x, at.y - gap - half];
    const below = [at.x, at.y + gap + half];
    const sides = H.language().dir === 'rtl' ? [toLeft, toRight, above, below] : [toRight, toLeft, above, below];
    for (const [x, y] of sides) {
      // Lines beside the point begin at it.
      const drawn = block.lines.map((line) => ({ ...line, x: x + Math.sign(Math.round(at.x - x)) * (block.width - line.width) / 2 }));
      const box = [x - block.width / 2 - 3, y - half, x + block.width / 2 + 3, y + half];
      const isCut = box[0] < 0 || box[2] > size.width || box[1] < 0 || box[3] > size.height;
      if (isCut || !isFree(box, placed)) continue;
      return { boxes: [box], draw: () => drawn.forEach((line) => write(line.text, line.x, y + line.y, line.look)) };
    }
    return null;
  };

  const placeArea = (candidate, names, map, placed) => {
    const at = map.project(candidate.at);
    const [a, b] = candidate.box.map((corner) => map.project(corner));
    const room = Math.abs(b.x - a.x) - 8;
    if (room < names[0].look.size * 5) return null;
    const block = blockOf(names.flatMap(({ text, look }) => wrapped(text, look, room).map((line) => ({ text: line, look }))));
    if (block.width > room || block.height > Math.abs(b.y - a.y)) return null;
    const box = [at.x - block.width / 2, at.y - block.height / 2, at.x + block.width / 2, at.y + block.height / 2];
    if (!isFree(box, placed)) return null;
    return { boxes: [box], draw: () => writeBlock(block, at.x, at.y) };
  };

  // Places along a line as it lies on the screen, by distance from its start.
  const measured = (line, map) => {
    const points = line.map((p) => map.project(p));
    const along = [0];
    for (let i = 1; i < points.length; i += 1) along.push(along[i - 1] + Math.hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y));
    const at = (d) => {
      let i = along.findIndex((value) => value >= d);
      if (i < 1) i = i === 0 ? 1 : along.length - 1;
      const share = (d - along[i - 1]) / Math.max(1e-6, along[i] - along[i - 1]);
      return { x: points[i - 1].x + (points[i].x - points[i - 1].x) * share, y: points[i - 1].y + (points[i].y - points[i - 1].y) * share };
    };
    return { total: along[along.length - 1], at };
  };

  // The stretches a name could follow, the straightest and most central first.
  const stretches = (candidate, width, look, map, size) => {
    const all = [];
    for (const line of candidate.lines) {
      const { total, at } = measured(line, map);
      const step = Math.max(14, total / 80);
      for (let d = 0; d + width <= total; d += step) {
        const [from, middle, to] = [at(d), at(d + width / 2), at(d + width)];
        const chord = Math.hypot(to.x - from.x, to.y - from.y);
        const bow = Math.hypot(middle.x - (from.x + to.x) / 2, middle.y - (from.y + to.y) / 2);
        const inside = [from, to].every((p) => p.x > 12 && p.x < size.width - 12 && p.y > 12 && p.y < size.height - 12);
        if (!inside || chord < width * 0.86 || bow > look.size * 0.9) continue;
        const away = Math.hypot((from.x + to.x - size.width) / size.width, (from.y + to.y - size.height) / size.height);
        all.push({ from, to, middle, score: chord / width - 0.15 * away - bow / width });
      }
    }
    return all.sort((a, b) => b.score - a.score).slice(0, 30);
  };

  // A slanted name is guarded by a row of small boxes.
  const boxesAlong = (x, y, angle, block) => {
    const half = block.height / 2;
    const count = Math.max(2, Math.ceil(block.width / (block.height * 1.25)));
    return Array.from({ length: count }, (unused, i) => {
      const s = (i / (count - 1) - 0.5) * Math.max(0, block.width - block.height);
      const [bx, by] = [x + Math.cos(angle) * s, y + Math.sin(angle) * s];
      return [bx - half * 1.25, by - half, bx + half * 1.25, by + half];
    });
  };

  const placeLine = (candidate, names, map, placed, size) => {
    const block = blockOf(names);
    const { look } = names[0];
    const lift = candidate.layer.style.line.width * H.Map.view().scale * 0.5 + block.height / 2 + 2;
    for (const side of [1, -1]) {
      for (const { from, middle, to } of stretches(candidate, block.width * 1.06, look, map, size)) {
        let angle = Math.atan2(to.y - from.y, to.x - from.x);
        if (Math.abs(angle) > Math.PI / 2) angle += angle > 0 ? -Math.PI : Math.PI;
        const x = (from.x + to.x) / 4 + middle.x / 2 + Math.sin(angle) * lift * side;
        const y = (from.y + to.y) / 4 + middle.y / 2 - Math.cos(angle) * lift * side;
        const boxes = boxesAlong(x, y, angle, block);
        if (!boxes.every((box) => isFree(box, placed))) continue;
        return { boxes, draw: () => { c.save(); c.translate(x, y); c.rotate(angle); writeBlock(block, 0, 0); c.restore(); } };
      }
    }
    return null;
  };

  const isNearEnough = (candidate, map, view) => {
    if (candidate.stop) return map.getZoom() > view.homeZoom + 0.6;
    const { label, point } = candidate.layer.style;
    const least = Math.max(label.maxMpp > 0 ? Style.leastZoom(label.maxMpp, view) : 0,
      candidate.layer.kind === 'point' ? Style.leastZoom(point.maxMpp, view) : 0);
    return map.getZoom() >= least;
  };

  const draw = () => {
    const map = H.Map.map();
    const view = H.Map.view();
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(size.width * ratio) || canvas.height !== Math.round(size.height * ratio)) {
      canvas.width = Math.round(size.width * ratio);
      canvas.height = Math.round(size.height * ratio);
    }
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, size.width, size.height);
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    c.lineJoin = 'round';
    written = [];
    const placed = (data.excursion ? data.excursion.stops : []).map((stop, index) => {
      const at = H.Map.stopPlace(index);
      return [at.x - 13, at.y - 13, at.x + 13, at.y + 13];
    });
    // Nor does a name hide below what stands over the map.
    const frame = canvas.getBoundingClientRect();
    for (const cover of document.querySelectorAll('.zoom, #scale, .deck > *')) {
      const box = cover.getBoundingClientRect();
      placed.push([box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top]);
    }
    const place = { point: placePoint, area: placeArea, line: placeLine };
    const shown = new Set();
    const key = (candidate) => (candidate.stop ? candidate.stop : candidate.layer.id + candidate.text);
    const sorted = candidates.filter((candidate) => isNearEnough(candidate, map, view)).sort((a, b) =>
      (rankOf(b) - rankOf(a)) || (shownBefore.has(key(b)) - shownBefore.has(key(a))) || (b.weight - a.weight));
    for (const candidate of sorted) {
      const text = candidate.stop ? H.text(candidate.stop.name) : H.pooled(candidate.text);
      const local = candidate.stop ? H.text(candidate.stop.local) : H.pooled(candidate.local);
      if (!text) continue;
      if (candidate.at) {
        const at = map.project(candidate.at);
        if (at.x < -40 || at.y < -40 || at.x > size.width + 40 || at.y > size.height + 40) continue;
      }
      const look = lookOf(candidate, H.Map.theme(), view.scale);
      const find = (names) => place[candidate.stop ? 'point' : candidate.layer.kind](candidate, names, map, placed, size);
      const inBoth = local ? find([{ text, look }, { text: local, look: localLook(look) }]) : null;
      const result = inBoth || find([{ text, look }]);
      if (!result) continue;
      placed.push(...result.boxes);
      shown.add(key(candidate));
      written.push(inBoth ? [text, local] : [text]);
      result.draw();
    }
    shownBefore = shown;
  };

  return {
    start: (onDay) => {
      day = onDay;
      const map = H.Map.map();
      canvas = H.make('canvas', { class: 'labels', 'aria-hidden': 'true' });
      map.getCanvas().after(canvas);
      c = canvas.getContext('2d');
      collect();
      map.on('render', draw);
      map.on('resize', draw);
      H.onLanguage(draw);
    },
    setDay: (wanted) => { day = wanted; if (canvas) { collect(); draw(); } },
    written: () => written,
    redraw: () => { if (canvas) draw(); },
  };
})();
