/**
 * At a key roll-over the new key is published first; only then `encryptionKid` is changed to it.
 * Clause: Submission API 1.1.3, add key and patch destination. Not checked: when the old private key is destroyed.
 * A key that the service takes without having been told of it in this step was published earlier.
 */
import type { Exchange } from '../../core/exchange.ts';
import type { Check } from '../check.ts';
import type { RolloverSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-053';

/** @requirement FC-SUB-053 */
export const publishKeyBeforeSwitch: Check<RolloverSubject> = {
  id: 'publish-key-before-switch',
  requirement: REQUIREMENT,
  run({ exchanges, answeredKid, adapterExchange }) {
    const published = exchanges.filter(({ operation }) => operation === 'add-destination-key');
    const switched = exchanges.filter((exchange) => isSwitch(exchange) && (answeredKid === undefined || newKid(exchange) === answeredKid));
    const evidence = [...published, ...switched].map(({ id }) => ({ exchange: id }));
    const base = { requirement: REQUIREMENT, params: {}, cause: 'product' } as const;
    if (switched.length === 0)
      return [
        {
          ...base,
          kind: 'cantTell',
          messageKey: 'no-rollover-seen',
          evidence: adapterExchange === undefined ? evidence : [...evidence, { exchange: adapterExchange }],
        },
      ];
    return switched.every((exchange) => isPublishedBefore(exchange, published))
      ? []
      : [{ ...base, kind: 'broken', messageKey: 'switched-before-published', evidence }];
  },
};

/** A change of the key that the service looked at: without a good token, or on a bad day of its own, it did not. */
function isSwitch(exchange: Exchange): boolean {
  const status = exchange.response?.status ?? 200;
  return (
    ['patch-destination', 'update-destination'].includes(exchange.operation) &&
    newKid(exchange) !== undefined &&
    ![401, 403, 429].includes(status) &&
    status < 500
  );
}

function isPublishedBefore(change: Exchange, published: readonly Exchange[]): boolean {
  const own = published.filter((exchange) => jsonOf(exchange)['kid'] === newKid(change) && isTaken(exchange));
  return own.length === 0 ? isTaken(change) : own.some(({ seq }) => seq < change.seq);
}

/** An answer that got lost counts for the product. */
function isTaken({ response }: Exchange): boolean {
  return response === undefined || response.status < 300;
}

function newKid(exchange: Exchange): unknown {
  return jsonOf(exchange)['encryptionKid'];
}

function jsonOf(exchange: Exchange): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(exchange.request.body.text ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
