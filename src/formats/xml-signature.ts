/**
 * XML signatures as SAML uses them (SAML 2.0 Core, section 5): enveloped, exclusive canonicalization, one reference to the
 * element that holds the signature. Verifying is done by xml-crypto, with keys told by the caller: KeyInfo is never read. What
 * SAML does not allow is refused before, so that a caller can take the canonical text that was signed for the whole element.
 */
import type { KeyObject } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { SignatureAlgorithm as XmlCryptoAlgorithm } from 'xml-crypto';
import { SAML_BOUNDS, domChildren, parseDom, rootOf, withGuardedLineEnds } from './xml-dom.ts';
import type { DomDocument, DomNode } from './xml-dom.ts';
import type { XmlBounds } from './xml-scan.ts';
import { XML_SIGNATURE } from './saml-names.ts';
import { SamlReadingError } from './saml-error.ts';
import { StrictExclusiveCanonicalization } from './xml-crypto-exclusive.ts';
import { VERIFIABLE_ALGORITHMS, isSignedBy, rsaKeysOf } from './xml-algorithms.ts';

export type { SignatureAlgorithm } from './xml-algorithms.ts';
export { placeSignature, signXml, writeSignature } from './xml-signature-writing.ts';
export type { SignaturePlan, SignatureReference, XmlSigner } from './xml-signature-writing.ts';

export interface XmlVerification {
  readonly isValid: boolean;
  /** A code, when it is not valid. */
  readonly reason?: XmlVerificationReason;
  /** URI of the signature algorithm, as written. */
  readonly algorithm?: string;
  /** Canonical text of what is signed. */
  readonly signed?: string;
  readonly signedId?: string;
}

export type XmlVerificationReason =
  /** The text is refused or not well-formed. */
  | 'unreadable'
  | 'element-not-found'
  /** An ID of the document is there twice, in any spelling of the attribute. */
  | 'duplicate-id'
  | 'not-signed'
  | 'several-signatures'
  /** Parts of the signature are missing, doubled or not allowed in SAML. */
  | 'structure'
  /** Not exactly one reference, or not to the element around the signature. */
  | 'reference'
  | 'transform'
  | 'algorithm'
  /** None of the certificates holds an RSA key. */
  | 'no-key'
  /** Digest or signature does not fit. */
  | 'wrong';

export interface VerificationPlace {
  /** ID of the element that has the signature as direct child; without it the root. */
  readonly id?: string;
  readonly bounds?: XmlBounds;
}

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = `${XML_SIGNATURE}enveloped-signature`;
const DIGESTS = ['http://www.w3.org/2000/09/xmldsig#sha1', 'http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'];
const ID_NAMES = ['ID', 'Id', 'id'];

/** Inside this file only. */
class Refusal extends Error {
  readonly reason: XmlVerificationReason;
  constructor(reason: XmlVerificationReason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Verifies the signature that is a direct child of the element with that ID, or of the root.
 * @param certificates PEM, certificates or public keys; one that fits is enough
 * @returns never throws; whoever uses content reads it from `signed`
 */
export function verifyXml(xml: string, certificates: readonly string[], where: VerificationPlace = {}): XmlVerification {
  try {
    const document = parseDom(xml, where.bounds ?? SAML_BOUNDS);
    const target = targetOf(document, where.id);
    const { signature, id, algorithm } = soundSignature(target);
    const keys = rsaKeysOf(certificates);
    if (keys.length === 0) return { isValid: false, reason: 'no-key', algorithm };
    const signed = keys.map((key) => signedText(xml, signature, key)).find((text) => text !== undefined);
    return signed === undefined ? { isValid: false, reason: 'wrong', algorithm } : { isValid: true, algorithm, signed, signedId: id };
  } catch (error) {
    if (error instanceof Refusal) return { isValid: false, reason: error.reason };
    if (error instanceof SamlReadingError) return { isValid: false, reason: 'unreadable' };
    throw error;
  }
}

function targetOf(document: DomDocument, id: string | undefined): DomNode {
  const root = rootOf(document);
  const all = [...descendants(root)];
  const ids = all.flatMap((element) => idsOf(element));
  if (new Set(ids).size !== ids.length) throw new Refusal('duplicate-id');
  if (id === undefined) return root;
  const found = all.find((element) => attribute(element, 'ID') === id);
  if (found === undefined) throw new Refusal('element-not-found');
  return found;
}

/** The one signature of the element, if SAML allows it as it is; its values are not looked at. */
function soundSignature(target: DomNode): { readonly signature: DomNode; readonly id: string; readonly algorithm: string } {
  const signatures = children(target, 'Signature');
  const [signature] = signatures;
  if (signature === undefined) throw new Refusal('not-signed');
  if (signatures.length > 1) throw new Refusal('several-signatures');
  if (children(signature, 'Object').length > 0 || children(signature, 'SignatureValue').length !== 1) throw new Refusal('structure');
  const info = only(signature, 'SignedInfo');
  demandAlgorithm(only(info, 'CanonicalizationMethod'), [EXCLUSIVE]);
  const algorithm = demandAlgorithm(only(info, 'SignatureMethod'), VERIFIABLE_ALGORITHMS);
  const id = attribute(target, 'ID');
  const references = children(info, 'Reference');
  const [reference] = references;
  if (reference === undefined || references.length > 1 || id === undefined || attribute(reference, 'URI') !== `#${id}`) throw new Refusal('reference');
  demandAlgorithm(only(reference, 'DigestMethod'), DIGESTS);
  only(reference, 'DigestValue');
  demandTransforms(reference);
  return { signature, id, algorithm };
}

/** SAML 2.0 Core, 5.4.4: enveloped signature and exclusive canonicalization, nothing else. */
function demandTransforms(reference: DomNode): void {
  const transforms = children(only(reference, 'Transforms'), 'Transform').map((transform) => attribute(transform, 'Algorithm'));
  const [first, second] = transforms;
  if (transforms.length !== 2 || first !== ENVELOPED || second !== EXCLUSIVE) throw new Refusal('transform');
}

/** @returns the canonical text that is signed with this key, undefined when it is not */
function signedText(xml: string, signature: DomNode, key: KeyObject): string | undefined {
  const verifier = new SignedXml({ publicCert: key });
  verifier.SignatureAlgorithms = Object.fromEntries(VERIFIABLE_ALGORITHMS.map((uri) => [uri, algorithmFor(uri, key)]));
  // The reference names an attribute ID that no other one equals, whatever it is called: that is settled already.
  verifier.idAttributes = ['ID'];
  verifier.CanonicalizationAlgorithms[EXCLUSIVE] = StrictExclusiveCanonicalization;
  try {
    verifier.loadSignature(signature as never);
    return verifier.checkSignature(withGuardedLineEnds(xml)) ? verifier.getSignedReferences()[0] : undefined;
  } catch {
    // The library throws for a wrong value, and for much that was refused above already.
    return undefined;
  }
}

/** The extension point of xml-crypto: it makes an instance whenever it meets the URI. */
function algorithmFor(uri: string, key: KeyObject): new () => XmlCryptoAlgorithm {
  return class implements XmlCryptoAlgorithm {
    getAlgorithmName(): string {
      return uri;
    }
    getSignature(): string {
      throw new TypeError('This key is for verifying.');
    }
    verifySignature(material: string, _key: unknown, value: string): boolean {
      return isSignedBy(uri, Buffer.from(material, 'utf8'), key, Buffer.from(value, 'base64'));
    }
  };
}

function demandAlgorithm(element: DomNode, allowed: readonly string[]): string {
  const algorithm = attribute(element, 'Algorithm');
  if (algorithm === undefined || !allowed.includes(algorithm)) throw new Refusal('algorithm');
  return algorithm;
}

function only(parent: DomNode, name: string): DomNode {
  const found = children(parent, name);
  if (found[0] === undefined || found.length > 1) throw new Refusal('structure');
  return found[0];
}

function children(parent: DomNode, name: string): readonly DomNode[] {
  return domChildren(parent).filter(({ localName, namespaceURI }) => localName === name && namespaceURI === XML_SIGNATURE);
}

function attribute(element: DomNode, name: string): string | undefined {
  return Array.from(element.attributes ?? []).find(({ nodeName }) => nodeName === name)?.value;
}

function idsOf(element: DomNode): readonly string[] {
  return Array.from(element.attributes ?? [])
    .filter(({ localName, nodeName }) => ID_NAMES.includes(localName ?? nodeName))
    .map(({ value }) => value);
}

function* descendants(node: DomNode): Generator<DomNode, void> {
  yield node;
  for (const child of domChildren(node)) yield* descendants(child);
}
