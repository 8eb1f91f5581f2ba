/**
 * The directory (DVDV, API v2) as a client: the current service of an authority with its address and certificate, and whether a certificate
 * belongs to an organisation of a category. Nothing is kept but the token: an address may be another one tomorrow.
 */
import { createHash, randomUUID, sign } from 'node:crypto';
import type { Faults } from '../faults.ts';
import type { Authority, DirectorySettings } from '../paid-service.ts';
import { membersIn, membersOf } from '../web/http-client.ts';
import type { Http, HttpAnswer } from '../web/http-client.ts';

/** Where an authority receives. `fingerprint`: SHA-1 of the certificate that it decrypts with. */
export interface Entry {
  readonly address: string;
  readonly fingerprint: string;
}

/** `failed`: the directory did not tell. */
export type Found = Entry | 'nothing' | 'unusable' | 'failed';

/** The directory. */
export interface Directory {
  find(authority: Authority): Promise<Found>;
  /** @returns undefined when the directory did not tell */
  belongs(fingerprint: string): Promise<boolean | undefined>;
}

const TOKEN = '/extern/standaloneauth/token';
const FUNCTIONS = '/extern/standaloneauth/directory/v2/';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_SECONDS = 60;
/** A token is not used in its last minute. */
const RESERVE_MS = 60_000;

/** The directory with these settings. */
export function createDirectory(settings: DirectorySettings, faults: Faults, http: Http): Directory {
  let kept: { readonly value: string; readonly endsAt: number } | undefined;
  const token = async (): Promise<string | undefined> => {
    if (kept === undefined || Date.now() >= kept.endsAt) kept = await requestToken(settings, http);
    return kept?.value;
  };
  const ask = async (name: string, request: object): Promise<HttpAnswer | undefined> => {
    const value = await token();
    if (value === undefined) return undefined;
    const url = `${settings.url}${FUNCTIONS}${name}?request_json=${encodeURIComponent(JSON.stringify(request))}`;
    const answer = await http({ method: 'GET', url, headers: { authorization: `EmbeddedBearer ${value}`, accept: 'application/json' } });
    if (answer?.status === 401) kept = undefined;
    return answer;
  };
  return {
    async find({ organizationKey, serviceUri }) {
      const answer = await ask('findservicedescription', { organizationKey, serviceSpecificationUri: serviceUri });
      if (answer?.status === 204 || answer?.status === 404) return 'nothing';
      return answer?.status === 200 ? receiverIn(membersIn(answer.body), faults) : 'failed';
    },
    async belongs(fingerPrint) {
      const answer = await ask('verifycategory', { fingerPrint, category: settings.category });
      const { verifyCategory } = answer?.status === 200 ? membersIn(answer.body) : {};
      return typeof verifyCategory === 'boolean' ? verifyCategory : undefined;
    },
  };
}

function receiverIn({ serviceElements }: Readonly<Record<string, unknown>>, faults: Faults): Found {
  const elements = (Array.isArray(serviceElements) ? serviceElements : []).map(membersOf);
  const way = elements.find((element) => element['serviceElementType'] === 'WEBSERVER');
  const certificate = membersOf(way?.['cipherCertificate']);
  const [address, fingerprint] = [way?.['serviceElementUri'], certificate['fingerprint']];
  const isRevoked = (certificate['revocationDate'] ?? null) !== null && !faults.has('revocation-ignored');
  if (isRevoked || typeof address !== 'string' || typeof fingerprint !== 'string') return 'unusable';
  return { address, fingerprint: fingerprint.toLowerCase() };
}

async function requestToken(settings: DirectorySettings, http: Http): Promise<{ readonly value: string; readonly endsAt: number } | undefined> {
  const url = settings.url + TOKEN;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: assertion(settings, url),
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  const answer = await http({ method: 'POST', url, headers, body: form.toString() });
  const { access_token: value, expires_in: seconds } = answer?.status === 200 ? membersIn(answer.body) : {};
  return typeof value === 'string' && typeof seconds === 'number' ? { value, endsAt: Date.now() + seconds * 1000 - RESERVE_MS } : undefined;
}

function assertion({ certificate, privateKey }: DirectorySettings, audience: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const subject = `fp:${createHash('sha1').update(certificate.raw).digest('hex')}`;
  const claims = { iss: subject, sub: subject, aud: audience, iat: seconds, nbf: seconds, exp: seconds + ASSERTION_SECONDS, jti: randomUUID() };
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
}
