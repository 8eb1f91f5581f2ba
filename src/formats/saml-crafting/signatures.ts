/**
 * Signatures that cover something else than the element they stand in, or cover it in a way SAML does not allow (SAML 2.0
 * Core, 5.4). Each function takes an element that is not signed and gives it back with such a signature.
 */
import { createHash } from 'node:crypto';
import { XmlC14NMode, XmlDocument } from 'libxml2-wasm';
import { canonicalText } from '../xml-canonical.ts';
import { XML_SIGNATURE } from '../saml-names.ts';
import { placeSignature, writeSignature } from '../xml-signature.ts';
import type { SignatureReference, XmlSigner } from '../xml-signature.ts';
import { escapeText } from '../xml-writing.ts';
import { childOfRoot, elementNamed, elementsNamed, replaced, textOf, withAttribute, withContent } from './markup.ts';

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const INCLUSIVE_WITH_COMMENTS = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments';
const ENVELOPED = `${XML_SIGNATURE}enveloped-signature`;
const transform = (algorithm: string, content = ''): string => `<ds:Transform Algorithm="${algorithm}">${content}</ds:Transform>`;
const STANDARD = transform(ENVELOPED) + transform(EXCLUSIVE);

/** Signed with these references instead of the one to the element. */
export function signedWith(xml: string, id: string, signer: XmlSigner, references: readonly SignatureReference[], objects = ''): string {
  return placeSignature(xml, id, writeSignature(xml, { references, ...(objects === '' ? {} : { objects }) }, signer));
}

/** The signature covers only one child, which gets an attribute `ID`. */
export function signedOnlyChild(xml: string, id: string, childId: string, name: string, signer: XmlSigner): string {
  const marked = withAttribute(xml, childOfRoot(xml, name), 'ID', childId);
  return signedWith(marked, id, signer, [{ id: childId }]);
}

/** `URI` empty, or left out; the digest is that of the whole document in hand. */
export function signedWithoutName(xml: string, id: string, uri: '' | null, signer: XmlSigner): string {
  return signedWith(xml, id, signer, [{ uri }]);
}

/** Two references: the element, and an object inside the signature. */
export function signedTwice(xml: string, id: string, objectId: string, isElementFirst: boolean, signer: XmlSigner): string {
  const object = `<ds:Object Id="${objectId}"></ds:Object>`;
  const digestedText = canonicalText(object.replace('<ds:Object', `<ds:Object xmlns:ds="${XML_SIGNATURE}"`), undefined);
  const other: SignatureReference = { uri: `#${objectId}`, transforms: transform(EXCLUSIVE), digestedText };
  return signedWith(xml, id, signer, isElementFirst ? [{ id }, other] : [other, { id }], object);
}

/** An XPath filter takes the NameID out of what is signed: it can be any. */
export function signedWithXPath(xml: string, id: string, signer: XmlSigner): string {
  const filter = "not(ancestor-or-self::*[local-name()='NameID'])";
  const transforms = transform(ENVELOPED) + transform('http://www.w3.org/TR/1999/REC-xpath-19991116', `<ds:XPath>${filter}</ds:XPath>`) + transform(EXCLUSIVE);
  const filtered = elementsNamed(xml, 'NameID').reduceRight((text, element) => replaced(text, element, ''), xml);
  return signedWith(xml, id, signer, [{ uri: `#${id}`, transforms, digestedText: canonicalText(filtered, id) }]);
}

/** A stylesheet that copies everything and fetches an address on the way. */
export function signedWithXslt(xml: string, id: string, canaryUrl: string, signer: XmlSigner): string {
  const fetching = `document('${escapeText(canaryUrl).replaceAll("'", '%27').replaceAll('"', '%22')}')`;
  const stylesheet =
    '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/">' +
    `<xsl:if test="${fetching}"><xsl:message>x</xsl:message></xsl:if><xsl:copy-of select="."></xsl:copy-of>` +
    '</xsl:template></xsl:stylesheet>';
  const transforms = transform(ENVELOPED) + transform('http://www.w3.org/TR/1999/REC-xslt-19991116', stylesheet) + transform(EXCLUSIVE);
  return signedWith(xml, id, signer, [{ id, transforms }]);
}

/** Only the text is digested, read as Base64: tags, and characters outside its alphabet, can be any. */
export function signedAsBase64(xml: string, id: string, signer: XmlSigner): string {
  const text = canonicalText(xml, id).replaceAll(/<[^>]*>/gu, '');
  const digestValue = createHash(signer.digest ?? 'sha256')
    .update(Buffer.from(text, 'base64'))
    .digest('base64');
  return signedWith(xml, id, signer, [{ uri: `#${id}`, transforms: transform(ENVELOPED) + transform(`${XML_SIGNATURE}base64`), digestValue }]);
}

/**
 * Exclusive canonicalization with comments. A reference by `#id` has lost the comments before they could count (XML signature,
 * 4.4.3.3), so that the digest is the one without them.
 */
export function signedWithComments(xml: string, id: string, signer: XmlSigner): string {
  const transforms = transform(ENVELOPED) + transform(`${EXCLUSIVE}WithComments`);
  return signedWith(xml, id, signer, [{ uri: `#${id}`, transforms, digestedText: canonicalText(xml, id) }]);
}

/** The same with inclusive canonicalization. The element must be the root, as it is when it has been decrypted. */
export function signedInclusively(xml: string, id: string, signer: XmlSigner): string {
  const transforms = transform(ENVELOPED) + transform(INCLUSIVE_WITH_COMMENTS);
  return signedWith(xml, id, signer, [{ uri: `#${id}`, transforms, digestedText: inclusiveText(xml) }]);
}

/** A signature in the document about one element anywhere in it, in front of everything behind Issuer. */
export function signedElsewhere(xml: string, id: string, targetId: string, signer: XmlSigner): string {
  return signedWith(xml, id, signer, [{ id: targetId, uri: `#${targetId}`, transforms: STANDARD }]);
}

/** The `SignedInfo` and digest for an element, whose signature is of no value. */
export function signedInfoFor(xml: string, id: string, signer: XmlSigner): string {
  const signature = writeSignature(xml, { references: [{ id }], signatureValue: '' }, signer);
  return textOf(signature, childOfRoot(signature, 'SignedInfo'));
}

/** The signature with the digest of the document as it is now; `SignatureValue` stays. */
export function withMatchingDigest(bare: string, id: string, signature: string, signer: XmlSigner): string {
  const info = signedInfoFor(bare, id, signer);
  const digest = elementNamed(info, 'DigestValue');
  return withContent(signature, elementNamed(signature, 'DigestValue'), info.slice(digest.contentStart, digest.contentEnd));
}

/** The signature with one bit of its value changed. */
export function withBrokenValue(signature: string): string {
  const value = elementNamed(signature, 'SignatureValue');
  const octets = Buffer.from(signature.slice(value.contentStart, value.contentEnd), 'base64');
  const last = octets.length - 1;
  octets[last] = (octets[last] ?? 0) ^ 0x01;
  return withContent(signature, value, octets.toString('base64'));
}

function inclusiveText(xml: string): string {
  const document = XmlDocument.fromString(xml);
  try {
    return document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_1_0, withComments: false });
  } finally {
    document.dispose();
  }
}
