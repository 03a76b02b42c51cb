// MapLibre, which travels packed: a page of six languages with their roadbooks has to go through a mail. It is asked for
// when all texts stand there. Needs what browsers have had since 2023.
'use strict';

Handout.Library = (function () {
  const run = (address) => new Promise((done, failed) => {
    document.head.append(Handout.make('script', { src: address, onload: done, onerror: failed }));
  });

  const unpacked = async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  };

  return {
    // Fails where the browser is too old for it.
    load: async () => {
      if (!window.handoutLibrary) await run('maplibre-gl.packed.js');  // a page in one file has it inside
      const address = URL.createObjectURL(new Blob([await unpacked(window.handoutLibrary)], { type: 'text/javascript' }));
      await run(address);
      URL.revokeObjectURL(address);
      delete window.handoutLibrary;
    },
  };
})();
