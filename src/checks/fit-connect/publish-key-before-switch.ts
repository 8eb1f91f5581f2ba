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
    const switched = exchanges.filter((exchange) => ['patch-destination', 'update-destination'].includes(exchange.operation) && newKid(exchange) !== undefined && (answeredKid === undefined || newKid(exchange) === answeredKid));
    const evidence = [...published, ...switched].map(({ id }) => ({ exchange: id }));
    const base = { requirement: REQUIREMENT, params: {}, cause: 'product' } as const;
    const first = switched[0];
    if (first === undefined) return [{ ...base, kind: 'cantTell', messageKey: 'no-rollover-seen', evidence: adapterExchange === undefined ? evidence : [...evidence, { exchange: adapterExchange }] }];
    const kid = newKid(first);
    const own = published.filter((exchange) => jsonOf(exchange)['kid'] === kid && (exchange.response?.status ?? 0) < 300);
    const isTaken = (first.response?.status ?? 0) < 300;
    const isPublishedBefore = own.length === 0 ? isTaken : own.some(({ seq }) => seq < first.seq);
    return isPublishedBefore ? [] : [{ ...base, kind: 'broken', messageKey: 'switched-before-published', evidence }];
  },
};

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
