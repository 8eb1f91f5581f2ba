/**
 * The payment service of `simulate`: XBezahldienste, ePayBL, pmPayment and GiroCheckout at once, for one authority that is invented. Keys and
 * secrets are made once and kept in the cache, so that they stay the same from call to call.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createHttpClient } from '../transport/http-client.ts';
import { keepHeapLean } from '../transport/lean-heap.ts';
import { createBezahldienst, createControlClient } from '../../simulators/bezahldienst/index.ts';
import type { MandantSeed, TenantAddresses } from '../../simulators/bezahldienst/index.ts';
import { clientRows, CONTROL, kept, serve, TENANT } from './development-accounts.ts';
import type { DevelopmentSystem, SystemOptions, SystemRow } from './development-accounts.ts';
import { cacheFolder } from './environment.ts';
import { certificatesOf, serverAuthority } from './server-certificates.ts';
import { addressesAt, PKI_URL } from './test-certificate.ts';
import { openTestPki } from './test-pki.ts';

const DAY_MS = 86_400_000;
const NOTICE_CLIENT = { timeoutMs: 10_000, maxResponseBytes: 1_000_000, whenTooLarge: 'cut', keepsAlive: false } as const;
const PAIR = { originatorId: 'onlinedienst', endPointId: 'entwicklung' };

interface PaymentKeys {
  readonly client: { readonly certificate: string; readonly key: string };
  readonly password: string;
  readonly clientSecret: string;
  readonly salt: string;
  readonly projectPassword: string;
}

async function makeKeys(now: number): Promise<PaymentKeys> {
  const secret = (): string => randomBytes(18).toString('base64url');
  const { certificate, key } = await openTestPki(cacheFolder(), now).issue({
    role: 'tls-client',
    commonName: 'Entwicklung',
    now,
    notAfter: now + 3 * 365 * DAY_MS,
    addresses: addressesAt(PKI_URL),
  });
  return { client: { certificate, key }, password: secret(), clientSecret: secret(), salt: secret(), projectPassword: secret() };
}

function mandantOf({ salt, projectPassword }: PaymentKeys): MandantSeed {
  return {
    mandantNr: '4711',
    name: 'Stadt Musterstadt (Testdaten)',
    endPoints: [PAIR],
    epaybl: { bewirtschafter: [{ nr: '0815' }] },
    pmPayment: { ags: '12002312', salt, procedures: ['entwicklung'] },
    giroCheckout: [{ merchantId: '1234567', projectId: '12345', projectPassword }],
  };
}

/** Keeps the payment service up. */
export async function startBezahldienst({ folder, now, port, onExchange }: SystemOptions): Promise<DevelopmentSystem> {
  const own = join(folder, 'bezahldienst');
  keepHeapLean();
  const keys = await kept(join(own, 'keys.json'), now, async () => makeKeys(now));
  const authority = await serverAuthority(undefined, openTestPki(cacheFolder(), now));
  const notices = createHttpClient(NOTICE_CLIENT);
  await using started = new AsyncDisposableStack();
  started.defer(async () => notices.close());
  const served = started.use(
    await serve({
      port,
      onExchange,
      make: (recorder, baseUrl) => createBezahldienst({ baseUrl, recorder, noticeClient: async (request) => notices.send(request) }),
      tls: { certificates: await certificatesOf(authority, { hostname: '127.0.0.1', names: [] }), asksForClientCertificate: true },
    }),
  );
  const addresses = await createControlClient({ url: served.controlUrl, tenant: TENANT }).createTenant({
    id: TENANT,
    clients: [
      { name: 'Entwicklung (Zertifikat)', authentication: { kind: 'mtls', certificate: keys.client.certificate }, peer: 'product' },
      { name: 'Entwicklung (Basic)', authentication: { kind: 'basic', username: 'entwicklung', password: keys.password }, peer: 'product' },
      { name: 'Entwicklung (OAuth)', authentication: { kind: 'oauth', clientId: 'entwicklung', clientSecret: keys.clientSecret }, peer: 'product' },
    ],
    mandanten: [mandantOf(keys)],
  });
  const rows = [...faceRows(addresses, keys), ...clientRows(own, 'client', keys.client, authority.cert), [CONTROL, served.controlUrl] as const];
  const running = started.move();
  return {
    title: { de: 'Bezahldienst', en: 'Payment service' },
    rows,
    [Symbol.asyncDispose]: async () => running[Symbol.asyncDispose](),
  };
}

/** What stands in a manual of each interface; the secrets belong to invented clients. */
function faceRows(addresses: TenantAddresses, { password, clientSecret, salt, projectPassword }: PaymentKeys): readonly SystemRow[] {
  const { originatorId, endPointId } = PAIR;
  return [
    [{ de: 'XBezahldienste 1.0.0', en: 'XBezahldienste 1.0.0' }, addresses.xbezahldiensteUrl],
    [{ de: 'originatorId / endPointId', en: 'originatorId / endPointId' }, `${originatorId} / ${endPointId}`],
    [{ de: 'HTTP Basic', en: 'HTTP Basic' }, `entwicklung / ${password}`],
    [{ de: 'OAuth-Token', en: 'OAuth token' }, addresses.tokenUrl],
    [{ de: 'OAuth client_id / secret', en: 'OAuth client_id / secret' }, `entwicklung / ${clientSecret}`],
    [{ de: 'ePayBL, SOAP', en: 'ePayBL, SOAP' }, addresses.epayblUrl],
    [{ de: 'ePayBL, WSDL', en: 'ePayBL, WSDL' }, addresses.epayblWsdlUrl],
    [{ de: 'ePayBL, Bezahlseite', en: 'ePayBL, payment page' }, addresses.paypageUrl],
    [{ de: 'Mandant / Bewirtschafter', en: 'Mandant / Bewirtschafter' }, '4711 / 0815'],
    [{ de: 'pmPayment', en: 'pmPayment' }, addresses.pmPaymentUrl],
    [{ de: 'ags / procedure / salt', en: 'ags / procedure / salt' }, `12002312 / entwicklung / ${salt}`],
    [{ de: 'GiroCheckout', en: 'GiroCheckout' }, addresses.giroCheckoutUrl],
    [{ de: 'merchantId / projectId / Passwort', en: 'merchantId / projectId / password' }, `1234567 / 12345 / ${projectPassword}`],
  ];
}
