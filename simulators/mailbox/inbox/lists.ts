/** Lists of the inbox: mailboxes to log in to, messages of a mailbox, reports on its applications. */
import type { Language } from '../../../src/core/language.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';
import type { Mailbox, State } from '../store.ts';
import type { Tenant } from '../tenant.ts';
import { LOGIN_LEVELS, pathOf, pathWithin } from './place.ts';
import type { Place } from './place.ts';
import { TEXTS, dateOf } from './texts.ts';

/** All mailboxes of the tenant, each with the levels its owner can log in with. */
export function mailboxList(tenant: Tenant, language: Language): Markup {
  const texts = TEXTS[language];
  const mailboxes = tenant.store.mailboxes();
  if (mailboxes.length === 0) return markup`<p>${texts.noMailboxes}</p>`;
  const row = (mailbox: Mailbox): Markup =>
    markup`<tr role="row"><th scope="row" role="rowheader">${mailbox.owner ?? texts.unnamed}</th><td role="cell" data-label="${texts.mailbox}:">${mailbox.mailboxUuid}</td><td role="cell" data-label="${texts.open}:">${mailbox.isDeleted ? texts.deleted : logins(tenant, language, mailbox)}</td></tr>`;
  return table(texts.mailboxes, [texts.owner, texts.mailbox, texts.open], mailboxes.map(row));
}

function logins(tenant: Tenant, language: Language, { mailboxUuid, reachableLevel, owner }: Mailbox): Markup {
  const { openAs, unnamed } = TEXTS[language];
  const levels = LOGIN_LEVELS.filter((level) => level <= reachableLevel);
  return markup`<ul>${levels.map((level) => markup`<li><a href="${pathOf(tenant, language, mailboxUuid, level)}" aria-label="${openAs(level)}: ${owner ?? unnamed}, ${mailboxUuid}">${openAs(level)}</a></li>`)}</ul>`;
}

/** Messages of the mailbox, the newest first. */
export function messageList(tenant: Tenant, place: Place): Markup {
  const texts = TEXTS[place.language];
  const messages = tenant.store.messages({ mailboxUuid: place.mailbox.mailboxUuid }).toReversed();
  const monitor = markup`<p><a href="${pathWithin(tenant, place, place.level, 'applications')}">${texts.monitor}</a></p>`;
  if (messages.length === 0) return markup`<p>${texts.noMessages}</p>${monitor}`;
  const rows = messages.map(
    ({ messageUuid, title, sender, providedAt, level, readAt }) =>
      markup`<tr role="row"><th scope="row" role="rowheader"><a href="${pathWithin(tenant, place, place.level, 'messages', messageUuid)}">${title}</a></th><td role="cell" data-label="${texts.from}:">${sender}</td><td role="cell" data-label="${texts.provided}:">${dateOf(providedAt, place.language)}</td><td role="cell" data-label="${texts.level}:">${level}</td><td role="cell" data-label="${texts.state}:">${readAt === undefined ? markup`<span class="unread">${texts.unread}</span>` : texts.read(dateOf(readAt, place.language))}</td></tr>`,
  );
  return markup`${table(texts.messages, [texts.title, texts.from, texts.provided, texts.level, texts.state], rows)}${monitor}`;
}

/** Reports on every application of the mailbox, each application in the order of the times its senders gave. */
export function statusMonitor(tenant: Tenant, { mailbox, language }: Place): Markup {
  const texts = TEXTS[language];
  const named = tenant.store
    .messages({ mailboxUuid: mailbox.mailboxUuid })
    .flatMap(({ applicationId }) => (applicationId === undefined ? [] : [applicationId]));
  const applications = [...new Set([...mailbox.applicationIds, ...named].map((id) => id.toLowerCase()))];
  if (applications.length === 0) return markup`<p>${texts.noApplications}</p>`;
  const section = (id: string): Markup => {
    const states = tenant.store.states(id);
    return markup`<section aria-label="${texts.application} ${id}"><h2>${states.at(-1)?.publicServiceName ?? texts.application}</h2><p class="fine">${texts.application} ${id}</p>${timeline(states, language)}</section>`;
  };
  return markup`${applications.map(section)}`;
}

function timeline(states: readonly State[], language: Language): Markup {
  const texts = TEXTS[language];
  if (states.length === 0) return markup`<p>${texts.noStates}</p>`;
  const inOrder = states.map((state, index) => ({ state, index })).sort((a, b) => a.state.createdDate.localeCompare(b.state.createdDate));
  const report = ({ state, index }: { readonly state: State; readonly index: number }): Markup => {
    const more = [state.statusDetails, state.additionalInformation].filter((text) => text !== undefined);
    return markup`<li><strong>${texts.states[state.status] ?? state.status}</strong> (${state.status}), ${dateOf(state.createdDate, language)}, ${texts.arrival(index + 1)}<br />${state.senderName}${state.reference === undefined ? '' : `, ${texts.reference} ${state.reference}`}${more.map((text) => markup`<br />${text}`)}</li>`;
  };
  return markup`<ol class="timeline">${inOrder.map(report)}</ol>`;
}

/** Wide tables scroll in their own region, which the keyboard reaches; narrow pages stack their cells, and roles keep saying what they are. */
function table(caption: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  return markup`<div class="table" role="region" aria-label="${caption}" tabindex="0"><table role="table"><caption>${caption}</caption><thead role="rowgroup"><tr role="row">${heads.map((head) => markup`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead><tbody role="rowgroup">${rows}</tbody></table></div>`;
}
