/**
 * All rules about a request, in the order in which they decide: reading, service provider, signature, then the codes of the
 * error page (SSB 9.6), the message, and last what is only remarked upon. That order is ours; the codes are BundID's.
 */
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';
import { ARRIVAL_RULES, MESSAGE_RULES, SIGNATURE_RULES } from '../../saml-idp-rules.ts';
import { attributesKnown } from './attributes-known.ts';
import { backUrl } from './back-url.ts';
import { bindingPreferred } from './binding-preferred.ts';
import { bpkNotRequired } from './bpk-not-required.ts';
import { comparisonMinimum } from './comparison-minimum.ts';
import { displayNameLength } from './display-name-length.ts';
import { displayNamePresent } from './display-name-present.ts';
import { extensionPresent } from './extension-present.ts';
import { extensionVersion } from './extension-version.ts';
import { freshLogin } from './fresh-login.ts';
import { languageKnown } from './language-known.ts';
import { levelKnown } from './level-known.ts';
import { methodsKnown } from './methods-known.ts';
import { methodsNotEmpty } from './methods-not-empty.ts';
import { nameIdPolicy } from './name-id-policy.ts';
import { onlineServiceId } from './online-service-id.ts';
import { purposeAbsent } from './purpose-absent.ts';
import { purposeRestrictedHtml } from './purpose-restricted-html.ts';
import { requestedAttributesNamed } from './requested-attributes-named.ts';
import { requestedAttributesPresent } from './requested-attributes-present.ts';
import { requiredAtLevelOne } from './required-at-level-one.ts';
import { signed } from './signed.ts';

const EXTENSION_RULES: readonly Rule<RequestFacts>[] = [
  signed,
  extensionPresent,
  extensionVersion,
  requestedAttributesPresent,
  requestedAttributesNamed,
  methodsNotEmpty,
  displayNamePresent,
  purposeRestrictedHtml,
];

const REMARKS: readonly Rule<RequestFacts>[] = [
  bindingPreferred,
  freshLogin,
  nameIdPolicy,
  levelKnown,
  comparisonMinimum,
  methodsKnown,
  attributesKnown,
  bpkNotRequired,
  requiredAtLevelOne,
  onlineServiceId,
  displayNameLength,
  languageKnown,
  backUrl,
  purposeAbsent,
];

/** Requirements of BundID that rules of every identity provider stand for. */
const REQUIREMENTS: Readonly<Record<string, string>> = {
  'authn-request': 'BID-RQ-01',
  'issuer-known': 'BID-RQ-01',
  'consumer-registered': 'BID-RQ-01',
  destination: 'BID-RQ-01',
  'request-id': 'BID-RQ-02',
  'request-not-repeated': 'BID-RQ-20',
  'signature-valid': 'BID-MD-07',
  'signature-algorithm': 'BID-RQ-03',
};

export const REQUEST_RULES: readonly Rule<RequestFacts>[] = [...ARRIVAL_RULES, ...SIGNATURE_RULES, ...EXTENSION_RULES, ...MESSAGE_RULES, ...REMARKS].map(
  (rule) => {
    const requirement = rule.requirement ?? REQUIREMENTS[rule.name];
    return requirement === undefined ? rule : { ...rule, requirement };
  },
);

/** The codes of the error page that the interface description names (SSB 9.6). */
export const OFFICIAL_CODES = [
  'akdb-extension-missing',
  'akdb-extension-v1-deprecated',
  'saml-request-not-signed',
  'purpose-does-not-support-restricted-html',
  'missing-berca',
  'requested-attributes-empty',
  'requested-attributes-missing-name',
  'empty-authentication-methods',
  'organization-display-name-missing',
] as const;
