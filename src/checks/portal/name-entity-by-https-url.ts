/** The entityID is an https URL without port. Clause: BundID interface description 7.2. It need not lead anywhere. */
import { broken } from '../flaw.ts';
import { metadataRule } from './request-rule.ts';

/** Written port included, for `URL` drops 443. */
const HTTPS_WITHOUT_PORT = /^https:\/\/[^/?#:@\s]+(?:[/?#]\S*)?$/u;

/** @requirement BID-MD-04 */
export const nameEntityByHttpsUrl = metadataRule('BID-MD-04', 'name-entity-by-https-url', ({ model: { entityId } }) =>
  HTTPS_WITHOUT_PORT.test(entityId) && URL.canParse(entityId) ? [] : [broken('entity-id-form', { params: { seen: entityId || '–' } })],
);
