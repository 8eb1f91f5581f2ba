/**
 * The certificates in the metadata of an identity provider: both keys for rollover, or what an attack on services that fetch
 * metadata anew puts there (attack sheet, ATK-SIG-16 and ATK-WEB-08), or the end of a rollover (section 3). The document itself is never signed.
 */
import { cloneCertificate } from '../src/formats/saml-crafting/certificate-clone.ts';
import type { AccountTenant } from './account-tenant.ts';
import type { SamlKey } from './saml-idp-keys.ts';

const DAY_MS = 86_400_000;

/** PEM, the key that signs now first. */
export function publishedCertificates({ service, clock, hasRolledKeys, metadataChange }: AccountTenant): readonly string[] {
  const { signing, next, stranger } = service.keys;
  const keys = hasRolledKeys ? [next, signing] : [signing, next];
  switch (metadataChange) {
    case 'expired-certificate':
      return keys.map((key) => expired(key, clock.now()));
    case 'unsigned-new-key':
      return [...keys, stranger].map(({ certificate }) => certificate);
    case 'old-key-withdrawn':
      return keys.slice(1).map(({ certificate }) => certificate);
    case null:
      return keys.map(({ certificate }) => certificate);
  }
}

/** The same key in a certificate that ended a month ago. */
function expired({ certificate, privateKey }: SamlKey, now: number): string {
  return cloneCertificate(certificate, { privateKey, validity: { notBefore: now - 400 * DAY_MS, notAfter: now - 30 * DAY_MS } });
}
