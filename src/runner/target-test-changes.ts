/** Changes to a good target file for tests, and the files that wrong targets name. */
import { ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { ErrorCode } from '../core/errors.ts';
import { generateKeyPair } from '../formats/keys.ts';
import { createCertificateAuthority } from '../formats/pki.ts';
import type { TestFolder } from './target-test-folder.ts';

/** From the text of a good target to that of another one. */
export type Change = (good: string) => string;

/** A target file that is refused, and what is said of it. */
export interface WrongTarget {
  readonly what: string;
  readonly change: Change;
  /** Default `ERR_CONFIG_INVALID`. */
  readonly code?: ErrorCode;
  /** JSON Pointer in the place. */
  readonly at: string;
  readonly said: RegExp;
  readonly mend: RegExp;
}

/** Changes the document. */
export function edit(change: (document: Document.Parsed) => unknown): Change {
  return (good) => {
    const document = parseDocument(good);
    change(document);
    return document.toString();
  };
}

const keys = (path: string): (string | number)[] => path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** Sets one member. @param path keys with dots between them */
export const set = (path: string, value: unknown): Change => edit((document) => document.setIn(keys(path), value));

/** Takes one member out. @param path keys with dots between them */
export const remove = (path: string): Change => edit((document) => document.deleteIn(keys(path)));

/** Replaces a text that has to be there. */
export function text(from: string | RegExp, to: string): Change {
  return (good) => {
    ok(typeof from === 'string' ? good.includes(from) : from.test(good), `nothing to replace: ${String(from)}`);
    return good.replace(from, to);
  };
}

/** Files that wrong targets name: each is a good one with one change. */
export async function writeWrongFiles({ pathOf }: TestFolder): Promise<void> {
  const key = (name: string): Record<string, unknown> => JSON.parse(readFileSync(pathOf(`keys/${name}.public.json`), 'utf8')) as Record<string, unknown>;
  const put = (name: string, value: unknown): void => writeFileSync(pathOf(name), typeof value === 'string' ? value : JSON.stringify(value));
  const [encryption, second, signing] = [key('encryption-1'), key('encryption-2'), key('signing')];
  put('keys/no-json.json', 'nothing');
  put('keys/set.json', { keys: [encryption] });
  put('keys/short.json', { ...encryption, n: String(encryption['n']).slice(0, 342) });
  put('keys/ec.json', { ...encryption, kty: 'EC' });
  put('keys/short-kid.json', { ...encryption, kid: 'abc' });
  put('keys/no-certificate.json', { ...encryption, x5c: undefined });
  put('keys/same-kid.json', { ...second, kid: encryption['kid'] });
  put('keys/same-key.json', { ...encryption, kid: 'another-kid-for-the-same-key' });
  put('keys/foreign-certificate.json', { ...encryption, x5c: second['x5c'] });
  put('keys/also-signing.json', { ...signing, n: encryption['n'], x5c: encryption['x5c'] });
  put('keys/self-signed.json', (await generateKeyPair('encryption', { now: Date.now() })).publicJwk);
  put('samples/empty-secret.txt', '\n');
  put('samples/short-secret.txt', 'too short');
  put('samples/broken.json', '{ "kind": ');
  put('samples/incomplete.json', { kind: {} });
  put('samples/broken.xml', '<a><b></a>');
  put('samples/no-schema.json', '[]');
  put('samples/wrong-draft.json', { $schema: 'http://json-schema.org/draft-04/schema#' });
  put(
    'samples/remote-import.xsd',
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="urn:x" schemaLocation="https://example.org/x.xsd"/></xs:schema>',
  );
  put('samples/big.txt', 'x'.repeat(2_000));
  const other = await createCertificateAuthority({ commonName: 'Andere CA', now: Date.now() });
  const expired = await createCertificateAuthority({ commonName: 'Prüfstand Test-CA', now: Date.now() - 3 * 365 * 86_400_000 });
  put('tls/other.pem', other.cert);
  put('tls/other-key.pem', other.key);
  put('tls/expired.pem', expired.cert);
  put('tls/expired-key.pem', expired.key);
}
