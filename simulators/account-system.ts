/**
 * What makes one account differ from another: paths, rules, people, offers and deliveries. Everything else (tenants, pages,
 * sealing, control) is shared by the simulators of accounts in the files `account-*` and `saml-idp-*`.
 */
import type { AccountKind, AccountLevel, CompanyPersona, PersonPersona } from '../src/core/account.ts';
import type { AccountTenantSeed, CryptoChoice, LoginOutcome, LoginRecord, PersonaIdentity } from '../src/core/account-control.ts';
import type { Bilingual, Language } from '../src/core/language.ts';
import type { ConsumerService, ServiceProviderMetadata } from '../src/formats/saml-metadata.ts';
import type { AuthnRequest } from '../src/formats/saml-request.ts';
import type { AttributeModel, NameIdModel, ResponsePrefixes, StatusModel } from '../src/formats/saml-response.ts';
import type { Rule } from './account-rule.ts';
import type { EidData } from './eid-card.ts';
import type { EidInvitation } from './eid-exchange.ts';
import type { Deviation } from './saml-idp-deviation.ts';
import type { RequestFacts } from './saml-idp-request.ts';

export type Persona = PersonPersona | CompanyPersona;

/** Paths below the tenant's prefix. */
export interface AccountPaths {
  /** Also the entityID of the identity provider, unless the system says otherwise. */
  readonly metadata: string;
  readonly ssoPost: string;
  readonly ssoRedirect?: string;
  /** Beginning of the pages of one login. */
  readonly login: string;
  readonly error: string;
}

/** A request that passed all rules. */
export interface AcceptedRequest {
  readonly facts: RequestFacts;
  readonly request: AuthnRequest;
  readonly provider: ServiceProviderMetadata;
  readonly consumer: ConsumerService;
  readonly relayState?: string;
  readonly settings: AccountTenantSeed;
}

/** Who logs in, and how. */
export interface Choice {
  readonly persona: string;
  readonly means: string;
}

export interface OfferedChoice extends Choice {
  /** The persona's name as it would log in. */
  readonly name: string;
  readonly title: Bilingual;
}

export interface OfferedGroup {
  readonly id: string;
  readonly title: Bilingual;
  readonly choices: readonly OfferedChoice[];
}

export interface Offer {
  /** Heading of the choices. Default: choose a person. */
  readonly title?: Bilingual;
  readonly groups: readonly OfferedGroup[];
  /** Means that the request rules out, with the reason. */
  readonly hidden: readonly { readonly title: Bilingual; readonly reason: Bilingual }[];
}

/** How the request wants to be shown. */
export interface RequestDisplay {
  readonly serviceName: string;
  readonly language: Language;
  /** Only an address of the web; the person goes there instead of a SAML answer when going back. */
  readonly backUrl?: string;
}

/** One line of what is handed over, for the person to see. */
export interface ShownValue {
  readonly label: Bilingual;
  readonly value: string;
  readonly note?: string;
}

/** Everything that one login hands over. */
export interface Delivery {
  readonly nameId: NameIdModel;
  readonly contextClass?: string;
  readonly attributes: readonly AttributeModel[];
  readonly shown: readonly ShownValue[];
  /** `Name` of the attributes that the request requires and the account does not have. */
  readonly missing: readonly string[];
  readonly level?: AccountLevel;
  /** Default: made anew by the account simulator. */
  readonly sessionIndex?: string;
  /** False where the account marks no value with a trust: the page has no column for it then. Default true. */
  readonly marksTrust?: boolean;
  readonly identity: NonNullable<LoginRecord['identity']>;
}

/** Makes what must be new at each login. */
export interface Randomness {
  readonly uuid: () => string;
  /** `_` and 32 hex digits: an identifier for XML. */
  readonly xmlId: () => string;
}

/** Single logout, where the account has an endpoint for it. */
export interface AccountLogout {
  readonly path: string;
  /** What a LogoutRequest has to keep; its members are those that every request has. */
  readonly rules: readonly Rule<RequestFacts>[];
}

/** Login with an ID card by an eID client, where the account has it. */
export interface AccountEid {
  /** Begins its addresses. */
  readonly path: string;
  /** What the account reads from cards. */
  readonly rights: EidInvitation['rights'];
  isCard(choice: Choice): boolean;
  /** Whose card it is and that the request lets them. @param sector what the identifier of the card was calculated for */
  recognise(accepted: AcceptedRequest, data: EidData, sector: string): Choice | undefined;
}

export interface AccountSystem {
  readonly name: AccountKind;
  /** As the pages call it. */
  readonly brand: string;
  readonly paths: AccountPaths;
  /** @param base address of the tenant without a trailing slash */
  entityId(base: string): string;
  readonly organization: { readonly name: string; readonly displayName: string; readonly url: string; readonly lang: string };
  readonly nameIdFormats: readonly string[];
  readonly cryptoProfiles: Readonly<Record<string, CryptoChoice>>;
  readonly defaultProfile: string;
  readonly prefixes: ResponsePrefixes;
  /** Prefixes in `InclusiveNamespaces` of signatures. */
  readonly inclusivePrefixes: readonly string[];
  /** Whether version 2 of the AKDB extension is enforced where a tenant says nothing. Default true. */
  readonly enforcesVersion2?: boolean;
  readonly requestRules: readonly Rule<RequestFacts>[];
  readonly metadataRules: readonly Rule<ServiceProviderMetadata>[];
  readonly faults: readonly Deviation[];
  readonly logout?: AccountLogout;
  readonly eid?: AccountEid;
  readonly personas: readonly Persona[];
  display(accepted: AcceptedRequest): RequestDisplay;
  offer(accepted: AcceptedRequest): Offer;
  /** The first choice that the request lets this persona make; any of its means when an order names one. */
  choiceOf(accepted: AcceptedRequest, persona: string, means?: string): Choice | undefined;
  deliver(accepted: AcceptedRequest, choice: Choice, randomness: Randomness): Delivery;
  /** Status of an answer without data. @param missing attributes, for `required-attribute-missing` */
  status(outcome: Exclude<LoginOutcome, 'success'>, accepted: AcceptedRequest, missing?: readonly string[]): StatusModel;
  /** Status of a refused request, where refusals are sent as SAML answers. */
  refusal(code: string): StatusModel;
  /** What stays the same whenever that persona logs in at that service. */
  identities(persona: string, provider: ServiceProviderMetadata, settings: AccountTenantSeed): readonly PersonaIdentity[];
}
