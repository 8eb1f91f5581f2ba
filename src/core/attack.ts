/**
 * Vocabulary of attack cases against a service provider: what one case demonstrates, how its answer has to be delivered, what
 * has to be watched besides the session, and what a conforming product does. Data only, so that drivers, steps and reports
 * can speak of a case without the simulator that makes its document.
 */
import type { TestedAccount, SourceMark } from './account.ts';
import type { LoginOutcome, MetadataChange } from './account-control.ts';
import type { Bilingual } from './language.ts';

/**
 * What a conforming product does. `same-identity`: it refuses, or the session carries the identity that the signature covers
 * in full and never another one. `record`: written down, not judged.
 */
export type AttackExpectation = 'refuse' | 'accept' | 'same-identity' | 'record';

/** What an answer must have so that the case makes sense. */
export type AttackNeed = 'signed-assertion' | 'signed-response' | 'encryption';

/** Which browser something is done with: the one that began the login, or one of its own. */
export type AttackBrowser = 'same' | 'other';

/** What the driver does with an answer; without an instruction it posts the form as it comes, once. */
export type AttackDelivery =
  /** A complete login before, with this persona's answer as it should be; the case is the one after it. */
  | { readonly kind: 'login-before'; readonly keepsSession: boolean }
  /** The same form a second time, after what stands in `after`. */
  | { readonly kind: 'post-twice'; readonly browser: AttackBrowser; readonly after: 'answer' | 'logout' | 'restart' }
  /** The form goes to another browser, which has begun a login itself or never visited the portal. */
  | { readonly kind: 'other-browser'; readonly hasOwnRequest: boolean }
  /** The same form so many times at once. */
  | { readonly kind: 'parallel'; readonly count: number }
  /** The fields of the form as a query. */
  | { readonly kind: 'get' }
  /** The form to the same address with `http` instead of `https`, where that is open at all. */
  | { readonly kind: 'plain-http' }
  /** The login is started with each of these parameters set to the value. */
  | { readonly kind: 'start-parameter'; readonly names: readonly string[]; readonly value: string }
  /** The second account of the portal: its answer is posted into this login, or it delivers the same key in a login of its own. */
  | { readonly kind: 'other-account'; readonly account: 'its-answer' | 'same-key' }
  /** The login asks for a higher level in a session that exists. */
  | { readonly kind: 'step-up' }
  /**
   * A LogoutRequest arrives while somebody is logged in: one about this person that nobody signed, or a signed one about somebody else;
   * by HTTP-Redirect also one with a wrong signature, and one that has ended a session of this person before.
   */
  | {
      readonly kind: 'logout-request';
      readonly nameId: 'own' | 'foreign';
      readonly binding?: 'HTTP-Redirect';
      readonly flaw?: 'other-key' | 'other-request' | 'repeated';
    }
  /** The metadata of the identity provider are served anew, like this, and the product is made to fetch them. */
  | { readonly kind: 'idp-metadata'; readonly change: MetadataChange };

/** What is looked at besides the session. */
export type AttackWatch =
  /** No hit on the canary address. */
  | 'canary'
  /** Not slower than ten times the control. */
  | 'answer-time'
  /** An answer of its own, without stack trace or internals. */
  | 'no-trace'
  /** Same status, text and time as the other cases of the same catalogue id. */
  | 'same-answer'
  /** Markup comes out as text. */
  | 'escaped'
  /** No redirect to a foreign address. */
  | 'no-foreign-redirect'
  /** `BackURL` of the request is not the foreign address. */
  | 'back-url'
  /** The session identifier is another one after the login. */
  | 'new-session'
  /** `Cache-Control: no-store`. */
  | 'no-store'
  /** Exactly one of the answers makes a session. */
  | 'one-session'
  /** The session, if any, has the lower of the two levels. */
  | 'lower-level'
  /** Attributes are taken by `Name`. */
  | 'by-name'
  /** Values without proof are shown or used as such. */
  | 'unproven'
  /** The case that was open stays with the person who opened it. */
  | 'no-takeover'
  /** The two accounts of the product are not the same. */
  | 'separate-accounts';

/** One case, without what makes its document. */
export interface AttackFacts {
  /** Id of the catalogue, with a variant where there are several: `ATK-SIG-05/bpk2`. Ids of valid variants begin with `VAL-`. */
  readonly id: string;
  readonly text: Bilingual;
  /** Requirements of the fact sheets that the case demonstrates; empty for what no fact sheet names. */
  readonly requirements: readonly string[];
  readonly expected: AttackExpectation;
  readonly level: 'MUST' | 'SHOULD';
  /** Nothing inferred may make a product fail. */
  readonly mark: SourceMark;
  readonly needs: readonly AttackNeed[];
  /** Kinds of account it is for; both when absent. */
  readonly accounts?: readonly TestedAccount[];
  /** Steps of the delivery, in order. */
  readonly delivery: readonly AttackDelivery[];
  readonly watch: readonly AttackWatch[];
  /** Outcome to arm the login with. Default `success`. */
  readonly outcome?: LoginOutcome;
  /** The portal must have asked for this level. */
  readonly demandedLevel?: 4;
  /** Names of the parameters that the case takes. */
  readonly params: readonly AttackParam[];
  /** There is nothing in the answer that a control would not have: the case is its delivery. */
  readonly isDeliveryOnly: boolean;
}

/** Values of parameters when an order gives none. What has no value here must be given. */
export const ATTACK_DEFAULTS = {
  /** NameID of the identity that nobody may get. */
  evilNameId: '_4d616c6c6f72792d4e616d654944',
  /** Its key: bPK2, or the pseudonym of the organisation. */
  evilKey: 'TWFsbG9yeS1iUEsyLW51ci16dW0tVGVzdGVuLTAwMDE',
  otherEntityId: 'https://anderer-dienst.example/sp',
  otherAcsUrl: 'https://anderer-dienst.example/saml/acs',
  otherIdpEntityId: 'https://anderes-konto.example/idp',
  foreignHost: 'fremd.example',
  /** Of a request; empty: the one that is answered. */
  requestId: '',
  /** `Name` of an attribute. */
  attribute: '',
} as const;

/** `canaryUrl` is an address of the simulator whose hits are recorded; there is no default for it. */
export type AttackParam = keyof typeof ATTACK_DEFAULTS | 'canaryUrl';

/** Catalogue id of a case without its variant. */
export function catalogueIdOf(id: string): string {
  return id.split('/', 1)[0] ?? id;
}
