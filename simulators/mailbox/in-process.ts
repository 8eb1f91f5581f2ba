/**
 * Mailboxes that are ready to use inside one process: simulator, control, one tenant with a sender and a mailbox. Made for
 * unit tests of products; no connection has a client certificate there, so that the sender is known by its token. The key is
 * made once per process.
 */
import { randomUUID } from 'node:crypto';
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../src/formats/certificate-issuing.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { MailboxControl, TenantAddresses, TenantSeed } from './contract.ts';
import { createControlClient } from './control.ts';
import { createMailbox } from './simulator.ts';
import type { MailboxSimulator } from './simulator.ts';

export interface InProcessOptions {
  /** Where the product believes the mailboxes to be. Default `https://zbp.test`, a name that leads nowhere. */
  readonly baseUrl?: string;
  /** What the tenant shall be like besides its sender and mailbox. */
  readonly tenant?: Partial<Omit<TenantSeed, 'id' | 'senders' | 'mailboxes'>>;
}

export interface MailboxForTests {
  readonly simulator: MailboxSimulator;
  /** Looks into the simulator: messages, states, faults, clock. */
  readonly control: MailboxControl;
  readonly addresses: TenantAddresses;
  /** The sender's name, certificate and private key, PEM. */
  readonly sender: { readonly name: string; readonly certificate: string; readonly privateKey: string };
  readonly mailboxUuid: string;
  readonly applicationId: string;
}

const SENDER = 'Beispielverfahren (Testdaten)';
const DAY_MS = 86_400_000;

let made: Promise<IssuedCertificate> | undefined;

/** A fresh simulator with a tenant of its own. Every call gets the same sender key and shares nothing else. */
export async function createMailboxForTests(options: InProcessOptions = {}): Promise<MailboxForTests> {
  const now = Date.now();
  made ??= issueCertificate({ subject: `CN=${SENDER}`, keyKind: 'RSA-2048', notBefore: now - DAY_MS, notAfter: now + 365 * DAY_MS });
  const { certificate, key } = await made;
  const simulator = createMailbox({ baseUrl: options.baseUrl ?? 'https://zbp.test', recorder: createRecorder() });
  const mailboxUuid = randomUUID();
  const applicationId = randomUUID();
  const tenant = simulator.createTenant({
    clientCertificates: 'unseen',
    ...options.tenant,
    id: 'default',
    senders: [{ name: SENDER, certificate, peer: 'product' }],
    mailboxes: [{ mailboxUuid, owner: 'Erika Mustermann (Testdaten)', applicationIds: [applicationId] }],
  });
  return {
    simulator,
    control: createControlClient({ url: 'http://control.invalid', tenant: tenant.id, fetch: async (request) => simulator.control.fetch(request) }),
    addresses: tenant.addresses(),
    sender: { name: SENDER, certificate, privateKey: key },
    mailboxUuid,
    applicationId,
  };
}
