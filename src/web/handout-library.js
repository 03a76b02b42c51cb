// MapLibre, which travels packed: a page of six languages with their roadbooks has to go through a mail.
'use strict';

Handout.Library = (function () {
  const unpacked = async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  };

  const run = (script) => new Promise((done, failed) => {
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const element = Handout.make('script', { src: address, onload: done, onerror: failed });
    document.head.append(element);
  });

  return {
    // False where the browser is too old for it.
    load: async () => {
      try {
        await run(await unpacked(window.handoutLibrary));
      } catch (refused) {
        return false;
      }
      delete window.handoutLibrary;
      return Boolean(window.maplibregl);
    },
  };
})();
