/**
 * The simulated FIT-Connect of a run: keys, test authority, simulator behind a TLS host, control on a port of its own, one
 * tenant with the product's client and the suite's own. Disposing it ends everything.
 */
import { randomBytes } from 'node:crypto';
import { PruefstandError } from '../core/errors.ts';
import type { Exchange } from '../core/exchange.ts';
import type { FitConnectTarget } from '../core/target.ts';
import type { RecipientKeys } from '../drivers/fit-connect/seal.ts';
import type { SendRequest } from '../drivers/fit-connect/sender.ts';
import { createHttpClient } from '../transport/http-client.ts';
import { startHost } from '../transport/host.ts';
import type { Host } from '../transport/host.ts';
import { createRecorder } from '../transport/recorder.ts';
import type { Recorder } from '../transport/recorder.ts';
import { hostInProcess } from '../transport/same-process.ts';
import { createControlClient } from '../../simulators/fit-connect/control.ts';
import type { ClientSeed, DestinationSeed, FitConnectControl, TenantAddresses, TenantSeed } from '../../simulators/fit-connect/contract.ts';
import { createFitConnect } from '../../simulators/fit-connect/index.ts';
import type { KeyRing } from './keys.ts';
import type { FitConnectLoaded, ServiceAddresses } from './fit-connect-loaded.ts';
import { publicAddress } from './server-address.ts';
import { certificatesOf, serverAuthority } from './server-certificates.ts';

/** Whom it is simulated for: the destination with its client, and where to listen. */
export interface SimulatedFor extends Pick<FitConnectLoaded, 'listen' | 'authority' | 'trustedByCallbackClient'> {
  readonly target: Pick<FitConnectTarget, 'product' | 'clientId' | 'clientSecret' | 'destination' | 'callback' | 'usesTls'>;
}

export interface SimulationOptions {
  readonly loaded: SimulatedFor;
  readonly keys: KeyRing;
  readonly onStage?: (stage: 'keys' | 'simulators') => void;
  /** Oldest exchanges are dropped beyond this, for sessions without end. */
  readonly maxExchanges?: number;
  readonly strictness?: TenantSeed['strictness'];
  /** Written to instead of a record of its own. */
  readonly recorder?: Recorder;
  /** Who picks up from the destination: the product, or the suite itself. Default product. */
  readonly subscriber?: ClientSeed['peer'];
  /** Further clients and destinations. */
  readonly further?: Partial<Pick<TenantSeed, 'clients' | 'destinations'>>;
}

export interface Simulation extends AsyncDisposable {
  readonly tenant: string;
  readonly addresses: ServiceAddresses & TenantAddresses;
  readonly control: FitConnectControl;
  readonly controlUrl: string;
  /** Credentials of the suite in the sender's role. */
  readonly senderClient: { readonly clientId: string; readonly clientSecret: string };
  /** How the suite in that role reaches the service: without leaving the process, whatever certificate the service shows the product. */
  readonly send: SendRequest;
  readonly recipientKeys: RecipientKeys;
  readonly trustedByCallbackClient: string;
  /** What was recorded so far, without the way over the control interface. */
  exchanges(): readonly Exchange[];
  onExchange(listener: (exchange: Exchange) => void): () => void;
}

const TENANT = 'default';
/**
 * How callbacks are sent. Of an answer only the status is judged, and a hundred may come at a time, so that long ones are cut;
 * each callback has a connection of its own.
 */
export const CALLBACK_CLIENT = { timeoutMs: 10_000, keepsAlive: false, maxResponseBytes: 65_536, whenTooLarge: 'cut' } as const;

/** Starts everything; ports come from the target. */
export async function startSimulation(options: SimulationOptions): Promise<Simulation> {
  const { loaded, keys } = options;
  const { target, listen } = loaded;
  const [signing, nextSigning, portal, foreign] = await Promise.all([
    keys.key('service-signing', 'signing'),
    keys.key('service-signing-next', 'signing'),
    keys.key('portal-signing', 'signing'),
    keys.key('foreign-encryption', 'encryption'),
  ]);
  options.onStage?.('simulators');
  const authority = await serverAuthority(loaded.authority, keys.pki);
  const trusted = loaded.trustedByCallbackClient ?? authority.cert;
  const recorder = options.recorder ?? createRecorder(options.maxExchanges === undefined ? {} : { maxExchanges: options.maxExchanges });
  const callbackClient = createHttpClient({ ...CALLBACK_CLIENT, ca: trusted });
  const served: { host?: Host } = {};
  const simulator = createFitConnect({
    baseUrl: () => publicAddress(served.host?.url ?? '', listen.names),
    keys: { signing, nextSigning, portal },
    makeKey: async (purpose, given) => keys.fresh(purpose, given),
    recorder,
    callbackClient: (url, { headers, body }) => callbackClient.send({ method: 'POST', url, headers, body }),
  });
  const tls = target.usesTls ? { tls: { certificates: await certificatesOf(authority, listen) } } : {};
  const host = await startHost({ simulator, hostname: listen.hostname, port: listen.servicePort, limits: { maxBodyBytes: 700_000_000 }, ...tls });
  served.host = host;
  simulator.useHost(host);
  const controlHost = await startHost({ simulator: simulator.control, hostname: '127.0.0.1', port: listen.controlPort }).catch(async (error: unknown) => {
    await host.close();
    throw error;
  });
  const control = createControlClient({ url: controlHost.url, tenant: TENANT });
  const senderClient = { clientId: 'pruefstand-sender', clientSecret: randomBytes(24).toString('base64url') };
  const addresses = await control.createTenant(withFurther(seedOf(target, senderClient, options.strictness ?? 'lenient', options.subscriber), options.further));
  return {
    tenant: TENANT,
    addresses: { ...addresses, authorityCert: authority.cert, issueServer: authority.issue },
    control,
    controlUrl: controlHost.url,
    senderClient,
    send: async (request) => askWithin(host.url, request),
    recipientKeys: recipientKeysOf(target, foreign.publicJwk),
    trustedByCallbackClient: trusted,
    exchanges: () => recorder.query(TENANT),
    onExchange: (listener) => recorder.onRecorded(listener),
    async [Symbol.asyncDispose]() {
      await Promise.all([host.close(), controlHost.close(), callbackClient.close()]);
    },
  };
}

const askWithin = async (hostUrl: string, { method, url, headers, body }: Parameters<SendRequest>[0]): ReturnType<SendRequest> => {
  const ask = hostInProcess(hostUrl);
  if (ask === undefined) throw new PruefstandError('ERR_INTERNAL', 'The simulated delivery service is not up any more.');
  const bytes = body === undefined ? {} : { body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body };
  const answer = await ask({ method, url, headers: Object.entries(headers), ...bytes });
  return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) };
};

function recipientKeysOf({ destination }: SimulatedFor['target'], foreign: RecipientKeys['foreign']): RecipientKeys {
  const [current, next] = destination.encryptionKeys;
  if (current === undefined) throw new Error('A target has at least one encryption key.');
  return { current, ...(next === undefined ? {} : { next }), foreign };
}

function withFurther(seed: TenantSeed, { clients = [], destinations = [] }: SimulationOptions['further'] = {}): TenantSeed {
  return { ...seed, clients: [...seed.clients, ...clients], destinations: [...seed.destinations, ...destinations] };
}

/** One tenant: the product with its destination, and the suite as sender. */
export function seedOf(
  target: SimulatedFor['target'],
  senderClient: { readonly clientId: string; readonly clientSecret: string },
  strictness: NonNullable<TenantSeed['strictness']>,
  subscriber: ClientSeed['peer'] = 'product',
): TenantSeed {
  const { destination } = target;
  const [encryptionKey] = destination.encryptionKeys;
  if (encryptionKey === undefined) throw new Error('A destination has an encryption key.');
  const clients: readonly ClientSeed[] = [
    {
      clientId: target.clientId,
      clientSecret: target.clientSecret,
      peer: subscriber,
      rights: ['subscribe', 'manage'],
      destinationIds: [destination.destinationId],
    },
    { ...senderClient, peer: 'suite', rights: ['send'], destinationIds: [] },
  ];
  const seed: DestinationSeed = {
    destinationId: destination.destinationId,
    name: target.product.name,
    status: 'active',
    services: destination.services.map(({ identifier, regions, schemas }) => ({ identifier, regions, submissionSchemas: schemas })),
    encryptionKid: encryptionKey.kid,
    keys: [...destination.encryptionKeys, destination.signingKey],
    metadataVersions: destination.metadataVersions,
    replyChannels: Object.fromEntries(destination.replyChannels.map((name) => [name, {}])),
    contactInformation: { legalName: target.product.vendor, address: 'Teststraße 1, 00000 Testort', phone: '+49 30 0000000', email: 'test@example.org' },
    ...(target.callback?.url === undefined ? {} : { callback: { url: target.callback.url, secret: target.callback.secret } }),
  };
  return { id: TENANT, clients, destinations: [seed], strictness, allowsHttpCallback: !target.usesTls || target.callback?.url?.startsWith('http:') === true };
}
