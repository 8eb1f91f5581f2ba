/**
 * The room of portals that take fees: a simulated payment service with one tenant, in which the product is a client of the interfaces that the
 * target names. Notices of the payment service go to the product.
 */
import type { PayingParameters } from '../../drivers/payment/scenario-parameters.ts';
import type { PayingTarget } from '../../drivers/payment/target.ts';
import type { PayingLoaded, RunningPayingPortal } from './paying-loaded.ts';
import type { Room, RoomOptions } from '../room.ts';
import { serverAuthority } from '../server-certificates.ts';
import { openPaymentService } from './payment-host.ts';

/** Starts the payment service with the product as its client. */
export async function openPayingPortalRoom(loaded: PayingLoaded, { onStage }: RoomOptions): Promise<Room> {
  const { target, arrangements, usesTls, trusted = [] } = loaded;
  const authority = await serverAuthority(loaded.authority);
  onStage('simulators');
  const service = await openPaymentService({ ...loaded, authority, trusted });
  const { control, controlUrl, tenant, addresses } = service;
  let running: RunningPayingPortal | undefined;
  return {
    steps: 'payment',
    declared: declaredBy(loaded),
    signingKeys: [],
    async startProduct(signal) {
      running = await loaded.start?.({ ...addresses, ...(usesTls ? { authorityCert: authority.cert } : {}) }, signal);
      return running;
    },
    worldParameters: (): PayingParameters => ({
      controlUrl,
      tenant,
      portal: portalOf(running?.portal ?? loaded.portal),
      arrangements,
      trusted,
      deadlineSeconds: target.deadlineSeconds,
    }),
    exchanges: async () => control.exchanges({}),
    body: async (exchangeId, part) => control.body(exchangeId, part),
    [Symbol.asyncDispose]: async () => service[Symbol.asyncDispose](),
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
