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
  /** What comes before the place where it is sought is its first group, if it has one; so it is sought where little else begins. */
  readonly pattern: RegExp;
  /** Stands in every match and seldom elsewhere: the pattern is tried there only, which is sooner than looking for it everywhere. */
  readonly anchor?: string;
  /** Looks closer at what was found. */
  readonly isSecret?: (match: string) => boolean;
}

/** A quotation mark, also one inside a JSON string inside a JSON string. */
const QUOTE = String.raw`\\{0,3}"`;
/** The same where a match begins. */
const FIRST_QUOTE = String.raw`"(?<=(\\{0,3})")`;
const BASE64URL = '[A-Za-z0-9_-]';

const PATTERNS: readonly SecretPattern[] = [
  { what: { de: 'privater Schlüssel (PEM)', en: 'private key (PEM)' }, pattern: /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----/g },
  {
    what: { de: 'privater Teil eines JSON Web Key', en: 'private member of a JSON Web Key' },
    pattern: new RegExp(`${FIRST_QUOTE}(?:d|p|q|dp|dq|qi|k)${QUOTE}\\s*:\\s*${QUOTE}${BASE64URL}{32}`, 'g'),
  },
  { what: { de: 'Bearer-Token', en: 'bearer token' }, pattern: /\bBearer\s{1,4}ey[A-Za-z0-9_-]{8}/gi },
  { what: { de: 'Name und Passwort (Basic)', en: 'name and password (Basic)' }, pattern: /\bBasic\s{1,4}[A-Za-z0-9+/]{8,400}={0,2}/gi, isSecret: isBasic },
  {
    what: { de: 'Zugriffstoken', en: 'access token' },
    anchor: '.ey',
    pattern: new RegExp(`(?<=(?<!${BASE64URL})(ey${BASE64URL}{8,4000}))\\.ey${BASE64URL}{8,16000}\\.${BASE64URL}{16,1400}`, 'y'),
    isSecret: isAccessToken,
  },
  {
    what: { de: 'Geheimnis in einem JSON-Feld', en: 'secret in a field of JSON' },
    pattern: new RegExp(
      `${FIRST_QUOTE}(?:client_?secret|access_?token|refresh_?token|id_token|client_assertion|password|callback_?secret)${QUOTE}\\s*:\\s*${QUOTE}(?!<sha256:)[!#-.0-Z_a-~]{8}`,
      'gi',
    ),
  },
  {
    what: { de: 'Geheimnis in einem Formularfeld', en: 'secret in a field of a form' },
    anchor: '=',
    pattern: /(?<=\b(client_secret|access_token|refresh_token|client_assertion|password))=(?!<sha256:|%3Csha256|[^A-Za-z0-9%]|$)[^&\s"'<]{6}/iy,
  },
];

/** Looks for them in text; bytes are read as Latin-1, so that offsets are those of the bytes. */
export function secretPatternsIn(text: string): readonly PatternHit[] {
  return PATTERNS.flatMap((sought) =>
    [...matchesIn(text, sought)].filter(({ match }) => sought.isSecret?.(match) ?? true).map(({ offset }) => ({ what: sought.what, offset })),
  );
}

/** Matches from left to right that have nothing in common. */
function* matchesIn(text: string, { pattern, anchor }: SecretPattern): Generator<{ readonly match: string; readonly offset: number }> {
  let end = 0;
  for (const { index, 0: rest, 1: before = '' } of anchor === undefined ? text.matchAll(pattern) : matchesAt(anchor, pattern, text)) {
    const offset = index - before.length;
    if (offset < end) continue;
    end = index + rest.length;
    yield { match: before + rest, offset };
  }
}

function* matchesAt(anchor: string, pattern: RegExp, text: string): Generator<RegExpExecArray> {
  for (let index = text.indexOf(anchor); index >= 0; index = text.indexOf(anchor, index + 1)) {
    pattern.lastIndex = index;
    const match = pattern.exec(text);
    if (match !== null) yield match;
  }
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
