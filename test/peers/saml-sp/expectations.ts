/** What was recorded of each stack: `expectations.json` as types, and which entries need a reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack } from '../../../simulators/saml-attacks.ts';
import type { Outcome } from './attack-table.ts';

export interface Expectations {
  readonly stacks: Readonly<Record<string, { readonly versions: Readonly<Record<string, string>>; readonly options: readonly string[] }>>;
  /** By case and stack. */
  readonly cases: Readonly<Record<string, Readonly<Record<string, Outcome>>>>;
  readonly reasons: readonly Reason[];
}

/** Ids of cases, each with its variant or, without one, with all of them. */
export interface Reason {
  readonly stacks: readonly string[];
  readonly cases: readonly string[];
  readonly reason: string;
}

export function readExpectations(): Expectations {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'expectations.json'), 'utf8')) as Expectations;
}

/** The reason for an entry, where there is one. */
export function reasonFor({ reasons }: Expectations, id: string, stack: string): string | undefined {
  return reasons.find(({ stacks, cases }) => stacks.includes(stack) && cases.some((known) => id === known || id.startsWith(`${known}/`)))?.reason;
}

/** Whether an outcome is another than the attack sheet asks of a whole service. */
export function isSurprising({ expected }: Attack, outcome: Outcome | undefined): boolean {
  if (outcome === 'error' || outcome === 'not-tried' || outcome === undefined) return true;
  if (expected === 'record') return false;
  if (expected === 'accept') return outcome === 'refused';
  return expected === 'refuse' ? outcome !== 'refused' : outcome === 'accepted';
}

/** Debian's own revision behind the version of the software; a rebuild is no other software. */
export function upstreamOf(version: string): string {
  return version.replace(/-[^-]+$/u, '');
}
