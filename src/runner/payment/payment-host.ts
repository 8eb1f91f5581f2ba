/** A simulated payment service with one tenant, in which the product is a client of the interfaces that were agreed on. */
import { randomBytes } from 'node:crypto';
import type { PaymentArrangements } from '../../drivers/payment/target.ts';
import { startHost } from '../../transport/host.ts';
import type { Host, HostOptions } from '../../transport/host.ts';
import { createHttpClient } from '../../transport/http-client.ts';
import { createRecorder } from '../../transport/recorder.ts';
import type { Recorder } from '../../transport/recorder.ts';
import { createBezahldienst, createControlClient } from '../../../simulators/bezahldienst/index.ts';
import type { ClientSeed, MandantSeed, PaymentControl, TenantAddresses } from '../../../simulators/bezahldienst/contract.ts';
import type { ListenOptions } from '../product.ts';
import { publicAddress } from '../server-address.ts';
import { certificatesOf } from '../server-certificates.ts';
import type { ServerAuthority } from '../server-certificates.ts';

export interface PaymentHost extends AsyncDisposable {
  readonly addresses: TenantAddresses;
  readonly controlUrl: string;
  readonly tenant: string;
  readonly control: PaymentControl;
}

export interface PaymentHostOptions {
  readonly listen: ListenOptions;
  readonly usesTls: boolean;
  /** Signs the server certificates. */
  readonly authority: ServerAuthority;
  readonly arrangements: PaymentArrangements;
  /** Authorities to trust when notices are sent, PEM. */
  readonly trusted: readonly string[];
  /** Written to instead of a record of its own. */
  readonly recorder?: Recorder;
}

const TENANT = 'default';
/** Mandant of a product that does not speak ePayBL, where its number is agreed. */
const MANDANT = '4711';
const NOTICE_LIMITS = { timeoutMs: 10_000, maxResponseBytes: 1_000_000, whenTooLarge: 'cut', keepsAlive: false } as const;

/** Starts it. */
export async function openPaymentService(options: PaymentHostOptions): Promise<PaymentHost> {
  const { listen, usesTls, authority, arrangements, trusted } = options;
  const { recorder = createRecorder({ salt: randomBytes(16).toString('base64url') }) } = options;
  await using starting = new AsyncDisposableStack();
  const notices = starting.use(createHttpClient({ ...NOTICE_LIMITS, ...(trusted.length > 0 ? { ca: trusted } : {}) }));
  const tls: Pick<HostOptions, 'tls'> = usesTls ? { tls: { certificates: await certificatesOf(authority, listen), asksForClientCertificate: true } } : {};
  const served: { host?: Host } = {};
  const simulator = createBezahldienst({
    baseUrl: () => publicAddress(served.host?.url ?? '', listen.names),
    recorder,
    noticeClient: async (request) => notices.send(request),
  });
  const host = starting.use(await startHost({ simulator, hostname: listen.hostname, port: listen.servicePort, ...tls }));
  served.host = host;
  simulator.useHost(host);
  const { url: controlUrl } = starting.use(await startHost({ simulator: simulator.control, hostname: '127.0.0.1', port: listen.controlPort }));
  const control = createControlClient({ url: controlUrl, tenant: TENANT });
  const addresses = await control.createTenant({
    id: TENANT,
    clientCertificates: usesTls ? 'required' : 'unseen',
    clients: clientsOf(arrangements),
    mandanten: [mandantOf(arrangements)],
    outcomesByAmount: false,
  });
  const running = starting.move();
  return { addresses, controlUrl, tenant: TENANT, control, [Symbol.asyncDispose]: async () => running.disposeAsync() };
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
