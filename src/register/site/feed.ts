/**
 * The events of a register as an Atom feed (RFC 4287), newest first. Ids never change; the feed's date is that of its
 * newest event, so that a feed without news stays the same.
 */
import { documentWord } from '../../core/assurance-levels.ts';
import { EXTENT_WORDS } from '../../core/publication-extents.ts';
import type { Language } from '../../core/language.ts';
import type { RegisterEvent } from '../model.ts';
import { markup, toText } from './markup.ts';
import type { Markup } from './markup.ts';
import { certificatePage, feedPath, indexPage } from './paths.ts';
import type { Site } from './site-model.ts';
import { shownDate, TEXTS } from './texts.ts';
import { EVENT_WORDS } from './words.ts';
import { visibleLine } from '../../core/visible-text.ts';

const MAX_ENTRIES = 200;
const MAX_TITLE_CHARS = 160;

export function feed(site: Site, language: Language): string {
  const { baseUrl, name } = site.config;
  const newest = site.events.slice(-MAX_ENTRIES).reverse();
  const self = baseUrl + feedPath(language);
  return toText(markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${self}</id>
<title>${TEXTS.register[language]}: ${visibleLine(name)}</title>
<updated>${newest[0]?.instant ?? site.evaluatedAt}</updated>
<author><name>${visibleLine(name)}</name></author>
<link rel="self" type="application/atom+xml" href="${self}" />
<link rel="alternate" type="text/html" hreflang="${language}" href="${baseUrl + indexPage(language)}" />
${newest.map((event) => entryOf(site, event, language))}</feed>
`);
}

function entryOf(site: Site, event: RegisterEvent, language: Language): Markup {
  const certificate = site.entries.find(({ entry }) => entry.number === event.number)?.entry.certificate;
  const product = certificate === undefined ? '' : `, ${certificate.product.name} ${certificate.product.version}`;
  const word = certificate === undefined ? '' : `${documentWord(certificate.level)[language]} `;
  const title = visibleLine(`${word}${event.number} ${EVENT_WORDS[event.kind][language]}${product}`, MAX_TITLE_CHARS);
  const page = site.config.baseUrl + certificatePage(event.number, language);
  const more = [
    event.validUntil === undefined ? '' : ` ${TEXTS.validUntil[language]}: ${shownDate(event.validUntil, language)}.`,
    event.renewedBy === undefined ? '' : ` ${TEXTS.followedBy[language]} ${event.renewedBy}.`,
    event.extent === undefined ? '' : ` ${TEXTS.publication[language]}: ${EXTENT_WORDS[event.extent][language]}.`,
  ].join('');
  const reason = visibleLine(event.reason);
  return markup`<entry>
<id>${page}#event-${event.sequence}</id>
<title>${title}</title>
<updated>${event.instant}</updated>
<link rel="alternate" type="text/html" hreflang="${language}" href="${page}" />
<content type="text">${TEXTS.reason[language]}: ${reason}${more === '' || /[.!?…]$/u.test(reason) ? '' : '.'}${more}</content>
</entry>
`;
}
