/** Metadata carry no validUntil. Clause: BundID interface description 7.2. That cacheDuration is not wanted either is our reading. */
import { broken } from '../flaw.ts';
import { metadataRule } from './request-rule.ts';

/** @requirement BID-MD-02 */
export const leaveOutValidUntil = metadataRule('BID-MD-02', 'leave-out-valid-until', ({ model }) => [
  ...(model.validUntil === undefined ? [] : [broken('metadata-valid-until', { params: { name: 'validUntil', seen: model.validUntil } })]),
  ...(model.cacheDuration === undefined ? [] : [broken('metadata-valid-until', { params: { name: 'cacheDuration', seen: model.cacheDuration }, basis: 'I' })]),
]);
