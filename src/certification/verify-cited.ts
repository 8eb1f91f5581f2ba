/**
 * Whether each case was judged by what happened in it. Where every scenario acts for itself, an exchange that its judge was shown ended
 * after the scenario had begun and began before it ended, and no judge of another scenario was shown it in the same place. What
 * scenarios share on purpose is named here, and some look at the whole run; over FIT-Connect everything is sent ahead, and other rules hold.
 */
import { idsIn } from '../checks/written-subject.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Profile } from '../core/profile.ts';
import type { Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import type { EvidencePart } from './evidence.ts';
import { findingOf } from './findings.ts';
import type { OwnRules } from './own-rules.ts';

/** Members of a subject whose exchanges belong to more than one scenario: what several compare with, and what a product did while it ran. */
const SHARED: Readonly<Partial<Record<Profile['room'], readonly string[]>>> = {
  portal: ['before', 'controls', 'metadata', 'laterMetadata', 'requests', 'laterRequests', 'nextRequests', 'first', 'second'],
  mailbox: ['rest', 'soap'],
  'dvdv-client': ['calls', 'tokens'],
  directory: [],
  'paying-portal': ['calls'],
  'payment-service': [],
  chain: [],
};

/** An attempt is timed by whoever runs the scenarios, an exchange by whoever records it. @unit milliseconds */
const CLOCK_TOLERANCE_MS = 2_000;

/** Meaningful only with the very version of the suite that ran. */
export function verifyCited(result: Result, parts: readonly EvidencePart[], own: OwnRules | undefined): readonly VerificationFinding[] {
  const shared = own === undefined ? undefined : SHARED[own.profile.room];
  if (own === undefined || shared === undefined) return [];
  const ofWholeRun = new Set(own.scenarios.filter(({ tags }) => tags.includes('@zuletzt')).map(({ id }) => id));
  const windows = new Map(result.cases.map(({ id, attempts }) => [id, attempts.map(windowOf)]));
  return parts.flatMap((part) => {
    const owners = new Map<string, number>();
    return part.judgements.flatMap(({ case: id, calls }, index) => {
      if (ofWholeRun.has(id)) return [];
      const cited = calls.flatMap(({ subject }) => citedIn(subject, part.exchanges, shared));
      const foreign = cited.filter(({ name, exchange }) => {
        const place = `${name} ${exchange.id}`;
        const owner = owners.get(place) ?? index;
        owners.set(place, owner);
        return owner !== index || !(windows.get(id) ?? []).some((window) => isWithin(exchange, window));
      });
      return [...new Set(foreign.map(({ name, exchange }) => `${name}: ${exchange.id}`))].map((detail) =>
        findingOf('judgement-invalid', 'wrong', `${part.path}/judgements.ndjson, ${id}`, { detail }),
      );
    });
  });
}

interface Window {
  readonly from: number;
  readonly to: number;
}

function windowOf({ startedAt, durationMs }: Result['cases'][number]['attempts'][number]): Window {
  const from = Date.parse(startedAt);
  return { from: from - CLOCK_TOLERANCE_MS, to: from + durationMs + CLOCK_TOLERANCE_MS };
}

function isWithin({ startedAt, durationMs }: Exchange, { from, to }: Window): boolean {
  const began = Date.parse(startedAt);
  return began <= to && began + durationMs >= from;
}

interface Cited {
  /** Member of the subject in which it stands. */
  readonly name: string;
  readonly exchange: Exchange;
}

function citedIn(subject: unknown, exchanges: EvidencePart['exchanges'], shared: readonly string[]): readonly Cited[] {
  if (typeof subject !== 'object' || subject === null) return [];
  return Object.entries(subject)
    .filter(([name]) => !shared.includes(name))
    .flatMap(([name, value]) => exchangesOf(value, exchanges).map((exchange) => ({ name, exchange })));
}

const EXCHANGE_ID = /^x\d{6,15}$/;

/** In references and in plain. What leads nowhere has been told where it was read. */
function exchangesOf(value: unknown, exchanges: EvidencePart['exchanges']): readonly Exchange[] {
  if (typeof value === 'string') return EXCHANGE_ID.test(value) ? known([value], exchanges) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === '$exchanges' && typeof member === 'string' ? known(idsIn(member), exchanges) : exchangesOf(member, exchanges),
  );
}

/** Up to the first that is not known, however long a range claims to be. */
function known(ids: Iterable<string>, exchanges: EvidencePart['exchanges']): readonly Exchange[] {
  const found: Exchange[] = [];
  try {
    for (const id of ids) {
      const exchange = exchanges.get(id);
      if (exchange === undefined) break;
      found.push(exchange);
    }
  } catch {
    // A range that is none has been told, too.
  }
  return found;
}
