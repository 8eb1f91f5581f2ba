/** Faults of revocation lists. */
import type { FaultDefinition } from './definition.ts';

const OPERATIONS = ['revocation-list'];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const LIST_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'list-expired',
    text: 'The list is of last week, and the next one was due an hour ago.',
    violates: 'RFC 5280, 5.1.2.5',
    operations: OPERATIONS,
    list: (order) => ({ ...order, thisUpdate: order.thisUpdate - 7 * DAY_MS, nextUpdate: order.thisUpdate - HOUR_MS }),
  },
  {
    name: 'list-from-the-future',
    text: 'The list begins to be good tomorrow only.',
    violates: 'RFC 5280, 5.1.2.4',
    operations: OPERATIONS,
    list: (order) => ({ ...order, thisUpdate: order.thisUpdate + DAY_MS, nextUpdate: order.nextUpdate + 2 * DAY_MS }),
  },
  {
    name: 'list-wrong-signer',
    text: 'The list names the authority and is signed with the key of a stranger.',
    violates: 'RFC 5280, 6.3.3 (f)',
    operations: OPERATIONS,
    async list(order, call) {
      const { der, key } = await call.tenant.service.stranger();
      return { ...order, signer: { der, key, signature: 'rsa-sha256' } };
    },
  },
  {
    name: 'list-wrong-signature',
    text: 'The last octet of the signature is another one.',
    violates: 'RFC 5280, 6.3.3 (g)',
    operations: OPERATIONS,
    list: (order) => ({ ...order, breaksSignature: true }),
  },
  {
    name: 'list-of-another',
    text: 'At the address of the authority stands the valid list of a stranger.',
    violates: 'RFC 5280, 6.3.3 (b)(1)',
    operations: OPERATIONS,
    async list(order, call) {
      const { der, key } = await call.tenant.service.stranger();
      return { ...order, issuer: der, signer: { der, key, signature: 'rsa-sha256' }, entries: [] };
    },
  },
  {
    name: 'list-unknown-critical',
    text: 'The list has a critical extension that nobody knows.',
    violates: 'RFC 5280, 5.2',
    operations: OPERATIONS,
    list: (order) => ({ ...order, unknownCritical: ['2.999.5280.5'] }),
  },
];
