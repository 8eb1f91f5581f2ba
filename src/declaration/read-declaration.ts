/**
 * Reads a vendor's declaration, YAML or JSON, as a stranger may have written it: every wrong member gets one sentence with
 * place and mend, and nothing is taken over halfway. Whether the answers hold together is the static review's matter
 * (`review.ts`); a draft may lack anything and is what a dialogue goes on with.
 */
import type { Declaration, DeclaredAnswer, Proforma } from '../core/declaration.ts';
import type { Bilingual } from '../core/language.ts';
import type { ToldProblem } from '../core/told-problem.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import { isJsonObject } from '../formats/json.ts';
import type { JsonObject } from '../formats/json.ts';
import { memberName, tellShapeProblems } from '../formats/shape-words.ts';
import { parseYamlSource } from '../formats/yaml-source.ts';
import type { YamlSource } from '../formats/yaml-source.ts';

/** The file in a sentence. */
export const DECLARATION_FILE: Bilingual = { de: 'Die Erklärung', en: 'The declaration' };

export interface ReadOptions {
  /** Path as the user gave it, for places. */
  readonly file: string;
  /** schemas/declaration/declaration-1.schema.json as data. */
  readonly schema: JsonObject;
  /** Proforma of the profile that a declaration names. @returns undefined when there is no such profile */
  readonly proformaOf: (profile: string) => Proforma | undefined;
}

/** Either the declaration with its proforma, or all that is wrong. */
export type DeclarationReading =
  | { readonly declaration: Declaration; readonly proforma: Proforma; readonly problems?: never }
  | { readonly declaration?: never; readonly proforma?: never; readonly problems: readonly ToldProblem[] };

/** What is known so far: any member may be missing. */
export type DeclarationDraft = Partial<Omit<Declaration, 'product' | 'declaredBy' | 'answers'>> & {
  readonly answers?: readonly DraftAnswer[];
  readonly product?: Partial<Declaration['product']>;
  readonly declaredBy?: Partial<Declaration['declaredBy']>;
};

/** An answer that may still be open. */
export type DraftAnswer = Omit<DeclaredAnswer, 'support'> & { readonly support?: DeclaredAnswer['support'] };

/** Either the draft, or all that is wrong with what is there. */
export type DraftReading =
  { readonly draft: DeclarationDraft; readonly problems?: never } | { readonly draft?: never; readonly problems: readonly ToldProblem[] };

/** Reads a finished declaration. */
export function readDeclaration(bytes: Uint8Array, options: ReadOptions): DeclarationReading {
  const { source, problem } = parseYamlSource(bytes, options.file, DECLARATION_FILE);
  if (problem !== undefined) return { problems: [problem] };
  const shape = tellShapeProblems(source, { schema: options.schema, name: DECLARATION_FILE });
  if (shape.length > 0) return { problems: otherKindFirst(source, shape) };
  const written = source.value as Written;
  const proforma = options.proformaOf(written.profile);
  const problems = [...brokenScalars(source), ...twiceAnswered(source, written), ...basisProblems(source, written, proforma)];
  if (problems.length > 0 || proforma === undefined) return { problems };
  return { declaration: completed(written), proforma };
}

/** Reads what an interrupted dialogue or a half-filled template left. */
export function readDraft(bytes: Uint8Array, options: Omit<ReadOptions, 'proformaOf'>): DraftReading {
  const { source, problem } = parseYamlSource(bytes, options.file, DECLARATION_FILE);
  if (problem !== undefined) return { problems: [problem] };
  const filled: YamlSource = { ...source, value: withoutEmpty(source.value) };
  const shape = tellShapeProblems(filled, { schema: draftSchema(options.schema), name: DECLARATION_FILE });
  if (shape.length > 0) return { problems: otherKindFirst(source, shape) };
  const draft = filled.value as DeclarationDraft;
  const told = [...brokenScalars(source), ...twiceAnswered(source, { answers: draft.answers ?? [] })];
  return told.length > 0 ? { problems: told } : { draft };
}

/** SHA-256 of a declaration's content, whatever its file looks like; lower-case hex. */
export function declarationDigest(declaration: Declaration): string {
  return sha256Hex(canonicalJson(declaration));
}

/** A declaration as its file may have it: an answer may be empty. */
type Written = Omit<Declaration, 'answers'> & {
  readonly answers: readonly (Omit<DeclaredAnswer, 'support'> & { readonly support: DeclaredAnswer['support'] | null })[];
};

function completed({ answers, ...rest }: Written): Declaration {
  return {
    ...rest,
    answers: answers.flatMap(({ support, ...answer }) => (support === null ? [] : [{ ...answer, support }])),
  };
}

/** A file of another kind has a hundred problems; that it is none of ours is the first. */
function otherKindFirst({ placeOf }: YamlSource, problems: readonly ToldProblem[]): readonly ToldProblem[] {
  const isKind = ({ place }: ToldProblem): boolean => /\(\/(format|formatVersion)\)$/.test(place);
  const kind = problems.filter(isKind);
  if (kind.length === 0) return problems;
  const place = kind[0]?.place ?? placeOf('');
  return [
    {
      code: 'ERR_CONFIG_INVALID',
      text: { de: 'Die Datei ist keine Herstellererklärung in Formatversion 1.', en: 'The file is no vendor declaration of format version 1.' },
      mend: {
        de: '„pruefstand declare --template erklaerung.yaml“ schreibt eine leere; sie beginnt mit format: pruefstand-declaration und formatVersion: 1.',
        en: '"pruefstand declare --template declaration.yaml" writes an empty one; it begins with format: pruefstand-declaration and formatVersion: 1.',
      },
      place,
    },
  ];
}

/** Half characters and numbers without end cannot be written back or hashed. */
function brokenScalars(source: YamlSource): readonly ToldProblem[] {
  return scalarsOf(source.value, '').flatMap(({ pointer, scalar }) => {
    const [name, place] = [memberName(pointer), source.placeOf(pointer)];
    if (typeof scalar === 'string' && !scalar.isWellFormed())
      return [
        {
          code: 'ERR_CONFIG_INVALID' as const,
          text: { de: `„${name}“ enthält ein halbes Zeichen.`, en: `"${name}" holds half a character.` },
          mend: { de: 'Zeichen wie \\uD83D nur mit ihrer zweiten Hälfte schreiben.', en: 'Write characters such as \\uD83D only with their second half.' },
          place,
        },
      ];
    if (typeof scalar !== 'number' || Number.isFinite(scalar)) return [];
    return [
      {
        code: 'ERR_CONFIG_INVALID' as const,
        text: { de: `„${name}“ ist keine endliche Zahl.`, en: `"${name}" is no finite number.` },
        mend: { de: 'Eine Zahl mit Ziffern schreiben.', en: 'Write a number in digits.' },
        place,
      },
    ];
  });
}

function scalarsOf(value: unknown, pointer: string): readonly { readonly pointer: string; readonly scalar: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ pointer, scalar: value }];
  return Object.entries(value).flatMap(([name, member]) => scalarsOf(member, `${pointer}/${name}`));
}

function twiceAnswered(source: YamlSource, { answers }: { readonly answers: readonly { readonly item?: string }[] }): readonly ToldProblem[] {
  const items = answers.map(({ item }) => item);
  return items.flatMap((item, index) =>
    item === undefined || items.indexOf(item) === index
      ? []
      : [
          {
            code: 'ERR_CONFIG_INVALID' as const,
            text: { de: `${item} ist zweimal beantwortet.`, en: `${item} is answered twice.` },
            mend: { de: 'Eine der beiden Antworten entfernen.', en: 'Remove one of the two answers.' },
            place: source.placeOf(`/answers/${index}/item`),
          },
        ],
  );
}

function basisProblems(source: YamlSource, { profile, proforma: named }: Written, proforma: Proforma | undefined): readonly ToldProblem[] {
  if (proforma === undefined)
    return [
      {
        code: 'ERR_CONFIG_PROFILE_UNKNOWN',
        text: { de: `Zu einem Profil „${profile}“ gibt es keinen Fragebogen.`, en: `There is no proforma for a profile "${profile}".` },
        mend: { de: '„pruefstand profiles“ zeigt die Profile.', en: '"pruefstand profiles" lists the profiles.' },
        place: source.placeOf('/profile'),
      },
    ];
  if (named.id === proforma.id && named.version === proforma.version && named.sha256 === proforma.sha256) return [];
  const shown = `${proforma.id} ${proforma.version} (${proforma.sha256.slice(0, 12)})`;
  const other = `${named.id} ${named.version} (${named.sha256.slice(0, 12)})`;
  return [
    {
      code: 'ERR_CONFIG_INVALID',
      text: {
        de: `Beantwortet wurde der Fragebogen ${other}; dieser Prüfstand fragt nach ${shown}.`,
        en: `The proforma ${other} was answered; this suite asks by ${shown}.`,
      },
      mend: {
        de: '„pruefstand declare <diese Datei>“ übernimmt die Antworten in den heutigen Fragebogen und fragt, was fehlt.',
        en: '"pruefstand declare <this file>" takes the answers over into today\'s proforma and asks what is missing.',
      },
      place: source.placeOf(named.id === proforma.id && named.version === proforma.version ? '/proforma/sha256' : '/proforma'),
    },
  ];
}

/** Members without a value are not there yet; an entry of a list that holds nothing is none. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => (member === null ? [] : [[name, withoutEmpty(member)]])));
}

/** Compiled once per schema, as every schema is. */
const draftSchemas = new WeakMap<JsonObject, JsonObject>();

function draftSchema(schema: JsonObject): JsonObject {
  const known = draftSchemas.get(schema) ?? (withoutNeeds(schema) as JsonObject);
  draftSchemas.set(schema, known);
  return known;
}

/** The same schema without what is compulsory, but for the item that an answer belongs to. */
function withoutNeeds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutNeeds);
  if (!isJsonObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, member]) => {
      if (name === 'required' && Array.isArray(member)) return member.includes('item') ? [[name, ['item']]] : [];
      if (name === 'minProperties' && typeof member === 'number') return [];
      return [[name, withoutNeeds(member)]];
    }),
  );
}
