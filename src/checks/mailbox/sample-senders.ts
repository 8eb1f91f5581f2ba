/** Subjects for the tests of these checks: a delivery, a notice and a report that are right in every point, and ways to change them. */
import { exchangeIdOf } from '../../core/exchange.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { SenderFacts } from '../../core/sender.ts';
import type { NoticesSubject, OrderedState, SeenDelivery, SeenNotice, StatesSubject } from './subject.ts';

const OWN = 'a'.repeat(64);
const PROD = 'b'.repeat(64);
const MAILBOX = '7d0f3c0e-4f5b-4f0e-9d58-0a3f5a4d5b11';
export const MESSAGE_UUID = '11111111-2222-4333-8444-555555555555';
export const APPLICATION = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
export const MARK = 'PS-0000000001';
const AT = Date.parse('2026-11-21T08:15:30.000Z');

export const FACTS: SenderFacts = {
  signer: 'Kita-Bescheide',
  environment: 'int',
  certificates: [
    { sha256: OWN, environment: 'int' },
    { sha256: PROD, environment: 'prod' },
  ],
  role: 'back-office',
  level: 3,
};
export const OTHER_CERTIFICATE = PROD;

let count = 0;

/** An exchange; every one has an id of its own. @param seconds after the first */
export function exchangeAt(
  seconds = 0,
  change: { readonly status?: number; readonly headers?: Exchange['request']['headers']; readonly text?: string } & Partial<
    Pick<Exchange, 'faults' | 'wire'>
  > = {},
): Exchange {
  count += 1;
  const { status = 200, headers = [], text = '', ...rest } = change;
  const body = { sizeBytes: text.length, sha256: '0'.repeat(64), text, isTruncated: false };
  return {
    id: exchangeIdOf(count),
    seq: count,
    tenant: 'default',
    direction: 'inbound',
    peer: 'product',
    operation: 'put-message',
    startedAt: new Date(AT + seconds * 1000).toISOString(),
    durationMs: 10,
    labels: {},
    request: { method: 'PUT', target: '/v6/mailbox/messages', headers, body },
    response: { status, headers, body },
    faults: [],
    ...rest,
  };
}

const CONTENT = { mailboxUuid: MAILBOX, stork_qaa_level: 3, sender: 'Stadt', service: 'Kita', title: `${MARK} Zusage`, content: 'Guten Tag', attachments: [] };

/** A message. @param content members that are different */
export function message(content: object = {}, change: Partial<SeenDelivery> = {}): SeenDelivery {
  const status = change.status ?? 200;
  return {
    exchange: exchangeAt(0, { status }),
    status,
    sender: FACTS.signer,
    certificate: { sha256: OWN },
    token: {
      header: { typ: 'JWT', alg: 'RS512' },
      claims: { iat: AT / 1000, exp: AT / 1000 + 1800, signer: FACTS.signer, roles: ['THIRD_PARTY'] },
      sha256: 'c'.repeat(64),
      isSignatureValid: true,
    },
    content: JSON.stringify({ ...CONTENT, ...content }),
    isContentSigned: true,
    parts: [{ name: 'json', sizeBytes: 1, sha512: '' }],
    ...(status === 200 ? { messageUuid: MESSAGE_UUID } : {}),
    ...change,
  };
}

/** A token with other header or claims. */
export function token(header: object, claims: object = {}, isSignatureValid = true): Partial<SeenDelivery> {
  const own = message().token;
  return { token: { header: { ...own?.header, ...header }, claims: { ...own?.claims, ...claims }, sha256: 'c'.repeat(64), isSignatureValid } };
}

/** A notice that was delivered. */
export function notice(change: Partial<SeenNotice> = {}): SeenNotice {
  return {
    ordered: {
      mark: MARK,
      recipient: { name: 'Petra Probe (Testdaten)', kind: 'person' },
      mailbox: MAILBOX,
      loginLevel: 3,
      title: `${MARK} Zusage`,
      text: 'Guten Tag',
      attachments: [],
    },
    acceptance: 'accepted',
    told: { state: 'delivered', attempts: 1, isKept: true, messageUuid: MESSAGE_UUID, providedAt: new Date(AT).toISOString(), hint: null, otherChannel: null },
    tellingExchange: exchangeAt(),
    deliveries: [message()],
    stored: 1,
    ...change,
  };
}

/** A notice that failed with that status. */
export function failed(status: number, change: Partial<SeenNotice> = {}): SeenNotice {
  return notice({
    told: { state: 'failed', attempts: 1, isKept: true, messageUuid: null, providedAt: null, hint: 'Bitte per Post senden.', otherChannel: 'post' },
    deliveries: [message({}, { status })],
    stored: 0,
    ...change,
  });
}

/** A subject of these notices. */
export function notices(...list: readonly SeenNotice[]): NoticesSubject {
  return { facts: FACTS, notices: list };
}

/** A status report. @param content members that are different */
export function report(content: object = {}): SeenDelivery {
  const own = {
    applicationId: APPLICATION,
    status: 'RECEIVED',
    publicServiceName: { de: 'Kita' },
    senderName: 'Stadt',
    reference: `Az. ${MARK}`,
    createdDate: '2026-11-21T08:00:00.000Z',
  };
  return message({}, { content: JSON.stringify({ ...own, ...content }) });
}

const ORDER: OrderedState = { mark: MARK, applicationId: APPLICATION, status: 'RECEIVED', occurredAt: '2026-11-21T10:00:00+02:00', acceptance: 'reported' };

/** A subject of these reports. @param orders members that are different, one for each order */
export function states(deliveries: readonly SeenDelivery[], orders: readonly Partial<OrderedState>[] = [{}]): StatesSubject {
  return { facts: FACTS, orders: orders.map((order) => ({ ...ORDER, ...order })), deliveries };
}
