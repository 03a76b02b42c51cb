// node pack_library.js LIBRARY.js PACKED.js: the library as a script that holds it gzipped and in base64, a third of its
// size. src/web/handout-library.js unpacks it with what every browser brings. Written only where it changes.
'use strict';

const fs = require('fs');
const zlib = require('zlib');

const [, , from, to] = process.argv;
const packed = zlib.gzipSync(fs.readFileSync(from), { level: 9 }).toString('base64');
const script = "window.handoutLibrary = '" + packed + "';\n";
if (!fs.existsSync(to) || fs.readFileSync(to, 'utf8') !== script) fs.writeFileSync(to, script);
