/** The systems that `simulate` can keep up besides the delivery service, by the names people type. */
import { createAusweisApp, DEFAULT_PIN } from '../../simulators/ausweisapp/index.ts';
import { createBundid } from '../../simulators/bundid/index.ts';
import { createUnternehmenskonto } from '../../simulators/unternehmenskonto/index.ts';
import { DVDV_PORTS, startDvdv } from './development-dvdv.ts';
import { accountOf } from './development-saml.ts';
import { CONTROL, serve } from './development-accounts.ts';
import type { DevelopmentSystem, SystemOptions } from './development-accounts.ts';
import { MAILBOX_PORTS, startMailbox } from './development-mailbox.ts';
import { startBezahldienst } from './development-payment.ts';
import { startPki } from './development-pki.ts';
import { PKI_PORT } from './test-certificate.ts';

/** Where eID clients listen (TR-03124-1). */
const EID_CLIENT_PORT = 24_727;

/** The eID client at the place where browsers look for it; the card is chosen on its page. It comes before the accounts, which lead to it. */
async function startAusweisApp({ port, onExchange }: SystemOptions): Promise<DevelopmentSystem> {
  const served = await serve({
    port: port === 0 ? 0 : EID_CLIENT_PORT,
    onExchange,
    make: (recorder, baseUrl) => createAusweisApp({ recorder, baseUrl, developerMode: true }),
  });
  const eidClientUrl = `${served.service.url}/eID-Client`;
  return {
    title: { de: 'AusweisApp mit simulierten Ausweisen', en: 'AusweisApp with simulated ID cards' },
    rows: [
      [{ de: 'Adresse für Browser', en: 'Address for browsers' }, eidClientUrl],
      [{ de: 'PIN aller Ausweise', en: 'PIN of all cards' }, DEFAULT_PIN],
      [CONTROL, served.controlUrl],
    ],
    eidClientUrl,
    [Symbol.asyncDispose]: async () => served[Symbol.asyncDispose](),
  };
}

/** By the names people type; the delivery service has a set-up of its own. */
export const DEVELOPMENT_SYSTEMS: Readonly<Record<string, (options: SystemOptions) => Promise<DevelopmentSystem>>> = {
  bundid: accountOf({ title: { de: 'BundID', en: 'BundID' }, name: 'BundID', folder: 'bundid', make: createBundid }),
  bayernid: accountOf({
    title: { de: 'BayernID', en: 'BayernID' },
    name: 'BayernID',
    folder: 'bayernid',
    make: (options) => createBundid({ ...options, kind: 'bayernid' }),
  }),
  muk: accountOf({
    title: { de: 'Mein Unternehmenskonto', en: 'Mein Unternehmenskonto (organisations)' },
    name: 'MUK',
    folder: 'muk',
    make: createUnternehmenskonto,
  }),
  zbp: startMailbox,
  ausweisapp: startAusweisApp,
  dvdv: startDvdv,
  bezahldienst: startBezahldienst,
  pki: startPki,
};

/** Ports of systems whose address has to stay the same, unless the caller chooses another. */
export const DEVELOPMENT_PORTS: Readonly<Record<string, number>> = { pki: PKI_PORT };

const PORTS: Readonly<Record<string, number>> = { dvdv: DVDV_PORTS, zbp: MAILBOX_PORTS };

/** How many ports a system takes, its control interface counted. */
export function portsOf(name: string): number {
  return PORTS[name] ?? 2;
}
