// Starts the page: language, theme, clock, texts, and the map where the browser can draw one.
'use strict';

(function () {
  const H = Handout;
  const root = document.documentElement;
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
  let chosen = H.remembered('theme');  // "dark", "light" or nothing: as the system has it

  const theme = () => ((chosen ? chosen === 'dark' : prefersDark.matches) ? 0 : 1);

  const showTheme = () => {
    const colours = H.data.themes[theme()];
    root.dataset.theme = theme() === 0 ? 'dark' : 'light';
    for (const [name, value] of Object.entries(colours)) root.style.setProperty('--' + name, value);
    if (H.data.excursion) root.style.setProperty('--accent', H.data.excursion.color[theme()]);
    H.byId('theme').textContent = H.word(theme() === 0 ? 'light' : 'dark');
  };
  const changeTheme = () => {
    showTheme();
    H.Panel.setTheme(theme());
    H.Map.setTheme(theme());
    H.Labels.redraw();
  };

  H.startLanguages();
  showTheme();
  H.onLanguage(showTheme);
  H.Time.start();
  H.Time.onMove(H.Panel.setDay);
  H.Time.onSettle(H.Panel.settle);
  H.Panel.start({ theme: theme(), day: H.Time.day() });

  H.byId('theme').addEventListener('click', () => {
    chosen = theme() === 0 ? 'light' : 'dark';
    H.remember('theme', chosen);
    changeTheme();
  });
  prefersDark.addEventListener('change', changeTheme);
  // On paper the light map, once it is drawn.
  H.byId('print').addEventListener('click', () => {
    const map = H.Map.map();
    if (!map || theme() === 1) {
      window.print();
      return;
    }
    const before = chosen;
    const switchTo = (wanted) => { chosen = wanted; changeTheme(); };
    map.once('idle', () => { window.print(); switchTo(before); });
    switchTo('light');
  });

  // The map needs WebGL, and the library says only when it starts whether it has that.
  const mapOrNone = async () => {
    try {
      await H.Library.load();
      return H.Map.start({ theme: theme(), day: H.Time.day(), onPick: H.Panel.pick });
    } catch (refused) {
      return null;
    }
  };
  const startMap = async () => {
    const map = await mapOrNone();
    if (!map) {
      H.byId('no-map').hidden = false;
      H.byId('map').remove();
      H.byId('map-area').classList.add('without');
      root.dataset.map = 'none';
      return;
    }
    H.Scale.start();
    H.Labels.start(H.Time.day());
    H.Time.onMove(H.Map.setDay);
    H.Time.onMove(H.Labels.setDay);
    map.once('idle', () => { root.dataset.map = 'drawn'; });
  };
  startMap();
})();
