/**
 * The world of a scenario about a product that asks the directory: the counter at which look-ups are ordered, and the control of the
 * simulated servers. It acts and gathers; what is right or wrong is the business of the checks.
 */
import type { IWorldOptions } from '@cucumber/cucumber';
import type { CallersSubject, LookUpsSubject, SeenCall, SeenCaller, SeenLookUp } from '../../src/checks/dvdv-client/index.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { createCounter } from '../../src/drivers/dvdv-client/counter.ts';
import type { Counter } from '../../src/drivers/dvdv-client/counter.ts';
import type { DvdvClientParameters } from '../../src/drivers/dvdv-client/scenario-parameters.ts';
import type { CallView, DvdvControl } from '../../simulators/dvdv/contract.ts';
import { createControlClient } from '../../simulators/dvdv/control.ts';
import { gathered } from '../staged.ts';
import { PruefstandWorld } from '../world.ts';
import type { WorldParameters } from '../world.ts';

export class DvdvClientWorld extends PruefstandWorld<WorldParameters<DvdvClientParameters>> {
  readonly control: DvdvControl;
  readonly #counter: Counter | undefined;
  readonly lookUps: SeenLookUp[] = [];
  readonly callers: SeenCaller[] = [];
  /** The server that was made to fail. */
  troubled: 'first' | 'second' | undefined;
  #firstSeq: number | undefined;

  constructor(options: IWorldOptions<WorldParameters<DvdvClientParameters>>) {
    super(options);
    const { controlUrl, tenant, client, trusted, deadlineSeconds } = options.parameters;
    this.control = createControlClient({ url: controlUrl, tenant });
    this.#counter =
      client === undefined
        ? undefined
        : createCounter({
            adapter: client.adapter,
            ca: trusted,
            note: async (exchange) => this.control.note(exchange),
            timeoutMs: deadlineSeconds * 1000,
          });
  }

  /** Where look-ups are ordered; scenarios that do so need the capability `adapter`. */
  get counter(): Counter {
    if (this.#counter === undefined) throw new Error('The product has no adapter.');
    return this.#counter;
  }

  get deadlineMs(): number {
    return this.parameters.deadlineSeconds * 1000;
  }

  /** Remembers where the scenario begins in the record. */
  async begin(): Promise<void> {
    this.#firstSeq ??= await this.lastSeq();
  }

  /** Where the record of calls ends now. */
  async lastSeq(): Promise<number> {
    return (await this.control.calls()).at(-1)?.seq ?? 0;
  }

  /** An answer of the adapter. */
  async telling(id: string): Promise<Exchange | undefined> {
    return (await this.control.exchanges({ operation: 'adapter' })).find((exchange) => exchange.id === id);
  }

  /** All look-ups of this scenario with what came for them. */
  async lookUpsSubject(): Promise<LookUpsSubject> {
    const { facts } = this.parameters;
    const lookUps = gathered(this.lookUps);
    const seen = await this.seenCalls();
    const { troubled } = this;
    return {
      facts,
      lookUps,
      calls: aboutKeys(
        seen.filter((call) => this.#isNew(call)),
        lookUps.map(({ organizationKey }) => organizationKey),
      ),
      tokens: seen.filter(({ operation }) => operation === 'token'),
      ...(troubled === undefined ? {} : { troubled }),
    };
  }

  /** All partners of this scenario with what was asked about them. */
  async callersSubject(): Promise<CallersSubject> {
    const { facts, partners } = this.parameters;
    const callers = gathered(this.callers);
    const prints = [...callers.map(({ fingerprint }) => fingerprint), facts.fingerprint ?? ''];
    const isMeant = (name: string, value: string): boolean => name === 'fingerPrint' && prints.includes(value.toLowerCase());
    return {
      consumers: partners.offered.consumers,
      callers,
      calls: (await this.seenCalls()).filter((call) => this.#isNew(call) && isAbout(call, isMeant, prints)),
    };
  }

  #isNew({ exchange }: SeenCall): boolean {
    return exchange.seq > (this.#firstSeq ?? 0);
  }

  /** All that came so far, in the order of arrival. */
  async seenCalls(): Promise<readonly SeenCall[]> {
    const [views, exchanges] = await Promise.all([this.control.calls(), this.control.exchanges({ direction: 'inbound' })]);
    const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
    return views.flatMap((view) => {
      const exchange = byId.get(view.exchange);
      return exchange === undefined ? [] : [seen(view, exchange)];
    });
  }
}

/** Calls that name one of the keys, however they write its prefix, and what could not be read. */
export function aboutKeys(calls: readonly SeenCall[], keys: readonly string[]): readonly SeenCall[] {
  const ids = new Set(keys.map(idOf));
  return calls.filter((call) => isAbout(call, (name, value) => name === 'organizationKey' && ids.has(idOf(value)), [...ids]));
}

function idOf(key: string): string {
  return key.slice(key.lastIndexOf(':') + 1);
}

/** A call that could not be read belongs to every scenario that runs, unless it names one of the words as it is. */
function isAbout({ operation, requests, exchange }: SeenCall, isMeant: (name: string, value: string) => boolean, words: readonly string[]): boolean {
  if (operation === 'token') return false;
  if (requests !== undefined)
    return requests.some((request) => Object.entries(request).some(([name, value]) => typeof value === 'string' && isMeant(name, value)));
  const { target, body } = exchange.request;
  const text = `${target} ${body.text ?? ''}`.toLowerCase();
  // Of an address that does not take the method the content was not read.
  const saysNothing = !target.includes('?') && body.sizeBytes === 0;
  return operation !== 'unknown' || saysNothing || words.some((word) => word !== '' && text.includes(word.toLowerCase()));
}

function seen({ server, operation, status, entry, authorization, assertion, query, requests, outcomes }: CallView, exchange: Exchange): SeenCall {
  return {
    exchange,
    server,
    operation,
    status,
    ...(entry === undefined ? {} : { entry }),
    ...(authorization === undefined ? {} : { authorization }),
    ...(assertion === undefined ? {} : { assertion }),
    ...(query === undefined ? {} : { query: { parameters: query.parameters } }),
    ...(requests === undefined ? {} : { requests }),
    ...(outcomes === undefined ? {} : { outcomes }),
  };
}
