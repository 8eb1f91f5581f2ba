/**
 * Metadata name an AssertionConsumerService with HTTP-POST and are sound as far as they can be read. Clause: BundID interface
 * description 7.2. The OASIS schema itself is not part of the suite: what its reader does not see is not checked.
 */
import type { Basis } from '../../core/requirement.ts';
import { BINDINGS } from '../../formats/saml-names.ts';
import { broken } from '../flaw.ts';
import { metadataRule } from './request-rule.ts';

/** What the schema would allow; that it is wrong is our reading. */
const BEYOND_SCHEMA: readonly string[] = ['several-service-providers', 'duplicate-index', 'certificate-unreadable'];
const basisOf = (code: string): { readonly basis?: Basis } => (BEYOND_SCHEMA.includes(code) ? { basis: 'I' } : {});

/** @requirement BID-MD-01 */
export const offerPostConsumerService = metadataRule('BID-MD-01', 'offer-post-consumer-service', ({ model }) => [
  ...model.problems
    .filter(({ code }) => code !== 'no-consumer-service')
    .map(({ code, where }) => broken('metadata-invalid', { params: { seen: `${code}: ${where}` }, ...basisOf(code) })),
  ...model.acs.filter(({ index }) => index === undefined).map(({ location }) => broken('metadata-invalid', { params: { seen: `index: ${location}` } })),
  ...(model.acs.some(({ binding }) => binding === BINDINGS['HTTP-POST'])
    ? []
    : [broken('metadata-no-post', { params: { seen: model.acs.map(({ binding }) => binding).join(', ') || '–' } })]),
]);
