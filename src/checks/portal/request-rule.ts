/**
 * The shape that most checks of requests share: each readable request is held against one rule. The same flaw in several
 * requests is one finding with all of them as evidence; without a readable request nothing can be told.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { ReadMetadata, ReadRequest } from './request-reading.ts';
import { isRead, readMetadata, readRequest } from './request-reading.ts';
import type { RequestsSubject } from './subject.ts';

type JudgeRequest = (seen: ReadRequest, subject: RequestsSubject) => readonly Flaw[];
type JudgeMetadata = (metadata: ReadMetadata, subject: RequestsSubject) => readonly Flaw[];

/** A check of every single request. */
export function requestRule(requirement: string, id: string, judge: JudgeRequest): Check<RequestsSubject> {
  return { id, requirement, run: (subject) => judgeRequests(requirement, subject, judge) };
}

/** A check of the metadata. */
export function metadataRule(requirement: string, id: string, judge: JudgeMetadata): Check<RequestsSubject> {
  return {
    id,
    requirement,
    run(subject) {
      const metadata = subject.metadata === undefined ? undefined : readMetadata(subject.metadata);
      if (metadata === undefined) return [findingOf(requirement, cannotTell('metadata-not-seen'), [])];
      if (isRead(metadata)) return judge(metadata, subject).map((flaw) => findingOf(requirement, flaw, [{ exchange: metadata.exchange.id, at: metadata.at }]));
      return [
        findingOf(requirement, cannotTell('metadata-not-readable', { params: { code: metadata.code }, cause: 'product' }), placesOf([metadata.exchange])),
      ];
    },
  };
}

/** Metadata of the portal, when they are there and can be read. */
export function metadataOf({ metadata }: RequestsSubject): ReadMetadata | undefined {
  const reading = metadata === undefined ? undefined : readMetadata(metadata);
  return reading !== undefined && isRead(reading) ? reading : undefined;
}

function judgeRequests(requirement: string, subject: RequestsSubject, judge: JudgeRequest): readonly Finding[] {
  if (subject.requests.length === 0) return [findingOf(requirement, cannotTell('request-not-seen'), [])];
  const found = new Map<string, { readonly flaw: Flaw; readonly exchanges: { readonly id: string }[] }>();
  for (const exchange of subject.requests) {
    const reading = readRequest(exchange);
    const flaws = isRead(reading)
      ? judge(reading, subject)
      : [cannotTell('request-not-readable', { params: { code: reading.code }, cause: 'product', at: 'request' })];
    for (const flaw of flaws) {
      const key = JSON.stringify([flaw.kind, flaw.messageKey, flaw.params]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { flaw, exchanges: [exchange] });
      else known.exchanges.push(exchange);
    }
  }
  return [...found.values()].map(({ flaw, exchanges }) => findingOf(requirement, flaw, placesOf(exchanges)));
}
