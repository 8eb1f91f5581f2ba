/** One tenant: one run with its own mailboxes, senders, clock, faults and record. Tenants share nothing but the process. */
import { createVirtualClock } from '../../src/core/clock.ts';
import type { Clock, VirtualClock } from '../../src/core/clock.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import type { DeliveryView, Environment, RestLimits, SoapSeed, TenantAddresses, TenantSeed } from './contract.ts';
import { createFaultBook } from './faults/book.ts';
import type { FaultBook } from './faults/book.ts';
import { createSenderBook } from './senders.ts';
import type { SenderBook } from './senders.ts';
import { SOAP_PATH } from './soap/names.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** What all tenants of one simulator share. */
export interface Service {
  /** Real time: tokens and certificates are compared with it. */
  readonly clock: Clock;
  readonly ids: () => string;
  readonly baseUrl: () => string;
  readonly recorder: Recorder;
  /** Largest body of a request. @unit bytes */
  readonly maxBodyBytes: number;
  readonly onInternalError: (error: unknown) => void;
}

export interface Tenant {
  readonly id: string;
  readonly service: Service;
  /** Path in front of everything: empty for the tenant `default`. */
  readonly prefix: string;
  readonly environment: Environment;
  readonly seesCertificates: boolean;
  /** Virtual time: provision, the end of the SOAP interface. */
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly senders: SenderBook;
  readonly faults: FaultBook;
  readonly soap: Required<Omit<SoapSeed, 'attachmentTypes'>> & Pick<SoapSeed, 'attachmentTypes'>;
  readonly limits: RestLimits & Required<Pick<RestLimits, 'maxAttachments' | 'maxAttachmentBytes'>>;
  readonly refusesViruses: boolean;
  readonly takesUnknownApplications: boolean;
  /** The last ones; the oldest go first. */
  readonly deliveries: DeliveryView[];
  /** Values the processes of one run share. */
  readonly values: Map<string, unknown>;
  /** Told after every recorded call. */
  readonly onChange: Set<() => void>;
  /** Counts up, so that no two messages have the same number. */
  nextMessageId(): number;
  addresses(): TenantAddresses;
}

/** A tenant as a seed describes it. @throws ERR_CONTROL_REFUSED when a sender cannot be registered */
export function createTenant(seed: TenantSeed, service: Service): Tenant {
  const prefix = seed.id === 'default' || seed.id === '?' ? '' : `/t/${seed.id}`;
  const environment = seed.environment ?? 'int';
  const store = createStore();
  for (const mailbox of seed.mailboxes) store.putMailbox(mailbox);
  let lastMessageId = 0;
  return {
    id: seed.id,
    service,
    prefix,
    environment,
    seesCertificates: seed.clientCertificates !== 'unseen',
    clock: createVirtualClock(service.clock),
    store,
    senders: createSenderBook(seed.senders, environment),
    faults: createFaultBook(),
    soap: { operation: 'by-date', allowedAddresses: [], faultBody: 'with-output', ...seed.soap },
    limits: { maxAttachments: 20, maxAttachmentBytes: 20 * 1024 * 1024, ...seed.limits },
    refusesViruses: seed.virusReaction !== 'take',
    takesUnknownApplications: seed.unknownApplications === 'take',
    deliveries: [],
    values: new Map(),
    onChange: new Set(),
    nextMessageId: () => (lastMessageId = Math.max(service.clock.now(), lastMessageId + 1)),
    addresses() {
      const base = service.baseUrl() + prefix;
      return { zbpUrl: base, soapUrl: base + SOAP_PATH, inboxUrl: `${base}/inbox` };
    },
  };
}
