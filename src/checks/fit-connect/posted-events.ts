/**
 * Runs a judgement over every event the product posted, and reports each kind of flaw once, with its first exchanges.
 * Events of which the record keeps only the beginning are left out: what is missing there is no flaw of the product.
 */
import type { EvidencePlace, Finding } from '../../core/finding.ts';
import type { PostedEvent } from './observation.ts';
import type { RunSubject } from './subject.ts';

/** @returns findings of `judge`, equal ones joined; `cantTell` when the product posted nothing that `isSubject` takes */
export function eachEvent(
  requirement: string,
  subject: RunSubject,
  judge: (event: PostedEvent) => readonly Finding[],
  isSubject: (event: PostedEvent) => boolean = () => true,
): readonly Finding[] {
  const events = subject.events.filter((event) => event.isComplete && isSubject(event));
  if (events.length === 0) return [{ requirement, kind: 'cantTell', messageKey: 'no-event-seen', params: {}, cause: 'product', evidence: [] }];
  const joined = new Map<string, Finding & { evidence: EvidencePlace[] }>();
  for (const finding of events.flatMap(judge)) {
    const key = `${finding.kind} ${finding.messageKey} ${finding.basis ?? ''}`;
    const known = joined.get(key);
    if (known === undefined) joined.set(key, { ...finding, evidence: [...finding.evidence] });
    else if (known.evidence.length < 5) known.evidence.push(...finding.evidence);
  }
  return [...joined.values()];
}
