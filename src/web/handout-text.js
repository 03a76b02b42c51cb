// The page's data and its words: which language is spoken, how a date is written, how elements get their texts.
// Every text goes into the page as text, never as HTML: the data come from files that anybody may have written.
'use strict';

window.Handout = (function () {
  const data = window.handoutData;
  const listeners = [];
  let language = 0;

  const current = () => data.languages[language];
  // A text of the data: one for all languages, or one a language.
  const text = (value) => (Array.isArray(value) ? value[language] : value) || '';
  const word = (key) => current().words[key];
  const pooled = (index) => (index === undefined ? '' : text(data.texts[index]));

  // Days are counted from 2000-01-01.
  const epoch = Date.UTC(2000, 0, 1);
  const calendar = (day) => {
    const date = new Date(epoch + Math.floor(day) * 86400000);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
  };
  const dayOf = (year, month, day) => {
    const date = new Date(Date.UTC(2000, month, day));
    date.setUTCFullYear(year, month, day);
    return Math.round((date.getTime() - epoch) / 86400000);
  };
  const longDate = (day) => {
    const at = calendar(day);
    return current().dates[at.month].replace('{y}', at.year).replace('{d}', at.day);
  };

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (key === 'class') element.className = value;
      else if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value === true ? '' : value);
    }
    for (const child of children) {
      if (child !== undefined && child !== null && child !== '') element.append(child);
    }
    return element;
  };
  const byId = (id) => document.getElementById(id);

  // Remembered where the browser lets a page from a disk remember anything.
  const remember = (key, value) => {
    try {
      window.localStorage.setItem('handout-' + key, value);
    } catch (refused) { /* then not */ }
  };
  const remembered = (key) => {
    try {
      return window.localStorage.getItem('handout-' + key);
    } catch (refused) {
      return null;
    }
  };

  const matching = (wanted) => {
    const tags = data.languages.map((l) => l.tag.toLowerCase());
    for (const tag of wanted.map((w) => w.toLowerCase())) {
      const exact = tags.indexOf(tag);
      if (exact >= 0) return exact;
      const base = tags.findIndex((t) => t.split('-')[0] === tag.split('-')[0]);
      if (base >= 0) return base;
    }
    return 0;
  };
  const asked = () => new URLSearchParams(location.hash.slice(1)).get('lang');

  const speak = (index) => {
    language = index;
    document.documentElement.lang = current().tag;
    document.documentElement.dir = current().dir;
    document.title = text(data.title);
    byId('title').textContent = text(data.title);
    for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);
    for (const element of document.querySelectorAll('[data-label]')) {
      element.setAttribute('aria-label', word(element.dataset.label));
      if (element.tagName === 'BUTTON') element.title = word(element.dataset.label);
    }
    for (const listener of listeners) listener();
  };

  const startLanguages = () => {
    const select = byId('language');
    for (const [index, l] of data.languages.entries()) {
      select.append(make('option', { value: index, lang: l.tag, dir: l.dir }, l.name));
    }
    select.closest('label').hidden = data.languages.length < 2;
    select.addEventListener('change', () => {
      remember('language', data.languages[select.value].tag);
      speak(Number(select.value));
    });
    const wishes = [asked(), remembered('language'), ...(navigator.languages || [])].filter(Boolean);
    select.value = matching(wishes);
    speak(Number(select.value));
  };

  return {
    data, text, word, pooled, calendar, dayOf, longDate, make, byId, remember, remembered, startLanguages,
    language: current,
    onLanguage: (listener) => listeners.push(listener),
    calm: () => window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    isPhone: () => window.matchMedia('(max-width: 899px)').matches,
  };
})();
