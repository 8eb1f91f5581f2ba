/** Subject of the attack checks: one attack between two control logins. `PortalOutcome` fits the outcomes. */
import type { Exchange } from '../../core/exchange.ts';
import type { Bilingual } from '../../core/language.ts';
import type { DeliveredLogin, PortalFacts, SeenLogin } from './subject.ts';

export interface AttackSubject {
  readonly facts: PortalFacts;
  /** `ATK-…` */
  readonly requirement: string;
  /** Id of the form in the catalogue; what is expected of it the check knows. */
  readonly variant: string;
  /** Names the form in a sentence, as the catalogue's `change`: `SignatureValue ohne Inhalt`. */
  readonly description: Bilingual;
  /** Ordinary logins directly before and after, each with a fresh request. */
  readonly before?: SeenLogin;
  readonly after?: SeenLogin;
  /**
   * What came of the attack. ATK-WEB-04: a browser that has only the cookies from before a login, asked after it. ATK-WEB-07: the
   * session after the forged logout.
   */
  readonly attacked?: SeenLogin;
  /** The person whose data were signed. */
  readonly genuine: {
    /** As the account delivers it, full text. */
    readonly userKey?: string;
    /** Whether the control logins are of the same person. */
    readonly isControl: boolean;
  };
  /** User key that the account delivered at the control logins. */
  readonly controlKey?: string;
  /** Values that only the attacker's identity has, or markers: address of a redirect, name of a header, markup. */
  readonly evil: readonly string[];
  /** What the portal answered to the attack, the ACS first. */
  readonly answers: readonly Exchange[];
  /** What reached addresses that only the attack names. */
  readonly canaries: readonly Exchange[];
  /** Level that counts when statements contradict each other. Default 1, for `STORK-QAA-Level-2` 2. */
  readonly lowerLevel?: number;
  /** What the account delivered before the change; ATK-ACC-06. */
  readonly delivered?: DeliveredLogin;
  /** The `adapter-whoami` exchange of the attacked login; ATK-ACC-14. */
  readonly told?: Exchange;
  /** Names of attributes that were delivered with low trust; ATK-ACC-14. */
  readonly unproven?: readonly string[];
  /** Outcomes of the other forms (ATK-ACC-12), or of all simultaneous answers (ATK-WEB-09). */
  readonly peers?: readonly { readonly variant: string; readonly seen: SeenLogin }[];
  /** Requests of the portal during the attack; ATK-WEB-03. */
  readonly requests?: readonly Exchange[];
  /** Adapter views of the two accounts with the same key; ATK-ACC-17. */
  readonly accounts?: readonly Exchange[];
  /** After a true logout that came behind the forged one; ATK-WEB-07. */
  readonly ended?: SeenLogin;
  /** Who owned the open case before and after, as the adapter tells; ATK-ACC-16. */
  readonly case?: { readonly exchange: string; readonly ownerBefore: string; readonly ownerAfter: string };
}
