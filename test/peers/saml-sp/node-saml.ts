/**
 * `@node-saml/node-saml` behind a server of a few lines: what the library decides is the answer, nothing is checked besides. It runs in
 * the process of the test.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import type { Profile } from '@node-saml/node-saml';
import { LEVEL, SHOWN, protectedPage } from './stack.ts';
import type { RunningStack, SamlStack, StackOrder } from './stack.ts';

const MODULES = join(import.meta.dirname, '../../../node_modules');
const PACKAGES = ['@node-saml/node-saml', 'xml-crypto', 'xml-encryption'];

export const NODE_SAML: SamlStack = {
  name: 'node-saml',
  cryptoProfile: 'bundid-2025',
  isPinned: true,
  obtain: async () => ({ kind: 'built', folder: MODULES }),
  versions: async (folder) => Object.fromEntries(PACKAGES.map((name) => [name, versionOf(join(folder, name, 'package.json'))])),
  start,
};

function versionOf(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

interface Answer {
  readonly status?: number;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function start(order: StackOrder): Promise<RunningStack> {
  const sessions = new Map<string, Profile>();
  const refusals: string[] = [];
  const place: { saml?: SAML } = {};
  const server = createServer((request, response) => {
    answer(request, { saml: place.saml, sessions, refusals }).then(
      ({ status = 200, html = '', headers = {} }) => response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html),
      (error: unknown) => fail(response, refusals, error),
    );
  });
  const url = await listen(server);
  place.saml = serviceProvider(order, url);
  return {
    loginUrl: `${url}/login`,
    protectedUrl: `${url}/protected`,
    metadata: place.saml.generateServiceProviderMetadata(order.encryption.certificate, order.signing.certificate),
    log: () => refusals.slice(-20).join('\n'),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function serviceProvider({ entityId, idp, idpMetadata, signing, encryption }: StackOrder, url: string): SAML {
  return new SAML({
    issuer: entityId,
    callbackUrl: `${url}/acs`,
    entryPoint: idp.ssoRedirectUrl ?? '',
    idpIssuer: idp.entityId,
    idpCert: certificatesIn(idpMetadata),
    privateKey: signing.key,
    decryptionPvk: encryption.key,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
    authnContext: [LEVEL],
    racComparison: 'minimum',
    // BundID signs the assertion.
    wantAuthnResponseSigned: false,
    validateInResponseTo: ValidateInResponseTo.always,
  });
}

/** The library reads no metadata: whoever operates it enters the certificates. */
function certificatesIn(metadata: string): string[] {
  const found = [...metadata.matchAll(/<(?:\w+:)?X509Certificate>([^<]+)</gu)].map(([, text = '']) => text.replaceAll(/\s/gu, ''));
  return [...new Set(found)].map((text) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`);
}

interface Service {
  readonly saml: SAML | undefined;
  readonly sessions: Map<string, Profile>;
  readonly refusals: string[];
}

async function answer(request: IncomingMessage, { saml, sessions, refusals }: Service): Promise<Answer> {
  if (saml === undefined) return { status: 503 };
  switch (`${request.method ?? ''} ${new URL(request.url ?? '/', 'http://localhost').pathname}`) {
    case 'GET /login':
      return { status: 302, headers: { Location: await saml.getAuthorizeUrlAsync('', undefined, {}) } };
    case 'POST /acs': {
      const form = new URLSearchParams(await bodyOf(request));
      try {
        const { profile } = await saml.validatePostResponseAsync(Object.fromEntries(form));
        if (profile === null) throw new Error('no profile');
        const session = randomUUID();
        sessions.set(session, profile);
        return { status: 303, headers: { Location: '/protected', 'Set-Cookie': `session=${session}; Path=/; HttpOnly; SameSite=Lax` } };
      } catch (error) {
        refusals.push(String(error));
        return { status: 403, html: '<p>Die Anmeldung ist fehlgeschlagen.</p>' };
      }
    }
    case 'GET /protected': {
      const profile = sessions.get(/(?:^|; )session=([\w-]+)/u.exec(request.headers.cookie ?? '')?.[1] ?? '');
      return profile === undefined ? { status: 302, headers: { Location: '/login' } } : { html: protectedPage((name) => shown(profile, name)) };
    }
    default:
      return { status: 404 };
  }
}

function shown(profile: Profile, name: keyof typeof SHOWN | 'nameId'): string {
  const value: unknown = name === 'nameId' ? profile.nameID : profile[SHOWN[name]];
  const text = [value ?? ''].flat().map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
  return text.join(';').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

function fail(response: ServerResponse, refusals: string[], error: unknown): void {
  refusals.push(String(error));
  response.writeHead(500).end();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
