/** Metadata hold a key for encryption. Our reading of BundID interface description 3: responses are always encrypted. */
import { broken } from '../flaw.ts';
import { metadataRule } from './request-rule.ts';

/** @requirement BID-MD-06 */
export const publishEncryptionKey = metadataRule('BID-MD-06', 'publish-encryption-key', ({ model }) =>
  model.encryptionCertificates.length > 0 ? [] : [broken('metadata-no-key', { params: { use: 'encryption' } })],
);
