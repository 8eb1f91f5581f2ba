/** NameIDPolicy asks for a persistent NameID and lets it be made. Seen in integrators' settings for Mein Unternehmenskonto. */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

/** @requirement MUK-RQ-02 */
export const askForPersistentNameId = requestRule('MUK-RQ-02', 'ask-for-persistent-name-id', ({ request: { nameIdPolicy } }) => {
  const { format = '–', allowCreate = false } = nameIdPolicy ?? {};
  const seen = `Format: ${format}, AllowCreate: ${String(allowCreate)}`;
  return format === PERSISTENT && allowCreate ? [] : [broken('name-id-not-persistent', { params: { seen }, at: 'request/body/SAMLRequest' })];
});
