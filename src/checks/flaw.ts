/** What a rule has to say, before it is known of which requirement and in which exchange. */
import type { Cause, EvidencePlace, Finding, MessageParams } from '../core/finding.ts';
import type { Basis } from '../core/requirement.ts';

export interface Flaw {
  readonly kind: Finding['kind'];
  readonly messageKey: string;
  readonly params: MessageParams;
  readonly cause: Cause;
  readonly basis?: Basis;
  readonly nearest?: string;
  /** Place inside the exchange that the rule looked at. */
  readonly at?: string;
  /** Instead of that exchange. */
  readonly evidence?: readonly EvidencePlace[];
}

type More = Partial<Omit<Flaw, 'kind' | 'messageKey'>>;

/** The rule does not hold. */
export function broken(messageKey: string, more: More = {}): Flaw {
  return { kind: 'broken', messageKey, params: {}, cause: 'product', ...more };
}

/** The suite could not find out. */
export function cannotTell(messageKey: string, more: More = {}): Flaw {
  return { kind: 'cantTell', messageKey, params: {}, cause: 'setup', ...more };
}

/** Worth telling, costs nothing. */
export function note(messageKey: string, more: More = {}): Flaw {
  return { kind: 'observation', messageKey, params: {}, cause: 'product', ...more };
}

/** The finding of a flaw. @param evidence where the flaw names none itself */
export function findingOf(requirement: string, { at, evidence: own, ...flaw }: Flaw, evidence: readonly EvidencePlace[]): Finding {
  const places = own ?? evidence.map((place) => (at === undefined ? place : { ...place, at }));
  return { requirement, ...flaw, evidence: places };
}

/** Exchanges as evidence. */
export function placesOf(exchanges: readonly { readonly id: string }[], at?: string): readonly EvidencePlace[] {
  return exchanges.map(({ id }) => ({ exchange: id, ...(at === undefined ? {} : { at }) }));
}

/** What a rule has to say about one exchange. */
export interface JudgedExchange {
  readonly exchange: { readonly id: string };
  readonly flaws: readonly Flaw[];
}

/** The same flaw in more exchanges than this shall not fill the report. */
const MOST_EVIDENCE = 10;

/** One finding for each flaw, with every exchange that has it as evidence. */
export function findingsPerFlaw(requirement: string, judged: readonly JudgedExchange[]): readonly Finding[] {
  const found = new Map<string, { readonly flaw: Flaw; readonly exchanges: { readonly id: string }[] }>();
  for (const { exchange, flaws } of judged) {
    for (const flaw of flaws) {
      // A printed and an inferred rule weigh differently: they are two findings.
      const key = JSON.stringify([flaw.kind, flaw.messageKey, flaw.params, flaw.basis]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { flaw, exchanges: [exchange] });
      else if (known.exchanges.length < MOST_EVIDENCE) known.exchanges.push(exchange);
    }
  }
  return [...found.values()].map(({ flaw, exchanges }) => findingOf(requirement, flaw, placesOf(exchanges, flaw.at)));
}
