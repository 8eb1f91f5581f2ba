/**
 * Why a run is not whole. `run.interrupted` says it in one language, for programs; people read it in theirs. The kinds are a
 * closed set; words of another origin stay as they are.
 */
import type { Bilingual } from './language.ts';

/** Ctrl-C, or another signal that asks for an early end. */
export const STOPPED_BY_USER = 'interrupted by the user';

/** @param said what the product said last */
export function productEnded(said: string): string {
  return `the product ended by itself (${said})`;
}

/** @param shard as `2/3` */
export function shardMissing(shard: string): string {
  return `shard ${shard} is missing`;
}

/** Several reasons as one; undefined for none. */
export function joinEarlyEnds(told: readonly string[]): string | undefined {
  return told.length === 0 ? undefined : [...new Set(told)].join('; ');
}

/** Where a reason ends and the next one of the set begins. */
const BETWEEN = /; (?=interrupted by the user|the product ended by itself \(|shard \d+\/\d+ is missing)/u;

function spoken(told: string): Bilingual {
  if (told === STOPPED_BY_USER) return { de: 'vom Benutzer abgebrochen', en: told };
  const shard = /^shard (\d+\/\d+) is missing$/u.exec(told)?.[1];
  if (shard !== undefined) return { de: `Teil ${shard} fehlt`, en: told };
  const said = /^the product ended by itself \((.*)\)$/su.exec(told)?.[1];
  return said === undefined
    ? { de: told, en: told }
    : { de: `das Produkt hat sich von selbst beendet (${said.replace(/^exit code /u, 'Exit-Code ')})`, en: told };
}

/** What `run.interrupted` says, for people. Part of a sentence. */
export function earlyEndText(interrupted: string): Bilingual {
  const parts = interrupted.split(BETWEEN).map(spoken);
  return { de: parts.map(({ de }) => de).join('; '), en: parts.map(({ en }) => en).join('; ') };
}
