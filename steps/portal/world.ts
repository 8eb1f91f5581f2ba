/**
 * The world of a scenario about a portal: the driver that makes it log people in, and the control of the simulated account.
 * It acts and gathers; what is right or wrong is the business of the checks.
 */
import type { IWorldOptions } from '@cucumber/cucumber';
import type { PortalFacts, RequestsSubject } from '../../src/checks/portal/index.ts';
import type { AccountKind, TestedAccount } from '../../src/core/account.ts';
import type { AccountControlClient } from '../../src/core/account-control.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { createPortalDriver } from '../../src/drivers/portal/create-driver.ts';
import type { AnyPortalDriver } from '../../src/drivers/portal/create-driver.ts';
import type { PortalOutcome } from '../../src/drivers/portal/portal-driver.ts';
import type { AccountBeside } from '../../src/drivers/portal/attack-controls.ts';
import type { PortalParameters } from '../../src/drivers/portal/scenario-parameters.ts';
import { otherSideOf } from '../../src/drivers/portal/target.ts';
import { createControlClient } from '../../simulators/bundid/control.ts';
import { PruefstandWorld } from '../world.ts';
import type { WorldParameters } from '../world.ts';

/** Somebody with all data and every means of login; an organisation with all data. */
const ORDINARY_PERSONAS: Readonly<Record<TestedAccount, string>> = { bundid: 'xaveria-pruefstand', unternehmenskonto: 'gmbh' };
/** Who logs in with the account beside: nobody who logs in with the first one, since no account vouches for people of another. */
const PERSONAS_BESIDE: Readonly<Record<AccountKind, string>> = { bundid: 'xaveria-pruefstand', bayernid: 'balduina-zweifaktor', unternehmenskonto: 'gmbh' };

export class PortalWorld extends PruefstandWorld<WorldParameters<PortalParameters>> {
  readonly control: AccountControlClient;
  readonly facts: PortalFacts;
  #driver: AnyPortalDriver | undefined;
  #otherDriver: AnyPortalDriver | undefined;

  constructor(options: IWorldOptions<WorldParameters<PortalParameters>>) {
    super(options);
    const { controlUrl, tenant, account, idp, declared } = options.parameters;
    this.control = createControlClient({ url: controlUrl, tenant });
    this.facts = { account, idp, declared };
  }

  /** Who logs in when nothing depends on it. */
  get ordinaryPersona(): string {
    return ORDINARY_PERSONAS[this.parameters.account];
  }

  get driver(): AnyPortalDriver {
    const { portal, idp, trusted, salt, cardClientOrigin } = this.parameters;
    this.#driver ??= createPortalDriver({
      target: portal,
      accountOrigins: [new URL(idp.ssoPostUrl).origin, ...(cardClientOrigin === undefined ? [] : [cardClientOrigin])],
      ...(trusted.length === 0 ? {} : { ca: trusted }),
      note: async (exchange) => this.control.note(exchange),
      salt,
    });
    return this.#driver;
  }

  /** The account beside and the way to it, for a portal with two; only for the driver `http`. */
  get other(): AccountBeside | undefined {
    const { portal, other, trusted, salt } = this.parameters;
    const target = otherSideOf(portal);
    if (other === undefined || target === undefined) return undefined;
    const { account, controlUrl: url, tenant, idp } = other;
    this.#otherDriver ??= createPortalDriver({
      target,
      accountOrigins: [new URL(idp.ssoPostUrl).origin],
      ...(trusted.length === 0 ? {} : { ca: trusted }),
      // One record tells of everything that the suite did.
      note: async (exchange) => this.control.note(exchange),
      salt,
    });
    const driver = this.#otherDriver;
    return driver.kind === 'http' ? { driver, control: createControlClient({ url, tenant }), persona: PERSONAS_BESIDE[account] } : undefined;
  }

  /** Ends the drivers with their browsers; called after every scenario. */
  async close(): Promise<void> {
    await Promise.all([this.#driver?.[Symbol.asyncDispose](), this.#otherDriver?.[Symbol.asyncDispose]()]);
    this.#driver = undefined;
    this.#otherDriver = undefined;
  }

  /** One person logs in with a browser of its own. */
  async logIn(persona: string = this.ordinaryPersona): Promise<PortalOutcome> {
    const order = await this.control.armLogin({ outcome: 'success', persona });
    await using browser = await this.driver.openBrowser();
    const outcome = await browser.login();
    // An order that no request has used would be taken by the next one.
    await this.control.disarmLogin(order).catch(() => undefined);
    return outcome;
  }

  /** Requests that reached the account, in order. */
  async requests(): Promise<readonly Exchange[]> {
    return this.control.exchanges({ direction: 'inbound', operation: 'authn-request' });
  }

  /** Everything that the portal handed in and sent so far. */
  async requestsSubject(): Promise<RequestsSubject> {
    const [requests, [metadata, ...laterMetadata]] = await Promise.all([this.requests(), this.control.exchanges({ operation: 'portal-metadata' })]);
    return { facts: this.facts, requests, ...(metadata === undefined ? {} : { metadata, laterMetadata }) };
  }
}
