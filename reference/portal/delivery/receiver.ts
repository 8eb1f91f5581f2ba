/** Whom an order goes to: the address from the directory as it is now, the key from the delivery service, both of the same certificate. */
import type { Directory, Entry } from '../directory/directory.ts';
import type { Faults } from '../faults.ts';
import type { Order } from '../orders/order.ts';
import type { DeliveryService } from './fit-connect.ts';
import { readEncryptionKey } from './sealing.ts';
import type { DestinationKey } from './sealing.ts';

/** Why nothing was delivered now; it is tried again. */
export type Hindrance = 'no-address' | 'directory-down' | 'receiver-unproven' | 'delivery-service-down';

export interface Receiver {
  readonly destinationId: string;
  readonly key: DestinationKey;
}

export interface SenderParts {
  readonly directory: Directory;
  readonly service: DeliveryService;
  readonly faults: Faults;
}

/** @returns looks for the receiver of an order, who has shown what is needed */
export function createReceiverSearch({ directory, service, faults }: SenderParts): (order: Order) => Promise<Receiver | Hindrance> {
  let lastEntry: Entry | undefined;
  const entryOf = async (order: Order): Promise<Entry | Hindrance> => {
    if (faults.has('address-kept') && order.entry !== undefined) return order.entry;
    const found = await directory.find(order.authority);
    if (found === 'failed') return 'directory-down';
    if (typeof found === 'string') return (faults.has('last-address-presumed') ? lastEntry : undefined) ?? 'no-address';
    lastEntry = found;
    order.entry = found;
    return found;
  };
  return async (order: Order): Promise<Receiver | Hindrance> => {
    const entry = await entryOf(order);
    if (typeof entry === 'string') return entry;
    const destinationId = service.destinationAt(entry.address);
    if (destinationId === undefined) return 'no-address';
    const destination = await service.destination(destinationId);
    const text = destination?.isActive === true ? await service.key(destinationId, destination.encryptionKid) : undefined;
    const key = text === undefined ? undefined : readEncryptionKey(text);
    if (key === undefined) return 'delivery-service-down';
    // The certificate of the directory is the one that is encrypted for, and its holder belongs to the right category.
    const isSame = entry.fingerprint === key.fingerprint || faults.has('key-not-compared');
    const isProven = isSame && (faults.has('receiver-not-verified') || (await directory.belongs(key.fingerprint)) === true);
    return isProven ? { destinationId, key } : 'receiver-unproven';
  };
}
