/** The page of the clerk: what became of each notice, and what is to be done. Every value is escaped. */
import type { Notice } from './notice.ts';
import type { WebAnswer } from '../kit/server.ts';

const STATES: Readonly<Record<Notice['state'], string>> = {
  queued: 'wartet',
  retrying: 'wird wiederholt',
  delivered: 'bereitgestellt',
  failed: 'nicht zugestellt',
  'other-channel': 'anderer Weg',
};

/** All notices, the latest first. There is no recall: a correction is a notice of its own. */
export function noticesPage(notices: readonly Notice[]): WebAnswer {
  const rows = notices.toReversed().map(({ order, state, receipt, hint }) => {
    const cells = [order?.caseId ?? '–', order?.title ?? '–', STATES[state], receipt?.providedAt ?? '–', receipt?.messageUuid ?? '–', hint];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  const head = ['Vorgang', 'Betreff', 'Stand', 'Bereitgestellt am', 'Nachweis', 'Hinweis'].map((name) => `<th scope="col">${name}</th>`).join('');
  const note = 'Eine bereitgestellte Nachricht lässt sich nicht zurückholen; Berichtigungen als neuen Bescheid senden.';
  const body = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Bescheidversand</title><h1>Bescheidversand</h1><p>${note}</p><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></html>`;
  return { status: 200, type: 'text/html; charset=utf-8', body };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
