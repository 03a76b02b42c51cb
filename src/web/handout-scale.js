// The scale bar: the longest of the lengths the language has words for that fits.
'use strict';

Handout.Scale = (function () {
  const H = Handout;
  const longestPx = 110;
  const roundTheEarth = 40075016.7;  // metres, along the equator; the whole map is 512 pixels wide at zoom 0

  const draw = () => {
    const map = H.Map.map();
    const metresPerPixel = roundTheEarth * Math.cos(map.getCenter().lat * Math.PI / 180) / (512 * 2 ** map.getZoom());
    const fitting = H.language().lengths.filter(([metres]) => metres <= longestPx * metresPerPixel);
    const bar = H.byId('scale');
    bar.hidden = fitting.length === 0;
    if (bar.hidden) return;
    const [metres, words] = fitting[fitting.length - 1];
    bar.firstElementChild.textContent = words;
    bar.style.inlineSize = (metres / metresPerPixel).toFixed(1) + 'px';
  };

  return {
    start: () => {
      H.Map.map().on('move', draw);
      H.Map.map().on('resize', draw);
      H.onLanguage(draw);
      draw();
    },
  };
})();
