/**
 * The embedded sender: the reference product of this repository that sends notices to mailboxes, started as a process of its own with
 * everything a vendor would enter by hand. It doubles as the product in which the proof tool arms faults.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Capability } from '../../core/requirement.ts';
import type { SenderInterface } from '../../drivers/mailbox/target.ts';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../formats/certificate-issuing.ts';
import { suiteVersion } from '../environment.ts';
import { startReferenceProcess } from '../reference-process.ts';
import type { ReferenceChanges } from '../reference-process.ts';
import type { MailboxAddresses, MailboxLoaded, RunningMailboxSender } from './mailbox-loaded.ts';

export interface EmbeddedSenderOptions extends ReferenceChanges {
  /** Profile that is run. */
  readonly profile: string;
  /** As the target says: as it was before it was moved to REST v6, or by way of FIT-Connect only. Default rest. */
  readonly sendsBy?: SenderInterface;
}

const PRODUCT = 'Referenz-Bescheidversand';
/** Name under which the product is registered at the mailbox. */
const SIGNER = 'Kita-Bescheide der Stadt Prüfstadt';
/** By every way. */
const COMMON: readonly Capability[] = ['adapter', 'tls', 'product-logs', 'declared-attributes', 'two-accounts'];
const V6: readonly Capability[] = ['attachments', 'status-reports', 'fit-connect-bridge', 'zbp-v6'];
const CAPABILITIES: Readonly<Record<SenderInterface, readonly Capability[]>> = {
  rest: [...COMMON, ...V6, 'zbp-rest', 'zbp-direct'],
  soap: [...COMMON, 'zbp-direct'],
  'fit-connect': [...COMMON, ...V6],
};
const INTERFACES: Readonly<Record<SenderInterface, string>> = { rest: 'REST', soap: 'SOAP', 'fit-connect': 'FIT-CONNECT' };
const LEVEL = 3;
/** The reference settles a notice within two seconds; what takes longer is one of its faults. */
const DEADLINE_SECONDS = 6;
const RETRY_SECONDS = 0.4;
const MAX_ATTEMPTS = 3;
/** The delivery point answers within moments; what takes longer is a fault. */
const BRIDGE = { pollSeconds: 0.1, waitSeconds: 4 } as const;
const DAY_MS = 86_400_000;

/** The embedded sender, ready to be run. */
export async function loadEmbeddedMailboxSender(options: EmbeddedSenderOptions): Promise<MailboxLoaded> {
  const now = Date.now();
  const { sendsBy = 'rest' } = options;
  const [int, prod] = await Promise.all([makeIdentity(now), makeIdentity(now)]);
  const token = randomBytes(24).toString('base64url');
  const bridge = { clientId: 'referenz-bescheidversand', clientSecret: randomBytes(24).toString('base64url'), destinationId: randomUUID(), port: 0 };
  return {
    room: 'mailbox',
    target: {
      kind: 'embedded',
      profile: options.profile,
      product: { name: PRODUCT, version: suiteVersion(), vendor: 'Prüfstand' },
      deadlineSeconds: DEADLINE_SECONDS,
      adapter: { token },
      capabilities: new Set(CAPABILITIES[sendsBy]),
    },
    declared: { role: 'back-office', level: LEVEL },
    listen: { hostname: '127.0.0.1', names: ['localhost'], servicePort: 0, controlPort: 0 },
    sender: { name: SIGNER, certificate: int.certificate, otherCertificates: [{ certificate: prod.certificate, environment: 'prod' }] },
    usesTls: true,
    sendsBy,
    ...(sendsBy === 'soap' ? {} : { bridge }),
    start: async (addresses) => startReference(options, { int, prod, bridge }, token, addresses),
  };
}

async function makeIdentity(now: number): Promise<IssuedCertificate> {
  return issueCertificate({
    subject: `CN=${SIGNER}, O=Pruefstand`,
    keyKind: 'RSA-2048',
    notBefore: now - DAY_MS,
    notAfter: now + 365 * DAY_MS,
    keyUsage: ['digitalSignature'],
  });
}

/** By what the product is known. */
interface Identities {
  readonly int: IssuedCertificate;
  readonly prod: IssuedCertificate;
  readonly bridge: NonNullable<MailboxLoaded['bridge']>;
}

async function startReference(
  options: EmbeddedSenderOptions,
  { int, prod, bridge: client }: Identities,
  token: string,
  { zbpUrl, bridge, authorityCert }: MailboxAddresses,
): Promise<RunningMailboxSender> {
  const product = await startReferenceProcess({
    name: PRODUCT,
    reference: 'bescheidversand',
    changes: options,
    settings: ({ write }) => ({
      ZBP_URL: zbpUrl,
      ZBP_INTERFACE: INTERFACES[options.sendsBy ?? 'rest'],
      ZBP_SIGNER: SIGNER,
      ZBP_INT_CERT_FILE: write('int.pem', int.certificate),
      ZBP_INT_KEY_FILE: write('int-key.pem', int.key),
      ZBP_PROD_CERT_FILE: write('prod.pem', prod.certificate),
      ZBP_PROD_KEY_FILE: write('prod-key.pem', prod.key),
      ...(bridge === undefined
        ? {}
        : {
            FITCONNECT_TOKEN_URL: bridge.tokenUrl,
            FITCONNECT_SUBMISSION_API_URL: bridge.submissionApiUrl,
            FITCONNECT_CLIENT_ID: client.clientId,
            FITCONNECT_CLIENT_SECRET: client.clientSecret,
            ZBP_DESTINATION_ID: bridge.destinationId,
            FITCONNECT_POLL_SECONDS: String(BRIDGE.pollSeconds),
            FITCONNECT_WAIT_SECONDS: String(BRIDGE.waitSeconds),
          }),
      ...(authorityCert === undefined ? {} : { CA_FILE: write('ca.pem', authorityCert) }),
      AUTHORITY: 'Stadt Prüfstadt an der Probe',
      SERVICE: 'Anmeldung in einer Kindertageseinrichtung',
      NOTICE_LEVEL: String(LEVEL),
      RETRY_SECONDS: String(RETRY_SECONDS),
      MAX_ATTEMPTS: String(MAX_ATTEMPTS),
      ADAPTER_TOKEN: token,
    }),
  });
  return { ...product, mailbox: { adapter: { url: product.adapterUrl, token } } };
}
