/**
 * All rules about a request, in the order in which they decide. The shared rules of every identity provider come with the
 * sources that speak for this account. Nothing says which requests the service refuses: refused is what no login could be
 * answered for, or what anybody could have sent; everything else is a remark.
 */
import type { SourceMark } from '../../../src/core/account.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';
import { ARRIVAL_RULES, MESSAGE_RULES, SIGNATURE_RULES } from '../../saml-idp-rules.ts';
import { contextClasses } from './context-classes.ts';
import { freshLogin } from './fresh-login.ts';
import { logoutRequest } from './logout-request.ts';
import { nameIdPolicy } from './name-id-policy.ts';
import { noExtensions } from './no-extensions.ts';
import { signed } from './signed.ts';

type RequestRule = Rule<RequestFacts>;

interface Origin {
  readonly source: string;
  readonly mark: SourceMark;
  readonly requirement?: string;
}

const BINDINGS_POST = 'SAML 2.0 Bindings 3.5';
const REGISTERED: Origin = { source: 'EGOVS, GS; INFO on the registration of services', mark: 'V', requirement: 'MUK-RQ-01' };

/** Where the shared rules come from here; their own sources are those of BundID. */
const ORIGINS: Readonly<Record<string, Origin>> = {
  'message-readable': { source: BINDINGS_POST, mark: 'I' },
  'authn-request': { source: 'SAML 2.0 Core 3.4.1; GS, app/ekona', mark: 'V', requirement: 'MUK-RQ-01' },
  'issuer-known': REGISTERED,
  'consumer-registered': REGISTERED,
  'signature-valid': { source: 'SAML 2.0 Bindings 3.5.5; what is signed has to be right', mark: 'I', requirement: 'MUK-RQ-01' },
  'signature-algorithm': { source: 'OWASP SAML Security Cheat Sheet; BSI TR-03116-4', mark: 'V' },
  destination: { source: 'SAML 2.0 Bindings 3.5.5.2', mark: 'V', requirement: 'MUK-RQ-01' },
  'request-id': { source: 'SAML 2.0 Core 1.3.4', mark: 'V' },
  'request-not-repeated': { source: 'SAML 2.0 Core 1.3.4: an ID stands for one request', mark: 'I' },
  'issue-instant': { source: 'SAML 2.0 Core 1.3.3; the tolerance of the service is not known', mark: 'I' },
  'protocol-binding': { source: 'EGOVS, GS', mark: 'V' },
};

const SHARED: readonly RequestRule[] = [...ARRIVAL_RULES, ...SIGNATURE_RULES, ...MESSAGE_RULES].map((rule) => ({ ...rule, ...originOf(rule.name) }));

function originOf(name: string): Origin {
  const origin = ORIGINS[name];
  if (origin === undefined) throw new TypeError(`The shared rule "${name}" has no source for this account.`);
  return origin;
}

const shared = (...names: readonly string[]): readonly RequestRule[] => SHARED.filter(({ name }) => names.includes(name));

export const REQUEST_RULES: readonly RequestRule[] = [
  ...shared('message-readable', 'authn-request', 'issuer-known', 'consumer-registered'),
  signed,
  ...shared('signature-valid', 'signature-algorithm', 'destination', 'request-id', 'request-not-repeated', 'issue-instant', 'protocol-binding'),
  nameIdPolicy,
  freshLogin,
  contextClasses,
  noExtensions,
];

/** Of a logout; all of it is inferred, since nothing is documented but the address. */
export const LOGOUT_RULES: readonly RequestRule[] = [
  ...shared('message-readable'),
  logoutRequest,
  ...shared('issuer-known'),
  signed,
  ...shared('signature-valid', 'signature-algorithm', 'destination', 'request-id', 'request-not-repeated', 'issue-instant'),
].map(({ requirement: _, ...rule }) => ({ ...rule, mark: 'I' }));
