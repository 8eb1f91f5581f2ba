/**
 * Token requests of the suite (DVDV2 API 2.15.0, createToken): the right one, and ones that a directory must refuse. The key of a
 * stranger is made when it is first needed.
 */
import { createHash, createPrivateKey, generateKeyPair, randomUUID, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Assertion, DirectoryLogin } from './target.ts';

/** A token that nobody issued. */
export const MADE_UP_TOKEN = 'cHJ1ZWZzdGFuZA.ZXJmdW5kZW4.dG9rZW4';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const LIFE_SECONDS = 60;
const HOUR_SECONDS = 3_600;

export interface Assertions {
  /** Body of a token request. @param audience address of the token endpoint */
  form(assertion: Assertion, audience: string): Promise<string>;
}

/** @param login absent for a directory without login, where nothing is asked for */
export function createAssertions(login: DirectoryLogin | undefined): Assertions {
  let stranger: Promise<KeyObject> | undefined;
  const strangerKey = async (): Promise<KeyObject> => {
    stranger ??= promisify(generateKeyPair)('rsa', { modulusLength: 2048 }).then(({ privateKey }) => privateKey);
    return stranger;
  };
  return {
    async form(assertion, audience) {
      if (login === undefined) throw new Error('The target names no client certificate.');
      const key =
        assertion === 'own' || assertion === 'ended' ? createPrivateKey(login.privateKey) : assertion === 'unsigned' ? undefined : await strangerKey();
      const fingerprint = assertion === 'unknown-certificate' ? madeUpFingerprint() : login.fingerprint;
      const form = new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: ASSERTION_TYPE,
        client_assertion: jwt({ sub: `fp:${fingerprint}`, aud: audience }, key, Math.floor(Date.now() / 1000) - (assertion === 'ended' ? 2 * HOUR_SECONDS : 0)),
      });
      return form.toString();
    },
  };
}

/** No certificate has it but by chance. */
function madeUpFingerprint(): string {
  return createHash('sha1').update(randomUUID()).digest('hex');
}

/** RS256; without a key unsigned. @param now seconds */
function jwt({ sub, aud }: { readonly sub: string; readonly aud: string }, key: KeyObject | undefined, now: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: sub, sub, aud, iat: now, nbf: now, exp: now + LIFE_SECONDS, jti: randomUUID() };
  const input = `${part({ typ: 'JWT', alg: key === undefined ? 'none' : 'RS256' })}.${part(claims)}`;
  return `${input}.${key === undefined ? '' : sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}
