/** Mein Unternehmenskonto as a system of the account simulator: its paths, rules, organisations and deliveries. */
import type { CompanyPersona } from '../../src/core/account.ts';
import type { AccountSystem } from '../account-system.ts';
import { CRYPTO_PROFILES, DEFAULT_PROFILE } from './crypto-profiles.ts';
import { PERSISTENT, deliver, stableIdentity } from './delivery.ts';
import { FAULTS } from './faults/index.ts';
import { METADATA_RULES } from './metadata-rules.ts';
import { CERTIFICATE, choiceOf, offerOf } from './offer.ts';
import { LOGOUT_RULES, REQUEST_RULES } from './rules/index.ts';
import { refusalStatus, statusOf } from './status.ts';

/** Known are those of requests, logout and login page. The service publishes no metadata: that path, like the error page, is ours. */
const PATHS = {
  metadata: '/ekona/metadata',
  ssoPost: '/ekona/sso',
  login: `/ekona/login/${CERTIFICATE}`,
  error: '/ekona/error',
};
const LOGOUT_PATH = '/ekona/slo';

/** The account with these organisations. */
export function createUnternehmenskontoSystem(companies: readonly CompanyPersona[]): AccountSystem {
  const offer = offerOf(companies);
  return {
    name: 'unternehmenskonto',
    brand: 'Unternehmenskonto',
    paths: PATHS,
    // As at the service: the origin, without a path of its own.
    entityId: (base) => base,
    organization: { name: 'Pruefstand', displayName: 'Prüfstand: Unternehmenskonto-Simulator', url: 'https://pruefstand.invalid/', lang: 'de' },
    nameIdFormats: [PERSISTENT],
    cryptoProfiles: CRYPTO_PROFILES,
    defaultProfile: DEFAULT_PROFILE,
    prefixes: { protocol: 'samlp', assertion: 'saml', schema: 'xs' },
    inclusivePrefixes: ['xs'],
    requestRules: REQUEST_RULES,
    metadataRules: METADATA_RULES,
    faults: FAULTS,
    logout: { path: LOGOUT_PATH, rules: LOGOUT_RULES },
    personas: companies,
    // A request has no words for its service, and no language.
    display: ({ provider }) => ({ serviceName: provider.entityId, language: 'de' }),
    offer: () => offer,
    choiceOf: (_, persona, means) => choiceOf(companies, persona, means),
    deliver({ provider }, { persona }, randomness) {
      const company = companies.find(({ id }) => id === persona);
      if (company === undefined) throw new TypeError(`There is no persona "${persona}".`);
      return deliver(company, provider.entityId, randomness);
    },
    status: (outcome) => statusOf(outcome),
    refusal: refusalStatus,
    identities: (persona, { entityId }) => [{ persona, means: CERTIFICATE, identity: stableIdentity(persona, entityId) }],
  };
}
