/**
 * A place inside an exchange, read from the form that findings use: `request/header/Content-Type`,
 * `request/body/claims/iss`, `response/status`, or a side alone. What cannot be read is shown as it is and marks nothing.
 */
import type { EvidencePlace } from '../../src/core/finding.ts';
import { pointerTokens } from './json-place.ts';

export type Side = 'request' | 'response';

export interface Place {
  readonly side: Side;
  readonly part: 'line' | 'header' | 'body' | 'whole';
  /** Header name, or reference tokens of the pointer into the body. */
  readonly path: readonly string[];
}

const LINE_PARTS: readonly string[] = ['line', 'method', 'target', 'path', 'query', 'status'];

/** @returns undefined when the finding names no place or one of another form */
export function readPlace({ at }: EvidencePlace): Place | undefined {
  const [side, part, ...rest] = (at ?? '').split('/');
  if (side !== 'request' && side !== 'response') return undefined;
  if (part === undefined || part === '') return { side, part: 'whole', path: [] };
  if (LINE_PARTS.includes(part)) return { side, part: 'line', path: rest };
  if (part === 'header' || part === 'headers') return { side, part: 'header', path: rest };
  return part === 'body' ? { side, part: 'body', path: pointerTokens(rest.join('/')) } : undefined;
}
