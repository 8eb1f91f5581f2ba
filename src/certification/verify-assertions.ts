/**
 * Whether an account delivered what the judges were told: with the content keys in the facts the assertions open that browsers brought
 * to the product, and who is said to have been delivered at a login stands in one that was posted at it. What attacks hold is up to them;
 * their keys have to be there all the same, so that everybody can look.
 */
import { deliveredLogin } from '../checks/portal/index.ts';
import type { DeliveredLogin, SeenLogin } from '../checks/portal/index.ts';
import type { Exchange } from '../core/exchange.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { decodeBase64url } from '../formats/base64url.ts';
import { isJsonObject } from '../formats/json.ts';
import { readAssertion } from '../formats/saml-response.ts';
import { decryptXmlByContentKey } from '../formats/xml-encryption.ts';
import { wholeRequest } from './evidence.ts';
import type { EvidencePart, Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import { isSameJson } from './hostile-json.ts';

/** Responses of SAML that browsers posted to the product, by exchange. */
type Posted = ReadonlyMap<string, readonly string[]>;

/** What a judge was told of one login. */
interface ToldLogin {
  readonly delivered: DeliveredLogin;
  readonly seen: Pick<SeenLogin, 'pages'>;
}

export function verifyAssertions(part: EvidencePart, files: Files): readonly VerificationFinding[] {
  const posted = postedIn(part, files);
  if (posted.size === 0) return [];
  const keys = new Map(Object.entries(part.facts.assertionKeys ?? {}));
  const closed = new Set([...posted.values()].flat().flatMap(encryptedIn));
  const missing = [...closed].filter((id) => !keys.has(id));
  const open = opener(posted, keys);
  const told = part.judgements.flatMap(({ case: id, calls }) =>
    calls.flatMap(({ subject }) => {
      const account = accountIn(subject);
      return account === undefined ? [] : [{ id, account, logins: loginsIn(subject) }];
    }),
  );
  const others = told.flatMap(({ id, account, logins }) => [
    ...(account === told[0]?.account ? [] : [[id, 'facts/idp/entityId'] as const]),
    ...logins.flatMap((login) => otherThanPosted(login, account, open)).map((detail) => [id, detail] as const),
  ]);
  return [
    ...missing.map((id) => findingOf('judgement-invalid', 'wrong', `${part.path}/facts.json`, { detail: `assertionKeys/${id}` })),
    ...others.map(([id, detail]) => findingOf('judgement-invalid', 'wrong', `${part.path}/judgements.ndjson, ${id}`, { detail })),
  ];
}

/** Name of the account that a run has: the same for every judge. */
function accountIn(subject: unknown): string | undefined {
  const facts = isJsonObject(subject) ? subject['facts'] : undefined;
  const idp = isJsonObject(facts) ? facts['idp'] : undefined;
  const name = isJsonObject(idp) ? idp['entityId'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function postedIn({ path, exchanges }: EvidencePart, files: Files): Posted {
  const posts = [...exchanges.values()].filter(({ operation }) => operation === 'browser-saml-response');
  return new Map(posts.map((exchange) => [exchange.id, responsesIn(exchange, path, files)]));
}

function responsesIn(exchange: Exchange, path: string, files: Files): readonly string[] {
  const form = new URLSearchParams(wholeRequest(exchange, path, files) ?? '');
  return form.getAll('SAMLResponse').map((encoded) => Buffer.from(encoded, 'base64').toString('utf8'));
}

const ENCRYPTED_DATA = /<(?:[\w.-]{1,40}:)?EncryptedData\s[^>]{0,400}?\bId="([^"<>]{1,100})"/gu;

/** Ids of what is encrypted in a document that may be no XML at all. */
function encryptedIn(text: string): readonly string[] {
  return [...text.matchAll(ENCRYPTED_DATA)].flatMap(([, id]) => id ?? []);
}

/** Logins anywhere in a subject that were told by the assertion; of an attack the judge is told what it was before it was changed. */
function loginsIn(subject: unknown): readonly ToldLogin[] {
  if (typeof subject !== 'object' || subject === null) return [];
  return [...(isTold(subject) ? [subject] : []), ...Object.values(subject).flatMap(loginsIn)];
}

function isTold(value: object): value is ToldLogin {
  const { delivered, seen } = value as Partial<Readonly<Record<keyof ToldLogin, unknown>>>;
  return isJsonObject(delivered) && delivered['trust'] !== undefined && isJsonObject(seen) && Array.isArray(seen['pages']);
}

/** Of a login at which no answer of the account was posted nobody can say it. */
function otherThanPosted({ delivered, seen }: ToldLogin, account: string, open: Opener): readonly string[] {
  const opened = seen.pages.flatMap(open);
  if (opened.includes(undefined)) return ['assertionKeys'];
  const own = opened.filter((one) => one?.issuer === account);
  const isThere = own.some((one) => SHOWN.every((name) => isSameJson(one?.login[name], delivered[name])));
  return own.length === 0 || isThere ? [] : ['delivered'];
}

/** What an assertion says. */
const SHOWN = ['identity', 'attributes', 'trust'] as const satisfies readonly (keyof DeliveredLogin)[];

/** An assertion that could be opened. */
interface Opened {
  readonly issuer: string | undefined;
  readonly login: DeliveredLogin;
}

/** What was posted with an exchange; undefined for what its key does not open. */
type Opener = (exchange: string) => readonly (Opened | undefined)[];

/** Each is opened once, however many judges were told of it. */
function opener(posted: Posted, keys: ReadonlyMap<string, string>): Opener {
  const known = new Map<string, ReturnType<Opener>>();
  return (id) => {
    const opened = known.get(id) ?? (posted.get(id) ?? []).filter((response) => encryptedIn(response).length > 0).map((response) => openedIn(response, keys));
    known.set(id, opened);
    return opened;
  };
}

function openedIn(response: string, keys: ReadonlyMap<string, string>): Opened | undefined {
  try {
    const assertion = decryptXmlByContentKey(response, (id) => decodeBase64url(keys.get(id) ?? ''));
    return { issuer: readAssertion(assertion).issuer, login: deliveredLogin({ id: '', seq: 0, state: 'answered', judgement: [], exchanges: [] }, assertion) };
  } catch {
    return undefined;
  }
}
