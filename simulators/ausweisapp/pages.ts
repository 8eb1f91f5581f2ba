/** The page of an authentication: who asks for what, whose card is held to the reader, and the PIN. */
import type { Bilingual } from '../../src/core/language.ts';
import { markup, renderPage } from '../account-page-frame.ts';
import { EID_FIELD_TITLES, EID_FIELDS } from '../eid-card.ts';
import { PAGE_HEADERS, pageContext } from './answers.ts';
import type { ClientAnswer } from './answers.ts';
import { DEFAULT_SECRETS } from './card-reader.ts';
import type { PinOutcome } from './card-reader.ts';
import type { Client, ClientState } from './simulator.ts';

const TEXTS = {
  title: { de: 'Ausweisen', en: 'Identify yourself' },
  lead: { de: 'Daten vom Ausweis möchte lesen:', en: 'Wants to read data of the card:' },
  fields: { de: 'Gelesen werden:', en: 'What is read:' },
  card: { de: 'Ausweis auf dem Leser', en: 'Card on the reader' },
  pin: { de: 'PIN, 6 Ziffern', en: 'PIN, 6 digits' },
  hint: { de: 'Jeder simulierte Ausweis hat diese PIN und Zugangsnummer:', en: 'Every simulated card has this PIN and access number:' },
  can: { de: 'Zugangsnummer (CAN), nur vor dem dritten Versuch', en: 'Access number (CAN), before the third attempt only' },
  puk: { de: 'PUK, nur nach dem dritten Fehlversuch', en: 'PUK, after the third failure only' },
  confirm: { de: 'Jetzt ausweisen', en: 'Identify now' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  attempts: { de: 'Versuche:', en: 'Attempts:' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const OUTCOMES: Readonly<Record<Exclude<PinOutcome, 'accepted'>, Bilingual>> = {
  'wrong-pin': { de: 'Die PIN war falsch.', en: 'The PIN was wrong.' },
  malformed: { de: 'Ausweis und PIN mit 6 Ziffern angeben.', en: 'Give card and PIN with 6 digits.' },
  'can-needed': { de: 'Vor dem dritten Versuch die Zugangsnummer angeben.', en: 'Give the access number before the third attempt.' },
  'wrong-can': { de: 'Die Zugangsnummer war falsch.', en: 'The access number was wrong.' },
  'puk-needed': { de: 'Die PIN ist gesperrt; die PUK angeben.', en: 'The PIN is blocked; give the PUK.' },
  'wrong-puk': { de: 'Die PUK war falsch.', en: 'The PUK was wrong.' },
  deactivated: { de: 'Die Online-Funktion dieses Ausweises ist nicht eingeschaltet.', en: 'The online function of this card is not switched on.' },
  inoperative: { de: 'Dieser Ausweis ist nicht mehr benutzbar.', en: 'This card can no longer be used.' },
};

/** @param outcome of the entry before */
export function authenticationPage(client: Client, open: NonNullable<ClientState['open']>, outcome?: Exclude<PinOutcome, 'accepted'>): ClientAnswer {
  const context = pageContext(open.language);
  const { say } = context;
  const { service, rights } = open.workflow.invitation;
  const asked = EID_FIELDS.filter((field) => rights[field] === 'REQUIRED' || rights[field] === 'ALLOWED');
  const action = `${client.base()}/eID-Client/${open.id}`;
  const body = renderPage(context, {
    title: say(TEXTS.title),
    content: markup`<p>${say(TEXTS.lead)} <strong><bdi>${service}</bdi></strong></p>
${outcome === undefined ? undefined : markup`<p class="state-warned" role="alert">${say(OUTCOMES[outcome])}</p>`}
<form method="post" action="${action}">
<label>${say(TEXTS.card)} <select name="persona">${client.cards
      .list()
      .map(({ persona, name, retryCounter }) => markup`<option value="${persona}">${name} (${say(TEXTS.attempts)} ${retryCounter})</option>`)}</select></label>
<label>${say(TEXTS.pin)} <input name="pin" inputmode="numeric" autocomplete="off" value="${DEFAULT_SECRETS.pin}" /></label>
<p>${say(TEXTS.hint)} <code>${DEFAULT_SECRETS.pin}</code></p>
<label>${say(TEXTS.can)} <input name="can" inputmode="numeric" autocomplete="off" /></label>
<label>${say(TEXTS.puk)} <input name="puk" inputmode="numeric" autocomplete="off" /></label>
<div class="actions"><button class="main-action" type="submit" name="action" value="confirm">${say(TEXTS.confirm)}</button> <button type="submit" name="action" value="cancel">${say(TEXTS.cancel)}</button></div>
</form>
<p>${say(TEXTS.fields)}</p>
<ul class="quiet">${asked.map((field) => markup`<li>${say(EID_FIELD_TITLES[field])}</li>`)}</ul>`,
  });
  return { status: 200, headers: PAGE_HEADERS, body };
}
