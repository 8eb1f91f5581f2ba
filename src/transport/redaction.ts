/**
 * Redaction by field name, before anything is kept. A secret becomes a short salted digest, so that a reader still sees
 * where two messages carried the same value. Everything else of a message stays as it was, byte for byte.
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

/** A member with its value: a string, also one without end, or a number and the like. Members of objects are found inside. */
const JSON_MEMBER = new RegExp(String.raw`("(${[...SECRET_FIELDS].join('|')})"\s*:\s*)("[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|[^\s"{}[\],]+)`, 'gi');

/** A part of a multipart form: its head names the field, its first line is taken for the value. */
const FORM_PART = new RegExp(
  String.raw`(;\s*name="?(?:${[...SECRET_FIELDS].join('|')})"?(?:;[^\r\n]{0,200})?\r?\n(?:[^\r\n]{1,500}\r?\n){0,8}\r?\n)([^\r\n]+)`,
  'gi',
);

/** Private members of JSON Web Keys: texts too long to be anything else. */
const JWK_MEMBER = /("(?:d|p|q|dp|dq|qi|k)"\s*:\s*)("[A-Za-z0-9_-]{32,}(?:"|$))/g;

/** @param salt keeps digests of one recorder from being compared with those of another */
export function createRedactor(salt: string | Uint8Array): Redactor {
  const digest = (secret: string): string => `<sha256:${createHmac('sha256', salt).update(secret, 'utf8').digest('hex').slice(0, 16)}>`;
  return {
    digest,
    headers: (headers) => headers.map((header) => redactHeader(header, digest)),
    target: (target) => {
      const query = target.indexOf('?');
      return query < 0 ? target : `${target.slice(0, query + 1)}${redactPairs(target.slice(query + 1), digest)}`;
    },
    text: (text) => (looksLikeForm(text) ? redactPairs(text, digest) : redactParts(redactJson(text, digest), digest)),
  };
}

type Digest = (secret: string) => string;

/** `Bearer x`: the scheme stays, and the digest is that of the token alone, equal to the one in the token's answer. */
function redactHeader(header: RawHeader, digest: Digest): RawHeader {
  const [name, value] = header;
  if (!SECRET_HEADERS.has(name.toLowerCase())) return header;
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
      const isSecret = equals > 0 && SECRET_FIELDS.has(decodeForm(pair.slice(0, equals)).toLowerCase());
      return isSecret && equals < pair.length - 1 ? `${pair.slice(0, equals + 1)}${digest(decodeForm(pair.slice(equals + 1)))}` : pair;
    })
    .join('&');
}

function redactJson(text: string, digest: Digest): string {
  if (!text.includes('"')) return text;
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
