/**
 * Certificates of the test PKI for keys of FIT-Connect (fact sheet, section 14): the whole chain up to the root for `x5c`,
 * RSASSA-PSS with SHA-512 at every step, the key's id as common name.
 */
import { certificatesInPem } from '../certificate-reading.ts';
import type { KeyCertifier } from '../keys.ts';
import type { AddressBook, TestPki } from './test-pki.ts';

/** @param addresses where revocation is told; without it the certificates name no address */
export function keyCertifierOf(pki: TestPki, addresses?: AddressBook): KeyCertifier {
  return async ({ purpose, publicKey, kid, validity }) => {
    const { chain } = await pki.certify(
      {
        role: purpose === 'encryption' ? 'fit-connect-encryption' : 'fit-connect-signature',
        commonName: kid,
        now: validity.notBefore,
        ...validity,
        ...(addresses === undefined ? {} : { addresses }),
      },
      publicKey,
    );
    return certificatesInPem(chain).map((der) => Buffer.from(der).toString('base64'));
  };
}
