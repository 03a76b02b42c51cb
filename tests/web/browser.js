// Debian's Chromium, driven by playwright-core, looking at a page from the disk. Whatever the page asks of a network is
// stopped and told; so is every word on its console.
'use strict';

const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const skipped = 77;

// Prints why and ends; where everything was to be installed, a missing part is a failure.
const skip = (why) => {
  console.log('SKIPPED: ' + why);
  process.exit(process.env.EB_WEB_REQUIRED ? 1 : skipped);
};

const playwright = () => {
  try {
    return require(path.join(process.env.EB_WEB_MODULES, 'playwright-core'));
  } catch (missing) {
    return skip('playwright-core is not in ' + process.env.EB_WEB_MODULES + ': build with npm and a network at hand.');
  }
};

const chromium = () => {
  for (const folder of (process.env.PATH || '').split(':')) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      if (folder && fs.existsSync(path.join(folder, name))) return path.join(folder, name);
    }
  }
  return skip('no Chromium here (Debian: apt install chromium).');
};

const launch = async () => playwright().chromium.launch({
  executablePath: chromium(),
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-dev-shm-usage'],
});

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

// A page with nothing remembered. `complaints` grows when it does what a handout must not.
const open = async (browser, file, { size = 'desktop', language = 'en', scheme = 'light', ...more } = {}) => {
  const context = await browser.newContext({
    viewport: sizes[size], locale: language, colorScheme: scheme, reducedMotion: 'no-preference',
    deviceScaleFactor: size === 'phone' ? 2 : 1, hasTouch: size === 'phone', acceptDownloads: true, ...more,
  });
  const complaints = [];
  await context.route(/^(https?|wss?|ftp):/, (route) => {
    complaints.push('asks for ' + route.request().url());
    return route.abort();
  });
  context.setDefaultTimeout(240000);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/GPU stall due to ReadPixels/.test(message.text())) complaints.push('console: ' + message.text());
  });
  page.on('pageerror', (error) => complaints.push('error: ' + error.message));
  page.on('requestfailed', (request) => complaints.push('cannot load ' + request.url().slice(0, 100)));
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) complaints.push('asks for ' + request.url());
  });
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => document.documentElement.dataset.map, null, { timeout: 240000 });
  return { page, context, complaints };
};

// Waits until the map stands still and is drawn whole.
const settled = (page) => page.evaluate(() => new Promise((done) => {
  const map = window.Handout.Map.map();
  const wait = () => (map.loaded() && !map.isMoving() ? done() : map.once('idle', wait));
  map.triggerRepaint();
  map.once('idle', wait);
}));

// The source of axe-core, which finds what people with other eyes and hands cannot use.
const axeSource = () => {
  try {
    return fs.readFileSync(path.join(process.env.EB_WEB_MODULES, 'axe-core', 'axe.min.js'), 'utf8');
  } catch (missing) {
    return skip('axe-core is not in ' + process.env.EB_WEB_MODULES + ': build with npm and a network at hand.');
  }
};

module.exports = { launch, open, settled, skip, sizes, axeSource };
