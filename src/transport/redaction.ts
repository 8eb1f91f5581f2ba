/**
 * Redaction by field name, before anything is kept. A secret becomes a short salted digest, so that a reader still sees
 * where two messages carried the same value. A field that speaks of a secret and is not known is not written either. Everything
 * else of a message stays as it was, byte for byte.
 */
import { createHmac } from 'node:crypto';
import type { RawHeader } from '../core/exchange.ts';

/** Turns messages into what may be kept. */
export interface Redactor {
  headers(headers: readonly RawHeader[]): readonly RawHeader[];
  /** Path and query; only values in the query can be secret. */
  target(target: string): string;
  /** A whole textual body or the beginning of one. */
  text(text: string): string;
  /** What stands instead of a secret: `<sha256:…>` with 16 hex characters. */
  digest(secret: string): string;
}

/** Fields whose value is a secret in forms, queries and JSON, compared without letter case. */
const SECRET_FIELDS = new Set([
  'client_secret',
  'access_token',
  'refresh_token',
  'id_token',
  'client_assertion',
  'password',
  'secret',
  'clientsecret',
  'accesstoken',
  'callbacksecret',
  'callback_secret',
]);
const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key']);
const SECRET_HEADER_LENGTHS = new Set([...SECRET_HEADERS].map(({ length }) => length));

/**
 * Names that speak of a secret without being in the tables above. What such a field holds cannot be classified, so it is not
 * written either, unless the name is known to be harmless.
 */
const SUSPICIOUS = /secret|passw|credential|api[_-]?key|private[_-]?key|token|session/i;
const HARMLESS_FIELDS = new Set(['token_type', 'tokentype', 'token_endpoint', 'tokenurl', 'token_url', 'tokenendpoint']);
const SUSPICIOUS_HEADER = /auth|token|secret|passw|credential|api-?key|session/i;
/** HMAC and time of a callback are what checks look at; challenges name methods only. */
const HARMLESS_HEADERS = new Set(['callback-authentication', 'www-authenticate', 'proxy-authenticate', 'authentication-info', ':authority']);
const SUSPICIOUS_MEMBER = /("([^"\\]{1,80})"\s*:\s*)("[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$))/g;

/** A member with its value: a string, also one without end, or a number and the like. Members of objects are found inside. */
const JSON_MEMBER = new RegExp(String.raw`("(${[...SECRET_FIELDS].join('|')})"\s*:\s*)("[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|[^\s"{}[\],]+)`, 'gi');

/** A part of a multipart form: its head names the field, its first line is taken for the value. */
const FORM_PART = new RegExp(
  String.raw`(;\s*name="?(?:${[...SECRET_FIELDS].join('|')})"?(?:;[^\r\n]{0,200})?\r?\n(?:[^\r\n]{1,500}\r?\n){0,8}\r?\n)([^\r\n]+)`,
  'gi',
);

/** Private members of JSON Web Keys: texts too long to be anything else. */
const JWK_MEMBER = /("(?:d|p|q|dp|dq|qi|k)"\s*:\s*)("[A-Za-z0-9_-]{32,}(?:"|$))/g;

/**
 * Looks at what nearly every text is without: anything that one of the expressions above could find. A piece of each suspicious word
 * is sought first, both cases spelled out: so V8 skips most of a text, which it does not where case is ignored.
 */
const PIECE_OF_WORD = /[cC][rR][eE]|[sS][sS]|[kK][eE]/;
const SUSPICIOUS_WORD = new RegExp(`${SUSPICIOUS.source}|client_assertion`, 'i');
const JWK_NAME = /"(?:d|p|q|dp|dq|qi|k)"/;

/** A product sends its token with every request, and the digest would cost as much as everything else in recording one. */
const REMEMBERED_SECRETS = 1_000;
/** Tokens are shorter; what is longer is not kept for its digest. */
const REMEMBERED_CHARS = 4_096;

/** @param salt keeps digests of one recorder from being compared with those of another */
export function createRedactor(salt: string | Uint8Array): Redactor {
  const digest = createDigest(salt);
  const isSecret = createHeaderJudge();
  const redacted = createHeaderRedaction(digest);
  return {
    digest,
    headers(headers) {
      let kept: RawHeader[] | undefined;
      for (const [at, header] of headers.entries())
        if (isSecret(header)) {
          kept ??= [...headers];
          kept[at] = redacted(header);
        }
      return kept ?? headers;
    },
    target: (target) => {
      const query = target.indexOf('?');
      return query < 0 ? target : `${target.slice(0, query + 1)}${redactPairs(target.slice(query + 1), digest)}`;
    },
    text(text) {
      if (looksLikeForm(text)) return redactPairs(text, digest);
      return mayNameSecret(text) ? redactParts(redactJson(text, digest), digest) : text;
    },
  };
}

function mayNameSecret(text: string): boolean {
  return (PIECE_OF_WORD.test(text) && SUSPICIOUS_WORD.test(text)) || JWK_NAME.test(text);
}

type Digest = (secret: string) => string;

/** Remembers digests of this process's secrets, as many as are in use at a time; they stay in memory only. */
function createDigest(salt: string | Uint8Array): Digest {
  const known = new Map<string, string>();
  return (secret) => {
    const remembered = known.get(secret);
    if (remembered !== undefined) return remembered;
    const text = `<sha256:${createHmac('sha256', salt).update(secret, 'utf8').digest('hex').slice(0, 16)}>`;
    if (known.size >= REMEMBERED_SECRETS) known.clear();
    if (secret.length <= REMEMBERED_CHARS) known.set(secret, text);
    return text;
  };
}

/** Judges a name once: there are few, and they come with every message. */
function createHeaderJudge(): (header: RawHeader) => boolean {
  const known = new Map<string, boolean>();
  return ([name]) => {
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    const isSecret = isSecretHeader(name);
    if (known.size < REMEMBERED_NAMES) known.set(name, isSecret);
    return isSecret;
  };
}

const REMEMBERED_NAMES = 200;

/** Most names are told apart by their length, without a copy in lower case. */
function isSecretHeader(name: string): boolean {
  if (SECRET_HEADER_LENGTHS.has(name.length) && SECRET_HEADERS.has(name.toLowerCase())) return true;
  return SUSPICIOUS_HEADER.test(name) && !HARMLESS_HEADERS.has(name.toLowerCase());
}

/** Whether the value of a form field or query parameter must not be kept. */
function isSecretField(name: string): boolean {
  const plain = name.toLowerCase();
  return SECRET_FIELDS.has(plain) || (SUSPICIOUS.test(plain) && !HARMLESS_FIELDS.has(plain));
}

/** Remembers the last secret header, which a product sends with every request. */
function createHeaderRedaction(digest: Digest): (header: RawHeader) => RawHeader {
  let last: { readonly sent: RawHeader; readonly redacted: RawHeader } | undefined;
  return (sent) => {
    if (last?.sent[1] !== sent[1] || last.sent[0] !== sent[0]) last = { sent, redacted: redactHeader(sent, digest) };
    return last.redacted;
  };
}

/** `Bearer x`: the scheme stays, and the digest is that of the token alone, equal to the one in the token's answer. */
function redactHeader([name, value]: RawHeader, digest: Digest): RawHeader {
  const scheme = /authorization$/i.test(name) ? /^[A-Za-z][A-Za-z0-9._-]* +(?=\S)/.exec(value)?.[0] : undefined;
  return scheme === undefined ? [name, digest(value)] : [name, `${scheme}${digest(value.slice(scheme.length))}`];
}

function looksLikeForm(text: string): boolean {
  return /^[A-Za-z0-9_.~%+*[\]-]+=/.test(text);
}

function redactPairs(text: string, digest: Digest): string {
  if (!text.includes('=')) return text;
  return text
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const isKept = equals <= 0 || !isSecretField(decodeForm(pair.slice(0, equals)));
      return !isKept && equals < pair.length - 1 ? `${pair.slice(0, equals + 1)}${digest(decodeForm(pair.slice(equals + 1)))}` : pair;
    })
    .join('&');
}

function redactJson(text: string, digest: Digest): string {
  if (!text.includes('"')) return text;
  const known = redactKnownMembers(text, digest);
  if (!SUSPICIOUS.test(known)) return known;
  return known.replaceAll(SUSPICIOUS_MEMBER, (whole: string, head: string, name: string, value: string) =>
    isSecretField(name) && value !== '""' && !value.startsWith('"<sha256:') ? `${head}"${digest(decodeJsonString(value))}"` : whole,
  );
}

function redactKnownMembers(text: string, digest: Digest): string {
  return text
    .replaceAll(JSON_MEMBER, (_, head: string, _name: string, value: string) =>
      isPlainWord(value) ? `${head}${value}` : `${head}"${digest(decodeJsonString(value))}"`,
    )
    .replaceAll(JWK_MEMBER, (_, head: string, value: string) => `${head}"${digest(value.replaceAll('"', ''))}"`);
}

function redactParts(text: string, digest: Digest): string {
  if (!text.startsWith('--')) return text;
  return text.replaceAll(FORM_PART, (_, head: string, value: string) => `${head}${digest(value)}`);
}

/** Nothing is hidden in an absent value. */
function isPlainWord(value: string): boolean {
  return value === 'null' || value === 'true' || value === 'false' || value === '""';
}

function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function decodeJsonString(value: string): string {
  try {
    return String(JSON.parse(value));
  } catch {
    return value.replace(/^"/, '');
  }
}
