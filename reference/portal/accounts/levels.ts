/**
 * Levels of assurance. BundID states them as STORK levels, exactly spelled (interface description 5.1); any other text is
 * no level. MUK states words, without regard to case.
 */

/** 1 basic registration, 2 low, 3 substantial, 4 high. */
export type Level = 1 | 2 | 3 | 4;

const STORK: Readonly<Record<string, Level>> = { 'STORK-QAA-Level-1': 1, 'STORK-QAA-Level-3': 3, 'STORK-QAA-Level-4': 4 };
const ELSTER: Readonly<Record<string, Level>> = { substanziell: 3, substantiell: 3, hoch: 4 };
const TRUST: Readonly<Record<string, Level>> = { UNTERGEORDNET: 1, NORMAL: 2, SUBSTANTIELL: 3, HOCH: 4 };

const lookUp = (table: Readonly<Record<string, Level>>, text: string): Level | undefined => (Object.hasOwn(table, text) ? table[text] : undefined);

/** The level of a STORK text, or undefined. */
export const storkLevel = (text: string): Level | undefined => lookUp(STORK, text);

/** The STORK text of a level. */
export const storkText = (level: Level): string => `STORK-QAA-Level-${level}`;

/** The level of a word of ELSTER, or undefined. */
export const elsterLevel = (text: string): Level | undefined => lookUp(ELSTER, text.toLowerCase());

/** The level of a trust value of an attribute, or undefined. */
export const trustLevel = (text: string | undefined): Level | undefined => (text === undefined ? undefined : lookUp(TRUST, text));

/** How long a session of a level lasts, whole and without a click (recommendation of TR-03160-1). */
export function sessionLimits(level: Level): { readonly totalMs: number; readonly idleMs: number } {
  const minute = 60_000;
  if (level >= 4) return { totalMs: 30 * minute, idleMs: 5 * minute };
  if (level === 3) return { totalMs: 120 * minute, idleMs: 30 * minute };
  return { totalMs: 720 * minute, idleMs: 60 * minute };
}
