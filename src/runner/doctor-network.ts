/**
 * `doctor` looks at the network: are our ports free and our names known, does the product's callback receiver show a
 * certificate we trust and answer at all, does its adapter speak as documented.
 */
import { lookup } from 'node:dns/promises';
import { createServer, isIP } from 'node:net';
import { randomUUID } from 'node:crypto';
import { checkServerIdentity, connect } from 'node:tls';
import type { PeerCertificate } from 'node:tls';
import type { Bilingual } from '../core/language.ts';
import type { Target } from '../core/target.ts';
import { parseJsonObject } from '../formats/json.ts';
import { createHttpClient } from '../transport/http-client.ts';
import type { HttpClient, HttpOutcome, TransportFailure } from '../transport/http-client.ts';
import { configurationFault, ok, targetFault, warning } from './doctor-entry.ts';
import type { DoctorEntry, Tell } from './doctor-entry.ts';
import type { ListenOptions } from './run-options.ts';

const TIMEOUT_MS = 5_000;

/** Whether the simulators could listen. */
export async function examinePorts({ hostname, servicePort, controlPort }: ListenOptions, tell: Tell): Promise<void> {
  const wanted: readonly (readonly [string, number, string])[] = [
    [hostname, servicePort, 'listen.servicePort'],
    ['127.0.0.1', controlPort, 'listen.controlPort'],
  ];
  const problems = await Promise.all(wanted.map(async ([host, port, member]) => portProblem(host, port, member)));
  const found = problems.filter((problem) => problem !== undefined);
  for (const problem of found) tell(problem);
  if (found.length === 0) tell(ok(`Anschlüsse ${servicePort} und ${controlPort} sind frei`, `ports ${servicePort} and ${controlPort} are free`));
}

async function portProblem(host: string, port: number, member: string): Promise<DoctorEntry | undefined> {
  const code = await new Promise<string | undefined>((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (code === undefined) return undefined;
  if (code === 'EADDRINUSE') return configurationFault({ de: `Der Anschluss ${port} ist belegt.`, en: `Port ${port} is in use.` }, { de: `Das andere Programm beenden (läuft noch ein „pruefstand simulate“?) oder ${member} ändern.`, en: `End the other program (is a "pruefstand simulate" still running?) or change ${member}.` });
  if (code === 'EACCES') return configurationFault({ de: `Auf dem Anschluss ${port} darf dieser Benutzer nicht lauschen.`, en: `This user may not listen on port ${port}.` }, { de: `Für ${member} eine Zahl ab 1024 wählen.`, en: `Choose a number from 1024 for ${member}.` });
  return configurationFault({ de: `Auf ${host}:${port} lässt sich nicht lauschen (${code}).`, en: `${host}:${port} cannot be listened on (${code}).` }, { de: 'listen.hostname muss eine Adresse dieses Rechners sein.', en: 'listen.hostname must be an address of this machine.' });
}

/** Whether the names the product shall use lead anywhere, seen from here. */
export async function examineNames({ names }: ListenOptions, tell: Tell): Promise<void> {
  for (const name of names.filter((candidate) => isIP(candidate) === 0)) {
    const found = await lookup(name).catch(() => undefined);
    if (found === undefined) tell(warning({ de: `Der Name ${name} ist von hier aus nicht bekannt.`, en: `The name ${name} is not known from here.` }, { de: 'Prüfen, ob ihn der Rechner des Produkts kennt.', en: 'Check whether the machine of the product knows it.' }));
  }
}

/** Handshake with our trust, then an unsigned request; which status comes back does not matter here. */
export async function examineCallback(callback: Required<NonNullable<Target['callback']>>, trusted: string | undefined, tell: Tell): Promise<void> {
  const url = new URL(callback.url);
  if (url.protocol === 'https:' && trusted === undefined) {
    tell(warning({ de: 'Ohne feste Zertifizierungsstelle (tls) lässt sich das Zertifikat des Callback-Empfängers nicht vorab prüfen.', en: 'Without a fixed authority (tls) the certificate of the callback receiver cannot be checked beforehand.' }, { de: 'tls mit authorityCert und authorityKey eintragen oder trustedCertificates nennen.', en: 'Enter tls with authorityCert and authorityKey, or name trustedCertificates.' }));
    return;
  }
  const fault = url.protocol === 'https:' ? await handshakeFault(url, trusted ?? '', 'Callback') : undefined;
  if (fault !== undefined) return tell(fault);
  await using client = createHttpClient({ timeoutMs: TIMEOUT_MS, ...(trusted === undefined ? {} : { ca: trusted }), keepsAlive: false });
  const outcome = await client.attempt({ method: 'POST', url: callback.url, headers: { 'content-type': 'application/json' }, body: '{}' });
  if (outcome.kind === 'failure') return tell(unreachable('Callback', outcome.failure));
  const { status } = outcome.answer;
  if (status === 404 || status === 405) return tell(warning({ de: `Der Callback-Empfänger antwortet mit ${status}; vermutlich stimmt der Pfad nicht.`, en: `The callback receiver answers ${status}; the path is probably wrong.` }, { de: 'callback.url mit der Einstellung im Produkt vergleichen.', en: 'Compare callback.url with the setting in the product.' }));
  if (status >= 500) return tell(warning({ de: `Der Callback-Empfänger antwortet auf eine Nachricht ohne Signatur mit ${status}.`, en: `The callback receiver answers ${status} to a message without signature.` }, { de: 'Nachrichten mit falscher Signatur ignorieren, ohne Fehler (FC-CBK-003).', en: 'Ignore messages with a wrong signature without an error (FC-CBK-003).' }));
  tell(ok(`Callback-Empfänger ist erreichbar (Status ${status})`, `callback receiver can be reached (status ${status})`));
}

interface Handshake {
  readonly failure?: string;
  readonly certificate?: PeerCertificate;
  readonly error?: string;
}

async function shakeHands(url: URL, trusted: string): Promise<Handshake> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(url.port || 443), ca: trusted, rejectUnauthorized: false, ...(isIP(host) === 0 ? { servername: host } : {}) });
    socket.setTimeout(TIMEOUT_MS, () => (socket.destroy(), resolve({ failure: 'ETIMEDOUT' })));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve({ failure: error.code ?? error.message }));
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate();
      const identity = checkServerIdentity(host, certificate) as (Error & { code?: string }) | undefined;
      const error = socket.authorized ? identity?.code : socket.authorizationError?.toString();
      socket.destroy();
      resolve({ certificate, ...(error === undefined ? {} : { error }) });
    });
  });
}

async function handshakeFault(url: URL, trusted: string, who: string): Promise<DoctorEntry | undefined> {
  const { failure, certificate, error } = await shakeHands(url, trusted);
  if (failure !== undefined) return connectionFault(who, url, failure);
  if (error === undefined) return undefined;
  const shown = certificate === undefined ? '' : ` (${String(certificate.subject?.CN ?? '')}, ${certificate.subjectaltname ?? ''}, ${certificate.valid_to})`;
  if (/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/.test(error)) return targetFault({ de: `Das Zertifikat des Produkts gilt jetzt nicht${shown}.`, en: `The certificate of the product is not valid now${shown}.` }, { de: 'Im Produkt ein gültiges Zertifikat eintragen, z. B. product/server.pem.', en: 'Enter a valid certificate in the product, e.g. product/server.pem.' });
  if (/ALTNAME/.test(error)) return targetFault({ de: `Das Zertifikat des Produkts gilt nicht für ${url.hostname}${shown}.`, en: `The certificate of the product does not cover ${url.hostname}${shown}.` }, { de: 'Ein Zertifikat mit diesem Namen ausstellen („pruefstand init --product-host …“) oder die Adresse ändern.', en: 'Issue a certificate with that name ("pruefstand init --product-host …") or change the address.' });
  return targetFault({ de: `Dem Zertifikat des Produkts traut der Prüfstand nicht: ${error}${shown}.`, en: `The suite does not trust the certificate of the product: ${error}${shown}.` }, { de: 'Im Produkt product/server.pem eintragen oder dessen Zertifizierungsstelle unter trustedCertificates nennen.', en: 'Enter product/server.pem in the product, or name its authority under trustedCertificates.' });
}

function connectionFault(who: string, url: URL, code: string): DoctorEntry {
  const at = `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
  const name: Bilingual = { de: `${who} ${at}`, en: `${who.toLowerCase()} ${at}` };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return targetFault({ de: `${name.de}: Der Rechnername ist unbekannt.`, en: `${name.en}: the host name is unknown.` }, { de: 'Den Namen in der Zieldatei oder die Namensauflösung berichtigen.', en: 'Correct the name in the target file, or the name resolution.' });
  if (code === 'ETIMEDOUT') return targetFault({ de: `${name.de}: keine Antwort innerhalb von ${TIMEOUT_MS / 1000} s.`, en: `${name.en}: no answer within ${TIMEOUT_MS / 1000} s.` }, { de: 'Prüfen, ob eine Firewall die Verbindung verwirft.', en: 'Check whether a firewall drops the connection.' });
  if (code === 'EPROTO' || code.startsWith('ERR_SSL') || code === 'ECONNRESET') return targetFault({ de: `${name.de}: Dort spricht niemand TLS (${code}).`, en: `${name.en}: nobody speaks TLS there (${code}).` }, { de: 'Im Produkt HTTPS einschalten oder die Adresse mit http:// nennen (callback.allowHttp).', en: 'Switch HTTPS on in the product, or name the address with http:// (callback.allowHttp).' });
  return targetFault({ de: `${name.de}: keine Verbindung (${code}).`, en: `${name.en}: no connection (${code}).` }, { de: 'Das Produkt starten und prüfen, auf welchem Anschluss es lauscht.', en: 'Start the product and check which port it listens on.' });
}

function unreachable(who: string, failure: TransportFailure): DoctorEntry {
  return targetFault({ de: `${who} antwortet nicht (${failure.kind}: ${failure.detail}).`, en: `${who.toLowerCase()} does not answer (${failure.kind}: ${failure.detail}).` }, { de: 'Das Produkt starten und seine Adresse mit der Zieldatei vergleichen.', en: 'Start the product and compare its address with the target file.' });
}

/** Asks the adapter what docs/reference/adapter.md says it answers. */
export async function examineAdapter(adapter: NonNullable<Target['adapter']>, trusted: string | undefined, tell: Tell): Promise<void> {
  const url = adapter.url ?? '';
  if (url.startsWith('https:')) {
    const fault = trusted === undefined ? undefined : await handshakeFault(new URL(url), trusted, 'Adapter');
    if (fault !== undefined) return tell(fault);
  }
  await using client = createHttpClient({ timeoutMs: TIMEOUT_MS, ...(trusted === undefined ? {} : { ca: trusted }), keepsAlive: false });
  const ask = async (path: string): Promise<HttpOutcome> => askAdapter(client, `${url}${path}`, adapter.token);
  const faults = [await healthFault(ask), await statusFault(ask), await unknownFault(ask)].filter((fault) => fault !== undefined);
  const [first] = faults;
  tell(first ?? ok('Adapter antwortet wie beschrieben', 'adapter answers as documented'));
}

async function askAdapter(client: HttpClient, url: string, token: string | undefined): Promise<HttpOutcome> {
  return client.attempt({ method: 'GET', url, headers: { accept: 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) } });
}

type Ask = (path: string) => Promise<HttpOutcome>;

const AS_DOCUMENTED: Bilingual = { de: 'Die Antwort mit docs/reference/adapter.md vergleichen.', en: 'Compare the answer with docs/reference/adapter.md.' };

async function healthFault(ask: Ask): Promise<DoctorEntry | undefined> {
  const outcome = await ask('/health');
  if (outcome.kind === 'failure') return unreachable('Adapter', outcome.failure);
  const { status, body } = outcome.answer;
  if (status === 401 || status === 403) return targetFault({ de: `Der Adapter weist das Token ab (${status}).`, en: `The adapter refuses the token (${status}).` }, { de: 'adapter.token mit der Einstellung im Produkt vergleichen.', en: 'Compare adapter.token with the setting in the product.' });
  if (status === 200 && parseJsonObject(body)?.['status'] === 'ok') return undefined;
  return targetFault({ de: `GET /health des Adapters antwortet ${status}, erwartet ist 200 mit {"status":"ok"}.`, en: `GET /health of the adapter answers ${status}, 200 with {"status":"ok"} is expected.` }, AS_DOCUMENTED);
}

async function statusFault(ask: Ask): Promise<DoctorEntry | undefined> {
  const outcome = await ask('/status');
  if (outcome.kind === 'failure') return unreachable('Adapter', outcome.failure);
  const pickup = parseJsonObject(outcome.answer.body)?.['pickup'];
  if (outcome.answer.status === 200 && ['ok', 'not-linked', 'unauthorized', 'error'].includes(String(pickup))) return undefined;
  return targetFault({ de: `GET /status des Adapters antwortet ${outcome.answer.status} ohne brauchbares „pickup“.`, en: `GET /status of the adapter answers ${outcome.answer.status} without a usable "pickup".` }, AS_DOCUMENTED);
}

async function unknownFault(ask: Ask): Promise<DoctorEntry | undefined> {
  const outcome = await ask(`/submissions/${randomUUID()}`);
  if (outcome.kind === 'failure') return unreachable('Adapter', outcome.failure);
  if (outcome.answer.status === 404) return undefined;
  return targetFault({ de: `GET /submissions/{unbekannt} des Adapters antwortet ${outcome.answer.status}, erwartet ist 404.`, en: `GET /submissions/{unknown} of the adapter answers ${outcome.answer.status}, 404 is expected.` }, AS_DOCUMENTED);
}
