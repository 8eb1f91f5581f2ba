/**
 * What `init` has to know of a product before it makes the folder: options first, then questions for what is missing, then what is usual.
 * Each kind of product has its own questions; an option that belongs to another kind is an error, not a silence.
 */
import type { InitOptions } from '../runner/init.ts';
import type { MailboxInitOptions } from '../runner/mailbox/init-mailbox.ts';
import type { PortalInitOptions } from '../runner/portal/init-portal.ts';
import type { ServiceInitOptions, ServiceProfile } from '../runner/init-service/init-service.ts';
import { oneOf, secondsNumber } from './arguments.ts';
import { argumentError } from './failure.ts';
import { address, callbackAddress, hostNames, notEmpty, orEmpty } from './init-values.ts';
import type { Given } from './init-values.ts';
import type { Session } from './session.ts';

/** As the command line gives them. */
export interface InitCallOptions {
  readonly profile?: InitProfile;
  readonly name?: string;
  readonly productVersion?: string;
  readonly vendor?: string;
  readonly apiVersion?: 'v1' | 'v2';
  readonly polling?: number;
  readonly callback?: string;
  readonly adapter?: string;
  readonly productHost?: readonly string[];
  readonly serviceHost?: readonly string[];
  readonly login?: string;
  readonly protected?: string;
  readonly metadata?: string;
  readonly press?: readonly string[];
  readonly loggedIn?: string;
  readonly service?: string;
  readonly sender?: string;
  readonly role?: MailboxInitOptions['role'];
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** Profiles that `init` makes folders for, the usual one first. */
export const INIT_PROFILES = [
  'fit-connect-fachverfahren',
  'bundid-portal',
  'muk-portal',
  'zbp-absender',
  'dvdv-client',
  'dvdv-server',
  'bezahldienst-portal',
  'bezahldienst-anbieter',
] as const;
export type InitProfile = (typeof INIT_PROFILES)[number];

export const API_VERSIONS = ['v1', 'v2'] as const;
export const SENDER_ROLES = ['back-office', 'online-service'] as const;

const RECEIVER = ['apiVersion', 'polling', 'callback', 'adapter', 'productHost', 'serviceHost'] as const;
const PORTAL = ['login', 'protected', 'metadata', 'press', 'loggedIn', 'adapter'] as const;
const SENDER = ['sender', 'role', 'adapter', 'serviceHost'] as const;
const CLIENT = ['adapter', 'serviceHost'] as const;
const SERVER = ['service'] as const;
const PARTICULAR: Readonly<Record<InitProfile, readonly (keyof InitCallOptions)[]>> = {
  'fit-connect-fachverfahren': RECEIVER,
  'bundid-portal': PORTAL,
  'muk-portal': PORTAL,
  'zbp-absender': SENDER,
  'dvdv-client': CLIENT,
  'dvdv-server': SERVER,
  'bezahldienst-portal': CLIENT,
  'bezahldienst-anbieter': SERVER,
};

/** @throws ERR_CONFIG_ARGUMENT for an option that means nothing for this kind of product */
export function refuseForeignOptions(profile: InitProfile, options: InitCallOptions): void {
  const foreign = [...RECEIVER, ...PORTAL, ...SENDER, ...SERVER].find((name) => options[name] !== undefined && !PARTICULAR[profile].includes(name));
  if (foreign === undefined) return;
  const option = `--${foreign.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const others = INIT_PROFILES.filter((other) => PARTICULAR[other].includes(foreign)).join(', ');
  throw argumentError(
    { de: `${option} gehört nicht zum Profil ${profile}.`, en: `${option} does not belong to profile ${profile}.` },
    {
      de: `Weglassen, oder mit --profile eines nennen, zu dem es gehört: ${others}.`,
      en: `Leave it out, or name one it belongs to with --profile: ${others}.`,
    },
  );
}

/** Which kind of product it is. */
export async function profileFor({ profile }: InitCallOptions, { say }: Session, given: Given): Promise<InitProfile> {
  const text = `${say('Profil', 'Profile')} (${INIT_PROFILES.join(', ')})`;
  return oneOf('--profile', INIT_PROFILES)(await given(profile, text, INIT_PROFILES[0], oneOf('--profile', INIT_PROFILES)));
}

async function productFor(options: InitCallOptions, { say }: Session, given: Given): Promise<InitOptions['product']> {
  return {
    name: await given(options.name, say('Name des Produkts', 'Name of the product'), say('Mein Fachverfahren', 'My product'), notEmpty),
    version: await given(options.productVersion, say('Version des Produkts', 'Version of the product'), '1.0', notEmpty),
    vendor: await given(options.vendor, say('Hersteller', 'Vendor'), say('Mein Unternehmen', 'My company'), notEmpty),
  };
}

async function serviceHostsFor({ serviceHost }: InitCallOptions, { say }: Session, given: Given): Promise<readonly string[]> {
  const text = say('Name, unter dem das Produkt diesen Rechner erreicht', 'Name under which the product reaches this machine');
  const names = await given(serviceHost?.join(' '), text, 'localhost', (answer) => answer.split(' ').map((name) => hostNames('--service-host')(name)));
  return names.split(' ').filter((name) => name !== '');
}

type Answers = Pick<InitOptions, 'product' | 'apiVersion' | 'pollingSeconds' | 'callbackUrl' | 'adapterUrl' | 'productHosts' | 'serviceHosts'>;

/** Of a receiving system for FIT-Connect. */
export async function receiverAnswers(options: InitCallOptions, session: Session, given: Given): Promise<Answers> {
  const { say } = session;
  const product = await productFor(options, session, given);
  const apiVersion = await given(
    options.apiVersion,
    say('Version der Submission API (v1 oder v2)', 'Version of the Submission API (v1 or v2)'),
    'v2',
    oneOf('--api-version', API_VERSIONS),
  );
  const polling = await given(
    options.polling?.toString(),
    say('Abstand der Abholungen in Sekunden', 'Polling interval in seconds'),
    '5',
    secondsNumber('--polling', 0.05, 86_400),
  );
  const callback = await given(
    options.callback,
    say('Adresse des Callback-Empfängers (leer: keiner)', 'Address of the callback receiver (empty: none)'),
    '',
    orEmpty(callbackAddress),
  );
  const adapter = await given(
    options.adapter,
    say('Adresse der Prüfschnittstelle (leer: keine)', 'Address of the test interface (empty: none)'),
    '',
    orEmpty(address('--adapter')),
  );
  return {
    product,
    apiVersion: apiVersion === 'v1' ? 'v1' : 'v2',
    pollingSeconds: Number(polling.replace(',', '.')),
    ...(callback === '' ? {} : { callbackUrl: callback }),
    ...(adapter === '' ? {} : { adapterUrl: adapter }),
    productHosts: [...new Set([...(options.productHost ?? []), ...[callback, adapter].flatMap((url) => (url === '' ? [] : [new URL(url).hostname]))])],
    serviceHosts: await serviceHostsFor(options, session, given),
  };
}

type PortalAnswers = Omit<PortalInitOptions, 'folder' | 'profile' | 'language' | 'isForced'>;

/** Of a portal. */
export async function portalAnswers(options: InitCallOptions, session: Session, given: Given): Promise<PortalAnswers> {
  const { say } = session;
  const product = await productFor(options, session, given);
  const loginUrl = await given(
    options.login,
    say('Adresse, bei der die Anmeldung beginnt', 'Address at which the login starts'),
    'http://localhost:8080/login',
    address('--login'),
  );
  const at = new URL(loginUrl).origin;
  const protectedUrl = await given(
    options.protected,
    say('Adresse einer Seite für Angemeldete', 'Address of a page for people logged in'),
    `${at}/account`,
    address('--protected'),
  );
  const metadataUrl = await given(
    options.metadata,
    say('Adresse der SAML-Metadaten des Portals', "Address of the portal's SAML metadata"),
    `${at}/saml/metadata`,
    address('--metadata'),
  );
  const press = options.press ?? [
    await given(undefined, say('Aufschrift des Knopfs zum Konto (leer: keiner)', 'Text of the button to the account (empty: none)'), '', orEmpty(notEmpty)),
  ];
  const adapterUrl = await given(
    options.adapter,
    say('Adresse der Prüfschnittstelle (leer: keine)', 'Address of the test interface (empty: none)'),
    '',
    orEmpty(address('--adapter')),
  );
  const marker = say('Text, an dem man auf dieser Seite sieht, dass jemand angemeldet ist', 'Text by which that page shows that somebody is logged in');
  const loggedIn = await given(options.loggedIn, marker, adapterUrl === '' ? say('Angemeldet als', 'Logged in as') : '', orEmpty(notEmpty));
  return {
    product,
    loginUrl,
    protectedUrl,
    metadataUrl,
    press: press.filter((text) => text !== ''),
    ...(loggedIn === '' ? {} : { loggedIn }),
    ...(adapterUrl === '' ? {} : { adapterUrl }),
  };
}

type SenderAnswers = Omit<MailboxInitOptions, 'folder' | 'language' | 'isForced' | 'now'>;

/** Of a sender to mailboxes. */
export async function senderAnswers(options: InitCallOptions, session: Session, given: Given): Promise<SenderAnswers> {
  const { say } = session;
  const product = await productFor(options, session, given);
  const role = await given(
    options.role,
    say('Rolle (back-office oder online-service)', 'Role (back-office or online-service)'),
    SENDER_ROLES[0],
    oneOf('--role', SENDER_ROLES),
  );
  const senderName = await given(options.sender, say('Registrierter Name des Absenders', 'Registered name of the sender'), product.name, commonName);
  const adapterUrl = await given(options.adapter, say('Adresse des Adapters', 'Address of the adapter'), 'http://localhost:8080/adapter', address('--adapter'));
  const serviceHosts = await serviceHostsFor(options, session, given);
  return { product, role: oneOf('--role', SENDER_ROLES)(role), senderName, adapterUrl, serviceHosts };
}

type ServiceAnswers = Pick<ServiceInitOptions, 'product' | 'address' | 'serviceHosts'>;

const USUAL_SERVICES: Readonly<Partial<Record<ServiceProfile, string>>> = {
  'dvdv-server': 'https://localhost:9443/dvdv2-backend',
  'bezahldienst-anbieter': 'https://localhost:9443/xbezahldienste/api/v1.0.0',
};

/** Of a product around payment or directory: where its adapter is, or the service itself where the suite is its client. */
export async function serviceAnswers(profile: ServiceProfile, options: InitCallOptions, session: Session, given: Given): Promise<ServiceAnswers> {
  const { say } = session;
  const product = await productFor(options, session, given);
  const usual = USUAL_SERVICES[profile];
  if (usual !== undefined)
    return {
      product,
      address: await given(options.service, say('Adresse des Dienstes', 'Address of the service'), usual, address('--service')),
      serviceHosts: [],
    };
  const adapterUrl = await given(options.adapter, say('Adresse des Adapters', 'Address of the adapter'), 'http://localhost:8080/adapter', address('--adapter'));
  return { product, address: adapterUrl, serviceHosts: await serviceHostsFor(options, session, given) };
}

/** Certificates hold names of 64 characters at most (RFC 5280, ub-common-name). */
export function commonName(text: string): string {
  notEmpty(text);
  if (text.length <= 64) return text;
  throw argumentError(
    {
      de: '--sender nimmt einen Namen von höchstens 64 Zeichen, weil er im Zertifikat steht.',
      en: '--sender takes a name of 64 characters at most, since it stands in the certificate.',
    },
    { de: 'Einen kürzeren Namen nennen.', en: 'Name a shorter one.' },
  );
}
