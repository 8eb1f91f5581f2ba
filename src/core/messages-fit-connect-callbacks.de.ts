/** Sätze über Callbacks bei FIT-Connect, deutsch; Schlüssel wie in messages-fit-connect-callbacks.en.ts. */
import type { MessageTable } from './messages.ts';

export const FIT_CONNECT_CALLBACKS_DE: MessageTable = {
  'callback-reaction-not-shown': {
    summary: 'Auf einen richtigen Callback war keine Reaktion des Produkts zu erkennen; {callbackDe} sagt deshalb nichts aus.',
    expected: 'Abruf der genannten Einreichung nach einem richtigen Callback.',
    observed: 'Keine erkennbare Reaktion.',
  },
  'forged-callback-followed': {
    summary: 'Das Produkt folgte einem Callback, das es ignorieren musste: {callbackDe}.',
    expected: 'Keine Reaktion.',
    observed: 'Abruf der nur dort genannten Einreichung (Antwort {status}).',
  },
  'valid-callback-ignored': {
    summary: 'Das Produkt folgte einem richtigen Callback nicht: {callbackDe}.',
    expected: 'Abruf der genannten Einreichung.',
    observed: 'Kein Abruf (Antwort {status}).',
  },
  'callback-status': { summary: 'Ein Callback wurde nicht mit 200 beantwortet: {callbackDe}.', expected: '200', observed: '{status}' },
  'callback-unreachable': {
    summary: 'Der Callback-Empfänger war nicht erreichbar: {callbackDe}.',
    expected: 'Antwort 200 unter der in der Zieldatei genannten Adresse.',
    observed: '{failure}',
  },
  'callback-observed': {
    summary: 'Ohne Regel festgehalten, nicht bewertet: {callbackDe}.',
    expected: 'Keine Regel bekannt.',
    observed: 'Antwort {status}; {seenDe}.',
  },
  'callback-trusted': {
    summary: 'Das Produkt verwendete die Vorgangskennung aus dem Callback statt der des Dienstes.',
    expected: 'Angaben aus dem Callback nur als Hinweis; maßgeblich ist die API.',
    observed: 'Anfragen zum Vorgang {caseId}, den es nicht gibt.',
  },
};
