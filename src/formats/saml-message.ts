/**
 * How SAML messages travel through a browser (SAML 2.0 Bindings, sections 3.4 and 3.5): form of HTTP-POST, query of
 * HTTP-Redirect with its signature over the octets as they were sent. What arrives is bounded before it is decoded.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { SamlReadingError } from './saml-error.ts';
import { SIGNATURE_ALGORITHMS, VERIFIABLE_ALGORITHMS, isSignedBy, rsaKeysOf } from './xml-algorithms.ts';
import type { XmlSigner, XmlVerification } from './xml-signature.ts';

export { SamlReadingError } from './saml-error.ts';
export type { SamlReadingCode } from './saml-error.ts';

export type SamlBinding = 'HTTP-POST' | 'HTTP-Redirect';
export type SamlParameter = 'SAMLRequest' | 'SAMLResponse';

export interface ReceivedSaml {
  readonly binding: SamlBinding;
  readonly parameter: SamlParameter;
  readonly xml: string;
  readonly relayState?: string;
  /** Redirect only. */
  readonly query?: {
    /** Decoded URI of the algorithm. */
    readonly sigAlg?: string;
    /** Decoded, Base64. */
    readonly signature?: string;
    /** What is signed, with the percent signs of the sender. */
    readonly signedOctets: string;
  };
}

export interface SamlMessage {
  /** A text is sent as UTF-8, octets as they are. */
  readonly xml: string | Uint8Array;
  readonly parameter: SamlParameter;
  readonly relayState?: string;
}
export interface RedirectMessage extends SamlMessage {
  readonly signer?: XmlSigner;
}

/** Octets of the XML. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** Base64 of that, with line breaks; longer is refused undecoded. */
const MAX_ENCODED_LENGTH = 2 * MAX_MESSAGE_BYTES;
const DEFLATE = 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE';

/**
 * Reads a submitted form.
 * @throws SamlReadingError without the parameter, with two messages, for anything but Base64 (line breaks are allowed, the
 *   alphabet for URLs is not), for more than 1 MiB, for deflated octets, and for octets that are not UTF-8
 */
export function readPostForm(form: URLSearchParams, parameter: SamlParameter): ReceivedSaml {
  const encoded = onlyMessage([...form.getAll('SAMLRequest'), ...form.getAll('SAMLResponse')], form.getAll(parameter));
  const relayState = form.get('RelayState');
  const octets = fromBase64(encoded);
  if (isDeflated(octets)) throw new SamlReadingError('deflated', 'the message is deflated, which HTTP-POST does not do');
  const xml = utf8(octets);
  return { binding: 'HTTP-POST', parameter, xml, ...(relayState === null ? {} : { relayState }) };
}

/**
 * Reads a query, undecoded and without its question mark.
 * @throws SamlReadingError as `readPostForm` does, and for octets that are not deflated
 */
export function readRedirectQuery(rawQuery: string, parameter: SamlParameter): ReceivedSaml {
  if (rawQuery.length > MAX_ENCODED_LENGTH) throw new SamlReadingError('too-large', 'the query is too long');
  const pairs = rawQuery.replace(/^\?/u, '').split('&').map(splitPair);
  const raw = (name: string): string | undefined => pairs.find(([key]) => key === name)?.[1];
  const values = (name: string): readonly string[] => pairs.flatMap(([key, value]) => (key === name ? [value] : []));
  const encoded = onlyMessage([...values('SAMLRequest'), ...values('SAMLResponse')], values(parameter));
  const encoding = raw('SAMLEncoding');
  if (encoding !== undefined && unescaped(encoding) !== DEFLATE) throw new SamlReadingError('not-deflate', 'the encoding is not DEFLATE');
  const xml = utf8(inflated(fromBase64(unescaped(encoded))));
  const signed = [parameter, 'RelayState', 'SigAlg'].flatMap((name) => (raw(name) === undefined ? [] : [`${name}=${raw(name)}`]));
  const [relayState, sigAlg, signature] = ['RelayState', 'SigAlg', 'Signature']
    .map((name) => raw(name))
    .map((value) => (value === undefined ? undefined : unescaped(value)));
  return {
    binding: 'HTTP-Redirect',
    parameter,
    xml,
    ...(relayState === undefined ? {} : { relayState }),
    query: { ...(sigAlg === undefined ? {} : { sigAlg }), ...(signature === undefined ? {} : { signature }), signedOctets: signed.join('&') },
  };
}

/** Verifies the signature of a query (Bindings, 3.4.4.1). @returns never throws; `signed` is the message */
export function verifyRedirectSignature(received: ReceivedSaml, certificates: readonly string[]): XmlVerification {
  const { sigAlg, signature, signedOctets } = received.query ?? { signedOctets: '' };
  if (signature === undefined) return { isValid: false, reason: 'not-signed' };
  if (sigAlg === undefined) return { isValid: false, reason: 'structure' };
  if (!VERIFIABLE_ALGORITHMS.includes(sigAlg)) return { isValid: false, reason: 'algorithm', algorithm: sigAlg };
  const keys = rsaKeysOf(certificates);
  if (keys.length === 0) return { isValid: false, reason: 'no-key', algorithm: sigAlg };
  const octets = Buffer.from(signedOctets, 'utf8');
  const isValid = keys.some((key) => isSignedBy(sigAlg, octets, key, Buffer.from(signature, 'base64')));
  return isValid ? { isValid, algorithm: sigAlg, signed: received.xml } : { isValid, reason: 'wrong', algorithm: sigAlg };
}

/** The address with the message in its query, signed if there is a signer. */
export function redirectUrl(location: string, { xml, parameter, relayState, signer }: RedirectMessage): string {
  const message = deflateRawSync(octetsOf(xml)).toString('base64');
  const parts: (readonly [string, string])[] = [[parameter, message]];
  if (relayState !== undefined) parts.push(['RelayState', relayState]);
  if (signer !== undefined) parts.push(['SigAlg', SIGNATURE_ALGORITHMS[signer.algorithm].uri]);
  const query = parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const signature = signer === undefined ? undefined : SIGNATURE_ALGORITHMS[signer.algorithm].sign(Buffer.from(query, 'utf8'), signer).toString('base64');
  return `${location}${location.includes('?') ? '&' : '?'}${query}${signature === undefined ? '' : `&Signature=${encodeURIComponent(signature)}`}`;
}

/** Names and values of the form that carries the message. */
export function postFields({ xml, parameter, relayState }: SamlMessage): Readonly<Record<string, string>> {
  return { [parameter]: octetsOf(xml).toString('base64'), ...(relayState === undefined ? {} : { RelayState: relayState }) };
}

function octetsOf(xml: string | Uint8Array): Buffer {
  return typeof xml === 'string' ? Buffer.from(xml, 'utf8') : Buffer.from(xml);
}

/** A request and a response together are two messages as well. */
function onlyMessage(all: readonly string[], wanted: readonly string[]): string {
  const [message] = wanted;
  if (message === undefined || message === '') throw new SamlReadingError('no-message', 'there is no SAML message');
  if (all.length > 1) throw new SamlReadingError('two-messages', 'there is more than one SAML message');
  return message;
}

function fromBase64(text: string): Buffer {
  if (text.length > MAX_ENCODED_LENGTH) throw new SamlReadingError('too-large', 'the message is too long');
  const compact = text.replaceAll(/[\r\n]/gu, '').trim();
  const octets = Buffer.from(compact, 'base64');
  // Node ignores what does not belong there; what comes back must be what was sent.
  if (octets.toString('base64') !== compact) throw new SamlReadingError('not-base64', 'the message is not Base64');
  if (octets.length > MAX_MESSAGE_BYTES) throw new SamlReadingError('too-large', 'the message is too long');
  return octets;
}

function inflated(octets: Buffer): Buffer {
  try {
    return inflateRawSync(octets, { maxOutputLength: MAX_MESSAGE_BYTES });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge
      ? new SamlReadingError('too-large', 'the message is too long when inflated')
      : new SamlReadingError('not-deflate', 'the message is not deflated');
  }
}

/** XML begins with `<`, white space or a byte order mark; what does not may be a message that a sender deflated. */
function isDeflated(octets: Buffer): boolean {
  if ([0x3c, 0x20, 0x09, 0x0a, 0x0d, 0xef, 0xfe, 0xff].includes(octets[0] ?? 0x3c)) return false;
  try {
    return inflated(octets).length > 0;
  } catch {
    return false;
  }
}

function utf8(octets: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    throw new SamlReadingError('encoding', 'the message is not UTF-8');
  }
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new SamlReadingError('not-base64', 'the query is not percent-encoded as it must be');
  }
}
