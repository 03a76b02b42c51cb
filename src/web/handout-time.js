// The clock: a slider over the project's time, play and steps from change to change. Moving it changes filters only.
'use strict';

Handout.Time = (function () {
  const H = Handout;
  const { data } = H;
  const [first, last, opening] = data.time;
  const wholeSeconds = 42;
  const calmSeconds = 1.8;  // between two changes, where motion is not wanted
  let day = opening;
  let playing = false;
  let previousFrame = 0;
  let position = 0;
  let announceTimer = 0;
  let frame = 0;
  const moved = [];
  const settled = [];

  // Days on which something on the map begins or ends.
  const changes = (() => {
    const days = new Set([first, last]);
    for (const layer of data.layers) {
      for (const { f, t } of layer.features) {
        for (const d of [f, t]) if (d > first && d < last) days.add(d);
      }
    }
    return [...days].sort((a, b) => a - b);
  })();

  // Slow where much happens, fast where nothing does: half of the run is the calendar's, half the changes'.
  const dayAt = (share) => {
    let low = first;
    let high = last;
    for (let i = 0; i < 24; i += 1) {
      const middle = (low + high) / 2;
      if (shareOf(middle) < share) low = middle; else high = middle;
    }
    return high;
  };
  const shareOf = (at) => {
    let index = changes.findIndex((d) => d > at);
    if (index < 0) index = changes.length - 1;
    const before = changes[Math.max(0, index - 1)];
    const within = Math.min(1, (at - before) / Math.max(1, changes[index] - before));
    const rank = (Math.max(0, index - 1) + within) / Math.max(1, changes.length - 1);
    return 0.5 * (at - first) / Math.max(1, last - first) + 0.5 * rank;
  };

  // The most precise milestone whose time includes the day.
  const momentOf = (at) => {
    const known = data.milestones.filter((m) => m.f <= at && at < m.t);
    known.sort((a, b) => (a.t - a.f) - (b.t - b.f));
    return known[0];
  };

  const show = () => {
    const slider = H.byId('slider');
    const date = H.longDate(day);
    slider.value = String(Math.round(day));
    slider.setAttribute('aria-valuetext', date);
    slider.style.setProperty('--done', String((day - first) / Math.max(1, last - first)));
    H.byId('date').textContent = date;
    const moment = momentOf(day);
    H.byId('event').textContent = moment ? H.text(moment.title) : '';
  };

  const settle = () => {
    const moment = momentOf(day);
    H.byId('announcement').textContent = H.longDate(day) + (moment ? '. ' + H.text(moment.title) : '');
    for (const listener of settled) listener(day);
  };

  const go = (wanted) => {
    day = Math.min(last, Math.max(first, wanted));
    show();
    if (!frame) {
      frame = requestAnimationFrame(() => {
        frame = 0;
        for (const listener of moved) listener(Math.floor(day));
      });
    }
    clearTimeout(announceTimer);
    announceTimer = setTimeout(settle, playing ? 900 : 350);
  };

  const nameButton = () => {
    const button = H.byId('play');
    const label = H.word(playing ? 'pause' : 'play');
    button.setAttribute('aria-label', label);
    button.title = label;
    button.classList.toggle('playing', playing);
  };
  const setPlaying = (wanted) => {
    if (playing === wanted) return;
    playing = wanted;
    nameButton();
    if (!playing) return;
    if (day >= last) go(first);
    position = shareOf(day);
    previousFrame = performance.now();
    requestAnimationFrame(run);
  };
  const run = (now) => {
    if (!playing) return;
    const seconds = Math.min(0.1, (now - previousFrame) / 1000);
    if (H.calm()) {
      if (now - previousFrame >= calmSeconds * 1000) {
        previousFrame = now;
        step(1);
      }
    } else {
      previousFrame = now;
      position += seconds / wholeSeconds;
      go(dayAt(position));
    }
    if (day >= last) setPlaying(false);
    else requestAnimationFrame(run);
  };

  const step = (direction) => {
    const next = direction > 0 ? changes.find((d) => d > day) : [...changes].reverse().find((d) => d < Math.floor(day));
    if (next !== undefined) go(next);
  };

  const yearsAway = (years) => {
    const at = H.calendar(day);
    return H.dayOf(at.year + years, at.month, at.day);
  };
  const onKey = (event) => {
    const years = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (years === undefined) return;
    event.preventDefault();
    setPlaying(false);
    go(yearsAway(years));
  };

  const addYears = () => {
    const years = H.byId('years');
    const [from, to] = [H.calendar(first).year, H.calendar(last).year];
    const span = to - from;
    const each = [1, 2, 5, 10, 20, 25, 50, 100].find((n) => span / n <= 5) || 200;
    years.replaceChildren();
    for (let year = Math.ceil(from / each) * each; year <= to; year += each) {
      const share = (H.dayOf(year, 0, 1) - first) / Math.max(1, last - first);
      if (share < 0 || share > 1) continue;
      const mark = H.make('span', {}, String(year));
      mark.style.setProperty('--at', String(share));
      years.append(mark);
    }
  };

  const start = () => {
    const slider = H.byId('slider');
    slider.min = String(first);
    slider.max = String(last);
    slider.addEventListener('input', () => { setPlaying(false); go(Number(slider.value)); });
    slider.addEventListener('keydown', onKey);
    H.byId('play').addEventListener('click', () => setPlaying(!playing));
    H.byId('previous').addEventListener('click', () => { setPlaying(false); step(-1); });
    H.byId('next').addEventListener('click', () => { setPlaying(false); step(1); });
    addYears();
    nameButton();
    show();
    H.onLanguage(() => { nameButton(); show(); });
  };

  return {
    start, go, setPlaying, step,
    day: () => Math.floor(day),
    onMove: (listener) => moved.push(listener),
    onSettle: (listener) => settled.push(listener),
  };
})();
