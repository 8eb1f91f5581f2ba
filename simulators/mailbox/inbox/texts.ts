/** Words of the inbox pages in German and English. Terms of the services stay as they are. */
import type { Language } from '../../../src/core/language.ts';

const de = {
  simulator: 'Simulator – keine echten Daten',
  skip: 'Zum Inhalt springen',
  otherLanguage: 'English',
  where: 'Sie sind hier',
  mailboxes: 'Postfächer',
  mailbox: 'Postfach',
  owner: 'Inhaber (erfunden)',
  unnamed: 'ohne Namen',
  open: 'Öffnen',
  openAs: (level: number) => `Mit Niveau ${level} anmelden`,
  loggedIn: (level: number) => `Nachrichten (angemeldet mit Niveau ${level})`,
  deleted: 'Konto gelöscht',
  noMailboxes: 'Es gibt kein Postfach.',
  messages: 'Nachrichten',
  noMessages: 'Es ist keine Nachricht da.',
  title: 'Betreff',
  from: 'Absender',
  service: 'Dienst',
  provided: 'Bereitgestellt',
  level: 'Nötiges Niveau',
  state: 'Zustand',
  read: (at: string) => `gelesen am ${at}`,
  unread: 'ungelesen',
  reference: 'Zeichen',
  reply: 'Antwort an',
  website: 'Internetseite',
  application: 'Antrag',
  attachments: 'Anhänge',
  bytes: (count: string) => `${count} Bytes`,
  text: 'Text der Nachricht',
  fiction: (at: string) => `Ein Verwaltungsakt gilt am ${at} als bekannt gegeben: am vierten Tag nach der Bereitstellung (§ 9 OZG).`,
  receipt: (to: string) => `Der Absender möchte wissen, wann die Nachricht gelesen wird: ${to}. Der Simulator verschickt nichts.`,
  gate: 'Höheres Niveau nötig',
  gateText: (needed: number, has: number) => `Diese Nachricht dürfen Sie mit Niveau ${needed} lesen; angemeldet sind Sie mit Niveau ${has}.`,
  stepUp: (level: number) => `Mit Niveau ${level} neu anmelden`,
  unreachable: 'Der Inhaber kann dieses Niveau mit seinen Anmeldemitteln nicht erreichen.',
  monitor: 'Statusmonitor',
  noStates: 'Noch keine Meldung.',
  noApplications: 'Es gibt keinen Antrag.',
  arrival: (index: number) => `als ${index}. eingetroffen`,
  notFound: 'Nicht gefunden',
  notFoundText: 'Diese Seite gibt es nicht.',
  states: {
    INITIATED: 'Begonnen',
    SUBMITTED: 'Abgeschickt',
    RECEIVED: 'Eingegangen',
    PROCESSING: 'In Bearbeitung',
    ACTION_REQUIRED: 'Mitwirkung nötig',
    COMPLETED: 'Abgeschlossen',
  } as Readonly<Record<string, string>>,
};

export type Texts = typeof de;

const en: Texts = {
  simulator: 'Simulator – no real data',
  skip: 'Skip to content',
  otherLanguage: 'Deutsch',
  where: 'You are here',
  mailboxes: 'Mailboxes',
  mailbox: 'Mailbox',
  owner: 'Owner (invented)',
  unnamed: 'without a name',
  open: 'Open',
  openAs: (level) => `Log in with level ${level}`,
  loggedIn: (level) => `Messages (logged in with level ${level})`,
  deleted: 'Account deleted',
  noMailboxes: 'There is no mailbox.',
  messages: 'Messages',
  noMessages: 'There is no message.',
  title: 'Subject',
  from: 'Sender',
  service: 'Service',
  provided: 'Provided',
  level: 'Level needed',
  state: 'State',
  read: (at) => `read on ${at}`,
  unread: 'unread',
  reference: 'Reference',
  reply: 'Reply to',
  website: 'Website',
  application: 'Application',
  attachments: 'Attachments',
  bytes: (count) => `${count} bytes`,
  text: 'Text of the message',
  fiction: (at) => `An administrative act counts as made known on ${at}: the fourth day after provision (section 9 OZG).`,
  receipt: (to) => `The sender wants to know when the message is read: ${to}. The simulator sends nothing.`,
  gate: 'Higher level needed',
  gateText: (needed, has) => `This message may be read with level ${needed}; you are logged in with level ${has}.`,
  stepUp: (level) => `Log in again with level ${level}`,
  unreachable: 'The owner has no means to log in with this level.',
  monitor: 'Status monitor',
  noStates: 'No report yet.',
  noApplications: 'There is no application.',
  arrival: (index) => `arrived as number ${index}`,
  notFound: 'Not found',
  notFoundText: 'There is no such page.',
  states: {
    INITIATED: 'Begun',
    SUBMITTED: 'Submitted',
    RECEIVED: 'Received',
    PROCESSING: 'In progress',
    ACTION_REQUIRED: 'Action required',
    COMPLETED: 'Completed',
  },
};

export const TEXTS: Readonly<Record<Language, Texts>> = { de, en };

/** Date and time in Germany. @param instant RFC 3339 */
export function dateOf(instant: string, language: Language): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(new Date(instant));
}

/** Day in Germany. @param milliseconds since the epoch */
export function dayOf(milliseconds: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(new Date(milliseconds));
}
