/**
 * Signatures (Core 5.4). The library verifies one element against the configured certificates and hands back what was
 * signed; before it may, algorithms and transforms have to be on our list, which the library does not look at.
 */
import { XMLSerializer } from '@xmldom/xmldom';
import { getVerifiedXml } from '@node-saml/node-saml/lib/xml.js';
import type { Faults } from '../faults.ts';
import { certificateInKeyInfo, homegrownVerification } from './homegrown-verification.ts';
import { ENVELOPED, EXCLUSIVE_C14N, NS, RSA_PSS_SHA256, RSA_SHA256, RSA_SHA512, SHA256, SHA512, WITH_COMMENTS } from './names.ts';
import { Refusal, must } from './refusal.ts';
import { attribute, childNamed, childrenNamed } from './xml.ts';

/** With what is verified. */
export interface Trust {
  /** PEM certificates of the account that was asked. */
  readonly certificates: readonly string[];
  /** PEM certificates of all accounts; only a fault uses them. */
  readonly allCertificates: readonly string[];
  readonly faults: Faults;
}

/**
 * Verifies the signature that is a child of the element.
 *
 * @param xml the document the element belongs to
 * @returns the signed text without its signature, or undefined when the element has no signature
 * @throws Refusal when there is a signature and it is not good
 */
export function signedContent(xml: string, element: Element, trust: Trust): string | undefined {
  const { faults } = trust;
  const signatures = childrenNamed(element, NS.ds, 'Signature');
  if (faults.has('signature-unchecked')) return new XMLSerializer().serializeToString(element);
  const [signature] = signatures;
  if (signature === undefined) return undefined;
  try {
    must(signatures.length === 1, 'two-signatures');
    mustUseListedAlgorithms(signature, faults);
    const content = homegrownVerification(xml, signature, trust) ?? getVerifiedXml(xml, element, [...certificatesFor(signature, trust)]);
    if (content === null) throw new Refusal('signature-invalid');
    return content;
  } catch (error) {
    if (faults.has('one-valid-signature-suffices')) return undefined;
    throw error instanceof Refusal ? error : new Refusal('signature-invalid');
  }
}

function certificatesFor(signature: Element, { certificates, allCertificates, faults }: Trust): readonly string[] {
  if (faults.has('trusts-key-info')) return certificateInKeyInfo(signature);
  return faults.has('any-configured-key') ? allCertificates : certificates;
}

function mustUseListedAlgorithms(signature: Element, faults: Faults): void {
  const methods = faults.has('pss-refused') ? [RSA_SHA256] : [RSA_SHA256, RSA_PSS_SHA256, RSA_SHA512];
  const digests = [SHA256, SHA512];
  if (faults.has('accepts-sha1')) {
    methods.push(`${NS.ds}rsa-sha1`);
    digests.push(`${NS.ds}sha1`);
  }
  if (faults.has('accepts-hmac')) {
    methods.push(`${NS.ds}hmac-sha1`, 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256');
    digests.push(`${NS.ds}sha1`);
  }
  const info = childNamed(signature, NS.ds, 'SignedInfo');
  const algorithmOf = (parent: Element | undefined, name: string): string => attribute(childNamed(parent, NS.ds, name), 'Algorithm') ?? '';
  must(methods.includes(algorithmOf(info, 'SignatureMethod')), 'signature-algorithm');
  const canonical = faults.has('canonicalises-with-comments') ? [EXCLUSIVE_C14N, ...WITH_COMMENTS] : [EXCLUSIVE_C14N];
  must(canonical.includes(algorithmOf(info, 'CanonicalizationMethod')), 'canonicalisation');
  const references = info === undefined ? [] : childrenNamed(info, NS.ds, 'Reference');
  const [reference] = references;
  must(references.length === 1 && reference !== undefined, 'reference-count');
  must(digests.includes(algorithmOf(reference, 'DigestMethod')), 'digest-algorithm');
  const list = childNamed(reference, NS.ds, 'Transforms');
  const transforms = list === undefined ? [] : childrenNamed(list, NS.ds, 'Transform').map((transform) => attribute(transform, 'Algorithm'));
  must(transforms.length === 2 && transforms[0] === ENVELOPED && canonical.includes(transforms[1] ?? ''), 'transforms');
}
