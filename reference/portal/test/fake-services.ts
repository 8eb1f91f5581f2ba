/** Payment service, directory and delivery service in one function: what the desk's requests meet in tests. They can be down, lie and lose answers. */
import { X509Certificate, createHash, createPrivateKey, randomUUID } from 'node:crypto';
import { CompactSign, compactDecrypt } from 'jose';
import { membersIn } from '../web/http-client.ts';
import type { Http, HttpAnswer, HttpOrder } from '../web/http-client.ts';
import type { TestKey } from './keys.ts';

export const PAYMENT_URL = 'https://bezahlen.example/api';
export const DIRECTORY_URL = 'https://verzeichnis.example/dvdv2-backend';
export const DELIVERY_URL = 'https://zustellung.example/submission-api';
export const OWN = '11111111-1111-4111-8111-111111111111';
export const FORMER = '22222222-2222-4222-8222-222222222222';

type Json = Readonly<Record<string, unknown>>;

/** A submission as it arrived. */
export interface Arrived {
  readonly submissionId: string;
  readonly caseId: string;
  readonly destinationId: string;
  readonly log: string[];
  parts?: { readonly encryptedMetadata: string; readonly encryptedData: string };
}

/** What tests change. */
export interface FakeServices {
  readonly http: Http;
  /** By transaction id. */
  readonly payments: Map<string, { readonly request: Json; status: string }>;
  readonly submissions: Arrived[];
  /** Names of what answers with errors. */
  readonly down: Set<'create' | 'read' | 'announce'>;
  readonly state: {
    losesAnswer: boolean;
    grossDifference: number;
    entry: 'good' | 'ended' | 'revoked' | 'other-certificate';
    isEntitled: boolean;
    destinationId: string;
    /** Requests wait for it before they leave. */
    held: Promise<undefined> | undefined;
  };
  /** Submissions that were completely handed over. */
  delivered(): readonly Arrived[];
  /** How often an announcement was refused. */
  refused(): number;
  /** Plain text of the latest. */
  opened(): Promise<{ readonly metadata: Json; readonly data: Json }>;
  decide(name: 'accept' | 'reject'): Promise<void>;
}

type Fake = Omit<FakeServices, 'http' | 'delivered' | 'refused' | 'opened' | 'decide'>;

/** @param encryption of the destination, 4096 bit @param signing of delivery service and destination */
export function createFakeServices(keys: Keys): FakeServices {
  const fake: Fake = {
    payments: new Map(),
    submissions: [],
    down: new Set(),
    state: { losesAnswer: false, grossDifference: 0, entry: 'good', isEntitled: true, destinationId: OWN, held: undefined },
  };
  const pay = fakePayments(fake);
  const lookUp = fakeDirectory(fake, keys);
  const { deliver, refused } = fakeDelivery(fake, keys);
  const delivered = (): readonly Arrived[] => fake.submissions.filter(({ parts }) => parts !== undefined);
  return {
    ...fake,
    http: async (order) => (order.url.startsWith(PAYMENT_URL) ? pay(order) : order.url.startsWith(DIRECTORY_URL) ? lookUp(order) : deliver(order)),
    delivered,
    refused,
    async opened() {
      const { encryptedMetadata = '', encryptedData = '' } = delivered().at(-1)?.parts ?? {};
      const open = async (jwe: string): Promise<Json> =>
        membersIn(new TextDecoder().decode((await compactDecrypt(jwe, createPrivateKey(keys.encryption.privateKey))).plaintext));
      return { metadata: await open(encryptedMetadata), data: await open(encryptedData) };
    },
    async decide(name) {
      for (const arrived of delivered()) arrived.log.push(await sign(keys, arrived, arrived.destinationId, `${name}-submission`));
    },
  };
}

interface Keys {
  readonly encryption: TestKey;
  readonly signing: TestKey;
}

function publicJwk({ privateKey }: TestKey, more: object): string {
  const { kty, n, e } = createPrivateKey(privateKey).export({ format: 'jwk' });
  return JSON.stringify({ kty, n, e, ...more });
}

async function sign({ signing }: Keys, { submissionId, caseId, parts }: Arrived, issuer: string, name: string): Promise<string> {
  const tag = (jwe = ''): string => jwe.slice(jwe.lastIndexOf('.') + 1);
  const payload =
    name === 'reject-submission'
      ? { problems: [] }
      : { authenticationTags: { metadata: tag(parts?.encryptedMetadata), data: tag(parts?.encryptedData), attachments: {} } };
  const claims = {
    iss: issuer,
    iat: 1_800_000_000,
    jti: randomUUID(),
    sub: `submission:${submissionId}`,
    txn: `case:${caseId}`,
    events: { [`https://schema.fitko.de/fit-connect/events/${name}`]: payload },
  };
  const header = { typ: 'secevent+jwt', alg: 'PS512', kid: 'signatur-1' };
  return new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader(header).sign(createPrivateKey(signing.privateKey));
}

function fakePayments({ payments, down, state }: Fake): (order: HttpOrder) => HttpAnswer {
  const paymentOf = (id: string): HttpAnswer => {
    const payment = payments.get(id);
    if (payment === undefined) return { status: 404, body: '' };
    const isPaid = payment.status === 'PAYED';
    const paymentInformation = {
      transactionId: id,
      status: payment.status,
      ...(isPaid
        ? {
            transactionReference: `K-${id.slice(0, 8)}`,
            paymentMethod: 'PAYPAL',
            paymentMethodDetail: 'mit Leerzeichen',
            transactionTimestamp: '2026-11-21T08:15:30Z',
          }
        : { transactionRedirectUrl: `https://bezahlen.example/seite/${id}` }),
    };
    const grosAmount = Number(payment.request['grosAmount']) + state.grossDifference;
    return answer(200, { paymentInformation, paymentRequest: { ...payment.request, grosAmount } });
  };
  return ({ method, url, body = '' }: HttpOrder): HttpAnswer => {
    if (method === 'GET') return down.has('read') ? { status: 500, body: '' } : paymentOf(url.slice(url.lastIndexOf('/') + 1));
    if (down.has('create')) return { status: 503, body: '' };
    const id = randomUUID();
    payments.set(id, { request: membersIn(body), status: 'INITIAL' });
    return paymentOf(id);
  };
}

function fakeDirectory({ state }: Fake, { encryption }: Keys): (order: HttpOrder) => HttpAnswer {
  const fingerprint = createHash('sha1').update(new X509Certificate(encryption.certificate).raw).digest('hex');
  return ({ url }: HttpOrder): HttpAnswer => {
    if (url.endsWith('/token')) return answer(200, { access_token: 't', expires_in: 86_400 });
    if (url.includes('/verifycategory?')) return answer(200, { verifyCategory: state.isEntitled });
    if (state.entry === 'ended') return { status: 404, body: '' };
    const cipherCertificate = {
      fingerprint: state.entry === 'other-certificate' ? '0'.repeat(40) : fingerprint,
      revocationDate: state.entry === 'revoked' ? '2026-01-01T00:00:00Z' : null,
    };
    const way = { serviceElementType: 'WEBSERVER', serviceElementUri: `${DELIVERY_URL}/v2/destinations/${state.destinationId}`, cipherCertificate };
    return answer(200, { serviceElements: [{ serviceElementType: 'TEXT' }, way] });
  };
}

interface FakeDelivery {
  deliver(order: HttpOrder): Promise<HttpAnswer | undefined>;
  refused(): number;
}

function fakeDelivery({ submissions, down, state }: Fake, keys: Keys): FakeDelivery {
  const x5c = [new X509Certificate(keys.encryption.certificate).raw.toString('base64')];
  const encryptionJwk = publicJwk(keys.encryption, { kid: 'schluessel-1', alg: 'RSA-OAEP-256', key_ops: ['wrapKey'], x5c });
  const signingJwk = publicJwk(keys.signing, { kid: 'signatur-1', alg: 'PS512', key_ops: ['verify'] });
  let refusals = 0;
  const deliver = async ({ method, url, body = '' }: HttpOrder): Promise<HttpAnswer | undefined> => {
    const [, kind, id = ''] = /\/v2\/(\w+)\/?([\w-]*)/.exec(url) ?? [];
    if (url.endsWith('/token')) return answer(200, { access_token: 't', expires_in: 1800 });
    if (url.endsWith('/jwks.json')) return { status: 200, body: `{"keys":[${signingJwk}]}` };
    if (kind === 'destinations') {
      if (!url.includes('/keys/')) return answer(200, { destinationId: id, status: 'active', encryptionKid: 'schluessel-1' });
      return { status: 200, body: url.endsWith('schluessel-1') ? encryptionJwk : signingJwk };
    }
    if (kind === 'cases') return answer(200, eventsOf(submissions.find(({ caseId }) => caseId === id)));
    if (method === 'POST') {
      if (down.has('announce')) {
        refusals += 1;
        return { status: 503, body: '' };
      }
      const arrived: Arrived = { submissionId: randomUUID(), caseId: randomUUID(), destinationId: String(membersIn(body)['destinationId']), log: [] };
      submissions.push(arrived);
      return answer(201, { submissionId: arrived.submissionId, caseId: arrived.caseId });
    }
    const arrived = submissions.find(({ submissionId }) => submissionId === id);
    if (arrived === undefined) return { status: 404, body: '' };
    arrived.parts = membersIn(body) as unknown as NonNullable<Arrived['parts']>;
    arrived.log.push(await sign(keys, arrived, DELIVERY_URL, 'submit-submission'));
    const isLost = state.losesAnswer;
    state.losesAnswer = false;
    return isLost ? undefined : answer(202, {});
  };
  return { deliver, refused: () => refusals };
}

function answer(status: number, value: object): HttpAnswer {
  return { status, body: JSON.stringify(value) };
}

function eventsOf(arrived: Arrived | undefined): object {
  const log = arrived?.log ?? [];
  return { eventLog: log, offset: 0, count: log.length, totalCount: log.length };
}
