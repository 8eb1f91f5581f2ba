/** Metadata declare no algorithms. Clause: BundID interface description 5.4. */
import { broken } from '../flaw.ts';
import { metadataRule } from './request-rule.ts';

/** @requirement BID-MD-08 */
export const declareNoAlgorithms = metadataRule('BID-MD-08', 'declare-no-algorithms', ({ model: { algorithms } }) =>
  algorithms.length === 0 ? [] : [broken('metadata-algorithms', { params: { seen: algorithms.join(', ') } })],
);
