/** BundID, and accounts of the same product, as systems of the account simulator: paths, rules, people, offers, deliveries. */
import type { PersonaMeans } from '../../src/core/account.ts';
import { attributeUrn } from '../../src/core/account-attributes.ts';
import type { Language } from '../../src/core/language.ts';
import type { AccountPerson } from '../account-people.ts';
import type { AcceptedRequest, AccountSystem, Choice, RequestDisplay } from '../account-system.ts';
import { isCard } from '../eid-card.ts';
import { isWebAddress } from '../saml-idp-service-providers.ts';
import { CRYPTO_PROFILES, DEFAULT_PROFILE } from './crypto-profiles.ts';
import { TRANSIENT, deliver, stableIdentity } from './delivery.ts';
import { demandOf } from './demand.ts';
import { createBundidEid } from './eid.ts';
import { FAULTS } from './faults/index.ts';
import { KINDS } from './kinds.ts';
import type { BundidKind } from './kinds.ts';
import { offerOf, whyHidden } from './offer.ts';
import { refusalStatus, statusOf } from './status.ts';

/** As at the service: the shape of a Shibboleth identity provider; login and error path are ours. */
const PATHS = {
  metadata: '/idp',
  ssoPost: '/idp/profile/SAML2/POST/SSO',
  ssoRedirect: '/idp/profile/SAML2/Redirect/SSO',
  login: '/idp/login',
  error: '/idp/error',
};
const MAX_SHOWN_NAME = 50;

/** An account of that kind with these people. */
export function createBundidSystem(people: readonly AccountPerson[], account: BundidKind = 'bundid'): AccountSystem {
  const kind = KINDS[account];
  const meansOf = (persona: string, means: string): { person: AccountPerson; means: PersonaMeans } => {
    const person = people.find(({ id }) => id === persona);
    const found = person?.means.find(({ id }) => id === means);
    if (person === undefined || found === undefined) throw new TypeError(`There is no persona "${persona}" with "${means}".`);
    return { person, means: found };
  };
  return {
    name: account,
    brand: kind.brand,
    paths: PATHS,
    entityId: (base) => base + PATHS.metadata,
    organization: { name: 'Pruefstand', displayName: `Prüfstand: ${kind.brand}-Simulator`, url: 'https://pruefstand.invalid/', lang: 'de' },
    nameIdFormats: [TRANSIENT],
    cryptoProfiles: CRYPTO_PROFILES,
    defaultProfile: DEFAULT_PROFILE,
    prefixes: { protocol: 'saml2p', assertion: 'saml2', schema: 'xsd' },
    inclusivePrefixes: ['xsd'],
    enforcesVersion2: kind.enforcesVersion2,
    requestRules: kind.requestRules,
    metadataRules: kind.metadataRules,
    faults: FAULTS,
    personas: people,
    eid: createBundidEid(people, (accepted, persona) => choiceOf(people, accepted.facts, persona, undefined, isCard)),
    display: displayOf,
    offer: ({ facts }) => offerOf(people, demandOf(facts)),
    choiceOf: ({ facts }, persona, means) => choiceOf(people, facts, persona, means),
    deliver(accepted, choice, randomness) {
      const { person, means } = meansOf(choice.persona, choice.means);
      return deliver(accepted, person, means, { idpEntityId: idpOf(accepted), account, randomness });
    },
    status: (outcome, accepted, missing = []) =>
      statusOf(outcome, {
        missing: missing.length > 0 ? missing : exampleOfMissing(accepted),
        wantsDetail: demandOf(accepted.facts).wantsStatusDetail && outcome === 'required-attribute-missing',
      }),
    refusal: refusalStatus,
    identities: (persona, { entityId }, { identifiers }) =>
      (people.find(({ id }) => id === persona)?.means ?? []).map(({ id }) => {
        const { person, means } = meansOf(persona, id);
        return { persona, means: id, identity: stableIdentity(person, means, entityId, { account, identifiers }) };
      }),
  };
}

function choiceOf(
  people: readonly AccountPerson[],
  facts: AcceptedRequest['facts'],
  persona: string,
  means: string | undefined,
  isMeant: (item: PersonaMeans) => boolean = () => true,
): Choice | undefined {
  const person = people.find(({ id }) => id === persona);
  const demand = demandOf(facts);
  const found = person?.means.find((item) => (means === undefined || item.id === means) && isMeant(item) && whyHidden(item, demand) === undefined);
  return found === undefined ? undefined : { persona, means: found.id };
}

/** The entityID of the identity provider, from where the request went. */
function idpOf({ facts }: AcceptedRequest): string {
  const path = facts.binding === 'HTTP-POST' ? PATHS.ssoPost : PATHS.ssoRedirect;
  return facts.ssoUrl.slice(0, -path.length) + PATHS.metadata;
}

/** SSB 9.5. Pages exist in German and English: the other two languages of BundID get English. */
function displayOf({ facts, provider }: AcceptedRequest): RequestDisplay {
  const { organizationDisplayName = '', lang, backUrl = '' } = demandOf(facts).display;
  const name = organizationDisplayName === '' ? provider.entityId : Array.from(organizationDisplayName).slice(0, MAX_SHOWN_NAME).join('');
  const language: Language = lang === 'en' || lang === 'ru' || lang === 'uk' ? 'en' : 'de';
  return { serviceName: name, language, ...(isWebAddress(backUrl) ? { backUrl } : {}) };
}

/** For an error that was ordered although nothing is missing: the first that was requested. */
function exampleOfMissing({ facts }: AcceptedRequest): readonly string[] {
  const { attributes } = demandOf(facts);
  if (attributes === 'all') return [attributeUrn('givenName')];
  const [first] = [...attributes.filter(({ isRequired }) => isRequired), ...attributes];
  return [first?.name ?? attributeUrn('givenName')];
}
