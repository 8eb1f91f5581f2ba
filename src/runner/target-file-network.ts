/** Addresses, ports and certificates of a target file: what a schema cannot say about them. */
import { X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import type { Bilingual } from '../core/language.ts';
import type { FitConnectTarget } from '../core/target.ts';
import { AUTHORITY_NAME } from './embedded.ts';
import type { ListenOptions } from './product.ts';
import type { FitConnectLoaded } from './fit-connect-loaded.ts';
import type { FileReader } from './target-file-files.ts';
import { DEFAULT_PORTS } from './target-file-format.ts';
import type { TargetFile } from './target-file-format.ts';
import type { Complaints } from './target-file-problem.ts';

const LOOPBACK = '127.0.0.1';
const WILDCARDS = ['0.0.0.0', '::'];

/** @returns undefined when the product could not reach the service, then a problem is noted */
export function readListen(file: Pick<TargetFile, 'listen'>, complaints: Complaints): ListenOptions | undefined {
  const listen = file.listen ?? {};
  const hostname = listen.hostname ?? LOOPBACK;
  const names = listen.names ?? (hostname === LOOPBACK ? ['localhost'] : []);
  const { servicePort = DEFAULT_PORTS.service, controlPort = DEFAULT_PORTS.control } = listen;
  if (servicePort !== 0 && servicePort === controlPort) {
    complaints.problem(
      '/listen/controlPort',
      'ERR_CONFIG_INVALID',
      { de: `Zustelldienst und Steuerung haben denselben Anschluss ${servicePort}.`, en: `Delivery service and control have the same port ${servicePort}.` },
      { de: 'Zwei verschiedene Anschlüsse nennen.', en: 'Name two different ports.' },
    );
    return undefined;
  }
  if (WILDCARDS.includes(hostname) && names.length === 0) {
    complaints.problem(
      '/listen/hostname',
      'ERR_CONFIG_INVALID',
      {
        de: `Unter ${hostname} kann das Produkt den Dienst nicht ansprechen, und listen.names nennt keinen Namen.`,
        en: `The product cannot address the service as ${hostname}, and listen.names names nothing else.`,
      },
      { de: 'In listen.names den Rechnernamen eintragen, den das Produkt benutzt.', en: 'Enter the host name the product uses in listen.names.' },
    );
    return undefined;
  }
  const wrong = names.findIndex((name) => !isHostName(name));
  if (wrong < 0) return { hostname, names, servicePort, controlPort };
  complaints.problem(
    `/listen/names/${wrong}`,
    'ERR_CONFIG_INVALID',
    { de: `„${names[wrong] ?? ''}“ ist weder ein Rechnername noch eine IP-Adresse.`, en: `"${names[wrong] ?? ''}" is neither a host name nor an IP address.` },
    { de: 'Nur den Namen nennen, ohne https:// und ohne Anschluss.', en: 'Give the name only, without https:// and without port.' },
  );
  return undefined;
}

/** A host name or IPv4 address without port. */
export function isHostName(name: string): boolean {
  return isIP(name) === 4 || /^(?=.{1,253}$)[0-9A-Za-z_]([0-9A-Za-z_-]{0,61}[0-9A-Za-z_])?(\.[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?)*$/.test(name);
}

const SECRET_CHARS = { min: 32, max: 512 };

/** @returns the callback, `none` where the product has no receiver, undefined when it cannot be used */
export function readCallback(file: TargetFile, files: FileReader, complaints: Complaints): NonNullable<FitConnectTarget['callback']> | 'none' | undefined {
  if (file.callback === undefined) return 'none';
  const { url, secret: source, allowHttp } = file.callback;
  const isUsable = isAddress(url, '/callback/url', complaints) && isSafe(url, allowHttp === true, complaints);
  const secret = files.secret('/callback/secret', source);
  if (secret === undefined || !isUsable) return undefined;
  if (secret.length >= SECRET_CHARS.min && secret.length <= SECRET_CHARS.max) return { url, secret };
  complaints.problem(
    '/callback/secret',
    'ERR_CONFIG_INVALID',
    {
      de: `Das Callback-Geheimnis hat ${secret.length} Zeichen, verlangt sind ${SECRET_CHARS.min} bis ${SECRET_CHARS.max}.`,
      en: `The callback secret has ${secret.length} characters, ${SECRET_CHARS.min} to ${SECRET_CHARS.max} are wanted.`,
    },
    {
      de: 'Ein zufälliges Geheimnis der verlangten Länge im Produkt und hier eintragen.',
      en: 'Enter a random secret of the length that is wanted in the product and here.',
    },
  );
  return undefined;
}

/** @returns the adapter, `none` where the product has none, undefined when it cannot be used */
export function readAdapter(file: TargetFile, files: FileReader, complaints: Complaints): NonNullable<FitConnectTarget['adapter']> | 'none' | undefined {
  if (file.adapter === undefined) return 'none';
  const { url, token: source } = file.adapter;
  const token = source === undefined ? undefined : files.secret('/adapter/token', source);
  if (!isAddress(url, '/adapter/url', complaints) || (source !== undefined && token === undefined)) return undefined;
  return { url: url.replace(/\/+$/, ''), ...(token === undefined ? {} : { token }) };
}

function isAddress(url: string, pointer: string, complaints: Complaints): boolean {
  const parsed = URL.parse(url);
  const isUsable =
    parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === '' && parsed.hash === '' && !/\s/.test(url);
  if (isUsable) return true;
  complaints.problem(
    pointer,
    'ERR_CONFIG_INVALID',
    {
      de: 'Das ist keine vollständige Adresse mit https:// oder http://, ohne Zugangsdaten und Fragment.',
      en: 'This is no full address with https:// or http://, without credentials and fragment.',
    },
    { de: 'So schreiben: https://localhost:8443/pfad.', en: 'Write it like this: https://localhost:8443/path.' },
  );
  return false;
}

function isSafe(url: string, allowsHttp: boolean, complaints: Complaints): boolean {
  if (allowsHttp || !/^http:/i.test(url)) return true;
  complaints.problem(
    '/callback/url',
    'ERR_CONFIG_INVALID',
    {
      de: 'Die Callback-Adresse beginnt mit http://; FIT-Connect nimmt nur https:// an.',
      en: 'The callback address starts with http://; FIT-Connect takes https:// only.',
    },
    {
      de: 'Eine Adresse mit https:// nennen oder, nur für die Entwicklung, callback.allowHttp: true setzen.',
      en: 'Name an address with https:// or, for development only, set callback.allowHttp: true.',
    },
  );
  return false;
}

type Trust = Pick<FitConnectLoaded, 'authority' | 'trustedByCallbackClient'>;

/** @returns undefined when a certificate or key cannot be used, then a problem is noted */
export function readTrust(file: Pick<TargetFile, 'tls' | 'trustedCertificates'>, files: FileReader, complaints: Complaints, now: number): Trust | undefined {
  const names = file.trustedCertificates ?? [];
  const trusted = names.flatMap((name, index) => readCertificates(`/trustedCertificates/${index}`, name, files, complaints) ?? []);
  if (trusted.length < names.length) return undefined;
  const trust = trusted.length === 0 ? {} : { trustedByCallbackClient: trusted.join('\n') };
  if (file.tls === undefined || file.tls === false) return trust;
  const cert = readCertificates('/tls/authorityCert', file.tls.authorityCert, files, complaints);
  const key = files.text('/tls/authorityKey', file.tls.authorityKey);
  if (cert === undefined || key === undefined || !isAuthority(cert, key, file.tls, complaints, now)) return undefined;
  return { authority: { cert, key }, ...trust };
}

function readCertificates(pointer: string, name: string, files: FileReader, complaints: Complaints): string | undefined {
  const pem = files.text(pointer, name);
  if (pem === undefined || certificateOf(pem) !== undefined) return pem;
  complaints.problem(
    pointer,
    'ERR_CONFIG_INVALID',
    { de: `${name} enthält kein Zertifikat in PEM.`, en: `${name} holds no certificate in PEM.` },
    {
      de: 'Die Datei beginnt mit -----BEGIN CERTIFICATE-----; eine DER-Datei vorher umwandeln.',
      en: 'The file starts with -----BEGIN CERTIFICATE-----; convert a DER file first.',
    },
  );
  return undefined;
}

function certificateOf(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function isAuthority(
  pem: string,
  keyPem: string,
  names: { readonly authorityCert: string; readonly authorityKey: string },
  complaints: Complaints,
  now: number,
): boolean {
  const certificate = certificateOf(pem);
  const key = privateKeyOf(keyPem);
  const refuse = (pointer: string, text: Bilingual): false => {
    complaints.problem(pointer, 'ERR_CONFIG_INVALID', text, {
      de: '„pruefstand init“ legt eine passende Zertifizierungsstelle an.',
      en: '"pruefstand init" makes a fitting authority.',
    });
    return false;
  };
  const { authorityCert, authorityKey } = names;
  if (key === undefined || !keyPem.includes('-----BEGIN PRIVATE KEY-----'))
    return refuse('/tls/authorityKey', {
      de: `${authorityKey} enthält keinen privaten Schlüssel in PEM (PKCS #8, ohne Passwort).`,
      en: `${authorityKey} holds no private key in PEM (PKCS #8, without password).`,
    });
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    return refuse('/tls/authorityKey', { de: `${authorityKey} ist kein Schlüssel auf der Kurve P-256.`, en: `${authorityKey} is no key on the curve P-256.` });
  if (!certificate?.publicKey.equals(createPublicKey(keyPem)))
    return refuse('/tls/authorityKey', {
      de: `${authorityKey} gehört nicht zum Zertifikat ${authorityCert}.`,
      en: `${authorityKey} does not belong to the certificate ${authorityCert}.`,
    });
  if (certificate.subject !== `CN=${AUTHORITY_NAME}`)
    return refuse('/tls/authorityCert', {
      de: `${authorityCert} ist nicht auf den Namen „${AUTHORITY_NAME}“ ausgestellt.`,
      en: `${authorityCert} is not issued to the name "${AUTHORITY_NAME}".`,
    });
  if (!certificate.ca)
    return refuse('/tls/authorityCert', {
      de: `${authorityCert} ist kein Zertifikat einer Zertifizierungsstelle.`,
      en: `${authorityCert} is no certificate of an authority.`,
    });
  const isValid = certificate.validFromDate.getTime() <= now && now < certificate.validToDate.getTime();
  return (
    isValid ||
    refuse('/tls/authorityCert', {
      de: `${authorityCert} gilt nur vom ${certificate.validFrom} bis ${certificate.validTo}.`,
      en: `${authorityCert} is valid from ${certificate.validFrom} to ${certificate.validTo} only.`,
    })
  );
}

function privateKeyOf(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
