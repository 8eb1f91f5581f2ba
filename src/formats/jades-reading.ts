/**
 * A JAdES signature taken apart (ETSI TS 119 182-1 V1.2.1, flattened JSON serialization): strict about shape, so that one
 * signature has one reading. Duplicate members, unknown members beside the four of JWS, sloppy base64 and text around are
 * refused. Nothing is verified here.
 */
import type { Tampering, VerificationFinding } from '../core/verification.ts';
import { decodeBase64url } from './base64url.ts';
import { decodeUtf8, isJsonObject, parseJsonObject } from './json.ts';
import type { JsonObject } from './json.ts';

/** What the signature says; unverified. */
export interface JadesParts {
  readonly algorithm: string;
  /** DER, signer first. */
  readonly chain: readonly Uint8Array[];
  /** Claimed time of signing, milliseconds since the epoch. */
  readonly signedAt: number;
  /** Hash of the signer's certificate, base64url. */
  readonly thumbprint: { readonly hash: string; readonly value: string; readonly parameter: string };
  readonly payload: Uint8Array;
  /** The octets that are signed. */
  readonly signingInput: Uint8Array;
  readonly signature: Uint8Array;
  /** The signature value as it stands in the text: what a time stamp is over. */
  readonly encodedSignature: string;
  /** Tokens of RFC 3161, DER. */
  readonly timestamps: readonly Uint8Array[];
  readonly notes: readonly VerificationFinding[];
}

/** Why it cannot be read as one. */
export class JadesRefusal extends Error {
  readonly finding: VerificationFinding;

  constructor(kind: Tampering, place: string, de: string, en: string) {
    super(en);
    this.finding = { kind, grade: 'wrong', place, text: { de, en } };
  }
}

const MEMBERS = ['payload', 'protected', 'signature', 'header'];
/** Header parameters that are read or do not matter. */
const KNOWN = ['alg', 'cty', 'typ', 'kid', 'iat', 'sigT', 'x5c', 'x5t#S256', 'x5t#o'];
/** Parameters that name a key elsewhere, or by SHA-1; TS 119 182-1 has `x5c` and `x5t#S256` for that. */
const MISLEADING = ['jwk', 'jku', 'x5u', 'x5t', 'b64'];
/** Hash functions of `x5t#o`. */
const OTHER_HASHES: Readonly<Record<string, string>> = { S384: 'sha384', S512: 'sha512' };
/** Unsigned components that may be there and are not looked at: validation data and later time stamps. */
const UNREAD_COMPONENTS = ['xVals', 'rVals', 'axVals', 'arVals', 'tstVD', 'anyValData', 'arcTst', 'xRefs', 'rRefs', 'axRefs', 'arRefs', 'sigRTst', 'rfsTst'];
/** From then on `iat` is the only way to claim a time (clause 5.1.11). */
const ONLY_IAT_FROM = Date.parse('2025-07-15T00:00:00Z');
const MAX_TEXT = 200 * 1024 * 1024;
const MAX_HEADER = 256 * 1024;

/** Takes a text apart. @throws JadesRefusal when it is no JAdES baseline signature of the form that is read here */
export function readJades(text: string): JadesParts {
  const jws = readOuter(text);
  const [encodedHeader, encodedPayload, encodedSignature] = ['protected', 'payload', 'signature'].map((name) => encodedMember(jws, name)) as [
    string,
    string,
    string,
  ];
  const header = readHeader(encodedHeader);
  const notes: VerificationFinding[] = [];
  return {
    algorithm: typeof header['alg'] === 'string' ? header['alg'] : '',
    chain: chainOf(header),
    signedAt: claimedTime(header),
    thumbprint: thumbprintOf(header),
    payload: bytesOf(encodedPayload, 'payload'),
    signingInput: Buffer.from(`${encodedHeader}.${encodedPayload}`, 'latin1'),
    signature: bytesOf(encodedSignature, 'signature'),
    encodedSignature,
    timestamps: timestampsOf(jws['header'], notes),
    notes: [...unknownParameters(header), ...notes],
  };
}

function readOuter(text: string): JsonObject {
  const jws = text.length <= MAX_TEXT ? parseJsonObject(text) : undefined;
  if (jws === undefined || !isUnambiguous(text, jws)) {
    throw new JadesRefusal('signature-unreadable', '', 'Die Signatur ist kein eindeutiges JSON.', 'The signature is no unambiguous JSON.');
  }
  const stranger = Object.keys(jws).find((name) => !MEMBERS.includes(name));
  if (stranger === undefined) return jws;
  throw new JadesRefusal(
    'signature-unreadable',
    stranger,
    `Das Element ${stranger} gehört nicht zur Signatur.`,
    `The member ${stranger} does not belong to the signature.`,
  );
}

function encodedMember(jws: JsonObject, name: string): string {
  const value = jws[name];
  if (typeof value === 'string' && (value !== '' || name === 'payload')) return value;
  throw new JadesRefusal('signature-unreadable', name, `Das Element ${name} fehlt.`, `The member ${name} is missing.`);
}

function bytesOf(encoded: string, place: string): Uint8Array {
  const bytes = decodeBase64url(encoded);
  if (bytes !== undefined) return bytes;
  throw new JadesRefusal('signature-unreadable', place, `${place} ist nicht base64url.`, `${place} is not base64url.`);
}

function readHeader(encoded: string): JsonObject {
  const text = encoded.length <= MAX_HEADER ? decodeUtf8(bytesOf(encoded, 'protected')) : undefined;
  const header = text === undefined ? undefined : parseJsonObject(text);
  if (header === undefined || !isUnambiguous(text ?? '', header)) {
    throw new JadesRefusal('signature-unreadable', 'protected', 'Der Kopf ist kein eindeutiges JSON.', 'The header is no unambiguous JSON.');
  }
  const refused = header['crit'] === undefined ? MISLEADING.find((name) => header[name] !== undefined) : 'crit';
  if (refused === undefined) return header;
  throw new JadesRefusal(
    'signature-header-unknown',
    `protected/${refused}`,
    `Der Kopf verlangt mit ${refused} etwas, was hier nicht verstanden wird.`,
    `By ${refused} the header demands what is not understood here.`,
  );
}

/** RFC 7515 section 4.1.6: base64 with padding, the signer first. */
function chainOf(header: JsonObject): readonly Uint8Array[] {
  const list = header['x5c'];
  if (!Array.isArray(list) || list.length === 0) {
    throw new JadesRefusal('signature-certificate-missing', 'protected/x5c', 'Das Zertifikat (x5c) fehlt.', 'The certificate (x5c) is missing.');
  }
  return list.map((entry: unknown, index) => {
    const der = typeof entry === 'string' ? decodeBase64(entry) : undefined;
    if (der !== undefined) return der;
    throw new JadesRefusal('chain-broken', `protected/x5c[${index}]`, 'Das Zertifikat ist nicht base64.', 'The certificate is not base64.');
  });
}

function claimedTime(header: JsonObject): number {
  const { iat, sigT } = header;
  if (Number.isSafeInteger(iat) && sigT === undefined && Number(iat) >= 0 && Number(iat) < 1e11) return Number(iat) * 1000;
  const legacy = typeof sigT === 'string' && iat === undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(sigT) ? Date.parse(sigT) : Number.NaN;
  if (legacy < ONLY_IAT_FROM) return legacy;
  throw new JadesRefusal(
    'signature-profile-broken',
    'protected/iat',
    'Die Angabe der Signaturzeit (iat) fehlt oder ist falsch.',
    'The claimed signing time (iat) is missing or wrong.',
  );
}

/** Exactly one of `x5t#S256` and, for other hash functions, `x5t#o` (clauses 5.1.7 and 5.2.2.2; table of clause 6.3). */
function thumbprintOf(header: JsonObject): JadesParts['thumbprint'] {
  const value = header['x5t#S256'];
  const other = header['x5t#o'];
  if (typeof value === 'string' && other === undefined) return { hash: 'sha256', value, parameter: 'x5t#S256' };
  const { digAlg, digVal } = isJsonObject(other) && value === undefined ? other : {};
  const hash = OTHER_HASHES[String(digAlg)];
  if (hash !== undefined && typeof digVal === 'string') return { hash, value: digVal, parameter: 'x5t#o' };
  throw new JadesRefusal(
    'signature-profile-broken',
    'protected/x5t#S256',
    'Der Verweis auf das Zertifikat fehlt.',
    'The reference to the certificate is missing.',
  );
}

/** The token of `sigTst` in the unsigned `etsiU`; B-T has one with one token (table of clause 6.3). */
function timestampsOf(header: unknown, notes: VerificationFinding[]): readonly Uint8Array[] {
  if (header === undefined) return [];
  const list = isJsonObject(header) && Object.keys(header).length === 1 ? header['etsiU'] : undefined;
  if (!Array.isArray(list) || list.length === 0) throw unsignedRefusal('header');
  const tokens = list.flatMap((item: unknown, index) => {
    const [name, value] = componentOf(item, index);
    if (name === 'sigTst') return [tokenOf(value, index)];
    if (!UNREAD_COMPONENTS.includes(name)) throw unsignedRefusal(`header/etsiU[${index}]`);
    const text = { de: `Der unsignierte Teil ${name} wurde nicht betrachtet.`, en: `The unsigned part ${name} was not looked at.` };
    notes.push({ kind: 'signature-header-unknown', grade: 'note', place: `header/etsiU[${index}]`, text });
    return [];
  });
  if (tokens.length <= 1) return tokens;
  throw new JadesRefusal('signature-profile-broken', 'header/etsiU', 'Es gibt mehr als einen Zeitstempel.', 'There is more than one time stamp.');
}

function componentOf(item: unknown, index: number): readonly [string, unknown] {
  const text = typeof item === 'string' ? decodeUtf8(decodeBase64url(item) ?? Buffer.of(0xff)) : undefined;
  const component = text === undefined ? item : parseJsonObject(text);
  const [entry, ...more] = isJsonObject(component) ? Object.entries(component) : [];
  if (entry === undefined || more.length > 0 || (text !== undefined && !isUnambiguous(text, component))) throw unsignedRefusal(`header/etsiU[${index}]`);
  return entry;
}

function tokenOf(container: unknown, index: number): Uint8Array {
  const tokens = isJsonObject(container) && Object.keys(container).length === 1 ? container['tstTokens'] : undefined;
  const [token, ...more] = Array.isArray(tokens) ? (tokens as readonly unknown[]) : [];
  const value = more.length === 0 && isJsonObject(token) && Object.keys(token).length === 1 ? token['val'] : undefined;
  const der = typeof value === 'string' ? decodeBase64(value) : undefined;
  if (der !== undefined) return der;
  throw new JadesRefusal('timestamp-invalid', `header/etsiU[${index}]`, 'Der Zeitstempel ist nicht lesbar.', 'The time stamp cannot be read.');
}

function unsignedRefusal(place: string): JadesRefusal {
  return new JadesRefusal('signature-header-unknown', place, 'Der unsignierte Kopf enthält Unbekanntes.', 'The unsigned header holds what is not known.');
}

/** RFC 7515 section 4: what is not known and not critical is passed over, and said. */
function unknownParameters(header: JsonObject): readonly VerificationFinding[] {
  const names = Object.keys(header).filter((name) => !KNOWN.includes(name));
  return names.map((name) => ({
    kind: 'signature-header-unknown',
    grade: 'note',
    place: `protected/${name}`,
    text: { de: `Der Kopfteil ${name} wurde nicht betrachtet.`, en: `The header parameter ${name} was not looked at.` },
  }));
}

function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.byteLength > 0 && bytes.toString('base64') === text ? bytes : undefined;
}

/** Whether a text is the value and nothing else: no duplicate members, no escapes but that of the slash. White space does not count. */
function isUnambiguous(text: string, value: unknown): boolean {
  const plain = (json: string): string => json.replaceAll('\\/', '/').replaceAll(/\s+/g, '');
  return plain(text) === plain(JSON.stringify(value));
}
