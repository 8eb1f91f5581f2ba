/**
 * A stand for the simulator's own tests: one simulator with a tenant and a registered service provider, requests as such a
 * provider sends them, and the way of a browser through the pages.
 */
import type { AccountTenantSeed, LoginOrder } from '../../src/core/account-control.ts';
import { writeAuthnRequest } from '../../src/formats/saml-request.ts';
import type { AuthnRequestToWrite } from '../../src/formats/saml-request.ts';
import { signXml } from '../../src/formats/xml-signature.ts';
import type { SignatureAlgorithm } from '../../src/formats/xml-signature.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { AccountSimulator } from '../account-simulator.ts';
import type { SamlKey } from '../saml-idp-keys.ts';
import { createControlClient, createUnternehmenskonto } from './index.ts';
import type { UnternehmenskontoOptions } from './index.ts';
import { goodRequest, metadataOf, NOW, ORIGIN, readPosting, testKeys } from './test-samples.ts';
import type { Answered, TestKeys } from './test-samples.ts';

export * from './test-samples.ts';

export interface SendOptions {
  readonly isUnsigned?: boolean;
  readonly signer?: SamlKey;
  readonly algorithm?: SignatureAlgorithm;
  readonly relayState?: string;
}

export interface Stand {
  readonly simulator: AccountSimulator;
  readonly control: ReturnType<typeof createControlClient>;
  readonly keys: TestKeys;
  readonly internalErrors: readonly unknown[];
  readonly ssoUrl: string;
  get(path: string): Promise<Response>;
  post(path: string, form: Record<string, string>): Promise<Response>;
  /** Signs and posts. */
  send(change?: AuthnRequestToWrite, options?: SendOptions): Promise<Response>;
  /** Posts any text as a request. */
  sendText(xml: string, path?: string, relayState?: string): Promise<Response>;
  /** Sends, chooses and agrees on the pages. */
  logIn(persona: string, change?: AuthnRequestToWrite): Promise<Answered>;
  /** Sends with an order waiting. */
  ordered(order: LoginOrder, change?: AuthnRequestToWrite): Promise<Answered>;
}

/** A simulator with the tenant `default`. */
export async function createStand(seed: Partial<AccountTenantSeed> = {}, options: Partial<UnternehmenskontoOptions> = {}): Promise<Stand> {
  const keys = await testKeys();
  const internalErrors: unknown[] = [];
  const simulator = createUnternehmenskonto({
    baseUrl: ORIGIN,
    keys: keys.idp,
    recorder: createRecorder(),
    clock: { now: () => NOW },
    onInternalError: (error) => internalErrors.push(error),
    ...options,
  });
  const tenant = simulator.createTenant({ id: 'default', serviceProviders: [metadataOf(keys)], ...seed });
  const { ssoPostUrl: ssoUrl } = tenant.addresses();
  const control = createControlClient({ url: 'http://control.test', tenant: tenant.id, fetch: async (request) => simulator.control.fetch(request) });
  const url = (path: string): string => (path.startsWith('http') ? path : `${tenant.base()}${path}`);
  const get: Stand['get'] = async (path) => simulator.fetch(new Request(url(path)));
  const post: Stand['post'] = async (path, form) => simulator.fetch(new Request(url(path), { method: 'POST', body: new URLSearchParams(form) }));
  const sendText: Stand['sendText'] = async (xml, path = ssoUrl, relayState) =>
    post(path, { SAMLRequest: Buffer.from(xml, 'utf8').toString('base64'), ...(relayState === undefined ? {} : { RelayState: relayState }) });
  const send: Stand['send'] = async (change = {}, { isUnsigned = false, signer = keys.spSigning, algorithm = 'rsa-pss-sha256', relayState } = {}) => {
    const request = goodRequest(ssoUrl, change);
    const plain = writeAuthnRequest(request);
    return sendText(isUnsigned ? plain : signXml(plain, request.id ?? '', { ...signer, algorithm }), ssoUrl, relayState);
  };
  return {
    simulator,
    control,
    keys,
    internalErrors,
    ssoUrl,
    get,
    post,
    send,
    sendText,
    async logIn(persona, change) {
      const login = (await send(change)).headers.get('location') ?? '';
      const chosen = await post(`${login}/persona`, { persona, means: 'softpse' });
      await get(chosen.headers.get('location') ?? '');
      return readPosting(await (await post(`${login}/confirmation`, {})).text(), keys);
    },
    async ordered(order, change) {
      await control.armLogin(order);
      return readPosting(await (await send(change)).text(), keys);
    },
  };
}

/** Code of the error page that an answer leads to; null for none. */
export function codeOf(response: Response): string | null {
  return URL.parse(response.headers.get('location') ?? '', ORIGIN)?.searchParams.get('idp.code') ?? null;
}
