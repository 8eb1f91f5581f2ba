/**
 * A payment service that is ready to use inside one process: simulator, control, one tenant with one Mandant in all four faces. Made for unit
 * tests of products; no connection has a client certificate there, so that XBezahldienste and ePayBL count a call without credentials as the
 * product's.
 */
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../src/formats/certificate-issuing.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { ClientSeed, MandantSeed, PaymentControl, TenantAddresses, TenantSeed } from './contract.ts';
import { createControlClient } from './control.ts';
import { createBezahldienst } from './simulator.ts';
import type { BezahldienstSimulator } from './simulator.ts';
import type { NoticeClient } from './tenant.ts';

/** Ids and secrets of the one Mandant; synthetic, and the same everywhere. */
export const SAMPLE_MANDANT = {
  mandantNr: '4711',
  name: 'Stadt Musterstadt (Testdaten)',
  endPoints: [{ originatorId: 'MELD-ANT-FORM-4711', endPointId: '12002312' }],
  epaybl: { bewirtschafter: [{ nr: '0815' }] },
  pmPayment: { ags: '12002312', salt: 'salz-nur-fuer-tests', procedures: ['melderegister'] },
  giroCheckout: [{ merchantId: '1234567', projectId: '12345', projectPassword: 'passwort-nur-fuer-tests' }],
} as const satisfies MandantSeed;

export interface InProcessOptions {
  /** Where the product believes the service to be. Default `https://bezahldienst.test`, a name that leads nowhere. */
  readonly baseUrl?: string;
  /** What the tenant shall be like besides its client and Mandant. */
  readonly tenant?: Partial<Omit<TenantSeed, 'id'>>;
  readonly noticeClient?: NoticeClient;
}

export interface BezahldienstForTests {
  readonly simulator: BezahldienstSimulator;
  /** Looks into the simulator: payments, ledger, faults, clock. */
  readonly control: PaymentControl;
  readonly addresses: TenantAddresses;
}

const DAY_MS = 86_400_000;
let made: Promise<IssuedCertificate> | undefined;

/** A fresh simulator with a tenant of its own, which shares nothing with others. */
export async function createBezahldienstForTests(options: InProcessOptions = {}): Promise<BezahldienstForTests> {
  const now = Date.now();
  made ??= issueCertificate({ subject: 'CN=Onlinedienst (Testdaten)', notBefore: now - DAY_MS, notAfter: now + 365 * DAY_MS });
  const client: ClientSeed = { name: 'Onlinedienst', authentication: { kind: 'mtls', certificate: (await made).certificate }, peer: 'product' };
  const simulator = createBezahldienst({
    baseUrl: options.baseUrl ?? 'https://bezahldienst.test',
    recorder: createRecorder(),
    ...(options.noticeClient === undefined ? {} : { noticeClient: options.noticeClient }),
  });
  const tenant = simulator.createTenant({ clientCertificates: 'unseen', clients: [client], mandanten: [SAMPLE_MANDANT], ...options.tenant, id: 'default' });
  return {
    simulator,
    control: createControlClient({ url: 'http://control.invalid', tenant: tenant.id, fetch: async (request) => simulator.control.fetch(request) }),
    addresses: tenant.addresses(),
  };
}
