/**
 * The parts that handlers work with.
 */
import type { Provider, ProviderName, Providers } from './accounts/provider.ts';
import type { Applications } from './applications.ts';
import type { ProductClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Faults } from './faults.ts';
import type { Log } from '../kit/log.ts';
import type { PendingLogins } from './login/pending-logins.ts';
import type { UsedAssertions } from './login/used-assertions.ts';
import type { Desk } from './orders/desk.ts';
import type { ServiceProvider } from './saml/service-provider.ts';
import type { Sessions } from './sessions.ts';
import type { Cookies } from './web/cookies.ts';

/** The running portal. */
export interface Portal {
  readonly config: Config;
  /** The address people use, without slash at the end. */
  readonly baseUrl: string;
  /** As read at the start. */
  readonly providers: Providers;
  /** An account as it is to be trusted now. */
  readonly provider: (name: ProviderName) => Promise<Provider>;
  readonly serviceProvider: (provider: Provider) => ServiceProvider;
  readonly acsUrl: (name: ProviderName) => string;
  readonly sessions: Sessions;
  readonly pending: PendingLogins;
  readonly used: UsedAssertions;
  readonly applications: Applications;
  /** Where applications with a fee go; undefined for a service without one. */
  readonly desk: Desk | undefined;
  readonly cookies: Cookies;
  readonly clock: ProductClock;
  readonly faults: Faults;
  readonly log: Log;
}
