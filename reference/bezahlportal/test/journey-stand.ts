/** Where journeys take place: the payment simulator over real HTTP, and the portal beside it, which is started anew as often as a journey wants. */
import { issueCertificate } from '../../../src/formats/certificate-issuing.ts';
import { startHost } from '../../../src/transport/host.ts';
import { createRecorder } from '../../../src/transport/recorder.ts';
import type { PaymentControl, TenantSeed } from '../../../simulators/bezahldienst/contract.ts';
import { createBezahldienst } from '../../../simulators/bezahldienst/index.ts';
import { SAMPLE_MANDANT } from '../../../simulators/bezahldienst/in-process.ts';
import type { Face } from '../application.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../../kit/log.ts';
import { startProduct } from '../product.ts';
import type { Product } from '../product.ts';
import { ADAPTER_TOKEN, placed } from './people.ts';
import type { Browser, Waiting } from './people.ts';

/** One application process of one tenant, with everybody in it. */
export interface Journey {
  readonly stand: Stand;
  readonly tenant: string;
  readonly control: PaymentControl;
  readonly face: Face;
  readonly order: object;
  /** Faults of the portal, separated by commas. */
  readonly faults: string;
  readonly browser: Browser;
  portal: Product;
  /** What the portal follows in the background. */
  readonly waiting: Waiting;
  /** Where the portal keeps what it has to know after a restart. */
  readonly dataDir: string;
  /** The portal loses it at every restart: what this product must not be. */
  readonly isForgetful: boolean;
  /** Applications that were made, with the pages that were shown for each. */
  readonly applications: Map<string, string[]>;
  readonly submitted: Map<string, Set<string>>;
}

/** The payment service of all journeys. */
export interface Stand {
  readonly seed: Omit<TenantSeed, 'id'>;
  readonly simulator: ReturnType<typeof createBezahldienst>;
  /** Names of the web and where they really are. */
  readonly places: Map<string, string>;
  readonly internalErrors: unknown[];
  close(): Promise<void>;
}

/** Starts the payment service. */
export async function createStand(): Promise<Stand> {
  const places = new Map<string, string>();
  const internalErrors: unknown[] = [];
  let base = '';
  const simulator = createBezahldienst({
    baseUrl: () => base,
    recorder: createRecorder({ maxExchanges: 100 }),
    noticeClient: async ({ method, url, headers, body }) => {
      const answer = await fetch(placed(places, url), { method, headers: headers.map(([name, value]): [string, string] => [name, value]), body: body ?? null });
      return { status: answer.status, headers: [], body: new Uint8Array(await answer.arrayBuffer()) };
    },
    onInternalError: (error) => internalErrors.push(error),
  });
  const host = await startHost({ simulator });
  base = host.url;
  const { certificate } = await issueCertificate({ subject: 'CN=Onlinedienst (Testdaten)', notBefore: Date.now() - 1e6, notAfter: Date.now() + 1e9 });
  const client = { name: 'Onlinedienst', authentication: { kind: 'mtls', certificate }, peer: 'product' } as const;
  const seed = { clientCertificates: 'unseen', clients: [client], mandanten: [SAMPLE_MANDANT] } as const;
  return { seed, simulator, places, internalErrors, close: async () => host.close() };
}

/** Starts the portal with what it has kept. */
export async function startPortal(journey: Omit<Journey, 'portal'>): Promise<Product> {
  const addresses = await journey.control.addresses();
  const publicUrl = `https://${journey.tenant}.example`;
  const config = readConfig({
    XBEZAHLDIENSTE_URL: addresses.xbezahldiensteUrl,
    XBEZAHLDIENSTE_ORIGINATOR: SAMPLE_MANDANT.endPoints[0].originatorId,
    XBEZAHLDIENSTE_ENDPOINT: SAMPLE_MANDANT.endPoints[0].endPointId,
    PMPAYMENT_URL: addresses.pmPaymentUrl,
    PMPAYMENT_AGS: SAMPLE_MANDANT.pmPayment.ags,
    PMPAYMENT_PROCEDURE: SAMPLE_MANDANT.pmPayment.procedures[0],
    PMPAYMENT_SALT: SAMPLE_MANDANT.pmPayment.salt,
    GIROCHECKOUT_URL: addresses.giroCheckoutUrl,
    GIROCHECKOUT_MERCHANT: SAMPLE_MANDANT.giroCheckout[0].merchantId,
    GIROCHECKOUT_PROJECT: SAMPLE_MANDANT.giroCheckout[0].projectId,
    GIROCHECKOUT_PASSWORD: SAMPLE_MANDANT.giroCheckout[0].projectPassword,
    EPAYBL_URL: addresses.epayblUrl,
    EPAYBL_PAGE_URL: addresses.paypageUrl,
    EPAYBL_MANDANT: SAMPLE_MANDANT.mandantNr,
    EPAYBL_BEWIRTSCHAFTER: SAMPLE_MANDANT.epaybl.bewirtschafter[0].nr,
    PUBLIC_URL: publicUrl,
    DATA_DIR: journey.dataDir,
    ADAPTER_TOKEN,
    FAULTS: journey.faults,
  });
  const portal = await startProduct(
    config,
    createLog(() => undefined).log,
    journey.waiting,
  );
  journey.stand.places.set(publicUrl, portal.url);
  return portal;
}
