/**
 * The room of portals that take fees: a simulated payment service with one tenant, in which the product is a client of the interfaces that the
 * target names. Notices of the payment service go to the product.
 */
import { randomBytes } from 'node:crypto';
import type { PayingTarget, PaymentArrangements } from '../../drivers/payment/target.ts';
import { createCertificateAuthority } from '../../formats/pki.ts';
import { startHost } from '../../transport/host.ts';
import type { Host, HostOptions } from '../../transport/host.ts';
import { createHttpClient } from '../../transport/http-client.ts';
import type { HttpClient } from '../../transport/http-client.ts';
import { createRecorder } from '../../transport/recorder.ts';
import { createBezahldienst, createControlClient } from '../../../simulators/bezahldienst/index.ts';
import type { ClientSeed, MandantSeed } from '../../../simulators/bezahldienst/index.ts';
import { AUTHORITY_NAME } from '../embedded.ts';
import type { PayingLoaded, RunningPayingPortal } from '../run-options.ts';
import type { Room, RoomOptions } from '../room.ts';
import { certificatesOf } from '../server-certificates.ts';

/** What scenarios of this room know, as JSON. */
export interface PayingParameters {
  readonly controlUrl: string;
  readonly tenant: string;
  readonly portal: PayingTarget;
  readonly arrangements: PaymentArrangements;
  /** PEM of the authorities that the product's certificates may come from. */
  readonly trusted: readonly string[];
  readonly deadlineSeconds: number;
}

const TENANT = 'default';
/** Mandant of a product that does not speak ePayBL, where its number is agreed. */
const MANDANT = '4711';
const NOTICE_LIMITS = { timeoutMs: 10_000, maxResponseBytes: 1_000_000, whenTooLarge: 'cut', keepsAlive: false } as const;

/** Starts the payment service with the product as its client. */
export async function openPayingPortalRoom(loaded: PayingLoaded, { onStage }: RoomOptions): Promise<Room> {
  const { target, arrangements, usesTls, trusted = [] } = loaded;
  const authority = loaded.authority ?? (await createCertificateAuthority({ commonName: AUTHORITY_NAME, now: Date.now() }));
  onStage('simulators');
  const notices = createHttpClient({ ...NOTICE_LIMITS, ...(trusted.length > 0 ? { ca: trusted } : {}) });
  const { host, control: controlHost } = await serve(loaded, authority, notices);
  const control = createControlClient({ url: controlHost.url, tenant: TENANT });
  const addresses = await control.createTenant({
    id: TENANT,
    clientCertificates: usesTls ? 'required' : 'unseen',
    clients: clientsOf(arrangements),
    mandanten: [mandantOf(arrangements)],
    outcomesByAmount: false,
  });
  let running: RunningPayingPortal | undefined;
  return {
    steps: 'payment',
    declared: declaredBy(loaded),
    signingKeys: [],
    async startProduct(signal) {
      running = await loaded.start?.({ ...addresses, ...(usesTls ? { authorityCert: authority.cert } : {}) }, signal);
      return running;
    },
    sendsAhead: false,
    sendAhead: async () => undefined,
    worldParameters: (): PayingParameters => ({
      controlUrl: controlHost.url,
      tenant: TENANT,
      portal: portalOf(running?.portal ?? loaded.portal),
      arrangements,
      trusted,
      deadlineSeconds: target.deadlineSeconds,
    }),
    exchanges: async () => control.exchanges({}),
    body: async (exchangeId, part) => control.body(exchangeId, part),
    async [Symbol.asyncDispose]() {
      await Promise.all([host.close(), controlHost.close(), notices.close()]);
    },
  };
}

async function serve(
  { listen, usesTls }: PayingLoaded,
  authority: { readonly cert: string; readonly key: string },
  notices: HttpClient,
): Promise<{ readonly host: Host; readonly control: Host }> {
  const tls: Pick<HostOptions, 'tls'> = usesTls ? { tls: { certificates: await certificatesOf(authority, listen), asksForClientCertificate: true } } : {};
  const served: { host?: Host } = {};
  const simulator = createBezahldienst({
    baseUrl: () => nameOf(served.host?.url ?? '', listen.names),
    recorder: createRecorder({ salt: randomBytes(16).toString('base64url') }),
    noticeClient: async (request) => notices.send(request),
  });
  const host = await startHost({ simulator, hostname: listen.hostname, port: listen.servicePort, ...tls });
  served.host = host;
  simulator.useHost(host);
  try {
    return { host, control: await startHost({ simulator: simulator.control, hostname: '127.0.0.1', port: listen.controlPort }) };
  } catch (error) {
    await host.close();
    throw error;
  }
}

/** The address by the first name it is to be reached under. */
function nameOf(url: string, [name]: readonly string[]): string {
  if (name === undefined) return url;
  const named = new URL(url);
  named.hostname = name;
  return named.origin;
}

/** The product, once for each certificate or secret that it shows. */
function clientsOf({ xbezahldienste, epaybl }: PaymentArrangements): readonly ClientSeed[] {
  const own: readonly ClientSeed[] = xbezahldienste === undefined ? [] : [{ name: 'Onlinedienst', authentication: xbezahldienste.client, peer: 'product' }];
  const isKnown = epaybl === undefined || (xbezahldienste?.client.kind === 'mtls' && xbezahldienste.client.certificate === epaybl.certificate);
  if (isKnown) return own;
  return [...own, { name: 'Onlinedienst (ePayBL)', authentication: { kind: 'mtls', certificate: epaybl.certificate }, peer: 'product' }];
}

function mandantOf({ xbezahldienste, epaybl, pmpayment, girocheckout }: PaymentArrangements): MandantSeed {
  return {
    mandantNr: epaybl?.mandantNr ?? MANDANT,
    name: 'Stadt Prüfstadt (Testdaten)',
    peer: 'product',
    ...(xbezahldienste === undefined ? {} : { endPoints: [{ originatorId: xbezahldienste.originatorId, endPointId: xbezahldienste.endPointId }] }),
    ...(epaybl === undefined
      ? {}
      : { epaybl: { bewirtschafter: [{ nr: epaybl.bewirtschafterNr }], ...(epaybl.version === undefined ? {} : { version: epaybl.version }) } }),
    ...(pmpayment === undefined
      ? {}
      : {
          pmPayment: {
            ags: pmpayment.ags,
            salt: pmpayment.salt,
            procedures: [pmpayment.procedure],
            ...(pmpayment.returnMethod === undefined ? {} : { returnMethod: pmpayment.returnMethod }),
          },
        }),
    ...(girocheckout === undefined ? {} : { giroCheckout: [girocheckout] }),
  };
}

function portalOf(portal: PayingTarget | undefined): PayingTarget {
  if (portal === undefined) throw new Error('The adapter of the product has no address yet.');
  return portal;
}

function declaredBy({ target, usesTls, arrangements }: PayingLoaded): Room['declared'] {
  return {
    profile: target.profile,
    ...(target.environment === undefined ? {} : { environment: target.environment }),
    interfaces: Object.keys(arrangements).sort(),
    deadlineSeconds: target.deadlineSeconds,
    usesTls,
    hasAdapter: target.adapter !== undefined,
    capabilities: [...target.capabilities].sort(),
  };
}
