/**
 * The control interface of an account simulator as types, the same for BundID and Unternehmenskonto. One tenant is one run:
 * own service providers, orders, deviations, clock and record. Control never hands out a private key.
 */
import type { AccountLevel, CompanyPersona, PersonPersona, SourceMark } from './account.ts';
import type { AttributeName } from './account-attributes.ts';
import type { Exchange, ExchangeQuery } from './exchange.ts';
import type { Bilingual } from './language.ts';

/** What comes of a login. */
export const LOGIN_OUTCOMES = ['success', 'cancel', 'no-authn-context', 'required-attribute-missing', 'responder-error', 'expired'] as const;
export type LoginOutcome = (typeof LOGIN_OUTCOMES)[number];

export type DeviationParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The next login of the tenant runs like this, without a page. Orders are taken in the order they were given. */
export interface LoginOrder {
  readonly outcome: LoginOutcome;
  /** Needed for `success`. */
  readonly persona?: string;
  /** Id of one of the persona's means; the first that the request lets pass when absent. */
  readonly means?: string;
  /** Id of a named fault or of an attack recipe. */
  readonly deviation?: string;
  readonly params?: DeviationParams;
  /** The answer is held back that long, in real time; its instants are those of its leaving. At most 600. @unit seconds */
  readonly delaySeconds?: number;
  /** Only for requests of this service provider; any when absent. */
  readonly entityId?: string;
}

/** How a message or metadata document stands to one rule. `warned`: departs from it without being refused. */
export type RuleState = 'held' | 'broken' | 'warned' | 'not-applicable';

export interface RuleJudgement {
  /** Name of the rule, `display-name-present`. */
  readonly rule: string;
  readonly text: Bilingual;
  readonly source: string;
  readonly mark: SourceMark;
  readonly requirement?: string;
  readonly state: RuleState;
  /** What was found; text of the message is quoted, never interpreted. */
  readonly detail?: Bilingual;
  /** Code of the error page when broken. */
  readonly code?: string;
}

export interface ServiceProviderView {
  readonly entityId: string;
  readonly assertionConsumerServices: readonly { readonly location: string; readonly binding: string; readonly index?: number; readonly isDefault?: boolean }[];
  readonly signingKeys: number;
  readonly encryptionKeys: number;
  readonly judgement: readonly RuleJudgement[];
}

export interface AccountAddresses {
  readonly entityId: string;
  readonly metadataUrl: string;
  readonly ssoPostUrl: string;
  /** Absent where the account has no such binding. */
  readonly ssoRedirectUrl?: string;
  /** Absent where the account has no single logout. */
  readonly sloPostUrl?: string;
}

/** How answers are signed and encrypted. */
export interface CryptoChoice {
  readonly signature: 'rsa-pss-sha256' | 'rsa-sha256';
  readonly content: 'aes256-gcm' | 'aes128-gcm' | 'aes256-cbc' | 'aes128-cbc';
  readonly transport: 'rsa-oaep-mgf1p' | 'rsa-oaep';
  readonly keyPlacement: 'inside' | 'beside';
  readonly signs: 'assertion' | 'response' | 'both';
  readonly encrypts: boolean;
}

export interface AccountTenantSeed {
  /** Lower-case letters, digits and `-`; becomes the path prefix `/t/<id>`. `default` has no prefix. */
  readonly id: string;
  /** Metadata documents of service providers. */
  readonly serviceProviders?: readonly string[];
  /** Named set of algorithms; each simulator says which it has. */
  readonly cryptoProfile?: string;
  /** Changes single members of the profile. */
  readonly crypto?: Partial<CryptoChoice>;
  /** BundID: version 2 of the extension is enforced. Default true, as at the service. */
  readonly enforcesVersion2?: boolean;
  /** How a refused request is answered. Default `error-page`. */
  readonly refusesBy?: 'error-page' | 'saml-response';
  /** Requests whose IssueInstant is further away are refused; else they are only remarked upon. @unit seconds */
  readonly maxRequestAgeSeconds?: number;
  /** Attributes whose trust is unknown are sent without mark, or left out. Default `unmarked`. */
  readonly unprovenAttributes?: 'unmarked' | 'omitted';
  /**
   * Accounts beside BundID: whether a person has the bPK2 that BundID delivers to the same service, or another. Default
   * `shared`: two identity providers with equal values, which a portal has to keep apart.
   */
  readonly identifiers?: 'shared' | 'own';
  /** Login with an ID card by an eID client; absent: the card is chosen on the page like every other means. */
  readonly eid?: AccountEidSettings;
  /** Whether pages offer other outcomes and deviations to the person. Default true. */
  readonly offersDeviations?: boolean;
}

export interface AccountEidSettings {
  /** Address of the client, on loopback; `http://127.0.0.1:24727/eID-Client` for one at its usual place. */
  readonly clientUrl: string;
  /** Orders of a successful login by card lead the browser to the client first. Default false. */
  readonly carriesOrders?: boolean;
}

/** One run of a login, as the simulator remembers it. */
export interface LoginRecord {
  readonly id: string;
  /** From 1, in order of arrival. */
  readonly seq: number;
  /** `open`: a person is on the pages. `refused`: no login was offered. `left`: the person went back to `BackURL`. */
  readonly state: 'open' | 'answered' | 'refused' | 'left';
  readonly requestId?: string;
  readonly entityId?: string;
  readonly relayState?: string;
  readonly judgement: readonly RuleJudgement[];
  /** `idp.code` of a refusal. */
  readonly code?: string;
  readonly outcome?: LoginOutcome;
  readonly deviation?: string;
  readonly persona?: string;
  readonly means?: string;
  readonly level?: AccountLevel;
  /** What names the person in this answer before any deviation. */
  readonly identity?: {
    readonly nameId: string;
    readonly bPK2?: string;
    readonly pseudonym?: string;
    readonly mailbox?: string;
    readonly applicationId?: string;
  };
  /** Attributes delivered before any deviation, by `Name`. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly responseId?: string;
  readonly assertionId?: string;
  /** Recorded exchanges of this login, in order: the request first, the answer last. */
  readonly exchanges: readonly string[];
}

/** What was sent, step by step; for reports of attacks. */
export interface LoginDocuments {
  readonly request: string;
  /** Assertion before encryption; absent in error responses. */
  readonly assertion?: string;
  readonly response?: string;
}

export interface LoginQuery {
  readonly afterSeq?: number;
  readonly requestId?: string;
  readonly entityId?: string;
  readonly state?: LoginRecord['state'];
}

/** Whether a login is among those a query asks for. */
export function matchesLogin(login: Pick<LoginRecord, 'seq' | 'state' | 'requestId' | 'entityId'>, query: LoginQuery): boolean {
  return (
    login.seq > (query.afterSeq ?? 0) &&
    (query.requestId === undefined || login.requestId === query.requestId) &&
    (query.entityId === undefined || login.entityId === query.entityId) &&
    (query.state === undefined || login.state === query.state)
  );
}

export type AccountWaitCondition =
  | { readonly kind: 'exchange'; readonly query: ExchangeQuery; readonly count?: number }
  | { readonly kind: 'login'; readonly query: LoginQuery; readonly count?: number };

/**
 * How the metadata of the account differ from its own: the certificates of its keys have expired; a further key that nobody vouches
 * for; the key that signs now is withdrawn, and the one for rollover is left.
 */
export const METADATA_CHANGES = ['expired-certificate', 'unsigned-new-key', 'old-key-withdrawn'] as const;
export type MetadataChange = (typeof METADATA_CHANGES)[number];

/** A LogoutRequest to be made for a login that was answered. */
export interface LogoutWish {
  readonly login: string;
  /** Whom it names. Default: who logged in. */
  readonly nameId?: string;
  readonly isSigned: boolean;
  /** Default `HTTP-POST`. */
  readonly binding?: 'HTTP-POST' | 'HTTP-Redirect';
  /** Only HTTP-Redirect, what is wrong with a signature: somebody else's key made it, or it belongs to a request about somebody else. */
  readonly forgery?: 'other-key' | 'other-request';
  /** Whether it names the session of that login; a request that names none is about all of the person's. Default true. */
  readonly namesSession?: boolean;
  /** Where it goes when the metadata of the service name no address for single logout. */
  readonly otherwise: string;
}

/** A LogoutRequest as a form; by HTTP-Redirect all of it is in the address and there are no fields. */
export interface LogoutForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Whether it goes to the address for single logout that the metadata of the service name. */
  readonly isSingleLogout: boolean;
}

export interface DeviationView {
  readonly id: string;
  readonly text: Bilingual;
  /** Id or clause that it departs from; absent for a valid variant. */
  readonly violates?: string;
  /** A conforming product accepts it. */
  readonly isValid: boolean;
}

/** Who a persona is to one service provider, before it logs in. */
export interface PersonaIdentity {
  readonly persona: string;
  readonly means: string;
  /** What stays the same at every login. */
  readonly identity: Readonly<Partial<Record<AttributeName | 'nameId', string>>>;
}

/** The client's side of the control interface. */
export interface AccountControlClient {
  createTenant(seed: AccountTenantSeed): Promise<AccountAddresses>;
  deleteTenant(): Promise<void>;
  addresses(): Promise<AccountAddresses>;
  /** Registers metadata, or replaces that of the same entityID. */
  registerServiceProvider(metadata: string): Promise<ServiceProviderView>;
  serviceProviders(): Promise<readonly ServiceProviderView[]>;
  removeServiceProvider(entityId: string): Promise<void>;
  personas(): Promise<readonly (PersonPersona | CompanyPersona)[]>;
  /** @throws ERR_CONTROL_REFUSED when the persona or the service provider is unknown */
  identities(persona: string, entityId: string): Promise<readonly PersonaIdentity[]>;
  deviations(): Promise<readonly DeviationView[]>;
  /** @returns id of the order */
  armLogin(order: LoginOrder): Promise<string>;
  disarmLogin(orderId: string): Promise<void>;
  armedLogins(): Promise<readonly (LoginOrder & { readonly id: string })[]>;
  logins(query: LoginQuery): Promise<readonly LoginRecord[]>;
  documents(loginId: string): Promise<LoginDocuments>;
  /** From now on answers are signed with another key; both are in the metadata. */
  rollKeys(): Promise<void>;
  /** Metadata are served with this change until it is taken back by null. */
  changeMetadata(change: MetadataChange | null): Promise<void>;
  /** @throws ERR_CONTROL_REFUSED for a login without an answer that names somebody */
  logoutRequest(wish: LogoutWish): Promise<LogoutForm>;
  advanceClock(seconds: number): Promise<void>;
  exchanges(query: ExchangeQuery): Promise<readonly Exchange[]>;
  body(exchangeId: string, part: 'request' | 'response'): Promise<Uint8Array>;
  /** Long poll. @returns whether it came true before `timeoutMs` */
  waitFor(condition: AccountWaitCondition, timeoutMs: number): Promise<{ readonly isMet: boolean; readonly seq: number }>;
  /** Records an exchange that the suite itself had with the product. @returns its id */
  note(exchange: Omit<Exchange, 'id' | 'seq' | 'tenant'>): Promise<string>;
  write(key: string, value: unknown): Promise<void>;
  read(key: string): Promise<unknown>;
}
