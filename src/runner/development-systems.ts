/** The systems that `simulate` can keep up besides the delivery service, by the names people type. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAusweisApp, DEFAULT_PIN } from '../../simulators/ausweisapp/index.ts';
import { createBundid, mailboxesOf } from '../../simulators/bundid/index.ts';
import { createControlClient as createMailboxControl, createMailbox } from '../../simulators/mailbox/index.ts';
import { createUnternehmenskonto } from '../../simulators/unternehmenskonto/index.ts';
import { DVDV_PORTS, startDvdv } from './development-dvdv.ts';
import { accountOf } from './development-saml.ts';
import { CONTROL, kept, serve, TENANT } from './development-accounts.ts';
import type { DevelopmentSystem, SystemOptions, SystemRow } from './development-accounts.ts';
import { startBezahldienst } from './development-payment.ts';
import { startPki } from './development-pki.ts';
import { cacheFolder } from './environment.ts';
import { certificatesOf, serverAuthority } from './server-certificates.ts';
import { addressesAt, PKI_PORT, PKI_URL } from './test-certificate.ts';
import { openTestPki } from './test-pki.ts';

const DAY_MS = 86_400_000;

const SENDER = 'Entwicklung';
/** Where eID clients listen (TR-03124-1). */
const EID_CLIENT_PORT = 24_727;

interface MailboxKeys {
  readonly sender: { readonly certificate: string; readonly key: string };
}

async function makeMailboxKeys(now: number): Promise<MailboxKeys> {
  const sender = await openTestPki(cacheFolder(), now).issue({
    role: 'tls-client',
    commonName: SENDER,
    now,
    notAfter: now + 3 * 365 * DAY_MS,
    addresses: addressesAt(PKI_URL),
  });
  return { sender: { certificate: sender.certificate, key: sender.key } };
}

/** The Zentrale Bürgerpostfach with a mailbox for everybody who has an account at the simulated BundID. */
async function startMailbox({ folder, now, port, onExchange }: SystemOptions): Promise<DevelopmentSystem> {
  const own = join(folder, 'zbp');
  const keys = await kept(join(own, 'keys.json'), now, async () => makeMailboxKeys(now));
  const authority = await serverAuthority(undefined, openTestPki(cacheFolder(), now));
  const served = await serve({
    port,
    onExchange,
    make: (recorder, baseUrl) => createMailbox({ baseUrl, recorder }),
    tls: { certificates: await certificatesOf(authority, { hostname: '127.0.0.1', names: [] }), asksForClientCertificate: true },
  });
  try {
    const { zbpUrl, soapUrl, inboxUrl } = await createMailboxControl({ url: served.controlUrl, tenant: TENANT }).createTenant({
      id: TENANT,
      senders: [{ name: SENDER, certificate: keys.sender.certificate, peer: 'product' }],
      mailboxes: mailboxesOf().map(({ mailboxUuid, owner }) => ({ mailboxUuid, owner })),
      // Applications begin with a login at another simulator.
      unknownApplications: 'take',
    });
    const rows: readonly SystemRow[] = [
      [{ de: 'REST, v6', en: 'REST, v6' }, zbpUrl],
      [{ de: 'SOAP (alt)', en: 'SOAP (old)' }, soapUrl],
      [{ de: 'Postfach im Browser', en: 'Mailbox in a browser' }, inboxUrl],
      [{ de: 'signer, CN des Zertifikats', en: 'signer, CN of the certificate' }, SENDER],
      ...fileRows(own, keys, authority.cert),
      [CONTROL, served.controlUrl],
    ];
    return {
      title: { de: 'Zentrales Bürgerpostfach', en: 'Central citizen mailbox (ZBP)' },
      rows,
      [Symbol.asyncDispose]: async () => served[Symbol.asyncDispose](),
    };
  } catch (error) {
    await served[Symbol.asyncDispose]();
    throw error;
  }
}

function fileRows(folder: string, { sender }: MailboxKeys, root: string): readonly SystemRow[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  return [
    [{ de: 'Client-Zertifikat', en: 'Client certificate' }, write('sender.pem', sender.certificate)],
    [{ de: 'Client-Schlüssel', en: 'Client key' }, write('sender.key.pem', sender.key)],
    [{ de: 'Zertifizierungsstelle', en: 'Authority' }, write('authority.pem', root)],
  ];
}

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

/** How many ports a system takes, its control interface counted. */
export function portsOf(name: string): number {
  return name === 'dvdv' ? DVDV_PORTS : 2;
}
