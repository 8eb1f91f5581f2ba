/** One message as its reader sees it, or the gate in front of it: a reader whose login is below the level of the message has to step up. */
import { toTimestamp } from '../../../src/core/clock.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';
import type { Message } from '../store.ts';
import type { Tenant } from '../tenant.ts';
import { LOGIN_LEVELS, pathWithin } from './place.ts';
import type { Place } from './place.ts';
import { TEXTS, dateOf, dayOf } from './texts.ts';

/** An administrative act counts as made known on the fourth day (section 9 OZG). */
const FICTION_MS = 4 * 86_400_000;

/** Whether the login suffices. */
export function mayRead({ level }: Place, message: Message): boolean {
  return level >= message.level;
}

/** What a reader sees instead of a message above the level of the login. */
export function gate(tenant: Tenant, place: Place, message: Message): Markup {
  const texts = TEXTS[place.language];
  const needed = LOGIN_LEVELS.find((level) => level >= message.level) ?? 4;
  const way =
    needed > place.mailbox.reachableLevel
      ? markup`<p>${texts.unreachable}</p>`
      : markup`<p><a href="${pathWithin(tenant, place, needed, 'messages', message.messageUuid)}">${texts.stepUp(needed)}</a></p>`;
  return markup`<p>${texts.gateText(message.level, place.level)}</p>${way}`;
}

/** The message. Its text is shown as text, also where it holds HTML. */
export function messageContent(tenant: Tenant, place: Place, message: Message): Markup {
  const { language } = place;
  const texts = TEXTS[language];
  const facts: readonly (readonly [name: string, value: string | Markup | undefined])[] = [
    [texts.from, message.sender],
    [texts.service, message.service],
    [texts.provided, dateOf(message.providedAt, language)],
    [texts.level, String(message.level)],
    [texts.reference, message.reference],
    [texts.application, message.applicationId],
    [texts.website, message.senderUrl === undefined ? undefined : linkTo(message.senderUrl)],
    [texts.reply, message.replyAddress],
  ];
  const { retrievalConfirmationAddress: receipt } = message;
  return markup`<dl>${facts.map(([name, value]) => (value === undefined ? '' : markup`<dt>${name}</dt><dd>${value}</dd>`))}</dl>
<h2>${texts.text}</h2><div class="text">${message.content}</div>
${attachmentList(tenant, place, message)}
<p>${texts.fiction(dayOf(Date.parse(message.providedAt) + FICTION_MS, language))}</p>${receipt === undefined ? '' : markup`<p>${texts.receipt(receipt)}</p>`}`;
}

/** Notes the first opening by the tenant's clock. */
export function markRead({ clock }: Tenant, message: Message): void {
  message.readAt ??= toTimestamp(clock.now());
}

function attachmentList(tenant: Tenant, place: Place, { messageUuid, attachments }: Message): Markup | string {
  if (attachments.length === 0) return '';
  const texts = TEXTS[place.language];
  const item = ({ filename, sizeBytes, mediaType }: Message['attachments'][number], index: number): Markup => {
    const size = texts.bytes(sizeBytes.toLocaleString(place.language));
    return markup`<li><a href="${pathWithin(tenant, place, place.level, 'messages', messageUuid, 'attachments', index)}" download="download">${filename}</a> (${mediaType}, ${size})</li>`;
  };
  return markup`<h2>${texts.attachments}</h2><ul>${attachments.map(item)}</ul>`;
}

/** Only addresses of https become links. */
function linkTo(address: string): string | Markup {
  const isSafe = /^https:\/\//i.test(address) && URL.canParse(address);
  return isSafe ? markup`<a href="${address}" rel="noopener noreferrer nofollow">${address}</a>` : address;
}
