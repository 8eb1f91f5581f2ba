/**
 * The citizen's view of the mailboxes: who has one, what is in it, what became of applications. A login is pretended by
 * choosing its level; the pages are the simulator's own and say so. They are not recorded: no product is involved.
 */
import type { Language } from '../../../src/core/language.ts';
import { createWireResponse } from '../../../src/transport/wire-response.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';
import type { Message } from '../store.ts';
import { isSame } from '../store.ts';
import type { Tenant } from '../tenant.ts';
import { attachmentAnswer } from './attachment.ts';
import { mailboxList, messageList, statusMonitor } from './lists.ts';
import { gate, markRead, mayRead, messageContent } from './message.ts';
import { pageAnswer } from './page.ts';
import type { Crumb } from './page.ts';
import { pathOf, pathWithin, placeOf } from './place.ts';
import type { Place } from './place.ts';
import { TEXTS } from './texts.ts';

/** Answers a request below `/inbox`. @param path without the tenant's prefix, as sent */
export function answerInbox(tenant: Tenant, request: Request, path: string): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return createWireResponse(405, [['Allow', 'GET, HEAD']], null);
  const [language, ...segments] = path.split('/').slice(2).map(decoded);
  if (path === '/inbox') return createWireResponse(303, [['Location', pathOf(tenant, preferred(request))]], null);
  if (language !== 'de' && language !== 'en') return notFound(tenant, preferred(request), path);
  if (segments.length === 0) return overview(tenant, language);
  const place = placeOf(tenant, language, segments);
  return (place === undefined ? undefined : within(tenant, place, request, segments)) ?? notFound(tenant, language, path);
}

function overview(tenant: Tenant, language: Language): Response {
  const { mailboxes } = TEXTS[language];
  return pageAnswer({ language, otherPath: pathOf(tenant, otherOf(language)), title: mailboxes, crumbs: [], content: mailboxList(tenant, language) });
}

function within(tenant: Tenant, place: Place, request: Request, segments: readonly string[]): Response | undefined {
  const texts = TEXTS[place.language];
  const [kind, messageUuid = '', ...rest] = place.rest;
  const show = (title: string, content: Markup, status = 200): Response =>
    pageAnswer({
      language: place.language,
      otherPath: pathOf(tenant, otherOf(place.language), ...segments),
      title,
      crumbs: crumbsOf(tenant, place),
      content,
      status,
    });
  if (kind === undefined) return show(`${texts.messages}: ${place.mailbox.owner ?? texts.unnamed}`, messageList(tenant, place));
  if (kind === 'applications' && place.rest.length === 1) return show(texts.monitor, statusMonitor(tenant, place));
  const message = kind === 'messages' ? messageIn(tenant, place, messageUuid) : undefined;
  if (message === undefined) return undefined;
  if (!mayRead(place, message)) return show(texts.gate, gate(tenant, place, message), 403);
  if (rest.length > 0) return attachmentAt(message, rest);
  if (request.method === 'GET') markRead(tenant, message);
  return show(message.title, messageContent(tenant, place, message));
}

function messageIn(tenant: Tenant, { mailbox }: Place, messageUuid: string): Message | undefined {
  const message = tenant.store.message(messageUuid);
  return message !== undefined && isSame(message.mailboxUuid, mailbox.mailboxUuid) ? message : undefined;
}

function attachmentAt({ attachments }: Message, [kind, index = '', ...more]: readonly string[]): Response | undefined {
  const attachment = kind === 'attachments' && more.length === 0 && /^\d{1,4}$/.test(index) ? attachments[Number(index)] : undefined;
  return attachment === undefined ? undefined : attachmentAnswer(attachment);
}

function crumbsOf(tenant: Tenant, place: Place): readonly Crumb[] {
  const { mailboxes, loggedIn } = TEXTS[place.language];
  return [
    { text: mailboxes, path: pathOf(tenant, place.language) },
    { text: loggedIn(place.level), path: pathWithin(tenant, place, place.level) },
  ];
}

function notFound(tenant: Tenant, language: Language, path: string): Response {
  const { notFound: title, notFoundText, mailboxes } = TEXTS[language];
  const [, , named, ...segments] = path.split('/');
  const otherPath = pathOf(tenant, otherOf(language), ...(named === language ? segments.map(decoded) : []));
  const crumbs = [{ text: mailboxes, path: pathOf(tenant, language) }];
  return pageAnswer({ language, otherPath, title, crumbs, content: markup`<p>${notFoundText}</p>`, status: 404 });
}

function otherOf(language: Language): Language {
  return language === 'de' ? 'en' : 'de';
}

function preferred(request: Request): Language {
  return /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'de';
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
