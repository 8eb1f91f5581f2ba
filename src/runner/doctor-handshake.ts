/**
 * `doctor` opens a TLS connection to the product and says what is wrong with it: nobody there, no TLS, a certificate that
 * is out of date, for another host, or of an authority we do not trust.
 */
import { isIP } from 'node:net';
import { checkServerIdentity, connect } from 'node:tls';
import type { PeerCertificate } from 'node:tls';
import type { Bilingual } from '../core/language.ts';
import type { TransportFailure } from '../transport/http-client.ts';
import { targetFault } from './doctor-entry.ts';
import type { DoctorEntry } from './doctor-entry.ts';

/** How long the product may take to answer `doctor`. */
export const TIMEOUT_MS = 5_000;

interface Handshake {
  readonly failure?: string;
  readonly certificate?: PeerCertificate;
  readonly error?: string;
}

async function shakeHands(url: URL, trusted: string): Promise<Handshake> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(url.port || 443), ca: trusted, rejectUnauthorized: false, ...(isIP(host) === 0 ? { servername: host } : {}) });
    socket.setTimeout(TIMEOUT_MS, () => {
      socket.destroy();
      resolve({ failure: 'ETIMEDOUT' });
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve({ failure: error.code ?? error.message }));
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate();
      const identity = checkServerIdentity(host, certificate) as (Error & { code?: string }) | undefined;
      const error = socket.authorized ? identity?.code : String(socket.authorizationError);
      socket.destroy();
      resolve({ certificate, ...(error === undefined ? {} : { error }) });
    });
  });
}

/** @param trusted PEM certificates @param who `Callback` or `Adapter` @returns undefined when the connection is as it should be */
export async function handshakeFault(url: URL, trusted: string, who: string): Promise<DoctorEntry | undefined> {
  const { failure, certificate, error } = await shakeHands(url, trusted);
  if (failure !== undefined) return connectionFault(who, url, failure);
  if (error === undefined) return undefined;
  const shown = certificate === undefined ? '' : ` (${certificate.subjectaltname ?? '–'}, ${certificate.valid_from} – ${certificate.valid_to})`;
  if (/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/.test(error))
    return targetFault(
      { de: `Das Zertifikat des Produkts gilt jetzt nicht${shown}.`, en: `The certificate of the product is not valid now${shown}.` },
      {
        de: 'Im Produkt ein gültiges Zertifikat eintragen, z. B. product/server.pem.',
        en: 'Enter a valid certificate in the product, e.g. product/server.pem.',
      },
    );
  if (error.includes('ALTNAME'))
    return targetFault(
      {
        de: `Das Zertifikat des Produkts gilt nicht für ${url.hostname}${shown}.`,
        en: `The certificate of the product does not cover ${url.hostname}${shown}.`,
      },
      {
        de: 'Ein Zertifikat mit diesem Namen ausstellen („pruefstand init --product-host …“) oder die Adresse ändern.',
        en: 'Issue a certificate with that name ("pruefstand init --product-host …") or change the address.',
      },
    );
  return targetFault(
    {
      de: `Dem Zertifikat des Produkts traut der Prüfstand nicht: ${error}${shown}.`,
      en: `The suite does not trust the certificate of the product: ${error}${shown}.`,
    },
    {
      de: 'Im Produkt product/server.pem eintragen oder dessen Zertifizierungsstelle unter trustedCertificates nennen.',
      en: 'Enter product/server.pem in the product, or name its authority under trustedCertificates.',
    },
  );
}

function connectionFault(who: string, url: URL, code: string): DoctorEntry {
  const at = `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
  const name: Bilingual = { de: `${who} ${at}`, en: `${who.toLowerCase()} ${at}` };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return targetFault(
      { de: `${name.de}: Der Rechnername ist unbekannt.`, en: `${name.en}: the host name is unknown.` },
      { de: 'Den Namen in der Zieldatei oder die Namensauflösung berichtigen.', en: 'Correct the name in the target file, or the name resolution.' },
    );
  if (code === 'ETIMEDOUT')
    return targetFault(
      { de: `${name.de}: keine Antwort innerhalb von ${TIMEOUT_MS / 1000} s.`, en: `${name.en}: no answer within ${TIMEOUT_MS / 1000} s.` },
      { de: 'Prüfen, ob eine Firewall die Verbindung verwirft.', en: 'Check whether a firewall drops the connection.' },
    );
  if (code === 'EPROTO' || code.startsWith('ERR_SSL') || code === 'ECONNRESET')
    return targetFault(
      { de: `${name.de}: Dort spricht niemand TLS (${code}).`, en: `${name.en}: nobody speaks TLS there (${code}).` },
      {
        de: 'Im Produkt HTTPS einschalten oder die Adresse mit http:// nennen (callback.allowHttp).',
        en: 'Switch HTTPS on in the product, or name the address with http:// (callback.allowHttp).',
      },
    );
  return targetFault(
    { de: `${name.de}: keine Verbindung (${code}).`, en: `${name.en}: no connection (${code}).` },
    { de: 'Das Produkt starten und prüfen, auf welchem Anschluss es lauscht.', en: 'Start the product and check which port it listens on.' },
  );
}

/** No answer to a request, in words. */
export function unreachable(who: string, failure: TransportFailure): DoctorEntry {
  return targetFault(
    { de: `${who} antwortet nicht (${failure.kind}: ${failure.detail}).`, en: `${who.toLowerCase()} does not answer (${failure.kind}: ${failure.detail}).` },
    { de: 'Das Produkt starten und seine Adresse mit der Zieldatei vergleichen.', en: 'Start the product and compare its address with the target file.' },
  );
}
