/**
 * Writes a declaration as YAML for people: every question stands above its answer with status and reference. What is not
 * known yet stays empty, so that the file of an interrupted dialogue is a draft to go on with. Comments are made from
 * schema and proforma, so that they cannot differ from what is asked.
 */
import type { Party, Proforma, ProformaItem } from '../core/declaration.ts';
import { statusText } from '../core/ics-words.ts';
import { sayIn } from '../core/language.ts';
import type { Bilingual, Language } from '../core/language.ts';
import type { JsonObject } from '../formats/json.ts';
import { describeSchemaMember } from '../formats/shape-words.ts';
import type { DeclarationDraft, DraftAnswer } from './read-declaration.ts';

export interface WriteOptions {
  readonly proforma: Proforma;
  /** schemas/declaration/declaration-1.schema.json as data: its descriptions become comments. */
  readonly schema: JsonObject;
  readonly language: Language;
}

const WIDTH = 118;

const HEAD: Bilingual = {
  de: 'Herstellererklärung (ICS) für den Prüfstand. „pruefstand declare --from <diese Datei>“ prüft sie, „pruefstand run --declaration <diese Datei>“ wählt danach aus, was geprüft wird. Alles dazu: docs/reference/declaration.md.',
  en: 'Vendor declaration (ICS) for Prüfstand. "pruefstand declare --from <this file>" reviews it, "pruefstand run --declaration <this file>" selects by it what is tested. All about it: docs/reference/declaration.md.',
};
const FURTHER: Bilingual = {
  de: 'Antworten zu Fragen, die es in diesem Fragebogen nicht gibt:',
  en: 'Answers to questions that are not in this proforma:',
};

/** The text of the file; a complete draft gives a file that the reader takes as it is. */
export function declarationText(draft: DeclarationDraft, options: WriteOptions): string {
  const { proforma, language } = options;
  const lines = [
    ...comment(HEAD[language], ''),
    'format: pruefstand-declaration',
    'formatVersion: 1',
    `profile: ${proforma.profile}`,
    ...member('/proforma', 'proforma:', options),
    `  id: ${proforma.id}`,
    `  version: ${quoted(proforma.version)}`,
    `  sha256: ${quoted(proforma.sha256)}`,
    ...productLines(draft, options),
    ...customerLines(draft.customer, options),
    ...answerLines(draft, options),
    ...member('/declaredBy', 'declaredBy:', options),
    `  name:${value(draft.declaredBy?.name)}`,
    `  role:${value(draft.declaredBy?.role)}`,
    ...member('/declaredAt', `declaredAt:${value(draft.declaredAt)}`, options),
  ];
  return `${lines.join('\n')}\n`;
}

/** A value as YAML reads it back; JSON texts are YAML texts, once what YAML does not print is escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function value(given: string | number | readonly string[] | undefined): string {
  if (given === undefined) return '';
  if (typeof given === 'number') return ` ${given}`;
  return ` ${typeof given === 'string' ? quoted(given) : `[${given.map(quoted).join(', ')}]`}`;
}

function comment(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}# ${word}`);
  }
  return lines;
}

/** A member with its description above. */
function member(pointer: string, text: string, { schema, language }: WriteOptions, indent = ''): readonly string[] {
  return [...comment(describeSchemaMember(schema, pointer)[language], indent), `${indent}${text}`];
}

/** An optional member: switched off by a comment sign where there is no value. */
function optional(name: string, given: string | readonly string[] | undefined, example: string, options: WriteOptions, path: string): readonly string[] {
  return member(`/${path}/${name}`, given === undefined ? `# ${name}: ${example}` : `${name}:${value(given)}`, options, '  ');
}

function productLines({ product = {} }: DeclarationDraft, options: WriteOptions): readonly string[] {
  const list = (name: 'modules' | 'thirdParty' | 'deviations'): readonly string[] => optional(name, product[name], '["…"]', options, 'product');
  const build = Object.entries(product.build ?? {}).map(([name, digest]) => `${name}: ${quoted(digest)}`);
  return [
    ...member('/product', 'product:', options),
    ...member('/product/name', `name:${value(product.name)}`, options, '  '),
    ...member('/product/version', `version:${value(product.version)}`, options, '  '),
    ...member('/product/vendor', 'vendor:', options, '  '),
    ...partyLines(product.vendor, '    '),
    ...member('/product/build', build.length === 0 ? '# build: { sha256: "…" }' : `build: { ${build.join(', ')} }`, options, '  '),
    ...optional('configurationSha256', product.configurationSha256, '"…"', options, 'product'),
    ...member('/product/role', `role:${value(product.role)}`, options, '  '),
    ...list('modules'),
    ...optional('environment', product.environment, '"…"', options, 'product'),
    ...list('thirdParty'),
    ...list('deviations'),
  ];
}

function partyLines(party: Partial<Party> | undefined, indent: string): readonly string[] {
  return [
    `${indent}name:${value(party?.name)}`,
    `${indent}${party?.address === undefined ? '# address: "…"' : `address:${value(party.address)}`}`,
    `${indent}${party?.contact === undefined ? '# contact: "…"' : `contact:${value(party.contact)}`}`,
  ];
}

function customerLines(customer: Partial<Party> | undefined, options: WriteOptions): readonly string[] {
  if (customer === undefined) return member('/customer', '# customer: { name: "…" }', options);
  return [...member('/customer', 'customer:', options), ...partyLines(customer, '  ')];
}

function answerLines({ answers = [] }: DeclarationDraft, options: WriteOptions): readonly string[] {
  const { proforma, language } = options;
  const given = new Map(answers.map((answer) => [answer.item, answer]));
  const known = new Set(proforma.items.map(({ id }) => id));
  const further = answers.filter(({ item }) => !known.has(item));
  return [
    ...member('/answers', 'answers:', options),
    ...proforma.groups.flatMap(({ id, title }, index) => [
      ...(index === 0 ? [] : ['']),
      ...comment(`--- ${title[language]} ---`, '  '),
      ...proforma.items.filter(({ group }) => group === id).flatMap((item) => itemLines(item, given.get(item.id), language)),
    ]),
    ...(further.length === 0 ? [] : ['', ...comment(FURTHER[language], '  '), ...further.flatMap((answer) => writtenAnswer(answer))]),
    '',
  ];
}

function itemLines(
  { id, question, status, isRecommended, reference, value: wanted }: ProformaItem,
  answer: DraftAnswer | undefined,
  language: Language,
): readonly string[] {
  const unit = wanted?.unit === undefined ? '' : ` (${wanted.unit})`;
  const asked = wanted === undefined ? '' : ` value: ${wanted.hint[language]}${wanted.hint[language].includes(wanted.unit ?? '') ? '' : unit}.`;
  const facts = `[${statusText(status, isRecommended === true)[language]}; ${sayIn(reference, language)}]${asked}`;
  const head = [...comment(question[language], '  '), ...comment(facts, '  ')];
  if (answer !== undefined) return [...head, ...writtenAnswer(answer)];
  return [...head, `  - item: ${id}`, '    support:', ...(wanted === undefined ? [] : ['    # value:'])];
}

function writtenAnswer({ item, support, value: stated, remark }: DraftAnswer): readonly string[] {
  return [
    `  - item: ${item}`,
    `    support:${support === undefined ? '' : ` ${support}`}`,
    ...(stated === undefined ? [] : [`    value:${value(stated)}`]),
    ...(remark === undefined ? [] : [`    remark:${value(remark)}`]),
  ];
}
