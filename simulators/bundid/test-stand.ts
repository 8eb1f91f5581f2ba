/**
 * A stand for the simulator's own tests: one simulator with a tenant and a registered service provider, requests as such a
 * provider sends them, and the way of a browser through the pages.
 */
import type { AccountTenantSeed } from '../../src/core/account-control.ts';
import { redirectUrl } from '../../src/formats/saml-message.ts';
import { writeAuthnRequest } from '../../src/formats/saml-request.ts';
import type { AuthnRequestToWrite } from '../../src/formats/saml-request.ts';
import { signXml } from '../../src/formats/xml-signature.ts';
import type { SignatureAlgorithm } from '../../src/formats/xml-signature.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import type { AccountSimulator } from '../account-simulator.ts';
import type { SamlKey } from '../saml-idp-keys.ts';
import { createBundid, createControlClient } from './index.ts';
import type { BundidOptions } from './index.ts';
import { goodRequest, metadataOf, NOW, ORIGIN, readPosting, testKeys } from './test-samples.ts';
import type { Answered, TestKeys } from './test-samples.ts';

export * from './test-samples.ts';

export interface Stand {
  readonly simulator: AccountSimulator;
  readonly control: ReturnType<typeof createControlClient>;
  readonly recorder: Recorder;
  readonly keys: TestKeys;
  readonly internalErrors: readonly unknown[];
  readonly postUrl: string;
  readonly redirectBase: string;
  get(path: string): Promise<Response>;
  post(path: string, form: Record<string, string> | URLSearchParams): Promise<Response>;
  /** Signs and posts. */
  send(change?: AuthnRequestToWrite, options?: SendOptions): Promise<Response>;
  /** Signed in the query. */
  sendByRedirect(change?: AuthnRequestToWrite): Promise<Response>;
  /** Sends, chooses and agrees on the pages. */
  logIn(persona: string, means: string, change?: AuthnRequestToWrite): Promise<Answered>;
}

export interface SendOptions {
  readonly isUnsigned?: boolean;
  readonly signer?: SamlKey;
  readonly algorithm?: SignatureAlgorithm;
  readonly relayState?: string;
  /** Last change of the XML before it is sent. */
  readonly mangle?: (xml: string) => string;
}

/** A simulator with the tenant `default`. */
export async function createStand(seed: Partial<AccountTenantSeed> = {}, options: Partial<BundidOptions> = {}): Promise<Stand> {
  const keys = await testKeys();
  const recorder = createRecorder();
  const internalErrors: unknown[] = [];
  const simulator = createBundid({
    baseUrl: ORIGIN,
    keys: keys.idp,
    recorder,
    clock: { now: () => NOW },
    onInternalError: (error) => internalErrors.push(error),
    ...options,
  });
  const tenant = simulator.createTenant({ id: 'default', serviceProviders: [metadataOf(keys)], ...seed });
  const { ssoPostUrl, ssoRedirectUrl = '' } = tenant.addresses();
  const control = createControlClient({ url: 'http://control.test', tenant: tenant.id, fetch: async (request) => simulator.control.fetch(request) });
  const url = (path: string): string => (path.startsWith('http') ? path : `${tenant.base()}${path}`);
  const get: Stand['get'] = async (path) => simulator.fetch(new Request(url(path)));
  const post: Stand['post'] = async (path, form) => simulator.fetch(new Request(url(path), { method: 'POST', body: new URLSearchParams(form) }));
  const send: Stand['send'] = async (
    change = {},
    { isUnsigned = false, signer = keys.spSigning, algorithm = 'rsa-sha256', relayState, mangle }: SendOptions = {},
  ) => {
    const request = goodRequest(ssoPostUrl, change);
    const plain = writeAuthnRequest(request);
    const sealed = isUnsigned ? plain : signXml(plain, request.id ?? '', { ...signer, algorithm });
    const xml = mangle?.(sealed) ?? sealed;
    return post(ssoPostUrl, { SAMLRequest: Buffer.from(xml, 'utf8').toString('base64'), ...(relayState === undefined ? {} : { RelayState: relayState }) });
  };
  return {
    simulator,
    control,
    recorder,
    keys,
    internalErrors,
    postUrl: ssoPostUrl,
    redirectBase: ssoRedirectUrl,
    get,
    post,
    send,
    sendByRedirect: async (change = {}) => {
      const xml = writeAuthnRequest(goodRequest(ssoRedirectUrl, change));
      return get(redirectUrl(ssoRedirectUrl, { xml, parameter: 'SAMLRequest', relayState: 'r', signer: { ...keys.spSigning, algorithm: 'rsa-sha256' } }));
    },
    async logIn(persona, means, change) {
      const start = await send(change);
      const login = start.headers.get('location') ?? '';
      const chosen = await post(`${login}/persona`, { persona, means });
      await get(chosen.headers.get('location') ?? '');
      const confirmed = await post(`${login}/confirmation`, {});
      return readPosting(await confirmed.text(), keys);
    },
  };
}
