/** The page that a citizen sees: how far the application is. Texts of the payment service are strangers' texts. */
import { decimal, feeOf, stateOf } from './application.ts';
import type { Application, AttemptState } from './application.ts';
import type { Faults } from './faults.ts';
import type { WebAnswer } from '../kit/server.ts';

const WORDS: Readonly<Record<AttemptState, string>> = {
  open: 'Ihre Zahlung wird noch geprüft. Sie müssen nichts weiter tun.',
  paid: 'Ihre Zahlung ist eingegangen. Ihr Antrag wird abgeschickt.',
  failed: 'Die Zahlung wurde nicht abgeschlossen. Sie können es noch einmal versuchen.',
  clarify: 'Zu Ihrer Zahlung gibt es eine Rückfrage. Wir melden uns bei Ihnen.',
};

/** The state of an application. */
export function statusPage(application: Application, faults: Faults): WebAnswer {
  const write = faults.has('texts-as-markup') ? (text: string): string => text : escaped;
  const texts = application.attempts.flatMap(({ receipt }) => receipt?.texts ?? []);
  const told = texts.map((text) => `<li>${write(text)}</li>`).join('');
  const body = `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Ihr Antrag</title></head><body><main><h1>Ihr Antrag</h1>
<p>Gebühr: ${decimal(feeOf(application.order)).replace('.', ',')} Euro</p><p role="status">${WORDS[stateOf(application)]}</p>
${told === '' ? '' : `<h2>Angaben des Bezahldienstes</h2><ul>${told}</ul>`}</main></body></html>`;
  return { status: 200, type: 'text/html; charset=utf-8', body };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
