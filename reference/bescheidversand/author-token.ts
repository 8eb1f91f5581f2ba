/**
 * The token by which this product names itself to the mailbox: a JWT that it signs itself with the key of its certificate, made
 * anew for every request and valid for half an hour.
 */
import { createHmac, sign } from 'node:crypto';
import type { Config } from './config.ts';

/** Makes the token for the next request, or for a submission by way of FIT-Connect, which is processed later. */
export type AuthorTokens = (use?: { readonly isBridged: true }) => string;

const LIFE_SECONDS = 30 * 60;
const SHORT_LIFE_SECONDS = 120;
const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 365 * 86_400;

/** Tokens of the configured identity. */
export function createAuthorTokens({ identity, signer, authority, faults }: Config, now: () => number = Date.now): AuthorTokens {
  const make = (isBridged = false): string => {
    const isOld = isBridged && faults.has('author-token-of-yesterday');
    const issued = Math.floor(now() / 1000) - (isOld ? DAY_SECONDS : 0);
    const claims = {
      iat: issued,
      exp: issued + lifeSeconds(isBridged),
      signer: faults.has('token-signer-other') ? authority : signer,
      ...(faults.has('token-without-roles') ? {} : { roles: ['THIRD_PARTY'] }),
    };
    const isHmac = faults.has('token-hs256');
    const input = `${part({ typ: 'JWT', alg: isHmac ? 'HS256' : 'RS512' })}.${part(claims)}`;
    const signature = isHmac
      ? createHmac('sha256', identity.certificate).update(input).digest('base64url')
      : sign('sha512', Buffer.from(input), identity.privateKey).toString('base64url');
    return `${input}.${signature}`;
  };
  let kept: string | undefined;
  return (use) => {
    if (use !== undefined) return make(true);
    return faults.has('token-kept') ? (kept ??= make()) : make();
  };

  function lifeSeconds(isBridged: boolean): number {
    if (faults.has('token-lives-a-year')) return YEAR_SECONDS;
    return isBridged && faults.has('author-token-too-short') ? SHORT_LIFE_SECONDS : LIFE_SECONDS;
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
