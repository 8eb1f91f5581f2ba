/**
 * Reads a gate policy from YAML (schemas/gate-policy/gate-policy-1.schema.json). Whatever is wrong is told as data: one
 * sentence with place and mend; nothing is guessed, a policy with a mistake decides nothing.
 */
import type { Bilingual } from '../core/language.ts';
import type { ToldProblem } from '../core/told-problem.ts';
import { compileSchema } from '../formats/json-schema.ts';
import type { SchemaProblem } from '../formats/json-schema.ts';
import { isJsonObject } from '../formats/json.ts';
import { parseYamlSource } from '../formats/yaml-source.ts';
import { DEFAULT_RULES, LONGEST_WAIVER_DAYS, daysBetween, utcDay } from './policy.ts';
import type { GatePolicy, GateRules, Waiver } from './policy.ts';
import { tellPolicyProblem } from './policy-problem.ts';

export interface PolicyInput {
  readonly text: string;
  /** Path as the user gave it. */
  readonly file: string;
  /** Content of the schema file. */
  readonly schema: object;
  /** Milliseconds since the epoch; the length of waivers is counted from this day. */
  readonly now: number;
}

export type PolicyReading = { readonly policy: GatePolicy } | { readonly problem: ToldProblem };

/** Reads a policy; the first problem in the order of the file, misspelt names before missing ones. */
export function readGatePolicy({ text, file, schema, now }: PolicyInput): PolicyReading {
  const reading = parseYamlSource(Buffer.from(text, 'utf8'), file, { de: 'Das Regelwerk', en: 'The policy' });
  if (reading.problem !== undefined) return { problem: reading.problem };
  const { placeOf } = reading.source;
  const value = reading.source.value ?? {};
  const [problem] = ordered(compileSchema(schema)(value));
  if (problem !== undefined) return { problem: { ...tellPolicyProblem(problem, value, schema), code: 'ERR_CONFIG_INVALID', place: placeOf(problem.pointer) } };
  const policy = policyOf(value);
  const wrong = waiverProblem(policy.waivers, utcDay(now));
  return wrong === undefined ? { policy } : { problem: { code: 'ERR_CONFIG_INVALID', text: wrong.text, mend: wrong.mend, place: placeOf(wrong.pointer) } };
}

/** A name that does not exist comes before the member it may have been meant to be. */
function ordered(problems: readonly SchemaProblem[]): readonly SchemaProblem[] {
  const isUnknown = ({ keyword }: SchemaProblem): boolean => keyword === 'additionalProperties';
  const isFormat = ({ pointer }: SchemaProblem): boolean => pointer === '/format' || pointer === '/formatVersion';
  return [...problems.filter(isFormat), ...problems.filter(isUnknown), ...problems.filter((problem) => !isUnknown(problem) && !isFormat(problem))];
}

function policyOf(value: unknown): GatePolicy {
  const { fail, waivers } = value as { readonly fail?: Partial<GateRules>; readonly waivers?: readonly Waiver[] };
  return { fail: { ...DEFAULT_RULES, ...(isJsonObject(fail) ? fail : {}) }, waivers: waivers ?? [] };
}

interface WrongWaiver {
  readonly pointer: string;
  readonly text: Bilingual;
  readonly mend: Bilingual;
}

function waiverProblem(waivers: readonly Waiver[], today: string): WrongWaiver | undefined {
  return waivers.map((waiver, index) => tooLong(waiver, index, today) ?? givenTwice(waiver, index, waivers)).find((problem) => problem !== undefined);
}

function tooLong({ expires, requirement }: Waiver, index: number, today: string): WrongWaiver | undefined {
  const days = daysBetween(today, expires);
  if (days <= LONGEST_WAIVER_DAYS) return undefined;
  const last = utcDay(Date.parse(`${today}T00:00:00Z`) + LONGEST_WAIVER_DAYS * 86_400_000);
  return {
    pointer: `/waivers/${index}/expires`,
    text: {
      de: `Die Ausnahme für ${requirement} soll ${days} Tage gelten; höchstens ${LONGEST_WAIVER_DAYS} sind möglich.`,
      en: `The waiver for ${requirement} is to hold for ${days} days; at most ${LONGEST_WAIVER_DAYS} are possible.`,
    },
    mend: { de: `Ein Ende bis ${last} eintragen.`, en: `Enter an end up to ${last}.` },
  };
}

function givenTwice(waiver: Waiver, index: number, waivers: readonly Waiver[]): WrongWaiver | undefined {
  const keyOf = (each: Waiver): string => JSON.stringify([each.requirement, each.case ?? null, each.finding ?? null]);
  const before = waivers.slice(0, index).findIndex((each) => keyOf(each) === keyOf(waiver));
  if (before < 0) return undefined;
  return {
    pointer: `/waivers/${index}`,
    text: {
      de: `Für ${waiver.requirement} steht dieselbe Ausnahme zweimal da (Einträge ${before + 1} und ${index + 1}).`,
      en: `The same waiver for ${waiver.requirement} is given twice (entries ${before + 1} and ${index + 1}).`,
    },
    mend: { de: 'Eine von beiden löschen oder mit case oder finding unterscheiden.', en: 'Delete one of the two or tell them apart by case or finding.' },
  };
}
