// One language of a handout in a real browser: node handout_test.js PAGE LANGUAGE PICTURES
// or what concerns the page as such:            node handout_test.js PAGE once|single|whole PICTURES
'use strict';

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { launch, open, settled, skip, axeSource } = require('./browser.js');

const [, , file, what, pictures] = process.argv;
const shot = (page, name) => page.screenshot({ path: path.join(pictures, name + '.png') });

// How many colours the map shows, and a fingerprint of it.
const mapPixels = (page) => page.evaluate(() => {
  const canvas = window.Handout.Map.map().getCanvas();
  const copy = document.createElement('canvas');
  copy.width = 160;
  copy.height = 120;
  const c = copy.getContext('2d');
  c.drawImage(canvas, 0, 0, copy.width, copy.height);
  const { data } = c.getImageData(0, 0, copy.width, copy.height);
  const colours = new Set();
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) {
    const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    colours.add(colour);
    sum = (Math.imul(sum, 31) + colour) | 0;
  }
  return { colours: colours.size, sum };
});

const go = async (page, date) => {
  await page.evaluate((iso) => {
    const day = Math.round((Date.parse(iso) - Date.UTC(2000, 0, 1)) / 86400000);
    window.Handout.Time.go(day);
  }, date);
  await page.waitForTimeout(450);
  await settled(page);
};

// Walks through the page by Tab until it leaves it; what it met, with the names that are read out.
const tabStops = async (page) => {
  const met = [];
  await page.evaluate(() => {  // from the very beginning, wherever a finger was last
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  for (let i = 0; i < 400; i += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const labelled = (element.getAttribute('aria-labelledby') || '').split(' ').map((id) => (document.getElementById(id) || {}).textContent || '').join(' ');
      const name = (element.getAttribute('aria-label') || labelled.trim() || (element.labels && element.labels[0] ? element.labels[0].textContent : '') ||
        element.textContent || element.title || '').trim();
      element.dataset.met = 'yes';
      const style = getComputedStyle(element);
      return { tag: element.tagName, id: element.id, name, ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
    });
    if (!at) break;
    met.push(at);
  }
  return met;
};

const checkKeyboard = async (page) => {
  const met = await tabStops(page);
  assert.ok(met.length > 15, 'Tab meets only ' + met.length + ' elements');
  for (const { tag, id, name, ring } of met) {
    assert.ok(name, 'nameless: ' + tag + ' #' + id);
    assert.ok(ring, 'no visible focus: ' + tag + ' #' + id + ' ' + name);
  }
  const missed = await page.evaluate(() => [...document.querySelectorAll('a[href], button, select, input')]
    .filter((e) => !e.dataset.met && e.getClientRects().length > 0 && !e.closest('[hidden]')).map((e) => e.outerHTML.slice(0, 120)));
  assert.deepStrictEqual(missed, [], 'Tab does not reach these');
};

// Nothing is cut off or wider than the screen, and what one touches is large enough.
const checkLayout = async (page, size) => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, 'the page is ' + wide + ' pixels wider than the screen');
  const cut = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, p:not(.event), dd, dt, button, a, li')]
    .filter((e) => e.getClientRects().length > 0 && !e.closest('.unseen, .skip, .stop-mark') && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
    .map((e) => e.outerHTML.slice(0, 100)));
  assert.deepStrictEqual(cut, [], 'cut off');
  if (size !== 'phone') return;
  const small = await page.evaluate(() => [...document.querySelectorAll('button:not(.stop-mark), select, input, .download')]
    .map((e) => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width > 0 && (r.width < 44 || r.height < 44)).map(([e]) => e.outerHTML.slice(0, 100)));
  assert.deepStrictEqual(small, [], 'too small for a finger');
};

// No mark of a stop covers another, however small the map.
const checkMarks = async (page) => {
  const boxes = await page.locator('.stop-mark').evaluateAll((all) => all.map((e) => e.getBoundingClientRect()).map((r) => [r.x + r.width / 2, r.y + r.height / 2]));
  boxes.forEach(([x, y], i) => boxes.slice(i + 1).forEach(([u, v]) => assert.ok(Math.hypot(x - u, y - v) > 28, 'marks cover each other: ' + JSON.stringify(boxes))));
};

const checkTexts = async (page, language) => {
  const state = await page.evaluate(() => ({
    lang: document.documentElement.lang, dir: document.documentElement.dir,
    words: window.Handout.language().words, stops: document.querySelectorAll('.stop').length,
    empty: [...document.querySelectorAll('h1, h2, h3, p.date, button, dt, dd')]
      .filter((e) => e.getClientRects().length > 0 && !e.textContent.trim() && !e.getAttribute('aria-label')).map((e) => e.outerHTML.slice(0, 80)),
    odd: document.body.innerText.match(/undefined|NaN|\[object|\{\d\}|null/g) || [],
    landmarks: ['header', 'main', 'footer'].filter((name) => !document.querySelector(name)),
    live: document.querySelector('[role=status]') !== null,
    described: document.getElementById('described').textContent.length,
    labelled: document.getElementById('map-area').getAttribute('aria-label'),
  }));
  assert.strictEqual(state.lang, language);
  assert.strictEqual(state.dir, ['he', 'ar', 'fa', 'ur', 'yi'].includes(language) ? 'rtl' : 'ltr');
  assert.strictEqual(state.stops, 7);
  assert.deepStrictEqual(state.empty, [], 'without a text');
  assert.deepStrictEqual(state.odd, [], 'odd texts');
  assert.deepStrictEqual(state.landmarks, [], 'landmarks missing');
  assert.ok(state.live && state.described > 200 && state.labelled, 'the map is not told in words');
};

const checkMirrored = async (page, language, size) => {
  const box = (selector) => page.locator(selector).boundingBox();
  const rtl = ['he', 'ar', 'fa', 'ur', 'yi'].includes(language);
  const [play, next] = [await box('#play'), await box('#next')];
  assert.strictEqual(play.x > next.x, rtl, 'the row of the time does not follow the direction');
  if (size === 'desktop') {
    const [sheet, map] = [await box('#sheet'), await box('#map-area')];
    assert.strictEqual(sheet.x > map.x, rtl, 'the sheet stands on the wrong side');
  }
};

const checkTime = async (page) => {
  await go(page, '1850-01-01');
  const natural = await mapPixels(page);
  const legendThen = await page.locator('#legend').innerText();
  await go(page, '2022-09-01');
  const now = await mapPixels(page);
  assert.ok(natural.colours > 20 && now.colours > 20, 'the map is blank: ' + natural.colours + ', ' + now.colours + ' colours');
  assert.notStrictEqual(natural.sum, now.sum, 'the map does not follow the date');
  assert.notStrictEqual(legendThen, await page.locator('#legend').innerText(), 'the legend does not follow the date');
  assert.ok((await page.locator('#announcement').innerText()).length > 5, 'the date is not announced');
  await page.locator('#slider').focus();
  const before = await page.locator('#date').innerText();
  await page.keyboard.press('ArrowUp');
  assert.notStrictEqual(await page.locator('#date').innerText(), before, 'keys do not move the time');
  await page.locator('#previous').click();
  await page.locator('#play').click();
  const started = await page.evaluate(() => window.Handout.Time.day());
  await page.waitForFunction((day) => window.Handout.Time.day() > day, started, { timeout: 120000 });
  await page.locator('#play').click();
  assert.ok(!(await page.locator('#play').getAttribute('class')).includes('playing'));
};

const checkMap = async (page, size) => {
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.locator('.stop-mark').nth(3).click();
  await settled(page);
  assert.strictEqual(await page.locator('.stop.current').count(), 1, 'the list does not follow the map');
  if (size === 'phone') assert.ok(await page.locator('#card').isVisible(), 'no card for the stop');
  await page.keyboard.press('Escape');
  assert.strictEqual(await page.locator('.stop.current').count(), 0);
  await page.locator('.stop .link').nth(1).click();
  await settled(page);
  assert.ok((await page.locator('.stop-mark').nth(1).getAttribute('class')).includes('current'), 'the map does not follow the list');
  await page.waitForFunction(() => document.getElementById('time').getBoundingClientRect().top > 300, null, { timeout: 60000 });
  // A click on the river tells about it.
  await page.locator('#zoom-home').click();
  await page.waitForTimeout(1100);
  await settled(page);
  const at = await page.evaluate(() => {
    const H = window.Handout;
    const hero = H.data.layers.find((l) => l.style.emphasis === 2);
    const map = H.Map.map();
    const isFree = (p) => document.elementFromPoint(p.x, p.y) === map.getCanvas();
    const frame = map.getCanvas().getBoundingClientRect();
    for (const feature of hero.features.filter((f) => H.Style.isAlive(f, H.Time.day()))) {
      for (const [x, y] of H.Style.decode(feature.g[0])) {
        const p = map.project([x, y]);
        const place = { x: p.x + frame.x, y: p.y + frame.y };
        if (isFree(place)) return place;
      }
    }
    return null;
  });
  await page.mouse.click(at.x, at.y);
  assert.ok(await page.locator('#card h2').isVisible(), 'a click on the river tells nothing');
  await page.locator('#card .close').click();
  assert.ok(!(await page.locator('#card').isVisible()));
};

// Accessibility and walking distance of each stop stand there, or that nobody knows them.
const checkFacts = async (page) => {
  const stops = await page.locator('.stop').count();
  assert.ok(stops > 0 && (await page.locator('.stop .fact').count()) >= 2 * stops, 'a stop without practical facts');
};

const checkDownloads = async (page, language) => {
  const links = await page.locator('.download').evaluateAll((all) => all.map((a) => ({ href: a.href, name: a.download })));
  assert.deepStrictEqual(links.map((l) => path.extname(l.name)).sort(), ['.gpx', '.ics', '.pdf'], 'downloads');
  const starts = { '.gpx': '<?xml', '.ics': 'BEGIN:VCALENDAR', '.pdf': '%PDF' };
  for (const { href, name } of links) {
    assert.ok(name.includes('-' + language), name);
    const bytes = href.startsWith('data:') ? Buffer.from(href.split(',')[1], 'base64') : fs.readFileSync(new URL(href));
    assert.ok(bytes.subarray(0, 20).toString('latin1').startsWith(starts[path.extname(name)]), name + ' is something else');
  }
};

// The bar is as long on the map as it says, in the units and words of the language.
const checkScale = async (page, language) => {
  const bar = await page.evaluate(() => {
    const map = window.Handout.Map.map();
    const { width } = document.getElementById('scale').getBoundingClientRect();
    const { clientWidth, clientHeight } = map.getContainer();
    const [a, b] = [-width / 2, width / 2].map((x) => map.unproject([clientWidth / 2 + x, clientHeight / 2]));
    return { words: document.getElementById('scale').textContent, metres: a.distanceTo(b) };
  });
  const units = { km: 1000, m: 1, 'ק״מ': 1000, 'מ׳': 1, mi: 1609.344, ft: 0.3048 };
  const [number, unit] = bar.words.split('\u00A0');
  assert.strictEqual(/mi|ft/.test(unit), language === 'en-US', bar.words);
  assert.strictEqual(/[א-ת]/.test(unit), language === 'he', bar.words);
  const told = Number(number.replace(',', '.')) * units[unit];
  assert.ok(Math.abs(bar.metres / told - 1) < 0.03, bar.words + ' is ' + bar.metres + ' m long');
};

// Below a name in the own language stands what people there call it, where that differs.
const checkNames = async (page, language) => {
  const names = await page.evaluate(() => window.Handout.Labels.written());
  assert.ok(names.length > 5, 'hardly any name on the map');
  const inBoth = names.filter((lines) => lines.length === 2);
  for (const [name, local] of inBoth) assert.notStrictEqual(name, local);
  if (language === 'de') assert.deepStrictEqual(inBoth, []);
  if (['ja', 'he'].includes(language)) assert.ok(inBoth.length >= 3 && inBoth.every(([, local]) => /^[\p{Script=Latin}\P{L}]+$/u.test(local)), JSON.stringify(names));
};

const checkAccessible = async (page) => {
  await page.evaluate(axeSource());
  const found = await page.evaluate(async () => (await window.axe.run(document, { preload: false })).violations
    .map((v) => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 5).map((n) => n.html.slice(0, 100) + ' ' + n.failureSummary.slice(0, 250)).join(' | ')));
  assert.deepStrictEqual(found, [], 'axe');
};

// A handout goes through a mail, with the roadbook of each language.
const checkSize = (files) => {
  const bytes = files.reduce((sum, each) => sum + fs.statSync(each).size, 0);
  assert.ok(bytes < 3000000, 'the handout takes ' + bytes + ' bytes');
};

const checkLanguage = async (browser, language) => {
  for (const size of ['phone', 'desktop']) {
    for (const scheme of ['light', 'dark']) {
      const { page, context, complaints } = await open(browser, file, { size, language, scheme });
      assert.strictEqual(await page.evaluate(() => document.documentElement.dataset.theme), scheme);
      await settled(page);
      await shot(page, [language, size, scheme].join('-'));
      await checkTexts(page, language);
      await checkLayout(page, size);
      await checkMirrored(page, language, size);
      await checkMarks(page);
      await checkScale(page, language);
      await checkNames(page, language);
      await checkAccessible(page);
      if (scheme === 'light') {
        await checkTime(page);
        await checkMap(page, size);
        await checkFacts(page);
        await checkDownloads(page, language);
        await page.evaluate(() => document.getElementById('stops').scrollIntoView());
        await shot(page, [language, size, 'stops'].join('-'));
        await checkKeyboard(page);
      }
      assert.deepStrictEqual(complaints, [], language + ' ' + size + ' ' + scheme);
      await context.close();
    }
  }
};

const checkOnce = async (browser) => {
  checkSize(fs.readdirSync(path.dirname(file)).map((name) => path.join(path.dirname(file), name)));

  // The system's wish for little motion: play goes from change to change.
  const calm = await open(browser, file, { reducedMotion: 'reduce' });
  await go(calm.page, '1990-01-01');
  await calm.page.locator('#play').click();
  await calm.page.waitForFunction(() => window.Handout.Time.day() > -3652, null, { timeout: 120000 });
  const day = await calm.page.evaluate(() => window.Handout.Time.day());
  assert.ok(await calm.page.evaluate((d) => window.Handout.data.layers.some((l) => l.features.some((f) => f.f === d || f.t === d)), day), 'it glides');
  await calm.context.close();

  // Languages and themes are changed live, without another file being read.
  const live = await open(browser, file, { language: 'en' });
  const select = live.page.locator('#language');
  const english = await live.page.locator('#stops').innerText();
  await select.selectOption({ index: 1 });
  assert.notStrictEqual(await live.page.locator('#stops').innerText(), english);
  await select.selectOption({ index: 0 });
  assert.strictEqual(await live.page.locator('#stops').innerText(), english);
  await live.page.locator('#theme').click();
  assert.strictEqual(await live.page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await settled(live.page);
  assert.ok((await mapPixels(live.page)).colours > 20, 'no map after the change of theme');

  // Moving the time reads no data anew.
  await live.page.evaluate(() => {
    window.loads = 0;
    const map = window.Handout.Map.map();
    for (const layer of window.Handout.data.layers) {
      const source = map.getSource(layer.id);
      const original = source.setData.bind(source);
      source.setData = (...all) => { window.loads += 1; return original(...all); };
    }
  });
  await go(live.page, '1950-01-01');
  assert.strictEqual(await live.page.evaluate(() => window.loads), 0);
  const pdf = await live.page.pdf({ format: 'A4', printBackground: true });
  assert.ok(pdf.length > 20000 && pdf.subarray(0, 4).toString() === '%PDF', 'printing');
  fs.writeFileSync(path.join(pictures, 'printed.pdf'), pdf);
  assert.deepStrictEqual(live.complaints, []);
  await live.context.close();

  // Without WebGL everything but the map is there.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => document.documentElement.dataset.map === 'none');
  assert.ok(await page.locator('#no-map').isVisible());
  await page.locator('.stop .link').first().click();
  assert.strictEqual(await page.locator('.stop').count(), 7);
  await context.close();
};

const checkSingle = async (browser) => {
  assert.deepStrictEqual(fs.readdirSync(path.dirname(file)), [path.basename(file)], 'more than one file');
  for (const size of ['phone', 'desktop']) {
    const { page, context, complaints } = await open(browser, file, { size });
    await settled(page);
    await shot(page, 'single-' + size);
    await checkTexts(page, 'en-US');
    await checkScale(page, 'en-US');
    await checkTime(page);
    await checkDownloads(page, 'en-US');
    assert.deepStrictEqual(complaints, []);
    await context.close();
  }
};

// All languages in one file.
const checkWhole = async (browser) => {
  checkSize([file]);
  const { page, context, complaints } = await open(browser, file, { size: 'phone', language: 'ja' });
  await settled(page);
  const tags = await page.evaluate(() => window.Handout.data.languages.map((l) => l.tag));
  assert.ok(tags.length >= 6, 'languages: ' + tags);
  for (const [index, tag] of tags.entries()) {
    await page.locator('#language').selectOption({ index });
    await checkDownloads(page, tag);
  }
  assert.deepStrictEqual(complaints, []);
  await context.close();
};

(async () => {
  if (!fs.existsSync(file)) skip('there is no ' + file + ': it could not be made.');
  fs.mkdirSync(pictures, { recursive: true });
  const browser = await launch();
  try {
    if (what === 'once') await checkOnce(browser);
    else if (what === 'single') await checkSingle(browser);
    else if (what === 'whole') await checkWhole(browser);
    else await checkLanguage(browser, what);
  } finally {
    await browser.close();
  }
})().catch((error) => {
  console.error(error.stack || error);
  process.exit(1);
});
