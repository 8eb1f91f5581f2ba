/**
 * The extensions of a certificate (RFC 5280 section 4.2) from what an order asks for: constraints, usages, names, and where
 * revocation is told. Everything can be ordered wrongly, since verifiers must be shown certificates they have to refuse.
 */
import 'reflect-metadata';
import {
  AuthorityInfoAccessExtension,
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
} from '@peculiar/x509';
import type { PublicKey } from '@peculiar/x509';
import { webcrypto } from 'node:crypto';

export type CertificateUsage = 'digitalSignature' | 'nonRepudiation' | 'keyEncipherment' | 'dataEncipherment' | 'keyAgreement' | 'keyCertSign' | 'cRLSign';

/** Where a verifier learns of revocation and finds the issuer's certificate; absolute http addresses. */
export interface RevocationAddresses {
  readonly crlUrl?: string;
  readonly ocspUrl?: string;
  readonly issuerUrl?: string;
}

export interface ExtensionOrder {
  /** Basic constraints of an authority; absent for an end entity. */
  readonly authority?: { readonly pathLength?: number };
  /** Empty: the extension is left out. Default for authorities: keyCertSign and cRLSign, else digitalSignature and nonRepudiation. */
  readonly keyUsage?: readonly CertificateUsage[];
  /** OIDs; absent: no such extension. */
  readonly extendedKeyUsage?: { readonly isCritical: boolean; readonly oids: readonly string[] };
  /** Subject alternative names; absent or empty: no such extension. */
  readonly names?: { readonly dnsNames?: readonly string[]; readonly ipAddresses?: readonly string[]; readonly mailAddresses?: readonly string[] };
  readonly revocation?: RevocationAddresses;
  /** Adds `noRevAvail` (RFC 9608): the issuer says that it will never publish revocations. For end entities. */
  readonly saysNoRevocation?: boolean;
  /** Adds `id-pkix-ocsp-nocheck` (RFC 6960, 4.2.2.2.1). For OCSP responders. */
  readonly saysNoCheck?: boolean;
  /** OIDs of critical extensions with no meaning. */
  readonly unknownCritical?: readonly string[];
}

const NO_REVOCATION_AVAILABLE = '2.5.29.56';
const OCSP_NO_CHECK = '1.3.6.1.5.5.7.48.1.5';
const DER_NULL = new Uint8Array([5, 0]);

/** @param issuerKey key of the authority above; absent for a certificate that signs itself */
export async function extensionsOf(order: ExtensionOrder, publicKey: webcrypto.CryptoKey, issuerKey?: PublicKey): Promise<Extension[]> {
  const usages: readonly CertificateUsage[] =
    order.keyUsage ?? (order.authority === undefined ? ['digitalSignature', 'nonRepudiation'] : ['keyCertSign', 'cRLSign']);
  const { authority, extendedKeyUsage } = order;
  return [
    new BasicConstraintsExtension(authority !== undefined, authority?.pathLength, true),
    ...(usages.length === 0 ? [] : [new KeyUsagesExtension(flagsOf(usages), true)]),
    ...(extendedKeyUsage === undefined ? [] : [new ExtendedKeyUsageExtension([...extendedKeyUsage.oids], extendedKeyUsage.isCritical)]),
    await SubjectKeyIdentifierExtension.create(publicKey, false, webcrypto),
    ...(issuerKey === undefined ? [] : [await AuthorityKeyIdentifierExtension.create(issuerKey, false, webcrypto)]),
    ...namesOf(order.names),
    ...addressesOf(order.revocation),
    ...(order.saysNoRevocation === true ? [new Extension(NO_REVOCATION_AVAILABLE, false, DER_NULL)] : []),
    ...(order.saysNoCheck === true ? [new Extension(OCSP_NO_CHECK, false, DER_NULL)] : []),
    ...(order.unknownCritical ?? []).map((oid) => new Extension(oid, true, DER_NULL)),
  ];
}

function flagsOf(usages: readonly CertificateUsage[]): KeyUsageFlags {
  return usages.map((usage) => KeyUsageFlags[usage]).reduce((sum, flag) => sum | flag);
}

function namesOf({ dnsNames = [], ipAddresses = [], mailAddresses = [] }: NonNullable<ExtensionOrder['names']> = {}): readonly Extension[] {
  const names = [
    ...dnsNames.map((value) => ({ type: 'dns' as const, value })),
    ...ipAddresses.map((value) => ({ type: 'ip' as const, value })),
    ...mailAddresses.map((value) => ({ type: 'email' as const, value })),
  ];
  return names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names)];
}

function addressesOf({ crlUrl, ocspUrl, issuerUrl }: RevocationAddresses = {}): readonly Extension[] {
  const access = { ...(ocspUrl === undefined ? {} : { ocsp: ocspUrl }), ...(issuerUrl === undefined ? {} : { caIssuers: issuerUrl }) };
  return [
    ...(crlUrl === undefined ? [] : [new CRLDistributionPointsExtension([crlUrl])]),
    ...(Object.keys(access).length === 0 ? [] : [new AuthorityInfoAccessExtension(access)]),
  ];
}
