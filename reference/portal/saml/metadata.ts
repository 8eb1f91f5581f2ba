/**
 * The metadata of this product for an account (interface description 7.2): no `ID`, no `validUntil`, no algorithms. The
 * generator of the SAML library writes the first and the last of these, so this is our own.
 */
import { randomUUID } from 'node:crypto';
import type { Faults } from '../faults.ts';
import { certificateBody } from '../keys.ts';
import { escaped } from '../web/html.ts';
import { HTTP_POST, HTTP_REDIRECT, NAME_ID, NS } from './names.ts';

/** What the metadata say. */
export interface MetadataContent {
  readonly entityId: string;
  readonly acsUrl: string;
  /** Where messages of single logout are taken, for accounts that have it. */
  readonly sloUrl: string | undefined;
  readonly signingCertificate: string;
  /** The first is the one to encrypt with; more during a change of keys. */
  readonly encryptionCertificate: string;
  readonly isCitizen: boolean;
  readonly faults: Faults;
}

/**
 * The entityID to publish: the one that is configured, whatever happens. The faults make up others.
 *
 * @param start number of this start, from 1
 */
export function createPublishedName(entityId: string, start: number, faults: Faults): () => string {
  const own = faults.has('entity-id-by-start') && start > 1 ? `${entityId}/${start}` : entityId;
  let retrievals = 0;
  return () => {
    retrievals += 1;
    return faults.has('entity-id-changes') && retrievals > 1 ? `${own}/${randomUUID()}` : own;
  };
}

/** Writes the metadata. */
export function spMetadata(content: MetadataContent): string {
  const { faults } = content;
  const expiry = faults.has('metadata-valid-until') ? ' validUntil="2099-01-01T00:00:00Z"' : '';
  const id = faults.has('metadata-id') ? ' ID="_metadata"' : '';
  const binding = faults.has('metadata-redirect-acs') ? HTTP_REDIRECT : HTTP_POST;
  const method = faults.has('metadata-algorithms') ? `<md:EncryptionMethod Algorithm="${NS.xenc}aes128-cbc"/>` : '';
  const signing = faults.has('metadata-without-signing-key') ? '' : keyDescriptor('signing', content.signingCertificate);
  const encryption = faults.has('metadata-without-encryption-key') ? '' : keyDescriptor('encryption', content.encryptionCertificate, method);
  const { sloUrl } = content;
  const logoutBy = (by: string): string => (sloUrl === undefined ? '' : `<md:SingleLogoutService Binding="${by}" Location="${escaped(sloUrl)}"/>`);
  const logout = logoutBy(HTTP_POST) + logoutBy(HTTP_REDIRECT);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<md:EntityDescriptor xmlns:md="${NS.md}" xmlns:ds="${NS.ds}" entityID="${escaped(content.entityId)}"${id}${expiry}>` +
    `<md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="${String(content.isCitizen)}" protocolSupportEnumeration="${NS.samlp}">` +
    `${signing}${encryption}${logout}<md:NameIDFormat>${content.isCitizen ? NAME_ID.transient : NAME_ID.persistent}</md:NameIDFormat>` +
    `<md:AssertionConsumerService Binding="${binding}" Location="${escaped(content.acsUrl)}" index="0" isDefault="true"/>` +
    `</md:SPSSODescriptor></md:EntityDescriptor>\n`
  );
}

function keyDescriptor(use: 'signing' | 'encryption', certificate: string, method = ''): string {
  const data = `<ds:X509Data><ds:X509Certificate>${certificateBody(certificate)}</ds:X509Certificate></ds:X509Data>`;
  return `<md:KeyDescriptor use="${use}"><ds:KeyInfo>${data}</ds:KeyInfo>${method}</md:KeyDescriptor>`;
}
