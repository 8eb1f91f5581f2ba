/** What every section of the page needs: the result, the language with its texts, and look-ups by id. */
import type { Exchange } from '../../src/core/exchange.ts';
import type { Bilingual, Language } from '../../src/core/language.ts';
import type { Result } from '../../src/core/result.ts';
import { inLanguage, SHARED_TEXTS } from '../texts.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { PAGE_TEXTS } from './texts.ts';

const ALL_TEXTS = { ...SHARED_TEXTS, ...PAGE_TEXTS };

export interface PageContext {
  readonly result: Result;
  readonly language: Language;
  readonly t: { readonly [K in keyof typeof ALL_TEXTS]: string };
  /** The language's half of a text. */
  readonly say: (text: Bilingual) => string;
  /** Text that exists in German only, such as scenario names, marked so on an English page. */
  readonly german: (text: string) => Markup;
  /** Fragment of a requirement's row, unique and made of harmless characters. */
  readonly anchorOf: (requirementId: string) => string | undefined;
  readonly exchangeOf: (id: string) => Exchange | undefined;
}

function anchorsOf(result: Result): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const taken = new Set<string>();
  for (const { requirement } of result.requirements) {
    const plain = `req-${requirement.id.replaceAll(/[^\w-]/gu, '_')}`;
    let anchor = plain;
    for (let number = 2; taken.has(anchor); number += 1) anchor = `${plain}-${number}`;
    taken.add(anchor);
    anchors.set(requirement.id, anchor);
  }
  return anchors;
}

export function createPageContext(result: Result, language: Language): PageContext {
  const anchors = anchorsOf(result);
  const exchanges = new Map(result.cited.map((exchange) => [exchange.id, exchange]));
  return {
    result,
    language,
    t: inLanguage(ALL_TEXTS, language),
    say: (text) => text[language],
    german: (text) => (language === 'de' ? markup`${text}` : markup`<span lang="de">${text}</span>`),
    anchorOf: (requirementId) => anchors.get(requirementId),
    exchangeOf: (id) => exchanges.get(id),
  };
}
