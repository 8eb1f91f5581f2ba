/** Registered clients, found by certificate, by name and password, or by client id; secrets are compared in constant time. */
import { X509Certificate } from 'node:crypto';
import { PruefstandError } from '../../src/core/errors.ts';
import { certificatesInPem } from '../../src/formats/certificate-reading.ts';
import { sha256Hex } from '../../src/formats/hash.ts';
import { constantTimeEqual } from '../../src/formats/hmac.ts';
import type { ClientSeed } from './contract.ts';

export interface Client {
  readonly name: string;
  readonly authentication: ClientSeed['authentication'];
  readonly peer: 'product' | 'suite';
  /** With a certificate only. */
  readonly certificate?: { readonly sha256: string; readonly notBefore: number; readonly notAfter: number };
  mayActFor(mandantNr: string): boolean;
}

export interface ClientBook {
  /** Adds a client, or replaces the one with that name. @throws ERR_CONTROL_REFUSED for a certificate that cannot be read */
  put(seed: ClientSeed): void;
  /** @returns whether there was such a client */
  withdraw(name: string): boolean;
  byName(name: string): Client | undefined;
  byCertificate(der: Uint8Array): Client | undefined;
  byPassword(username: string, password: string): Client | undefined;
  byClientSecret(clientId: string, secret: string): Client | undefined;
  /** For connections of which nothing is known. */
  firstWithCertificate(): Client | undefined;
}

/** A book with these clients. */
export function createClientBook(seeds: readonly ClientSeed[]): ClientBook {
  const clients = new Map<string, Client>();
  // A client sends the same password with every request, and comparing it costs as much as the rest of a reading.
  const passwords = new Map<string, Map<string, Client>>();
  const find = (isWanted: (client: Client) => boolean): Client | undefined => [...clients.values()].find(isWanted);
  const put = (seed: ClientSeed): void => {
    clients.set(seed.name, clientOf(seed));
    passwords.clear();
  };
  for (const seed of seeds) put(seed);
  return {
    put,
    withdraw(name) {
      passwords.clear();
      return clients.delete(name);
    },
    byName: (name) => clients.get(name),
    byCertificate(der) {
      const sha256 = sha256Hex(der);
      return find(({ certificate }) => certificate?.sha256 === sha256);
    },
    byPassword(username, password) {
      const known = passwords.get(username)?.get(password);
      if (known !== undefined) return known;
      const found = find(({ authentication: own }) => own.kind === 'basic' && own.username === username && constantTimeEqual(own.password, password));
      if (found !== undefined) passwords.set(username, new Map(passwords.get(username)).set(password, found));
      return found;
    },
    byClientSecret: (clientId, secret) =>
      find(({ authentication: own }) => own.kind === 'oauth' && own.clientId === clientId && constantTimeEqual(own.clientSecret, secret)),
    firstWithCertificate: () => find(({ authentication }) => authentication.kind === 'mtls'),
  };
}

function clientOf({ name, authentication, peer, mandanten }: ClientSeed): Client {
  const certificate = authentication.kind === 'mtls' ? certificateOf(name, authentication.certificate) : undefined;
  return {
    name,
    authentication,
    peer,
    ...(certificate === undefined ? {} : { certificate }),
    mayActFor: (mandantNr) => mandanten?.includes(mandantNr) ?? true,
  };
}

function certificateOf(name: string, pem: string): NonNullable<Client['certificate']> {
  try {
    const [der] = certificatesInPem(pem);
    if (der === undefined) throw new TypeError('There is no certificate in it.');
    const { validFromDate, validToDate } = new X509Certificate(der);
    return { sha256: sha256Hex(der), notBefore: validFromDate.getTime(), notAfter: validToDate.getTime() };
  } catch (cause) {
    throw new PruefstandError('ERR_CONTROL_REFUSED', `The certificate of the client "${name}" cannot be read.`, { cause });
  }
}
