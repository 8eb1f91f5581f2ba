/** Settings and records for the tests of the drivers. For tests only. */
import type { Exchange } from '../../core/exchange.ts';
import { createRecorder } from '../../transport/recorder.ts';
import type { DriverOptions } from './driver-options.ts';
import type { PortalTarget } from './target.ts';
import type { TestPortal } from './test-portal.ts';

export const MARKERS = { loggedIn: 'Abmelden', attributes: { name: { after: 'Angemeldet als ' } }, level: { after: 'Vertrauensniveau:' } };

/** Options of a driver for that portal, and what it noted, as a recorder keeps it. */
export function optionsFor(portal: TestPortal, target: Partial<PortalTarget> = {}): { readonly options: DriverOptions; exchanges(): readonly Exchange[] } {
  const recorder = createRecorder({ salt: 'test' });
  const options: DriverOptions = {
    target: {
      loginUrl: `${portal.portalUrl}/login`,
      protectedUrl: `${portal.portalUrl}/home`,
      logoutUrl: `${portal.portalUrl}/logout`,
      metadata: { url: `${portal.portalUrl}/metadata` },
      driver: { kind: 'http' },
      whoami: { page: MARKERS },
      ...target,
    },
    accountOrigins: [portal.accountUrl],
    salt: 'test',
    note: async ({ request, response, ...rest }) =>
      recorder.record({
        ...rest,
        tenant: 't',
        request: { ...request, body: request.body.text ?? '' },
        ...(response === undefined ? {} : { response: { ...response, body: response.body.text ?? '' } }),
      }).id,
  };
  return { options, exchanges: () => recorder.query('t') };
}
