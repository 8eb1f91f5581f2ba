/**
 * The Zentrale Bürgerpostfach of `simulate`: both interfaces, the inbox, and beside it FIT-Connect with the delivery point that hands
 * notices on to it.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { mailboxesOf } from '../../simulators/bundid/index.ts';
import { createControlClient, createMailbox, ZBP_SERVICES } from '../../simulators/mailbox/index.ts';
import { clientRows, CONTROL, kept, serve, TENANT } from './development-accounts.ts';
import type { DevelopmentSystem, SystemOptions, SystemRow } from './development-accounts.ts';
import { cacheFolder } from './environment.ts';
import { createKeyRing } from './keys.ts';
import { openBridge } from './mailbox/fit-connect-bridge.ts';
import type { Bridge } from './mailbox/fit-connect-bridge.ts';
import { certificatesOf, serverAuthority } from './server-certificates.ts';
import { addressesAt, PKI_URL } from './test-certificate.ts';
import { openTestPki } from './test-pki.ts';

/** Mailbox, control, FIT-Connect. */
export const MAILBOX_PORTS = 3;

const DAY_MS = 86_400_000;
const SENDER = 'Entwicklung';
const HOSTNAME = '127.0.0.1';

interface MailboxKeys {
  readonly sender: { readonly certificate: string; readonly key: string };
}

/** What a product sends through FIT-Connect with. */
interface FitConnectAccess {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly destinationId: string;
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

const makeAccess = async (): Promise<FitConnectAccess> => ({
  clientId: 'entwicklung-zbp',
  clientSecret: randomBytes(24).toString('base64url'),
  destinationId: randomUUID(),
});

/** A mailbox for everybody who has an account at the simulated BundID. */
export async function startMailbox(options: SystemOptions): Promise<DevelopmentSystem> {
  const { folder, now } = options;
  const own = join(folder, 'zbp');
  const keys = await kept(join(own, 'keys.json'), now, async () => makeMailboxKeys(now));
  const access = await kept(join(own, 'fit-connect.json'), now, makeAccess);
  const running = new AsyncDisposableStack();
  try {
    const { zbpUrl, soapUrl, inboxUrl, authorityCert, controlUrl, bridge } = await open(options, keys, access, running);
    const rows: readonly SystemRow[] = [
      [{ de: 'REST, v6', en: 'REST, v6' }, zbpUrl],
      [{ de: 'SOAP (alt)', en: 'SOAP (old)' }, soapUrl],
      [{ de: 'Postfach im Browser', en: 'Mailbox in a browser' }, inboxUrl],
      [{ de: 'signer, CN des Zertifikats', en: 'signer, CN of the certificate' }, SENDER],
      ...clientRows(own, 'sender', keys.sender, authorityCert),
      ...bridgeRows(bridge, access),
      [CONTROL, controlUrl],
    ];
    return { title: { de: 'Zentrales Bürgerpostfach', en: 'Central citizen mailbox (ZBP)' }, rows, [Symbol.asyncDispose]: async () => running.disposeAsync() };
  } catch (error) {
    await running.disposeAsync();
    throw error;
  }
}

interface Opened {
  readonly zbpUrl: string;
  readonly soapUrl: string;
  readonly inboxUrl: string;
  readonly authorityCert: string;
  readonly controlUrl: string;
  readonly bridge: Bridge;
}

async function open({ now, port, onExchange }: SystemOptions, keys: MailboxKeys, access: FitConnectAccess, running: AsyncDisposableStack): Promise<Opened> {
  const authority = await serverAuthority(undefined, openTestPki(cacheFolder(), now));
  const served = running.use(
    await serve({
      port,
      onExchange,
      make: (recorder, baseUrl) => createMailbox({ baseUrl, recorder }),
      tls: { certificates: await certificatesOf(authority, { hostname: HOSTNAME, names: [] }), asksForClientCertificate: true },
    }),
  );
  const control = createControlClient({ url: served.controlUrl, tenant: TENANT });
  const addresses = await control.createTenant({
    id: TENANT,
    senders: [{ name: SENDER, certificate: keys.sender.certificate, peer: 'product' }],
    mailboxes: mailboxesOf().map(({ mailboxUuid, owner }) => ({ mailboxUuid, owner })),
    // Applications begin with a login at another simulator.
    unknownApplications: 'take',
  });
  const bridge = running.use(
    await openBridge({
      loaded: { listen: { hostname: HOSTNAME, names: [] }, usesTls: true },
      bridge: { ...access, port: port === 0 ? 0 : port + 2 },
      keys: createKeyRing(cacheFolder(), now),
      recorder: served.recorder,
      handOn: async (notice) => control.handOver(notice),
    }),
  );
  return { ...addresses, authorityCert: authority.cert, controlUrl: served.controlUrl, bridge };
}

function bridgeRows({ addresses: { tokenUrl, submissionApiUrl } }: Bridge, { clientId, clientSecret, destinationId }: FitConnectAccess): readonly SystemRow[] {
  const row = (de: string, en: string, value: string): SystemRow => [{ de: `FIT-Connect: ${de}`, en: `FIT-Connect: ${en}` }, value];
  return [
    row('Token-Adresse', 'token address', tokenUrl),
    row('Submission API', 'Submission API', submissionApiUrl),
    row('Client-ID', 'client id', clientId),
    row('Client-Secret', 'client secret', clientSecret),
    row('Zustellpunkt', 'destination', destinationId),
    row('Leistung Nachricht', 'service for messages', ZBP_SERVICES.message.identifier),
    row('Leistung Statusmeldung', 'service for status reports', ZBP_SERVICES.status.identifier),
  ];
}
