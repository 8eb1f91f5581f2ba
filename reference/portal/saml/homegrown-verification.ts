/**
 * What people write who verify signatures by hand instead of with the library: each function here is one of the faults,
 * none is used without it.
 */
import { createHmac } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { NS } from './names.ts';
import type { Trust } from './signature.ts';
import { attribute, childNamed, descendants, isNamed, textOf } from './xml.ts';

/**
 * The verifications of three faults.
 *
 * @returns the signed text, null when the signature is not good, undefined when no fault is on
 */
export function homegrownVerification(xml: string, signature: Element, trust: Trust): string | null | undefined {
  const checker = homegrownChecker(signature, trust);
  if (checker === undefined) return undefined;
  checker.loadSignature(signature);
  return checkedText(checker, xml);
}

/** Verifies the first signature found anywhere in the document, whatever it covers. */
export function verifiesAnySignature(xml: string, root: Element, certificates: readonly string[]): boolean {
  const signatures = descendants(root).filter((element) => isNamed(element, NS.ds, 'Signature'));
  return signatures.some((signature) =>
    certificates.some((certificate) => {
      const checker = new SignedXml({ publicCert: certificate });
      checker.loadSignature(signature);
      return checkedText(checker, xml) !== null;
    }),
  );
}

/** The certificate that the message brings along. */
export function certificateInKeyInfo(signature: Element): readonly string[] {
  const found = descendants(signature).find((element) => isNamed(element, NS.ds, 'X509Certificate'));
  const lines = textOf(found)
    .replace(/\s/g, '')
    .match(/.{1,64}/g);
  return lines === null ? [] : [`-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`];
}

function checkedText(checker: SignedXml, xml: string): string | null {
  try {
    return checker.checkSignature(xml) ? (checker.getSignedReferences()[0] ?? null) : null;
  } catch {
    return null;
  }
}

function homegrownChecker(signature: Element, { certificates, faults }: Trust): SignedXml | undefined {
  const checker = new SignedXml({ publicCert: certificates[0] ?? '' });
  const info = childNamed(signature, NS.ds, 'SignedInfo');
  const method = attribute(childNamed(info, NS.ds, 'SignatureMethod'), 'Algorithm') ?? '';
  if (method.includes('hmac') && faults.has('accepts-hmac')) {
    checker.SignatureAlgorithms = { [method]: hmac(method.endsWith('256') ? 'sha256' : 'sha1', method) };
    return checker;
  }
  if (faults.has('signature-value-unchecked')) {
    checker.SignatureAlgorithms = { [method]: alwaysGood(method) };
    return checker;
  }
  if (faults.has('digest-unchecked')) {
    const reference = childNamed(info, NS.ds, 'Reference');
    const algorithm = attribute(childNamed(reference, NS.ds, 'DigestMethod'), 'Algorithm') ?? '';
    checker.HashAlgorithms = { [algorithm]: fixedDigest(algorithm, textOf(childNamed(reference, NS.ds, 'DigestValue'))) };
    return checker;
  }
  return undefined;
}

type SignatureClass = (typeof SignedXml.prototype.SignatureAlgorithms)[string];
type HashClass = (typeof SignedXml.prototype.HashAlgorithms)[string];

/** Takes the certificate, which everybody has, as the secret. */
function hmac(hash: string, name: string): SignatureClass {
  return class {
    getSignature = (): never => {
      throw new TypeError('only for verification');
    };
    verifySignature = (material: string, key: unknown, value: string): boolean =>
      createHmac(hash, String(key)).update(material).digest('base64') === value.replace(/\s/g, '');
    getAlgorithmName = (): string => name;
  };
}

function alwaysGood(name: string): SignatureClass {
  return class {
    getSignature = (): never => {
      throw new TypeError('only for verification');
    };
    verifySignature = (): boolean => true;
    getAlgorithmName = (): string => name;
  };
}

function fixedDigest(name: string, value: string): HashClass {
  return class {
    getHash = (): string => value;
    getAlgorithmName = (): string => name;
  };
}
