/**
 * All systems of a chain, up at once and with one record: account, payment service, directory, delivery service, and the Fachverfahren that
 * picks up. Exchanges are numbered over all of them, so that one order of events tells the whole story.
 */
import { randomUUID } from 'node:crypto';
import type { Destinations, KnownDestination } from '../../drivers/chain/scenario-parameters.ts';
import { createRecorder } from '../../transport/recorder.ts';
import type { Jwk } from '../../formats/jose.ts';
import type { KeyPair } from '../../formats/keys.ts';
import type { ClientSeed, DestinationSeed } from '../../../simulators/fit-connect/contract.ts';
import { loadEmbeddedTarget } from '../embedded.ts';
import { openDirectory } from '../dvdv-client/directory-host.ts';
import type { DirectoryHost } from '../dvdv-client/directory-host.ts';
import type { KeyRing } from '../keys.ts';
import { openPaymentService } from '../payment/payment-host.ts';
import type { PaymentHost } from '../payment/payment-host.ts';
import { keysOfAccount, openAccount } from '../portal/account-host.ts';
import type { AccountHost } from '../portal/account-host.ts';
import type { ChainLoaded } from './chain-loaded.ts';
import type { FitConnectLoaded } from '../fit-connect-loaded.ts';
import { serverAuthority } from '../server-certificates.ts';
import type { ServerAuthority } from '../server-certificates.ts';
import { startSimulation } from '../simulation.ts';
import type { Simulation } from '../simulation.ts';
import { RECEIVER, fingerprintOf, seedChainDirectory } from './chain-entries.ts';

export interface ChainSystems extends AsyncDisposable {
  readonly account: AccountHost;
  readonly payment: PaymentHost;
  readonly directory: DirectoryHost;
  readonly delivery: Simulation;
  readonly receiver: FitConnectLoaded;
  readonly destinations: Destinations;
  /** Of all destinations, to see what was delivered to them. Keys of this run's tests only. */
  readonly privateKeys: readonly Jwk[];
  readonly authority: ServerAuthority;
}

export interface SystemsOptions {
  readonly loaded: ChainLoaded;
  readonly keys: KeyRing;
  /** Of digests that stand for secrets in the record. */
  readonly salt: string;
  readonly onStage: (stage: 'keys' | 'simulators') => void;
}

/** How often the Fachverfahren looks for new submissions. */
const POLLING_SECONDS = 0.1;
/** Content is small here; nothing of a run is forgotten. */
const MAX_EXCHANGES = 50_000;
const OTHERS = ['former', 'revoked', 'stranger'] as const;

/** Starts them; the Fachverfahren is started with the product. */
export async function openSystems({ loaded, keys, salt, onStage }: SystemsOptions): Promise<ChainSystems> {
  const { listen, usesTls, target } = loaded;
  const { destinationId, ...client } = loaded.delivery;
  const [receiver, ownKey, ...otherKeys] = await Promise.all([
    loadEmbeddedTarget({ keys, pollingSeconds: POLLING_SECONDS, maxAttachmentBytes: 1_000, ...(destinationId === undefined ? {} : { destinationId }) }),
    keys.key('embedded-encryption-1', 'encryption'),
    ...OTHERS.map(async (name) => keys.key(`chain-${name}`, 'encryption')),
  ]);
  const pairs = pairsOf(ownKey, otherKeys);
  const authority = await serverAuthority(loaded.authority, keys.pki);
  onStage('simulators');
  const recorder = createRecorder({ salt, maxExchanges: MAX_EXCHANGES });
  const common = { usesTls, authority, recorder };
  const given = loaded.authority === undefined ? {} : { authority: loaded.authority };
  const { hostname, names, ports } = listen;
  const at = (port: keyof typeof ports): ChainPort => ({ hostname, names, servicePort: ports[port], controlPort: 0 });
  await using starting = new AsyncDisposableStack();
  const sender: ClientSeed = { ...client, peer: 'product', rights: ['send'], destinationIds: [] };
  const others = OTHERS.map((name) => destinationOf(receiver, randomUUID(), pairs[name]));
  const delivery = starting.use(
    await startSimulation({
      loaded: { ...receiver, target: { ...receiver.target, usesTls }, ...given, listen: at('delivery') },
      keys,
      recorder,
      further: { clients: [sender], destinations: others },
    }),
  );
  const known = knownAt(delivery.addresses.submissionApiUrl);
  const [former, revoked, stranger] = OTHERS.map((name, index) => known(others[index]?.destinationId ?? '', pairs[name]));
  const destinations = { own: known(receiver.target.destination.destinationId, pairs.own), former, revoked, stranger } as Destinations;
  const publicKeys = { own: pairs.own.publicJwk, former: pairs.former.publicJwk, revoked: pairs.revoked.publicJwk, stranger: pairs.stranger.publicJwk };
  const seed = seedChainDirectory(destinations, publicKeys, loaded.directory?.certificate, Date.now());
  const directory = starting.use(
    await openDirectory({
      ...common,
      listen: { ...at('directory'), otherPort: ports.substituteDirectory },
      seed: { ...seed, anonymousPeer: 'product' },
    }),
  );
  const payment = starting.use(
    await openPaymentService({ ...common, listen: at('payment'), arrangements: { xbezahldienste: loaded.payment }, trusted: loaded.trusted ?? [] }),
  );
  const accountKeys = await keysOfAccount('bundid', target.kind === 'embedded');
  const account = starting.use(await openAccount('bundid', { ...at('account'), keys: accountKeys, salt, recorder }));
  const running = starting.move();
  return {
    account,
    payment,
    directory,
    delivery,
    receiver,
    destinations,
    privateKeys: [pairs.own, pairs.former, pairs.revoked, pairs.stranger].map(({ privateJwk }) => privateJwk),
    authority,
    [Symbol.asyncDispose]: async () => running.disposeAsync(),
  };
}

/** @returns what the directory is told of a destination */
function knownAt(submissionApiUrl: string): (destinationId: string, pair: KeyPair) => KnownDestination {
  return (destinationId, { publicJwk }) => ({
    destinationId,
    address: `${submissionApiUrl}/v2/destinations/${destinationId}`,
    fingerprint: fingerprintOf(publicJwk),
  });
}

/** The entry of the authority, as a product is configured with it. */
export const ENTRY = RECEIVER;

type ChainPort = FitConnectLoaded['listen'];

function pairsOf(own: KeyPair, [former, revoked, stranger]: readonly KeyPair[]): Readonly<Record<keyof Destinations, KeyPair>> {
  if (former === undefined || revoked === undefined || stranger === undefined) throw new Error('Every destination of the chain has a key.');
  return { own, former, revoked, stranger };
}

/** A destination that offers what the authority's does and that nobody picks up from. */
function destinationOf({ target }: FitConnectLoaded, destinationId: string, { publicJwk }: KeyPair): DestinationSeed {
  return {
    destinationId,
    name: 'Weiterer Zustellpunkt (Testdaten)',
    status: 'active',
    services: target.destination.services.map(({ identifier, regions, schemas }) => ({ identifier, regions, submissionSchemas: schemas })),
    encryptionKid: publicJwk.kid,
    keys: [publicJwk],
    metadataVersions: target.destination.metadataVersions,
    contactInformation: { legalName: 'Prüfstand', address: 'Teststraße 1, 00000 Testort', phone: '+49 30 0000000', email: 'test@example.org' },
  };
}
