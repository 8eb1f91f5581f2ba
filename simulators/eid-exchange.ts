/**
 * What eID client and eID server of the simulators say to each other. It is ours and stands in for PAOS, EAC and the TLS
 * channel with a pre-shared key: two JSON messages, each with a code made with the key of the TcToken, so that only who has
 * read the token can take part. Names of fields and answers are those of TR-03130.
 */
import { createHmac } from 'node:crypto';
import { constantTimeEqual } from '../src/formats/hmac.ts';
import { isJsonObject, parseJsonObject } from '../src/formats/json.ts';
import { EID_FIELDS } from './eid-card.ts';
import type { EidData, EidField } from './eid-card.ts';

/** What a service may do with a field, as `UseOperations` has it. */
export type EidRight = 'REQUIRED' | 'ALLOWED' | 'PROHIBITED';
/** What became of a field, as `OperationsAllowedByUser` has it. */
export type EidOperation = 'ALLOWED' | 'PROHIBITED' | 'NOTONCHIP';

/** The client announces itself and is told who asks for what. */
export interface EidInvitation {
  /** Name of the service. */
  readonly service: string;
  /** What the identifier of the card is calculated for. */
  readonly sector: string;
  readonly rights: Readonly<Partial<Record<EidField, EidRight>>>;
}

/** What came of it at the client. */
export type EidResult =
  | { readonly major: 'ok'; readonly operations: Readonly<Partial<Record<EidField, EidOperation>>>; readonly data: EidData }
  /** `minor` is the part after `#` of a result of the eCard API. */
  | { readonly major: 'error'; readonly minor: string };

export type EidMessage = { readonly step: 'start' } | { readonly step: 'result'; readonly result: EidResult };

/** A message with its code. */
export function sealed(message: EidMessage | EidInvitation, session: string, psk: string): string {
  const payload = JSON.stringify(message);
  return JSON.stringify({ session, payload, code: codeOf(payload, session, psk) });
}

export interface SealedMessage {
  readonly session: string;
  readonly payload: string;
  readonly code: string;
}

/** @returns undefined for anything else */
export function readSealed(text: string): SealedMessage | undefined {
  const { session, payload, code } = parseJsonObject(text) ?? {};
  return typeof session === 'string' && typeof payload === 'string' && typeof code === 'string' ? { session, payload, code } : undefined;
}

/** The message inside. @returns undefined when the code is not made with this key */
export function opened({ session, payload, code }: SealedMessage, psk: string): Readonly<Record<string, unknown>> | undefined {
  return constantTimeEqual(code, codeOf(payload, session, psk)) ? parseJsonObject(payload) : undefined;
}

/** @returns undefined when it is none */
export function invitationIn(message: Readonly<Record<string, unknown>> | undefined): EidInvitation | undefined {
  const { service, sector, rights } = message ?? {};
  if (typeof service !== 'string' || typeof sector !== 'string' || !isJsonObject(rights)) return undefined;
  return { service: service.slice(0, 500), sector, rights: chosen(rights, ['REQUIRED', 'ALLOWED', 'PROHIBITED']) };
}

/** @returns undefined when it is none */
export function messageIn(message: Readonly<Record<string, unknown>> | undefined): EidMessage | undefined {
  if (message?.['step'] === 'start') return { step: 'start' };
  const result = message?.['step'] === 'result' ? message['result'] : undefined;
  if (!isJsonObject(result)) return undefined;
  const { major, minor, operations, data } = result;
  if (major === 'error' && typeof minor === 'string') return { step: 'result', result: { major, minor: minor.slice(0, 100) } };
  if (major !== 'ok' || !isJsonObject(operations) || !isJsonObject(data)) return undefined;
  const texts = EID_FIELDS.flatMap((field) => (typeof data[field] === 'string' ? [[field, data[field].slice(0, 1000)] as const] : []));
  return { step: 'result', result: { major, operations: chosen(operations, ['ALLOWED', 'PROHIBITED', 'NOTONCHIP']), data: Object.fromEntries(texts) } };
}

function chosen<T extends string>(found: Readonly<Record<string, unknown>>, known: readonly T[]): Partial<Record<EidField, T>> {
  return Object.fromEntries(
    EID_FIELDS.flatMap((field) => {
      const value = known.find((item) => item === found[field]);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

function codeOf(payload: string, session: string, psk: string): string {
  return createHmac('sha256', Buffer.from(psk, 'hex')).update(`${session}\n${payload}`).digest('hex');
}
