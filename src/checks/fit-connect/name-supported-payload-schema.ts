/**
 * An event names a payload schema that the service supports, or none: under API v2 1.2.2 works and 1.0.0 is refused.
 * Basis: observed live by a client's author. Versions nobody has reported on are an observation, not a flaw.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import type { PostedEvent } from './observation.ts';
import { eachEvent } from './posted-events.ts';
import type { RunSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-036';
const PATTERN = /^https:\/\/schema\.fitko\.de\/fit-connect\/set-payload\/(1\.\d+)\.\d+\/set-payload\.schema\.json$/;
const NEAREST = '"$schema": "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json"';

/** @requirement FC-SUB-036 */
export const nameSupportedPayloadSchema: Check<RunSubject> = {
  id: 'name-supported-payload-schema',
  requirement: REQUIREMENT,
  run: (subject) => eachEvent(REQUIREMENT, subject, (event) => flawsOf(event, subject)),
};

function flawsOf(event: PostedEvent, { apiVersion }: RunSubject): readonly Finding[] {
  const schema = event.claims['$schema'];
  if (schema === undefined) return [];
  const minor = typeof schema === 'string' ? PATTERN.exec(schema)?.[1] : undefined;
  if (minor === '1.2') return [];
  const isRefused = minor === undefined || (minor === '1.0' && apiVersion === 'v2');
  return [
    {
      requirement: REQUIREMENT,
      kind: isRefused ? 'broken' : 'observation',
      messageKey: isRefused ? 'payload-schema-refused' : 'payload-schema-unknown',
      params: { seen: excerpt(schema) },
      cause: 'product',
      evidence: [{ exchange: event.exchange.id, at: 'request/body/claims/$schema' }],
      nearest: NEAREST,
    },
  ];
}
