/** The room of a chain: an online service with a fee between the account, the payment service, the directory, the delivery service and a Fachverfahren. */
import { randomBytes } from 'node:crypto';
import type { ChainParameters, ChainTarget } from '../../drivers/chain/scenario-parameters.ts';
import { createExchangeNotes } from '../../drivers/portal/exchange-notes.ts';
import { fetchPortalMetadata } from '../../drivers/portal/metadata-fetch.ts';
import { registerPortal } from '../portal/portal-metadata.ts';
import type { Room, RoomOptions } from '../room.ts';
import type { ChainAddresses, ChainLoaded } from './chain-loaded.ts';
import type { RunningProduct } from '../product.ts';
import { ENTRY, openSystems } from './chain-systems.ts';
import type { ChainSystems } from './chain-systems.ts';

/** Starts all systems; the product becomes known to the account once it is up. */
export async function openChainRoom(loaded: ChainLoaded, { keys, onStage }: RoomOptions): Promise<Room> {
  const { target, trusted = [] } = loaded;
  const salt = randomBytes(16).toString('base64url');
  const systems = await openSystems({ loaded, keys, salt, onStage });
  const { account, payment, directory, delivery, receiver } = systems;
  const notes = createExchangeNotes(async (exchange) => payment.control.note(exchange));
  let office: RunningProduct | undefined;
  let product = loaded.product;
  return {
    steps: 'chain',
    declared: declaredBy(loaded),
    signingKeys: [receiver.target.destination.signingKey],
    assertionKeys: () => [...account.assertionKeys],
    async startProduct(signal) {
      // Each attempt at the run has a Fachverfahren of its own.
      await office?.stop();
      office = await receiver.start?.(delivery.addresses, signal);
      try {
        const running = await loaded.start?.(addressesOf(systems, loaded), signal);
        product = running?.product ?? product;
        await registerPortal(account.control, await fetchPortalMetadata(chosen(product).portal, trusted, notes));
        return running;
      } catch (error) {
        await office?.stop();
        throw error;
      }
    },
    worldParameters: (): ChainParameters => ({
      account: { controlUrl: account.controlUrl, tenant: account.tenant, idp: account.idp },
      payment: { controlUrl: payment.controlUrl, tenant: payment.tenant },
      directory: { controlUrl: directory.controlUrl, tenant: directory.tenant, entry: ENTRY },
      delivery: { controlUrl: delivery.controlUrl, tenant: delivery.tenant, destinations: systems.destinations, privateKeys: systems.privateKeys },
      receiver: receiverOf(systems, office),
      product: chosen(product),
      trusted,
      salt,
      deadlineSeconds: target.deadlineSeconds,
    }),
    exchanges: async () => payment.control.exchanges({}),
    body: async (exchangeId, part) => payment.control.body(exchangeId, part),
    async [Symbol.asyncDispose]() {
      await office?.stop();
      await systems[Symbol.asyncDispose]();
    },
  };
}

/** What a product is configured with. */
export function addressesOf({ account, payment, directory, delivery, receiver, authority }: ChainSystems, { usesTls }: ChainLoaded): ChainAddresses {
  const { destinationId, services } = receiver.target.destination;
  const [service] = services;
  const schemaUri = service?.schemas.find(({ mimeType }) => mimeType === 'application/json')?.schemaUri ?? '';
  return {
    account: account.idp,
    xbezahldiensteUrl: payment.addresses.xbezahldiensteUrl,
    directoryUrl: directory.addresses.first.backendUrl,
    tokenUrl: delivery.addresses.tokenUrl,
    submissionApiUrl: delivery.addresses.submissionApiUrl,
    destinationId,
    service: { identifier: service?.identifier ?? '', name: service?.name ?? '' },
    schemaUri,
    entry: ENTRY,
    ...(usesTls ? { authorityCert: authority.cert } : {}),
  };
}

function receiverOf({ receiver, delivery }: ChainSystems, office: RunningProduct | undefined): ChainParameters['receiver'] {
  const { token } = receiver.target.adapter ?? {};
  return { url: office?.adapterUrl ?? '', ...(token === undefined ? {} : { token }), ca: delivery.addresses.authorityCert };
}

function chosen(product: ChainTarget | undefined): ChainTarget {
  if (product === undefined) throw new Error('The product has no address yet.');
  return product;
}

function declaredBy({ target, usesTls, directory }: ChainLoaded): Room['declared'] {
  return {
    profile: target.profile,
    ...(target.environment === undefined ? {} : { environment: target.environment }),
    asksDirectory: directory !== undefined,
    deadlineSeconds: target.deadlineSeconds,
    usesTls,
    hasAdapter: target.adapter !== undefined,
    capabilities: [...target.capabilities].sort(),
  };
}
