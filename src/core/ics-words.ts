/** Words for status and support of items in a declaration (ICS), with the short marks of ITU-T X.290: m, o, o.n, c, x, n/a. */
import type { ItemStatus, PlainStatus, ReviewedItem } from './declaration.ts';
import type { Bilingual } from './language.ts';

export const STATUS_WORDS: Readonly<Record<PlainStatus, Bilingual>> = {
  mandatory: { de: 'verlangt (m)', en: 'mandatory (m)' },
  optional: { de: 'freigestellt (o)', en: 'optional (o)' },
  prohibited: { de: 'verboten (x)', en: 'prohibited (x)' },
  notApplicable: { de: 'nicht anwendbar (n/a)', en: 'not applicable (n/a)' },
};

const RECOMMENDED: Bilingual = { de: 'freigestellt, empfohlen (o)', en: 'optional, recommended (o)' };

export const SUPPORT_WORDS: Readonly<Record<ReviewedItem['support'], Bilingual>> = {
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'nein', en: 'no' },
  notApplicable: { de: 'nicht anwendbar', en: 'not applicable' },
  unanswered: { de: 'nicht beantwortet', en: 'not answered' },
};

/** `Auswahl o.1, genau eines`. */
function choiceWords(group: string, exactlyOne: boolean): Bilingual {
  return {
    de: `Auswahl o.${group}, ${exactlyOne ? 'genau' : 'mindestens'} eines`,
    en: `choice o.${group}, ${exactlyOne ? 'exactly' : 'at least'} one`,
  };
}

const FORMULA_WORDS: Readonly<Record<string, string>> = { and: 'und', or: 'oder', not: 'nicht' };

/** The formula of a condition as people read it; ids are written in capitals, so that none is taken for a word. */
export function formulaText(when: string): Bilingual {
  return { de: when.replaceAll(/\b(?:and|or|not)\b/gu, (word) => FORMULA_WORDS[word] ?? word), en: when };
}

/** The status as the proforma states it, with its condition. */
export function statusText(status: ItemStatus, isRecommended: boolean): Bilingual {
  if (status.kind === 'choice') return choiceWords(status.group, status.exactlyOne === true);
  const plain = (kind: PlainStatus): Bilingual => (kind === 'optional' && isRecommended ? RECOMMENDED : STATUS_WORDS[kind]);
  if (status.kind !== 'conditional') return plain(status.kind);
  const [when, then, otherwise] = [formulaText(status.when), plain(status.then), plain(status.otherwise)];
  return {
    de: `bedingt (c): wenn ${when.de}, ${then.de}, sonst ${otherwise.de}`,
    en: `conditional (c): if ${when.en}, ${then.en}, else ${otherwise.en}`,
  };
}

/** The status of an item after its condition was computed. */
export function reviewedStatusText({ status, choice, isRecommended, when }: Pick<ReviewedItem, 'status' | 'choice' | 'isRecommended' | 'when'>): Bilingual {
  if (status === 'choice') return choiceWords(choice?.group ?? '', choice?.exactlyOne === true);
  const word = status === 'optional' && isRecommended === true ? RECOMMENDED : STATUS_WORDS[status];
  if (when === undefined) return word;
  const condition = formulaText(when);
  return { de: `${word.de}, bedingt durch ${condition.de}`, en: `${word.en}, conditional on ${condition.en}` };
}
