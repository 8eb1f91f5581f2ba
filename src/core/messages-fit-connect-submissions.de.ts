/** Sätze über Einreichungen und ihre Antwort bei FIT-Connect, deutsch; Schlüssel wie in messages-fit-connect-submissions.en.ts. */
import type { MessageTable } from './messages.ts';

export const FIT_CONNECT_SUBMISSIONS_DE: MessageTable = {
  'deviation-accepted': {
    summary: 'Eine Einreichung, {deviationDe}, wurde angenommen.',
    expected: 'Ablehnung mit reject-submission, keinesfalls accept-submission.',
    observed: 'Das Produkt sendete accept-submission.',
  },
  'deviation-unanswered': {
    summary: 'Zu einer Einreichung, {deviationDe}, kam keine Antwort; ob der Mangel bemerkt wurde, ist nicht zu erkennen.',
    expected: 'Ablehnung mit reject-submission.',
    observed: 'Die Einreichung wurde abgeholt, aber kein Ereignis gesendet.',
  },
  'submission-not-fetched': {
    summary: 'Eine Einreichung, {deviationDe}, wurde nicht abgeholt; die Regel war nicht zu prüfen.',
    expected: 'Das Produkt holt die Einreichung ab.',
    observed: 'Kein Abruf innerhalb der Frist.',
  },
  'control-not-accepted': {
    summary: 'Die Einreichung, {deviationDe}, sagt nichts aus, weil schon die mangelfreie Vergleichseinreichung nicht angenommen wurde.',
    expected: 'Die mangelfreie Vergleichseinreichung wird angenommen.',
    observed: 'Die Vergleichseinreichung wurde nicht angenommen.',
  },
  'other-reason': {
    summary: 'Eine Einreichung, {deviationDe}, wurde abgelehnt, aber mit einem anderen Grund als dem eingebauten Mangel.',
    expected: 'Einer dieser Gründe (die amtliche Liste ist nicht vollständig veröffentlicht): {wanted}',
    observed: 'Genannt wurde: {seen}',
  },
  'valid-rejected': {
    summary: 'Eine mangelfreie Einreichung, {deviationDe}, wurde abgelehnt.',
    expected: 'Annahme mit accept-submission.',
    observed: 'reject-submission mit {seen}',
  },
  'answer-unreadable': {
    summary: 'Zu der Einreichung, {deviationDe}, wurde ein Ereignis gesendet, das weder Annahme noch Ablehnung ist.',
    expected: 'accept-submission.',
    observed: 'Ein Ereignis, das sich nicht als Annahme oder Ablehnung lesen lässt.',
  },
  'valid-unanswered': {
    summary: 'Eine mangelfreie Einreichung, {deviationDe}, wurde abgeholt, aber nicht innerhalb von {deadlineSeconds} s beantwortet.',
    expected: 'Annahme mit accept-submission innerhalb der in der Zieldatei erklärten {deadlineSeconds} s.',
    observed: 'Kein Ereignis zu dieser Einreichung.',
  },
  'poll-not-told-apart': {
    summary: 'Eine Einreichung, {deviationDe}, wurde angenommen; ob das Produkt ohne Anlass nachfragte, war nicht zu erkennen.',
    expected: 'Eine Abfrage der Abholliste, der kein Callback vorausging.',
    observed: 'Jede Abfrage der Abholliste folgte so bald auf einen Callback, dass er ihr Anlass gewesen sein kann.',
  },
  'valid-not-fetched': {
    summary: 'Eine mangelfreie Einreichung, {deviationDe}, wurde nicht innerhalb von {deadlineSeconds} s mit Erfolg abgeholt.',
    expected: 'Abholung und Annahme innerhalb der in der Zieldatei erklärten {deadlineSeconds} s.',
    observed: 'Kein Abruf dieser Einreichung.',
  },
  'accepted-before-fetch': {
    summary: 'Die Annahme wurde gesendet, bevor alles abgeholt war.',
    expected: 'Vor accept-submission sind Einreichung, Ereignisprotokoll und alle Anlagen abgeholt.',
    observed: 'Vor der Annahme nicht abgeholt: {missing}',
  },
  'accepted-before-store': {
    summary: 'Die Annahme wurde gesendet, bevor der Inhalt gespeichert war.',
    expected: 'Der Adapter zeigt die Einreichung mit dem Hashwert ihrer Fachdaten, während der Dienst die Annahme noch nicht bestätigt hat.',
    observed: 'Der Adapter kennt die Einreichung nicht oder nicht vollständig.',
  },
  'no-accept-seen': {
    summary: 'Es kam keine Annahme, an der die Regel zu prüfen wäre.',
    expected: 'Annahme mit accept-submission.',
    observed: 'Kein accept-submission.',
  },
  'invalid-unanswered': {
    summary: 'Eine Einreichung, {deviationDe}, wurde abgeholt und dann ohne Antwort fallen gelassen.',
    expected: 'Jede Zustellung endet mit Annahme oder Ablehnung, auch die einer mangelhaften Einreichung, innerhalb von {deadlineSeconds} s.',
    observed: 'Kein Ereignis zu dieser Einreichung.',
  },
  'no-refusal-seen': {
    summary: 'Der Dienst kam nicht dazu, mit 422 zu antworten; die Regel war nicht zu prüfen.',
    expected: 'Ein Ereignis zu dieser Einreichung.',
    observed: 'Keines.',
  },
  'adapter-silent': {
    summary: 'Der Adapter des Produkts gab keine verwertbare Auskunft.',
    expected: 'Antwort nach docs/reference/adapter.md.',
    observed: 'Keine verwertbare Antwort.',
  },
  'delivered-although-refused': {
    summary: 'Das Produkt führt die Einreichung als entschieden, obwohl der Dienst das Ereignis mit 422 zurückwies.',
    expected: 'Ein Zustand, der die offene Zustellung zeigt, etwa undelivered.',
    observed: 'state: {state}',
  },
  'processed-again': {
    summary: 'Eine erneut gelistete Einreichung wurde noch einmal beantwortet.',
    expected: 'Genau ein Ereignis.',
    observed: '{count} Ereignisse, beantwortet mit {seen}.',
  },
  'stored-again': {
    summary: 'Eine erneut gelistete Einreichung wurde noch einmal abgelegt.',
    expected: 'Genau ein Datensatz.',
    observed: '{count} Datensätze.',
  },
  'payment-observed': {
    summary: 'Ohne Regel festgehalten, nicht bewertet: eine Einreichung, {deviationDe}.',
    expected: 'Annahme oder Ablehnung; welche von beiden, sagt keine bekannte Regel.',
    observed: '{answerDe}; {keptDe}.',
  },
};
