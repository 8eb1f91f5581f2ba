/** The SET inside a posted event, taken apart without any judgement: enough to label and to count the exchange. */
import { decodeJws } from '../../src/formats/jose.ts';
import type { DecodedJws } from '../../src/formats/jose.ts';
import { eventOfUri } from './event-names.ts';
import type { EventName } from './event-names.ts';

export interface PostedEvent {
  /** Compact JWS as sent. */
  readonly compact: string;
  readonly jws: DecodedJws;
  /** First event that is known by name, if any. */
  readonly name: EventName | undefined;
  /** Id from a `sub` of the form `submission:<id>` or `reply:<id>`. */
  readonly submissionId: string | undefined;
}

const LONGEST_SET = 1_000_000;

/** Reads a body as SET. @returns undefined when it is no compact JWS with a JSON object as payload */
export function readPostedEvent(body: Uint8Array): PostedEvent | undefined {
  if (body.byteLength === 0 || body.byteLength > LONGEST_SET) return undefined;
  const compact = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const jws = decodeJws(compact);
  if (jws === undefined) return undefined;
  const { events, sub } = jws.payload;
  const names = typeof events === 'object' && events !== null ? Object.keys(events) : [];
  const subject = typeof sub === 'string' ? /^(?:submission|reply):(.+)$/.exec(sub)?.[1] : undefined;
  return { compact, jws, name: names.map(eventOfUri).find((name) => name !== undefined), submissionId: subject };
}
