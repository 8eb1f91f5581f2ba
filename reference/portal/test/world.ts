/** Product, account and browsers together, in one process. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { createLog } from '../../kit/log.ts';
import { startProduct } from '../product.ts';
import type { Product } from '../product.ts';
import { hidden, openBrowser } from './browser.ts';
import type { Browser, Page } from './browser.ts';
import { buildResponse, usualWish } from './identity-provider.ts';
import type { ResponseWish } from './identity-provider.ts';
import type { Keys } from './keys.ts';
import { ERIKA, MUSTERBAU } from './persons.ts';

/** Names used by all tests. */
export const ENTITY_ID = 'https://kita.musterstadt.example/saml';
export const TOKEN = 'nur-zum-testen';
export const ISSUERS = { bundid: 'https://konto.example/idp', muk: 'https://unternehmen.example/idp' } as const;
/** Which account a test logs in with. */
export type AccountName = keyof typeof ISSUERS;

/** A login under way: the request was read, the response not yet sent. */
export interface Started {
  readonly browser: Browser;
  readonly request: string;
  readonly requestId: string;
  readonly relayState: string;
  readonly acs: string;
  readonly wish: ResponseWish;
}

/** A running product with its surroundings. */
export interface World extends AsyncDisposable {
  readonly product: Product;
  readonly keys: Keys;
  readonly logLines: string[];
  /** Puts another certificate into the metadata of BundID while the product runs. */
  replaceMetadata(certificate: string): void;
  browser(): Browser;
  start(account?: AccountName, browser?: Browser, query?: string, returnTo?: string): Promise<Started>;
  /** Sends what the account answers. */
  answer(started: Started, change?: Partial<ResponseWish>): Promise<Page>;
  /** A whole login; says who is logged in afterwards. */
  login(change?: Partial<ResponseWish>, account?: AccountName): Promise<Record<string, unknown>>;
  whoami(browser: Browser): Promise<Record<string, unknown>>;
  adapter(path: string, init?: RequestInit): Promise<Record<string, unknown>>;
}

/** Starts a product with both accounts. */
export async function startWorld(keys: Keys, env: Readonly<Record<string, string>> = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'kita-portal-'));
  const logLines: string[] = [];
  const config = readConfig({ ...writeEnvironment(folder, keys), ...env });
  const product = await startProduct(
    config,
    createLog((line) => logLines.push(line)),
  );
  const world: World = {
    product,
    keys,
    logLines,
    replaceMetadata: (certificate) => writeFileSync(join(folder, 'bundid.xml'), metadata(ISSUERS.bundid, certificate)),
    browser: () => openBrowser(product.url),
    start: (account = 'bundid', browser = openBrowser(product.url), query = '', returnTo = '/konto') =>
      startLogin(keys, { account, browser, query, returnTo, base: product.url }),
    answer: (started, change = {}) => {
      const { browser, acs, relayState } = started;
      const xml = buildResponse({ ...started.wish, ...change });
      return browser.post(acs, { SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: relayState });
    },
    login: async (change, account) => {
      const started = await world.start(account);
      await world.answer(started, change);
      return world.whoami(started.browser);
    },
    whoami: async (browser) => {
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      return world.adapter('/adapter/whoami', { headers: { cookie } });
    },
    adapter: async (path, init = {}) => {
      const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${TOKEN}` };
      const answer = await fetch(product.url + path, { ...init, headers });
      assert.equal(answer.status, 200);
      return (await answer.json()) as Record<string, unknown>;
    },
    [Symbol.asyncDispose]: async () => {
      await product.stop();
      rmSync(folder, { recursive: true });
    },
  };
  return world;
}

/** Writes the files of a complete environment. */
export function writeEnvironment(folder: string, keys: Keys): Record<string, string> {
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {
    ENTITY_ID,
    SIGNING_KEY_FILE: write('signing.key', keys.signing.privateKey),
    SIGNING_CERT_FILE: write('signing.pem', keys.signing.certificate),
    ENCRYPTION_KEY_FILES: write('encryption.key', keys.encryption.privateKey),
    ENCRYPTION_CERT_FILES: write('encryption.pem', keys.encryption.certificate),
    BUNDID_METADATA_FILE: write('bundid.xml', metadata(ISSUERS.bundid, keys.bundid.certificate)),
    MUK_ENTITY_ID: ISSUERS.muk,
    MUK_SSO_URL: `${ISSUERS.muk}/sso`,
    MUK_SLO_URL: `${ISSUERS.muk}/slo`,
    MUK_CERT_FILES: write('muk.pem', keys.muk.certificate),
    ORGANIZATION: 'Stadt Musterstadt',
    ONLINE_SERVICE_ID: 'BMI-X0000',
    COOKIE_SECURE: 'no',
    ADAPTER_TOKEN: TOKEN,
  };
}

/** Metadata of an account. */
export function metadata(entityId: string, certificate: string): string {
  const body = certificate.replace(/-----[^-]+-----|\s/g, '');
  return (
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}">` +
    `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>` +
    `<ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>` +
    ['POST', 'Redirect']
      .map((name) => `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-${name}" Location="${entityId}/${name}/SSO"/>`)
      .join('') +
    `</md:IDPSSODescriptor></md:EntityDescriptor>`
  );
}

interface StartOptions {
  readonly account: AccountName;
  readonly browser: Browser;
  readonly query: string;
  readonly returnTo: string;
  readonly base: string;
}

async function startLogin(keys: Keys, { account, browser, query, returnTo, base }: StartOptions): Promise<Started> {
  const notice = await browser.get(`/anmelden?konto=${account}&ziel=${encodeURIComponent(returnTo)}${query}`);
  const fields = Object.fromEntries(['konto', 'ziel', 'stufe'].map((name) => [name, hidden(notice, name)]));
  const page = await browser.follow(await browser.post('/anmelden', fields));
  const request = Buffer.from(hidden(page, 'SAMLRequest'), 'base64').toString('utf8');
  const [, requestId = ''] = /\sID="([^"]*)"/.exec(request) ?? [];
  const acs = `${base}${account === 'bundid' ? '/saml/acs' : '/saml/acs/muk'}`;
  const usual = usualWish({ issuer: ISSUERS[account], acs, audience: ENTITY_ID, requestId, key: keys[account], encryptFor: keys.encryption.certificate });
  const muk: Partial<ResponseWish> = {
    signs: 'response',
    nameId: 'ko-0000000000000000000000000000000000000001',
    nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    contexts: ['urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified'],
    attributes: MUSTERBAU,
  };
  return { browser, request, requestId, relayState: hidden(page, 'RelayState'), acs, wish: { ...usual, ...(account === 'muk' ? muk : { attributes: ERIKA }) } };
}
