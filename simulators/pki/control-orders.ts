/** What the control interface is told to do with certificates: issue, revoke, take back. */
import type { KeyObject } from 'node:crypto';
import { PruefstandError } from '../../src/core/errors.ts';
import { certificatesInPem, readDerCertificate } from '../../src/formats/certificate-reading.ts';
import { isOwnSerialNumber } from '../../src/formats/pki/serial-number.ts';
import { REVOCATION_REASONS } from '../../src/formats/pki/revocation.ts';
import { AUTHORITY_IDS, ROLES, ROLE_IDS } from '../../src/formats/pki/roles.ts';
import { issuerOf, readPublicKey } from '../../src/formats/pki/test-pki.ts';
import type { CertificateReference, IssueOrder, IssueOutcome, RevocationOrder, RevocationView } from './contract.ts';
import { revocationView } from './tenant.ts';
import type { Revocation, Tenant } from './tenant.ts';

/** Issues a certificate whose revocation this tenant tells. @throws ERR_CONTROL_REFUSED for an order that cannot be read */
export async function certifyFor(tenant: Tenant, order: IssueOrder): Promise<IssueOutcome> {
  const { commonName, organization, dnsNames, ipAddresses, notBefore, notAfter } = order;
  const role = ROLE_IDS.find((id) => id === order.role);
  if (role === undefined) throw refused(`There is no role "${order.role}".`);
  if (typeof commonName !== 'string' || commonName === '' || commonName.length > 200) throw refused('A common name has 1 to 200 characters.');
  const names = { ...(dnsNames === undefined ? {} : { dnsNames }), ...(ipAddresses === undefined ? {} : { ipAddresses }) };
  const issued = await tenant.service.pki.certify(
    {
      role,
      commonName,
      now: tenant.stampNow(),
      names,
      ...(organization === undefined ? {} : { organization }),
      ...(notBefore === undefined ? {} : { notBefore: instantOf(notBefore) }),
      ...(notAfter === undefined ? {} : { notAfter: instantOf(notAfter) }),
      ...(order.withoutAddresses === true ? {} : { addresses: tenant.addressesOf }),
    },
    keyOf(order.publicKey),
  );
  const { serialNumber = '' } = readDerCertificate(issued.der) ?? {};
  return { certificate: issued.certificate, chain: issued.chain, serialNumber, authority: ROLES[role].issuer };
}

/** Revokes, now or later. A certificate that was revoked before gets the new time and reason. @throws ERR_CONTROL_REFUSED */
export async function revokeOf(tenant: Tenant, order: RevocationOrder): Promise<RevocationView> {
  const { authority, serialNumber } = await referenceOf(tenant, order);
  const reason = order.reason ?? 'unspecified';
  if (!Object.hasOwn(REVOCATION_REASONS, reason) || reason === 'removeFromCRL') throw refused(`There is no reason "${reason}".`);
  const revocation: Revocation = { authority, serialNumber, reason, at: order.at === undefined ? tenant.clock.now() : instantOf(order.at) };
  tenant.revocations.set(`${authority}:${serialNumber}`, revocation);
  return revocationView(revocation, tenant.clock);
}

/** Ends a suspension. @throws ERR_CONTROL_REFUSED for any other revocation: those are for ever (RFC 5280, 5.3.1) */
export async function releaseOf(tenant: Tenant, reference: CertificateReference): Promise<void> {
  const { authority, serialNumber } = await referenceOf(tenant, reference);
  const key = `${authority}:${serialNumber}`;
  if (tenant.revocations.get(key)?.reason !== 'certificateHold') throw refused('Only a suspension (certificateHold) can be taken back.');
  tenant.revocations.delete(key);
}

async function referenceOf({ service: { pki } }: Tenant, reference: CertificateReference): Promise<Pick<Revocation, 'authority' | 'serialNumber'>> {
  if ('certificate' in reference) {
    const [der] = certificatesInPem(reference.certificate);
    const found = der === undefined ? undefined : await issuerOf(pki, der);
    if (found === undefined) throw refused('The certificate was not issued by this PKI.');
    return found;
  }
  const authority = AUTHORITY_IDS.find((id) => id === reference.authority);
  const serialNumber = reference.serialNumber.toLowerCase();
  if (authority === undefined) throw refused('There is no such authority.');
  const { secret } = await pki.authority(authority);
  if (!isOwnSerialNumber(secret, serialNumber)) throw refused('The authority never gave that serial number out.');
  return { authority, serialNumber };
}

function keyOf(pem: string): KeyObject {
  if (pem.includes('PRIVATE')) throw refused('Send the public key; the private key stays where it is.');
  try {
    return readPublicKey(pem);
  } catch {
    throw refused('The public key cannot be read: SPKI in PEM, RSA or EC.');
  }
}

function instantOf(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw refused('A time is written as in RFC 3339.');
  return instant;
}

function refused(message: string): PruefstandError {
  return new PruefstandError('ERR_CONTROL_REFUSED', message);
}
