/** One tenant: one run with its own Mandanten, clients, payments, clock, faults and record. Tenants share nothing but the process. */
import { createVirtualClock } from '../../src/core/clock.ts';
import type { Clock, VirtualClock } from '../../src/core/clock.ts';
import type { RawHeader } from '../../src/core/exchange.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { createArrangementBook } from './arrangements.ts';
import type { ArrangementBook } from './arrangements.ts';
import { createClientBook } from './clients.ts';
import type { ClientBook } from './clients.ts';
import type { DeliveryView, TenantAddresses, TenantSeed } from './contract.ts';
import { createCustomerBook } from './epaybl/customers.ts';
import type { CustomerBook } from './epaybl/customers.ts';
import { createFaultBook } from './faults/book.ts';
import type { FaultBook } from './faults/book.ts';
import { createMandantBook } from './mandanten.ts';
import type { MandantBook } from './mandanten.ts';
import { createPaymentBook } from './money/book.ts';
import type { PaymentBook } from './money/book.ts';
import type { Payment } from './money/payment.ts';
import { sendNotices } from './notices.ts';
import { PATHS } from './paths.ts';
import { createTokenBook } from './tokens.ts';
import type { TokenBook } from './tokens.ts';

/** A request that the simulator sends to an online service. */
export interface NoticeRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: readonly RawHeader[];
  readonly body?: string;
}

export interface NoticeAnswer {
  readonly status: number;
  readonly headers: readonly RawHeader[];
  readonly body: Uint8Array;
}

/** Sends a notice. Rejects when no complete answer came. */
export type NoticeClient = (request: NoticeRequest) => Promise<NoticeAnswer>;

/** What all tenants of one simulator share. */
export interface Service {
  /** Real time: tokens, certificates and everything that clients compare with their own clocks. */
  readonly clock: Clock;
  readonly ids: () => string;
  readonly baseUrl: () => string;
  readonly recorder: Recorder;
  /** Largest body of a request. @unit bytes */
  readonly maxBodyBytes: number;
  readonly noticeClient: NoticeClient | undefined;
  /** Notices that were sent and not answered yet. */
  readonly underWay: Set<Promise<unknown>>;
  readonly onInternalError: (error: unknown) => void;
}

export interface Tenant {
  readonly id: string;
  readonly service: Service;
  /** Path in front of everything: empty for the tenant `default`. */
  readonly prefix: string;
  readonly seed: TenantSeed;
  readonly seesCertificates: boolean;
  /** Virtual time: the end of pages, late results, returned money. */
  readonly clock: VirtualClock;
  readonly book: PaymentBook;
  readonly clients: ClientBook;
  readonly mandanten: MandantBook;
  readonly customers: CustomerBook;
  readonly tokens: TokenBook;
  readonly arrangements: ArrangementBook;
  readonly faults: FaultBook;
  /** The last ones; the oldest go first. */
  readonly deliveries: DeliveryView[];
  /** Values the processes of one run share. */
  readonly values: Map<string, unknown>;
  /** Told after every recorded call. */
  readonly onChange: Set<() => void>;
  /** Does what is due by the virtual clock, and comes back by itself when something is due later. */
  tick(): void;
  /** Ends what would come back by itself. */
  end(): void;
  pageUrl(payment: Pick<Payment, 'transactionId'>): string;
  addresses(): TenantAddresses;
}

const DEFAULT_PAGE_MINUTES = 60;

/** A tenant as a seed describes it. @throws ERR_CONTROL_REFUSED when a client or Mandant cannot be registered */
export function createTenant(seed: TenantSeed, service: Service): Tenant {
  const prefix = seed.id === 'default' || seed.id === '?' ? '' : `/t/${seed.id}`;
  const clock = createVirtualClock(service.clock);
  const book = createPaymentBook({
    clock,
    realClock: service.clock,
    pageSeconds: (seed.pageMinutes ?? DEFAULT_PAGE_MINUTES) * 60,
    onEnded: (payment) => sendNotices(tenant, payment, 'ended'),
    onNoticeDue: (payment) => sendNotices(tenant, payment, 'due'),
    ...(seed.snapshot === undefined ? {} : { snapshot: seed.snapshot }),
  });
  const timer = createTimer(book, clock, () => tenant.onChange);
  const tenant: Tenant = {
    id: seed.id,
    service,
    prefix,
    seed,
    seesCertificates: seed.clientCertificates !== 'unseen',
    clock,
    book,
    clients: createClientBook(seed.clients),
    mandanten: createMandantBook(seed.mandanten),
    customers: createCustomerBook(),
    tokens: createTokenBook(service.clock),
    arrangements: createArrangementBook(seed.outcomesByAmount ?? true),
    faults: createFaultBook(),
    deliveries: [],
    values: new Map(),
    onChange: new Set(),
    ...timer,
    pageUrl: ({ transactionId }) => `${service.baseUrl()}${prefix}${PATHS.page}/${encodeURIComponent(transactionId)}`,
    addresses: () => addressesOf(service.baseUrl() + prefix),
  };
  return tenant;
}

function addressesOf(base: string): TenantAddresses {
  return {
    xbezahldiensteUrl: base + PATHS.xbezahldienste,
    tokenUrl: base + PATHS.token,
    epayblUrl: base + PATHS.epaybl,
    epayblWsdlUrl: base + PATHS.epayblWsdl,
    paypageUrl: base + PATHS.paypage,
    pmPaymentUrl: base,
    giroCheckoutUrl: base + PATHS.giroCheckout,
  };
}

/** One timer for what is due next, so that late results come without anybody asking. */
function createTimer(book: PaymentBook, clock: Clock, onChange: () => ReadonlySet<() => void>): Pick<Tenant, 'tick' | 'end'> {
  let timer: NodeJS.Timeout | undefined;
  let timedFor: number | undefined;
  const tick = (): void => {
    const nextAt = book.tick();
    if (nextAt === timedFor && timer !== undefined) return;
    clearTimeout(timer);
    timer = undefined;
    timedFor = nextAt;
    if (nextAt === undefined) return;
    timer = setTimeout(fire, Math.min(Math.max(50, nextAt - clock.now()), 2 ** 31 - 1)).unref();
  };
  const fire = (): void => {
    timer = undefined;
    tick();
    for (const listener of [...onChange()]) listener();
  };
  return { tick, end: () => clearTimeout(timer) };
}
