/**
 * The embedded payment service: the reference product of this repository, started as a process of its own with everything a vendor would
 * enter by hand: two tenants, one known by certificate, one by HTTP Basic. It doubles as the product in which the proof tool arms faults.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Capability } from '../../core/requirement.ts';
import type { PaymentServiceTarget, PaymentTenant } from '../../drivers/payment-service/target.ts';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../formats/certificate-issuing.ts';
import { certificatesInPem } from '../../formats/certificate-reading.ts';
import { sha256Hex } from '../../formats/hash.ts';
import { suiteVersion } from '../environment.ts';
import { startReferenceProcess } from '../reference-process.ts';
import type { ReferenceChanges } from '../reference-process.ts';
import type { PaymentServiceLoaded, RunningPaymentService } from './payment-service-loaded.ts';
import { serverAuthority } from '../server-certificates.ts';
import type { ServerAuthority } from '../server-certificates.ts';

export interface EmbeddedPaymentOptions extends ReferenceChanges {
  /** Profile that is run. */
  readonly profile: string;
}

const PRODUCT = 'Referenz-Bezahldienst';
const API_PATH = '/xbezahldienste/api/v1.0.0';
const CAPABILITIES: readonly Capability[] = ['tls', 'payment-outcomes', 'payment-page', 'booking-data', 'second-tenant'];
/** As long as an id may be, so that one character more is one too many. */
const ORIGINATOR = 'kita-anmeldung-pruefstadt'.padEnd(36, '-');
const END_POINT = '99999001-kasse'.padEnd(36, '0');
const OTHER = { originatorId: 'hundesteuer', endPointId: '99999002-kasse' };
const BOOKING = { kostenstelle: '4711', sachkonto: '4321000' };
/** The reference tells a result at once. */
const DEADLINE_SECONDS = 3;
const DAY_MS = 86_400_000;

interface Secrets {
  readonly identity: IssuedCertificate;
  readonly password: string;
  readonly adapterToken: string;
  readonly authority: ServerAuthority;
}

/** The embedded payment service, ready to be run. */
export async function loadEmbeddedPaymentService(options: EmbeddedPaymentOptions): Promise<PaymentServiceLoaded> {
  const now = Date.now();
  const [identity, authority] = await Promise.all([
    issueCertificate({ subject: 'CN=Onlinedienst der Stadt Prüfstadt', keyKind: 'P-256', notBefore: now - DAY_MS, notAfter: now + 30 * DAY_MS }),
    serverAuthority(undefined),
  ]);
  const secret = (): string => randomBytes(24).toString('base64url');
  const secrets: Secrets = { identity, authority, password: secret(), adapterToken: secret() };
  return {
    room: 'payment-service',
    target: {
      kind: 'embedded',
      profile: options.profile,
      product: { name: PRODUCT, version: suiteVersion(), vendor: 'Prüfstand' },
      deadlineSeconds: DEADLINE_SECONDS,
      adapter: { token: secrets.adapterToken },
      capabilities: new Set(CAPABILITIES),
    },
    listen: { hostname: '127.0.0.1', names: [], servicePort: 0, controlPort: 0 },
    opensPages: true,
    trusted: [authority.cert],
    start: async () => startReference(options, secrets),
  };
}

async function startReference(options: EmbeddedPaymentOptions, secrets: Secrets): Promise<RunningPaymentService> {
  const server = await secrets.authority.issue({ dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'], now: Date.now() });
  const product = await startReferenceProcess({
    name: PRODUCT,
    reference: 'bezahldienst',
    changes: options,
    settings: ({ path, write }) => ({
      TLS_CERT_FILE: write('server.pem', server.cert),
      TLS_KEY_FILE: write('server-key.pem', server.key),
      TENANTS_FILE: write('tenants.json', JSON.stringify(tenantsOf(secrets))),
      DATA_DIR: join(path, 'data'),
      ADAPTER_TOKEN: secrets.adapterToken,
    }),
  });
  const { url, adapterPath } = product.announced;
  return { ...product, payment: targetAt(url, adapterPath, secrets) };
}

function targetAt(url: string, adapterPath: string, { identity, password, adapterToken }: Secrets): PaymentServiceTarget {
  const tenant: PaymentTenant = {
    originatorId: ORIGINATOR,
    endPointId: END_POINT,
    authentication: { kind: 'mutual-tls', certificate: identity.certificate, key: identity.key },
  };
  return {
    baseUrl: url + API_PATH,
    tenant,
    otherTenant: { ...OTHER, authentication: { kind: 'basic', user: 'hundesteuer', password } },
    bookingData: BOOKING,
    completion: { kind: 'adapter', url: url + adapterPath, token: adapterToken },
    pageOrigins: [],
  };
}

function tenantsOf({ identity, password }: Secrets): object {
  const certificateSha256 = sha256Hex(certificatesInPem(identity.certificate)[0] ?? '');
  return {
    clients: [
      { id: 'kita', certificateSha256 },
      { id: 'hundesteuer', basic: { user: 'hundesteuer', password } },
    ],
    tenants: [
      { originatorId: ORIGINATOR, endPointId: END_POINT, clients: ['kita'], bookingKeys: Object.keys(BOOKING) },
      { ...OTHER, clients: ['hundesteuer'], bookingKeys: [] },
    ],
  };
}
