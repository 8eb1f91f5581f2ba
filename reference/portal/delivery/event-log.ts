/**
 * What the event log of a case proves about one submission: that it arrived, and how the authority decided. An event counts only when its
 * signature is of whom it names as issuer, and its tags are those of what was sent.
 */
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import type { JWK } from 'jose';
import type { Decision, Delivery } from '../orders/order.ts';
import { membersIn, membersOf } from '../web/http-client.ts';
import type { DeliveryService } from './fit-connect.ts';

/** What is proven so far. */
export interface Proven {
  readonly isSubmitted: boolean;
  readonly decision?: Decision;
}

const PREFIX = 'https://schema.fitko.de/fit-connect/events/';

/** Reads the log. @returns undefined when the delivery service did not tell */
export async function readLog(service: DeliveryService, delivery: Delivery): Promise<Proven | undefined> {
  const log = await service.events(delivery.caseId);
  if (log === undefined) return undefined;
  let proven: Proven = { isSubmitted: false };
  for (const token of log) {
    const event = await provenEvent(service, delivery, token);
    if (event === 'submit-submission') proven = { ...proven, isSubmitted: true };
    if (event === 'accept-submission' || event === 'reject-submission')
      proven = { isSubmitted: true, decision: event === 'accept-submission' ? 'accepted' : 'rejected' };
  }
  return proven;
}

/** @returns name of the event without prefix; undefined for one that proves nothing about this submission */
async function provenEvent(service: DeliveryService, delivery: Delivery, token: string): Promise<string | undefined> {
  try {
    const { iss = '', sub, ['events']: events } = decodeJwt(token);
    const { alg, kid = '', typ } = decodeProtectedHeader(token);
    if (sub !== `submission:${delivery.submissionId}` || alg !== 'PS512' || typ !== 'secevent+jwt') return undefined;
    const jwk = await issuerKey(service, delivery, iss, kid);
    if (jwk === undefined) return undefined;
    const { key_ops: _uses, use: _use, ...bare } = jwk;
    await compactVerify(token, await importJWK(bare, 'PS512'), { algorithms: ['PS512'] });
    const [event] = Object.entries(membersOf(events));
    const [name, payload] = event ?? ['', undefined];
    return name.endsWith('/reject-submission') || hasTags(delivery, payload) ? name.slice(PREFIX.length) : undefined;
  } catch {
    return undefined;
  }
}

/** The key follows from the issuer: the service's key set, or a key of the destination that was delivered to. */
async function issuerKey(service: DeliveryService, { destinationId }: Delivery, issuer: string, kid: string): Promise<JWK | undefined> {
  if (/^https?:/.test(issuer)) return keyIn(await service.serviceKeys(), kid);
  return issuer === destinationId ? membersIn((await service.key(destinationId, kid)) ?? '') : undefined;
}

function hasTags({ tags }: Delivery, payload: unknown): boolean {
  const { metadata, data } = membersOf(membersOf(payload)['authenticationTags']);
  return tags !== undefined && metadata === tags.metadata && data === tags.data;
}

function keyIn(text: string | undefined, kid: string): JWK | undefined {
  const { keys } = membersIn(text ?? '');
  return (Array.isArray(keys) ? (keys as readonly JWK[]) : []).find((key) => key.kid === kid);
}
