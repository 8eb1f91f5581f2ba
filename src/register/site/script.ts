/**
 * The one script of the pages: it marks what has expired by the reader's clock, and narrows the table. Everything can be
 * read without it. Written without `<` and `&`, so that it stands unescaped in HTML and XML alike; its digest is in the
 * policy of the page.
 */
import { hash } from 'node:crypto';
import { markup, toText } from './markup.ts';

export const SCRIPT = markup`(() => {
  const words = document.body.dataset;
  const now = new Date().toISOString();
  for (const mark of document.querySelectorAll('[data-until]')) {
    if (mark.dataset.until >= now.slice(0, 10)) continue;
    mark.className = mark.className.replaceAll('valid', 'expired');
    const word = mark.querySelector('.word');
    if (word) word.textContent = words.expired;
    const row = mark.closest('tr');
    if (row) row.dataset.status = 'expired';
  }
  const stale = document.getElementById('stale');
  if (stale) stale.hidden = words.next >= now;
  const form = document.getElementById('filter');
  if (form === null) return;
  const plain = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
  const rows = [...document.querySelectorAll('tbody tr')].map((row) => ({ row, text: plain(row.textContent) }));
  const found = document.getElementById('found');
  const nothing = document.getElementById('nothing');
  const search = document.getElementById('search');
  const status = document.getElementById('status');
  const narrow = () => {
    const wanted = plain(search.value).split(/\\s+/u);
    let shown = 0;
    for (const { row, text } of rows) {
      const fits = wanted.every((word) => text.includes(word)) ? status.value === '' || row.dataset.status === status.value : false;
      row.hidden = fits === false;
      shown += Number(fits);
    }
    found.textContent = found.dataset.text.replace('{n}', shown).replace('{total}', rows.length);
    nothing.hidden = shown !== 0;
  };
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  narrow();
})();
`;

/** As a Content-Security-Policy names an inline script or style that it allows. */
export function inlineSource(content: string): string {
  return `'sha256-${hash('sha256', content, 'base64')}'`;
}

export const SCRIPT_SOURCE = inlineSource(toText(SCRIPT));
