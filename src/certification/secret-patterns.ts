/**
 * Things that are secret whatever run they come from: private keys, tokens, passwords in well-known fields. They find
 * what nobody thought of listing; values that the recorder replaced by `<sha256:…>` are no secrets any more.
 */
import type { Bilingual } from '../core/language.ts';

export interface PatternHit {
  readonly what: Bilingual;
  readonly offset: number;
}

interface SecretPattern {
  readonly what: Bilingual;
  /**
   * Sticky, since it is tried only where it may stand, which is sooner than looking for it everywhere. What comes before that place is
   * its first group, if it has one.
   */
  readonly pattern: RegExp;
  /** Where it is tried: at a text that is seldom there for another reason, or at a sign (of any case) before certain others. */
  readonly place: { readonly text: string } | { readonly sign: string; readonly before: string };
  /** Looks closer at what was found. */
  readonly isSecret?: (match: string) => boolean;
}

/** A quotation mark, also one inside a JSON string inside a JSON string. */
const QUOTE = String.raw`\\{0,3}"`;
/** The same where a match begins. */
const FIRST_QUOTE = String.raw`"(?<=(\\{0,3})")`;
const BASE64URL = '[A-Za-z0-9_-]';

const PRIVATE_MEMBERS = '(?:d|p|q|dp|dq|qi|k)';
const SECRET_MEMBERS = '(?:client_?secret|access_?token|refresh_?token|id_token|client_assertion|password|callback_?secret)';

const PATTERNS: readonly SecretPattern[] = [
  {
    what: { de: 'privater Schlüssel (PEM)', en: 'private key (PEM)' },
    place: { sign: '-', before: '----BEGIN' },
    pattern: /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----/y,
  },
  {
    what: { de: 'privater Teil eines JSON Web Key', en: 'private member of a JSON Web Key' },
    place: { sign: '"', before: PRIVATE_MEMBERS + QUOTE },
    pattern: new RegExp(`${FIRST_QUOTE}${PRIVATE_MEMBERS}${QUOTE}\\s*:\\s*${QUOTE}${BASE64URL}{32}`, 'y'),
  },
  {
    what: { de: 'Bearer-Token', en: 'bearer token' },
    place: { sign: String.raw`\bB`, before: String.raw`earer\s` },
    pattern: /\bBearer\s{1,4}ey[A-Za-z0-9_-]{8}/iy,
  },
  {
    what: { de: 'Name und Passwort (Basic)', en: 'name and password (Basic)' },
    place: { sign: String.raw`\bB`, before: String.raw`asic\s` },
    pattern: /\bBasic\s{1,4}[A-Za-z0-9+/]{8,400}={0,2}/iy,
    isSecret: isBasic,
  },
  {
    what: { de: 'Zugriffstoken', en: 'access token' },
    place: { text: '.ey' },
    pattern: new RegExp(`(?<=(?<!${BASE64URL})(ey${BASE64URL}{8,4000}))\\.ey${BASE64URL}{8,16000}\\.${BASE64URL}{16,1400}`, 'y'),
    isSecret: isAccessToken,
  },
  {
    what: { de: 'Geheimnis in einem JSON-Feld', en: 'secret in a field of JSON' },
    place: { sign: '"', before: SECRET_MEMBERS + QUOTE },
    pattern: new RegExp(`${FIRST_QUOTE}${SECRET_MEMBERS}${QUOTE}\\s*:\\s*${QUOTE}(?!<sha256:)[!#-.0-Z_a-~]{8}`, 'iy'),
  },
  {
    what: { de: 'Geheimnis in einem Formularfeld', en: 'secret in a field of a form' },
    place: { text: '=' },
    pattern: /(?<=\b(client_secret|access_token|refresh_token|client_assertion|password))=(?!<sha256:|%3Csha256|[^A-Za-z0-9%]|$)[^&\s"'<]{6}/iy,
  },
];

/** All signs at once: a text is gone through once for them. A match is the sign alone, so that none hides another. */
const SIGNS = new RegExp(PATTERNS.flatMap(({ place }) => ('sign' in place ? [`${place.sign}(?=${place.before})`] : [])).join('|'), 'gi');

/** Looks for them in text; bytes are read as Latin-1, so that offsets are those of the bytes. */
export function secretPatternsIn(text: string): readonly PatternHit[] {
  const signs = Array.from(text.matchAll(SIGNS), ({ index }) => index);
  return PATTERNS.flatMap((sought) => {
    const places = 'text' in sought.place ? placesOf(sought.place.text, text) : signs;
    return [...matchesAt(places, sought.pattern, text)]
      .filter(({ match }) => sought.isSecret?.(match) ?? true)
      .map(({ offset }) => ({ what: sought.what, offset }));
  });
}

/** Matches from left to right that have nothing in common. */
function* matchesAt(places: Iterable<number>, pattern: RegExp, text: string): Generator<{ readonly match: string; readonly offset: number }> {
  let end = 0;
  for (const place of places) {
    pattern.lastIndex = place;
    const found = pattern.exec(text);
    if (found === null) continue;
    const { 0: rest, 1: before = '' } = found;
    const offset = place - before.length;
    if (offset < end) continue;
    end = place + rest.length;
    yield { match: before + rest, offset };
  }
}

function* placesOf(anchor: string, text: string): Generator<number> {
  for (let index = text.indexOf(anchor); index >= 0; index = text.indexOf(anchor, index + 1)) yield index;
}

/** A name and a password of at least four characters; dots in an example are none. */
function isBasic(match: string): boolean {
  return /^[\x20-\x7e]+:(?=.*[A-Za-z0-9])[\x20-\x7e]{4,}$/.test(Buffer.from(match.replace(/^\S+\s+/, ''), 'base64').toString('latin1'));
}

/** Signed events have the same form and are evidence; tokens say what they may be used for. */
function isAccessToken(match: string): boolean {
  const [first = '', second = ''] = match.split('.');
  const header = decoded(first);
  // RFC 8417 section 2.3: a security event says so itself; recorded runs are full of them.
  if (header === undefined || header['typ'] === 'secevent+jwt') return false;
  const claims = decoded(second);
  if (claims === undefined) return false;
  return /^at\+jwt$/i.test(String(header['typ'])) || (!('events' in claims) && ['scope', 'scp', 'client_id', 'clientId', 'azp'].some((name) => name in claims));
}

function decoded(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
