/**
 * Writing XML signatures (xmldsig-core1, section 3.1) as text into text, so that nothing else of the document changes. What a
 * correct signer never does can be asked for too: other references, transforms, names of algorithms and values; the messages
 * that attack a service provider are made from these.
 */
import { X509Certificate } from 'node:crypto';
import { DIGEST_URIS, SIGNATURE_ALGORITHMS, digestOf } from './xml-algorithms.ts';
import type { SignatureAlgorithm, XmlDigest } from './xml-algorithms.ts';
import { canonicalText } from './xml-canonical.ts';
import { XML_SIGNATURE } from './saml-names.ts';
import { scanTags } from './xml-scan.ts';
import { escapeAttribute } from './xml-writing.ts';

export interface XmlSigner {
  /** PEM PKCS #8; with HMAC the text whose UTF-8 bytes are the key. */
  readonly privateKey: string;
  /** PEM; in KeyInfo if given. */
  readonly certificate?: string;
  readonly algorithm: SignatureAlgorithm;
  /** Of the reference. Default: the digest of the algorithm. */
  readonly digest?: XmlDigest;
  /** For the canonicalization of what is signed, e.g. `xsd`. */
  readonly inclusivePrefixes?: readonly string[];
  /** With HMAC: the key as bytes, instead of `privateKey`. */
  readonly secret?: Uint8Array;
}

/** One Reference. The standard one names an element and has the two transforms SAML allows. */
export interface SignatureReference {
  /** What is digested: the element with that ID; undefined: the whole document. */
  readonly id?: string;
  /** Value of `URI`, default `#` and the ID; null leaves the attribute out. */
  readonly uri?: string | null;
  /** Markup of the Transform elements instead of the standard ones, prefix `ds` for the namespace of signatures. */
  readonly transforms?: string;
  /** Canonical form that is digested. */
  readonly withComments?: boolean;
  /** Instead of the digest over the canonical form: over this text. */
  readonly digestedText?: string;
  /** Instead of a digest. */
  readonly digestValue?: string;
}

/** A signature part by part; a member not given is what a correct signer writes. */
export interface SignaturePlan {
  readonly references: readonly SignatureReference[];
  /** Exclusive canonicalization of SignedInfo with comments. */
  readonly withComments?: boolean;
  /** URI to be named instead of that of the algorithm in use. */
  readonly claimedAlgorithm?: string;
  /** Content of SignatureValue. */
  readonly signatureValue?: string;
  /** Markup of a whole `ds:KeyInfo`; null leaves it out. */
  readonly keyInfo?: string | null;
  /** Markup behind KeyInfo, e.g. a `ds:Object`. */
  readonly objects?: string;
}

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = `${XML_SIGNATURE}enveloped-signature`;

/**
 * Signs the element with that ID: enveloped, exclusive canonicalization, the signature behind its Issuer or else first.
 * @param id value of its attribute `ID`
 * @returns the document as text, unchanged but for the signature
 * @throws TypeError when the text is not well-formed or not exactly one element has the ID
 */
export function signXml(xml: string, id: string, signer: XmlSigner): string {
  return placeSignature(xml, id, writeSignature(xml, { references: [{ id }] }, signer));
}

/** @returns the text of a `ds:Signature` over the document, which does not hold it yet */
export function writeSignature(xml: string, plan: SignaturePlan, signer: XmlSigner): string {
  const algorithm = SIGNATURE_ALGORITHMS[signer.algorithm];
  const canonicalization = `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}${plan.withComments === true ? 'WithComments' : ''}"></ds:CanonicalizationMethod>`;
  const method = `<ds:SignatureMethod Algorithm="${escapeAttribute(plan.claimedAlgorithm ?? algorithm.uri)}"></ds:SignatureMethod>`;
  const references = plan.references.map((reference) => writeReference(xml, reference, signer)).join('');
  const start = '<ds:SignedInfo';
  const rest = `>${canonicalization}${method}${references}</ds:SignedInfo>`;
  const octets = canonicalText(`${start} xmlns:ds="${XML_SIGNATURE}"${rest}`, undefined, { withComments: plan.withComments ?? false });
  const value = plan.signatureValue ?? algorithm.sign(Buffer.from(octets, 'utf8'), signer).toString('base64');
  const keyInfo = plan.keyInfo === undefined ? keyInfoOf(signer.certificate) : (plan.keyInfo ?? '');
  return `<ds:Signature xmlns:ds="${XML_SIGNATURE}">${start}${rest}<ds:SignatureValue>${value}</ds:SignatureValue>${keyInfo}${plan.objects ?? ''}</ds:Signature>`;
}

/**
 * Puts markup into the element with that ID: behind its child `Issuer`, which the schema wants first, or else as first child.
 * @throws TypeError when no element has the ID, or it is empty
 */
export function placeSignature(xml: string, id: string, signature: string): string {
  const at = placeOf(xml, id);
  return xml.slice(0, at) + signature + xml.slice(at);
}

function writeReference(xml: string, reference: SignatureReference, signer: XmlSigner): string {
  const digest = signer.digest ?? SIGNATURE_ALGORITHMS[signer.algorithm].digest;
  const prefixes = signer.inclusivePrefixes ?? [];
  const uri = reference.uri === undefined ? (reference.id === undefined ? '' : `#${reference.id}`) : reference.uri;
  const transforms =
    reference.transforms ?? `${transform(ENVELOPED)}${transform(`${EXCLUSIVE}${reference.withComments === true ? 'WithComments' : ''}`, prefixes)}`;
  const text = (): string =>
    reference.digestedText ?? canonicalText(xml, reference.id, { inclusivePrefixes: prefixes, withComments: reference.withComments ?? false });
  const value = reference.digestValue ?? digestOf(digest, text());
  return (
    `<ds:Reference${uri === null ? '' : ` URI="${escapeAttribute(uri)}"`}><ds:Transforms>${transforms}</ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${DIGEST_URIS[digest]}"></ds:DigestMethod><ds:DigestValue>${value}</ds:DigestValue></ds:Reference>`
  );
}

function transform(algorithm: string, prefixes: readonly string[] = []): string {
  const list =
    prefixes.length === 0
      ? ''
      : `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="${escapeAttribute(prefixes.join(' '))}"></ec:InclusiveNamespaces>`;
  return `<ds:Transform Algorithm="${algorithm}">${list}</ds:Transform>`;
}

function keyInfoOf(certificate: string | undefined): string {
  if (certificate === undefined) return '';
  const content = new X509Certificate(certificate).raw.toString('base64');
  return `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${content}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
}

function placeOf(xml: string, id: string): number {
  let behindStart: number | undefined;
  let depth = 0;
  for (const tag of scanTags(xml)) {
    if (behindStart === undefined) {
      if (tag.kind === 'close' || !carriesId(xml.slice(tag.start, tag.end), id)) continue;
      if (tag.kind === 'empty') throw new TypeError('An element without content cannot hold a signature.');
      behindStart = tag.end;
      depth = tag.depth + 1;
      continue;
    }
    const isIssuer = tag.depth === depth && tag.name.split(':').at(-1) === 'Issuer';
    if (tag.depth < depth || !isIssuer) {
      if (tag.depth <= depth) break;
      continue;
    }
    if (tag.kind !== 'open') return tag.end;
  }
  if (behindStart === undefined) throw new TypeError('No element has the ID that is to be signed.');
  return behindStart;
}

function carriesId(tag: string, id: string): boolean {
  return [...tag.matchAll(/\s(?:ID|Id|id)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].some((match) => (match[1] ?? match[2]) === id);
}
