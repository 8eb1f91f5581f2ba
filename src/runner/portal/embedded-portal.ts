/**
 * The embedded portal: the reference online service of this repository, started as a process of its own with everything a
 * vendor would enter by hand. It doubles as the product in which the proof tool arms faults.
 */
import { randomBytes } from 'node:crypto';
import type { AccountKind, TestedAccount } from '../../core/account.ts';
import type { AccountAddresses } from '../../core/account-control.ts';
import { attributeUrn } from '../../core/account-attributes.ts';
import type { AttributeName } from '../../core/account-attributes.ts';
import type { Capability } from '../../core/requirement.ts';
import type { PortalTarget } from '../../drivers/portal/target.ts';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../formats/certificate-issuing.ts';
import { suiteVersion } from '../environment.ts';
import { startReferenceProcess } from '../reference-process.ts';
import type { ReferenceChanges } from '../reference-process.ts';
import type { Greeting } from '../product-process.ts';
import type { PortalLoaded, RunningPortal } from './portal-loaded.ts';
import { makeEmbeddedTls } from './embedded-portal-tls.ts';
import type { EmbeddedTls } from './embedded-portal-tls.ts';

export interface EmbeddedPortalOptions extends ReferenceChanges {
  /** Profile that is run. */
  readonly profile: string;
  /** The account that the profile is about. */
  readonly account: TestedAccount;
  /** Logins with an ID card go by a simulated eID client. */
  readonly eid?: 'simulated-card';
  /** People reach it by https. Default false: loopback counts as secure without. */
  readonly usesTls?: boolean;
}

/** What the registration of a child for day care needs; two of them without exception. */
const NEEDED: readonly AttributeName[] = [
  'bPK2',
  'surname',
  'givenName',
  'birthdate',
  'gender',
  'postalAddress',
  'postalCode',
  'localityName',
  'country',
  'nationality',
  'documentType',
  'mail',
  'legacyPostkorbHandle',
  'applicationId',
  'assertionProvedBy',
  'level',
  'pseudonym',
];
const CAPABILITIES: readonly Capability[] = [
  'adapter',
  'browser-login',
  'identity-adapter',
  'declared-attributes',
  'attacks-authorised',
  'logout',
  'settable-clock',
  'product-logs',
  'return-parameter',
  'restart',
  'metadata-refresh',
];
const FURTHER: Readonly<Record<TestedAccount, readonly Capability[]>> = {
  bundid: ['step-up', 'mailbox-handover', 'two-accounts'],
  unternehmenskonto: ['two-accounts', 'production-mode', 'single-logout-redirect'],
};
/** The account beside: another one for citizens, whose keys may equal those of BundID; and one for the people of organisations. */
const BESIDE: Readonly<Record<TestedAccount, AccountKind>> = { bundid: 'bayernid', unternehmenskonto: 'bundid' };
const PRODUCT = 'Referenz-Onlinedienst';
const DEADLINE_SECONDS = 30;
/** More than one login writes, and few enough to be kept whole even if each held an assertion. */
const LOG_LINES = 6;
const DAY_MS = 86_400_000;

/** Who allowed attacks on it. */
const PERMISSION = { name: 'Prüfstand', role: 'Eigentümer des Referenzprodukts', date: '2026-11-01', reference: 'reference/portal' };

/** The embedded portal, ready to be run. */
export async function loadEmbeddedPortal(options: EmbeddedPortalOptions): Promise<PortalLoaded> {
  const now = Date.now();
  const [signing, encryption, tls] = await Promise.all([
    makePortalKey('sign', now),
    makePortalKey('encrypt', now),
    options.usesTls === true ? makeEmbeddedTls(now) : undefined,
  ]);
  const token = randomBytes(24).toString('base64url');
  return {
    room: 'portal',
    target: {
      kind: 'embedded',
      profile: options.profile,
      product: { name: PRODUCT, version: suiteVersion(), vendor: 'Prüfstand' },
      deadlineSeconds: DEADLINE_SECONDS,
      adapter: { token },
      capabilities: new Set([...CAPABILITIES, ...FURTHER[options.account], ...(tls === undefined ? [] : (['tls'] as const))]),
    },
    account: options.account,
    beside: BESIDE[options.account],
    ...(tls === undefined ? {} : { trusted: [tls.authorityCert] }),
    permission: PERMISSION,
    ...(options.eid === undefined ? {} : { eid: options.eid }),
    declared: options.account === 'bundid' ? NEEDS_OF_PEOPLE : { level: 3 },
    listen: { hostname: '127.0.0.1', names: [], servicePort: 0, controlPort: 0 },
    start: async (own, _signal, other) => startReferencePortal({ ...options, token, keys: { signing, encryption, tls }, addresses: { own, other } }),
  };
}

/** Why the registration cannot do without an attribute. */
const REASONS: Readonly<Partial<Record<AttributeName, string>>> = { bPK2: 'identifies the applicant', surname: 'names the applicant' };

function reasonFor(name: AttributeName): { readonly requiredBecause?: string } {
  const reason = REASONS[name];
  return reason === undefined ? {} : { requiredBecause: reason };
}

const NEEDS_OF_PEOPLE: PortalLoaded['declared'] = {
  level: 3,
  attributes: NEEDED.map((name) => ({ name: attributeUrn(name), ...reasonFor(name) })),
  needsIdentifier: true,
};

/** A key of the reference with its certificate. */
export async function makePortalKey(purpose: 'sign' | 'encrypt', now: number): Promise<IssuedCertificate> {
  return issueCertificate({
    subject: `CN=${PRODUCT} (${purpose}), O=Pruefstand`,
    keyKind: 'RSA-3072',
    notBefore: now - DAY_MS,
    notAfter: now + 3 * 365 * DAY_MS,
    keyUsage: [purpose === 'sign' ? 'digitalSignature' : 'keyEncipherment'],
  });
}

interface PortalKeys {
  readonly signing: IssuedCertificate;
  readonly encryption: IssuedCertificate;
  /** Of the server, where people reach it by https. */
  readonly tls: EmbeddedTls | undefined;
}

/** How the reference calls the accounts: in its environment, in addresses, on its buttons. */
const ACCOUNTS: Readonly<Record<AccountKind, { readonly prefix: string; readonly name: string; readonly label: string }>> = {
  bundid: { prefix: 'BUNDID', name: 'bundid', label: 'BundID' },
  bayernid: { prefix: 'BAYERNID', name: 'bayernid', label: 'BayernID' },
  unternehmenskonto: { prefix: 'MUK', name: 'muk', label: 'Mein Unternehmenskonto' },
};

export interface ReferenceOptions extends EmbeddedPortalOptions {
  readonly token: string;
  readonly keys: PortalKeys;
  readonly addresses: { readonly own: AccountAddresses; readonly other: AccountAddresses | undefined };
}

/** Starts the reference as a process of its own. */
export async function startReferencePortal(options: ReferenceOptions): Promise<RunningPortal> {
  const { token, account, keys, addresses } = options;
  const product = await startReferenceProcess({
    name: PRODUCT,
    reference: 'portal',
    changes: options,
    settings: ({ write }) => ({
      [`${ACCOUNTS[account].prefix}_METADATA_URL`]: addresses.own.metadataUrl,
      ...(addresses.other === undefined ? {} : { [`${ACCOUNTS[BESIDE[account]].prefix}_METADATA_URL`]: addresses.other.metadataUrl }),
      ENTITY_ID: 'https://kita.pruefstadt.example/saml',
      SIGNING_KEY_FILE: write('signing-key.pem', keys.signing.key),
      SIGNING_CERT_FILE: write('signing.pem', keys.signing.certificate),
      ENCRYPTION_KEY_FILES: write('encryption-key.pem', keys.encryption.key),
      ENCRYPTION_CERT_FILES: write('encryption.pem', keys.encryption.certificate),
      ...(keys.tls === undefined
        ? {}
        : { TLS_CERT_FILE: write('server.pem', keys.tls.server.cert), TLS_KEY_FILE: write('server-key.pem', keys.tls.server.key) }),
      ORGANIZATION: 'Stadt Prüfstadt an der Probe',
      ONLINE_SERVICE_ID: 'BMI-X0000',
      COOKIE_SECURE: 'yes',
      REQUIRED_ATTRIBUTES: Object.keys(REASONS).join(','),
      ADAPTER_TOKEN: token,
    }),
  });
  return { ...product, portal: portalAt(product.announced, options) };
}

/** The reference as a target file would describe it. */
function portalAt({ url, adapterPath, metadataPaths }: Greeting, { account, token, addresses }: ReferenceOptions): PortalTarget {
  const side = (kind: AccountKind): { readonly loginUrl: string; readonly metadata: { readonly url: string }; readonly press: readonly string[] } => ({
    loginUrl: `${url}/anmelden?konto=${ACCOUNTS[kind].name}`,
    metadata: { url: url + (metadataPaths[ACCOUNTS[kind].name] ?? '/saml/metadata') },
    press: [`Weiter zu ${ACCOUNTS[kind].label}`],
  });
  const { press, ...start } = side(account);
  return {
    ...start,
    protectedUrl: `${url}/konto`,
    logoutUrl: `${url}/abmelden`,
    driver: { kind: 'http', press },
    whoami: { adapter: { url: url + adapterPath, token }, page: { loggedIn: 'Sie sind angemeldet.', loggedOut: 'Sie sind nicht angemeldet.' } },
    testInterface: {
      token,
      clockUrl: `${url}${adapterPath}/clock`,
      logUrl: `${url}${adapterPath}/log?last=${LOG_LINES}`,
      applicationsUrl: `${url}${adapterPath}/applications`,
      restartUrl: `${url}${adapterPath}/restart`,
      metadataUrl: `${url}${adapterPath}/metadata`,
    },
    form: { url: `${url}/antrag`, field: 'kindVorname', save: 'Zwischenspeichern', submit: 'Antrag einreichen' },
    ...(account === 'bundid' ? { stepUp: { url: `${url}/anmelden?konto=bundid&stufe=hoch&ziel=/nachweis`, level: 4 } } : {}),
    ...(addresses.other === undefined ? {} : { otherAccount: { account: BESIDE[account], ...side(BESIDE[account]) } }),
    ...(account === 'unternehmenskonto' ? { takesLogoutByRedirect: true } : {}),
    isProduction: true,
    returnParameter: 'ziel',
    attacks: { authorisedBy: PERMISSION },
  };
}
