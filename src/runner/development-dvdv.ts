/**
 * The DVDV of `simulate`: two servers that stand in for each other, the country, a certificate to log in with. What logs in is
 * made once and kept; the country is made anew at every call, so that its next quarter is always the next one.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sha256Hex } from '../formats/hash.ts';
import { writePkcs12 } from '../formats/pkcs12-writing.ts';
import { startHost } from '../transport/host.ts';
import type { Host } from '../transport/host.ts';
import { createRecorder } from '../transport/recorder.ts';
import { createControlClient, createCountry, createDvdv } from '../../simulators/dvdv/index.ts';
import type { Country, DvdvSimulator, Login, MadeCertificate, MakeCertificate, ServerName, TenantAddresses } from '../../simulators/dvdv/index.ts';
import { CONTROL, filesIn, kept, MAX_EXCHANGES, TENANT } from './development-accounts.ts';
import type { DevelopmentSystem, SystemOptions, SystemRow } from './development-accounts.ts';
import { startDirectoryPki } from './directory-pki.ts';
import type { DirectoryPki } from './directory-pki.ts';
import { cacheFolder } from './environment.ts';
import { certificatesOf } from './server-certificates.ts';
import { openTestPki } from './test-pki.ts';

/** Both servers and the control interface; behind them the PKI, with its control interface. */
const OWN_PORTS = 3;
export const DVDV_PORTS = OWN_PORTS + 2;
/** Who a person that develops is, in the compact data of the country. */
const LOGIN = 'portal-login';

/** By common name: what logs in stays the same from call to call. */
type KeptLogins = Readonly<Record<string, MadeCertificate>>;

/** Starts both servers, the control interface, and the PKI that their certificates are of. */
export async function startDvdv(options: SystemOptions): Promise<DevelopmentSystem> {
  const { folder, now, port, onExchange } = options;
  const own = join(folder, 'dvdv');
  const pki = openTestPki(cacheFolder(), now);
  const root = (await pki.authority('root')).certificate;
  await using starting = new AsyncDisposableStack();
  const recorder = createRecorder({ maxExchanges: MAX_EXCHANGES });
  recorder.onRecorded(onExchange);
  const ports = port === 0 ? { port, controlPort: 0 } : { port: port + OWN_PORTS, controlPort: port + OWN_PORTS + 1 };
  const issuing = starting.use(await startDirectoryPki({ pki, now, recorder, listen: ports }));
  // Of another root nothing is kept: products trust one.
  const file = join(own, `logins-${sha256Hex(Buffer.from(root)).slice(0, 16)}.json`);
  const logins = await kept(file, now, async () => makeLogins(now, issuing.make));
  const country = await createCountry({ now, make: async (order) => logins[order.commonName] ?? issuing.make(order) });
  const login = requireLogin(country);
  const served = starting.use(await serve(options, issuing));
  const control = createControlClient({ url: served.controlUrl, tenant: TENANT });
  const clients = [{ fingerprint: login.fingerprint, peer: 'product' as const }];
  const addresses = await control.createTenant({ id: TENANT, directory: country.directory, clients });
  const files = fileRows(own, login, root);
  const running = starting.move();
  return {
    title: { de: 'DVDV (Verzeichnis, API v2)', en: 'DVDV (directory, API v2)' },
    rows: [...addressRows(addresses), ...loginRows(login, country), ...files, ...pkiRows(issuing), [CONTROL, served.controlUrl]],
    [Symbol.asyncDispose]: async () => running.disposeAsync(),
  };
}

/** Certificates with an end of their own are made anew, so that they have ended by as much as the country says. */
async function makeLogins(now: number, make: MakeCertificate): Promise<KeptLogins> {
  const logins: Record<string, MadeCertificate> = {};
  await createCountry({
    now,
    make: async (order) => {
      const certificate = await make(order);
      if (order.use === 'login' && order.notAfter > now) logins[order.commonName] = certificate;
      return certificate;
    },
  });
  return logins;
}

function requireLogin({ logins }: Country): Login {
  const login = logins.find(({ id }) => id === LOGIN);
  if (login === undefined) throw new Error(`The country has no login "${LOGIN}".`);
  return login;
}

interface Served extends AsyncDisposable {
  readonly controlUrl: string;
}

/** Serves both servers and the control interface; ends all when one of them cannot be started. */
async function serve({ port, onExchange }: SystemOptions, issuing: DirectoryPki): Promise<Served> {
  const recorder = createRecorder({ maxExchanges: MAX_EXCHANGES });
  recorder.onRecorded(onExchange);
  const hosts = new Map<ServerName, Host>();
  const simulator: DvdvSimulator = createDvdv({ baseUrl: (server) => hosts.get(server)?.url ?? '', recorder });
  issuing.follow(simulator, TENANT);
  await using starting = new AsyncDisposableStack();
  const tls = { certificates: await certificatesOf(issuing.authority, { hostname: '127.0.0.1', names: [] }) };
  const portOf = (offset: number): number => (port === 0 ? 0 : port + offset);
  for (const [index, server] of (['first', 'second'] as const).entries()) {
    const host = starting.use(await startHost({ simulator: simulator[server], port: portOf(index), tls }));
    hosts.set(server, host);
    simulator.useHost(server, host);
  }
  const control = starting.use(await startHost({ simulator: simulator.control, port: portOf(2) }));
  const running = starting.move();
  return { controlUrl: control.url, [Symbol.asyncDispose]: async () => running.disposeAsync() };
}

function addressRows({ first, second, pagesUrl }: TenantAddresses): readonly SystemRow[] {
  return [
    [{ de: 'Server 1', en: 'Server 1' }, first.backendUrl],
    [{ de: 'Server 2 (Ersatz)', en: 'Server 2 (substitute)' }, second.backendUrl],
    [{ de: 'Token', en: 'Token' }, first.tokenUrl ?? ''],
    [{ de: 'Token, Ersatz', en: 'Token, substitute' }, second.tokenUrl ?? ''],
    [{ de: 'Abfragen, EmbeddedBearer', en: 'Look-ups, EmbeddedBearer' }, `${first.directoryUrls.standalone ?? ''}/v2/`],
    [{ de: 'Abfragen ohne Anmeldung', en: 'Look-ups without login' }, `${first.directoryUrls.intern ?? ''}/v2/`],
    [{ de: 'Einträge im Browser', en: 'Entries in a browser' }, pagesUrl],
  ];
}

function loginRows(login: Login, { directory }: Country): readonly SystemRow[] {
  const organization = directory.organizations.find(({ id }) => login.organizations.includes(id));
  return [
    [{ de: 'Eigener Schlüssel', en: 'Own key' }, organization?.keys.join(', ') ?? ''],
    [{ de: 'Eigene Kategorie', en: 'Own category' }, organization?.category ?? ''],
    [{ de: 'sub des JWT', en: 'sub of the JWT' }, `fp:${login.fingerprint}`],
  ];
}

function pkiRows({ url, controlUrl = '' }: DirectoryPki): readonly SystemRow[] {
  return [
    [{ de: 'Sperrlisten und OCSP', en: 'Revocation lists and OCSP' }, url],
    [{ de: 'Steuerung der PKI', en: 'Control of the PKI' }, controlUrl],
  ];
}

/** Keystores of Java and .NET are PKCS #12. */
function fileRows(folder: string, login: Login, root: string): readonly SystemRow[] {
  const password = randomBytes(18).toString('hex');
  const write = filesIn(folder);
  return [
    [{ de: 'Client-Zertifikat', en: 'Client certificate' }, write('client.pem', login.certificate)],
    [{ de: 'Client-Schlüssel', en: 'Client key' }, write('client.key.pem', login.privateKey)],
    [
      { de: 'beides als PKCS #12', en: 'both as PKCS #12' },
      write('client.p12', writePkcs12({ key: login.privateKey, chain: login.certificate, password, name: LOGIN })),
    ],
    [{ de: 'dessen Passwort', en: 'its password' }, write('client.p12.password.txt', `${password}\n`)],
    [{ de: 'Zertifizierungsstelle', en: 'Authority' }, write('authority.pem', root)],
  ];
}
