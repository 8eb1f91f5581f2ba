/** Puts the service with a fee together from its configuration. */
import { createDeliveryService } from '../delivery/fit-connect.ts';
import { createSender } from '../delivery/sender.ts';
import { createDirectory } from '../directory/directory.ts';
import type { Faults } from '../faults.ts';
import type { Log } from '../log.ts';
import type { PaidService } from '../paid-service.ts';
import { createPaymentService } from '../payment/xbezahldienste.ts';
import type { Http } from '../web/http-client.ts';
import { createDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { openOrderStore } from './order-store.ts';

export interface PartsOptions {
  readonly settings: PaidService;
  readonly http: Http;
  /** The address people use. */
  readonly baseUrl: string;
  readonly faults: Faults;
  readonly log: Log;
}

/** Its desk, which goes on with what the last start left. */
export function openDesk({ settings, http, baseUrl, faults, log }: PartsOptions): Desk {
  const service = createDeliveryService(settings.delivery, http);
  return createDesk({
    settings,
    store: openOrderStore(settings.ordersFile, faults),
    payments: createPaymentService(settings.payment, faults, http),
    sender: createSender({ directory: createDirectory(settings.directory, faults, http), service, faults }),
    returnUrlOf: ({ id }, { number }) => `${baseUrl}/zurueck/${id}?versuch=${number}`,
    faults,
    log,
  });
}
