/** The rooms there are; which one a target is tested in, the target says. */
import type { Room, RoomOptions } from './room.ts';
import type { LoadedTarget } from './run-options.ts';

/** Starts the simulators a target is tested with; only those are loaded. */
export async function openRoom(loaded: LoadedTarget, options: RoomOptions): Promise<Room> {
  if (loaded.room === 'portal') return (await import('./portal/portal-room.ts')).openPortalRoom(loaded, options);
  if (loaded.room === 'dvdv-client') return (await import('./dvdv-client/dvdv-client-room.ts')).openDvdvClientRoom(loaded, options);
  if (loaded.room === 'mailbox') return (await import('./mailbox/mailbox-room.ts')).openMailboxRoom(loaded, options);
  if (loaded.room === 'payment-service') return (await import('./payment-service/payment-room.ts')).openPaymentRoom(loaded, options);
  if (loaded.room === 'paying-portal') return (await import('./payment/paying-portal-room.ts')).openPayingPortalRoom(loaded, options);
  if (loaded.room === 'directory') return (await import('./directory/directory-room.ts')).openDirectoryRoom(loaded, options);
  return (await import('./fit-connect-room.ts')).openFitConnectRoom(loaded, options);
}
