/** The rooms there are, with what comes along for each; which one a target is tested in, the target says. Only that one is loaded. */
import type { Profile } from '../core/profile.ts';
import type { Tell } from './doctor-entry.ts';
import { accountOf } from './portal/profile-account.ts';
import type { Room, RoomOptions } from './room.ts';
import type { FitConnectLoaded } from './fit-connect-loaded.ts';
import type { LoadedTarget } from './run-options.ts';

/** Everything but a Fachverfahren. */
export type RoomLoaded = Exclude<LoadedTarget, FitConnectLoaded>;

/** Starts the simulators a target is tested with. */
export async function openRoom(loaded: LoadedTarget, options: RoomOptions): Promise<Room> {
  switch (loaded.room) {
    case 'portal':
      return (await import('./portal/portal-room.ts')).openPortalRoom(loaded, options);
    case 'mailbox':
      return (await import('./mailbox/mailbox-room.ts')).openMailboxRoom(loaded, options);
    case 'directory':
      return (await import('./directory/directory-room.ts')).openDirectoryRoom(loaded, options);
    case 'paying-portal':
      return (await import('./payment/paying-portal-room.ts')).openPayingPortalRoom(loaded, options);
    case 'payment-service':
      return (await import('./payment-service/payment-room.ts')).openPaymentRoom(loaded, options);
    case 'dvdv-client':
      return (await import('./dvdv-client/dvdv-client-room.ts')).openDvdvClientRoom(loaded, options);
    case 'chain':
      return (await import('./chain/chain-room.ts')).openChainRoom(loaded, options);
    case 'fit-connect':
      return (await import('./fit-connect-room.ts')).openFitConnectRoom(loaded, options);
  }
}

export interface ReferenceOptions {
  /** Names of faults to arm in the product. */
  readonly faults?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** People reach the portal by https; only for `room: portal`. */
  readonly usesTls?: boolean;
}

/** The reference product that comes along for the profile's role. @returns undefined for a Fachverfahren, see `embedded.ts` */
export async function loadReferenceOf(
  { id: profile, room, specification }: Profile,
  { usesTls, ...options }: ReferenceOptions = {},
): Promise<RoomLoaded | undefined> {
  const wanted = { ...options, profile };
  switch (room) {
    case 'portal':
      return (await import('./portal/embedded-portal.ts')).loadEmbeddedPortal({
        ...wanted,
        account: accountOf({ specification }),
        ...(usesTls === undefined ? {} : { usesTls }),
      });
    case 'mailbox':
      return (await import('./mailbox/embedded-mailbox-sender.ts')).loadEmbeddedMailboxSender(wanted);
    case 'directory':
      return (await import('./directory/embedded-directory.ts')).loadEmbeddedDirectory(wanted);
    case 'paying-portal':
      return (await import('./payment/embedded-paying-portal.ts')).loadEmbeddedPayingPortal(wanted);
    case 'payment-service':
      return (await import('./payment-service/embedded-payment-service.ts')).loadEmbeddedPaymentService(wanted);
    case 'dvdv-client':
      return (await import('./dvdv-client/embedded-dvdv-client.ts')).loadEmbeddedDvdvClient(wanted);
    case 'chain':
      return (await import('./chain/embedded-chain.ts')).loadEmbeddedChain(wanted);
    case 'fit-connect':
      return undefined;
  }
}

/** Examines a running product, telling as it goes. */
export async function examineProductOf(loaded: RoomLoaded, tell: Tell): Promise<void> {
  switch (loaded.room) {
    case 'portal':
      return (await import('./portal/doctor-portal.ts')).examinePortal(loaded, tell);
    case 'mailbox':
      return (await import('./mailbox/doctor-mailbox-sender.ts')).examineMailboxSender(loaded, tell);
    case 'directory':
      return (await import('./directory/doctor-directory.ts')).examineDirectory(loaded, tell);
    case 'paying-portal':
      return (await import('./payment/doctor-paying-portal.ts')).examinePayingPortal(loaded, tell);
    case 'payment-service':
      return (await import('./payment-service/doctor-payment-service.ts')).examinePaymentService(loaded, tell);
    case 'dvdv-client':
      return (await import('./dvdv-client/doctor-dvdv-client.ts')).examineDvdvClient(loaded, tell);
    case 'chain':
      return (await import('./chain/doctor-chain.ts')).examineChain(loaded, tell);
  }
}
