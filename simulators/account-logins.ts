/**
 * The logins of one tenant: open ones with what the person chose, answered ones for the record; the orders that wait for a
 * login; the requests that were seen. In memory and bounded, the oldest go first.
 */
import { matchesLogin } from '../src/core/account-control.ts';
import type { LoginDocuments, LoginOrder, LoginOutcome, LoginQuery, LoginRecord, RuleJudgement } from '../src/core/account-control.ts';
import type { Language } from '../src/core/language.ts';
import type { AcceptedRequest, Choice, Delivery } from './account-system.ts';
import type { SealedAnswer } from './saml-idp-deviation.ts';
import type { RequestFacts } from './saml-idp-request.ts';

export interface Login {
  readonly id: string;
  readonly seq: number;
  /** Milliseconds since the epoch, of the tenant's clock. */
  readonly arrivedAt: number;
  readonly facts: RequestFacts;
  readonly judgement: readonly RuleJudgement[];
  state: LoginRecord['state'];
  language: Language;
  accepted?: AcceptedRequest;
  code?: string;
  choice?: Choice;
  delivery?: Delivery;
  outcome?: LoginOutcome;
  deviation?: string;
  sealed?: SealedAnswer;
  readonly exchanges: string[];
}

export interface Logins {
  add(facts: RequestFacts, judgement: readonly RuleJudgement[], arrivedAt: number): Login;
  find(id: string): Login | undefined;
  query(query: LoginQuery): readonly LoginRecord[];
  /** Sealed answers, oldest first, at most 20. */
  earlier(): readonly SealedAnswer[];
  /** IDs of accepted requests of a service provider, oldest first. */
  requestIds(issuer: string): readonly string[];
  /** Notes that a request counts as used. */
  remember(issuer: string, requestId: string): void;
  isKnown(issuer: string, requestId: string): boolean;
  lastSeq(): number;
  /** Tells every change. @returns ends it */
  onChange(listener: () => void): () => void;
  changed(): void;
}

const MAX_LOGINS = 2_000;
const MAX_REQUESTS = 20_000;
const MAX_EARLIER = 20;

/** An empty store. @param ids makes ids that nobody guesses */
export function createLogins(ids: () => string): Logins {
  const logins = new Map<string, Login>();
  const requests = new Set<string>();
  const listeners = new Set<() => void>();
  let seq = 0;
  const keyOf = (issuer: string, requestId: string): string => `${issuer}\n${requestId}`;
  return {
    add(facts, judgement, arrivedAt) {
      seq += 1;
      const login: Login = { id: ids(), seq, arrivedAt, facts, judgement, state: 'open', language: 'de', exchanges: [] };
      logins.set(login.id, login);
      dropOldest(logins, MAX_LOGINS);
      return login;
    },
    find: (id) => logins.get(id),
    // Records are written only for those asked for: drivers ask after every login, and mostly for the last one.
    query: (query) => [...logins.values()].filter((login) => matchesLogin({ seq: login.seq, state: login.state, ...namesOf(login) }, query)).map(recordOf),
    earlier: () => [...logins.values()].flatMap(({ sealed }) => sealed ?? []).slice(-MAX_EARLIER),
    requestIds: (issuer) => [...logins.values()].flatMap(({ accepted }) => (accepted?.provider.entityId === issuer ? (accepted.request.id ?? []) : [])),
    remember(issuer, requestId) {
      requests.add(keyOf(issuer, requestId));
      dropOldest(requests, MAX_REQUESTS);
    },
    isKnown: (issuer, requestId) => requests.has(keyOf(issuer, requestId)),
    lastSeq: () => seq,
    onChange(listener) {
      const own = (): void => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    changed() {
      for (const listener of [...listeners]) listener();
    },
  };
}

/** As the control interface shows it. */
export function recordOf(login: Login): LoginRecord {
  const { id, seq, state, facts, judgement, code, outcome, deviation, choice, exchanges } = login;
  return {
    id,
    seq,
    state,
    judgement,
    exchanges: [...exchanges],
    ...namesOf(login),
    ...present({
      relayState: facts.received?.relayState,
      code,
      outcome,
      deviation,
      persona: choice?.persona,
      means: choice?.means,
    }),
    ...handedOver(login),
    ...idsOf(login),
  };
}

/** What a login is found by. */
function namesOf({ facts }: Login): Pick<LoginRecord, 'requestId' | 'entityId'> {
  return present({ requestId: facts.request?.id, entityId: facts.request?.issuer });
}

/** What an answer with data carried. */
function handedOver({ state, outcome, delivery }: Login): Pick<LoginRecord, 'level' | 'identity' | 'attributes'> {
  if (state !== 'answered' || outcome !== 'success' || delivery === undefined) return {};
  return { ...present({ level: delivery.level }), identity: delivery.identity, attributes: plainAttributes(delivery) };
}

function idsOf({ sealed }: Login): Pick<LoginRecord, 'responseId' | 'assertionId'> {
  const assertion = sealed?.model.assertions[0];
  return present({ responseId: sealed?.model.id, assertionId: assertion?.kind === 'plain' ? assertion.assertion.id : undefined });
}

/** What was sent; undefined while nothing was. */
export function documentsOf({ facts, sealed }: Login): LoginDocuments {
  return { request: facts.received?.xml ?? '', ...present({ assertion: sealed?.assertion, response: sealed?.response }) };
}

function plainAttributes({ attributes }: Delivery): Readonly<Record<string, string>> {
  return Object.fromEntries(
    attributes.map(({ name, values }) => [name, values.map(({ content }) => (typeof content === 'string' ? content : content.xml)).join(' ')]),
  );
}

/** The members that are there. */
function present<T extends object>(members: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}

/** Maps and sets keep the order in which members came. */
function dropOldest(kept: Map<string, unknown> | Set<string>, limit: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= limit) return;
    kept.delete(key);
  }
}

export interface Orders {
  /** @returns its id */
  add(order: LoginOrder): string;
  /** @returns whether it was there */
  remove(id: string): boolean;
  list(): readonly (LoginOrder & { readonly id: string })[];
  /** The oldest that fits, which is gone then. */
  take(entityId: string): LoginOrder | undefined;
}

/** An empty queue. */
export function createOrders(): Orders {
  const orders = new Map<string, LoginOrder>();
  let count = 0;
  return {
    add(order) {
      count += 1;
      orders.set(`o${count}`, order);
      return `o${count}`;
    },
    remove: (id) => orders.delete(id),
    list: () => [...orders].map(([id, order]) => ({ ...order, id })),
    take(entityId) {
      for (const [id, order] of orders) {
        if (order.entityId !== undefined && order.entityId !== entityId) continue;
        orders.delete(id);
        return order;
      }
      return undefined;
    },
  };
}
