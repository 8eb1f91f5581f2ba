/** Puts the service with a fee together from its configuration. */
import { createDeliveryService } from '../delivery/fit-connect.ts';
import { createSender } from '../delivery/sender.ts';
import { createDirectory } from '../directory/directory.ts';
import type { Faults } from '../faults.ts';
import type { Log } from '../../kit/log.ts';
import type { PaidService } from '../paid-service.ts';
import { createPaymentService } from '../payment/xbezahldienste.ts';
import type { Http } from '../web/http-client.ts';
import { createDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { openOrderStore } from './order-store.ts';

export interface PartsOptions {
  readonly settings: PaidService;
  /** Connections that end with the signal. */
  readonly httpUntil: (ended: AbortSignal) => Http;
  /** The address people use. */
  readonly baseUrl: string;
  readonly faults: Faults;
  readonly log: Log;
}

/** Its desk, which goes on with what the last start left. When it stops, what is under way ends with it, as when the process does. */
export function openDesk({ settings, httpUntil, baseUrl, faults, log }: PartsOptions): Desk {
  const end = new AbortController();
  const http = httpUntil(end.signal);
  const service = createDeliveryService(settings.delivery, http);
  const desk = createDesk({
    settings,
    store: openOrderStore(settings.ordersFile, faults, end.signal),
    payments: createPaymentService(settings.payment, faults, http),
    sender: createSender({ directory: createDirectory(settings.directory, faults, http), service, faults }),
    returnUrlOf: ({ id }, { number }) => `${baseUrl}/zurueck/${id}?versuch=${number}`,
    faults,
    log,
  });
  return {
    ...desk,
    stop() {
      end.abort();
      desk.stop();
    },
  };
}
