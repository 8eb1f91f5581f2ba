/**
 * What an attack case is here: a deviation with the facts of its case, and with what can be told of its document in advance,
 * so that a test can hold every document against its description.
 */
import { catalogueIdOf } from '../src/core/attack.ts';
import type { AttackFacts, AttackNeed } from '../src/core/attack.ts';
import type { SamlReadingCode } from '../src/formats/saml-message.ts';
import type { Deviation, DeviationHooks, SealPlan } from './saml-idp-deviation.ts';

/** Kinds of difference between a document and the control. */
export type AttackChange =
  | 'signature'
  | 'identity'
  | 'attributes'
  | 'level'
  | 'assertions'
  | 'assertion-id'
  | 'advice'
  | 'status'
  | 'extensions'
  | 'issuer'
  | 'version'
  | 'instants'
  | 'destination'
  | 'in-response-to'
  | 'conditions'
  | 'validity'
  | 'audience'
  | 'confirmation'
  | 'confirmation-validity'
  | 'recipient'
  | 'session'
  | 'encryption'
  /** The same data written in another way. */
  | 'markup'
  /** Address, method, fields and encoding of the form. */
  | 'form';

export interface Attack extends Deviation, AttackFacts {
  /** One, unless the case itself consists of several; none where the delivery is the case. */
  readonly changes: readonly AttackChange[];
  /** Whether the signature that the plan wants is there, covers its element and fits, for a strict verifier. */
  readonly isSignatureValid: boolean;
  /** Why a strict reader does not read the message at all. */
  readonly unreadable?: SamlReadingCode;
  /** The document, decrypted, does not keep to the official schemas. */
  readonly breaksSchema?: boolean;
}

type Optional = 'level' | 'mark' | 'needs' | 'delivery' | 'watch' | 'params' | 'changes' | 'isSignatureValid';
type Derived = 'text' | 'violates' | 'isValid' | 'isDeliveryOnly' | 'refusesWith' | keyof DeviationHooks;

/** A case with what the usual case need not say. Default: a verified MUST, a valid signature. */
export interface AttackDraft extends Omit<Attack, Optional | Derived>, Partial<Pick<Attack, Optional>> {
  readonly de: string;
  readonly en: string;
  /** Absent: the case is its delivery. */
  readonly hooks?: DeviationHooks;
}

/** Fills in what is usual. */
export function attack({ de, en, hooks, ...draft }: AttackDraft): Attack {
  const isValid = draft.expected === 'accept';
  return {
    level: 'MUST',
    mark: 'V',
    needs: [],
    delivery: [],
    watch: [],
    params: [],
    changes: [],
    isSignatureValid: true,
    ...draft,
    ...(hooks === undefined ? {} : guarded(hooks, draft.needs ?? [])),
    text: { de, en },
    isValid,
    isDeliveryOnly: hooks === undefined,
    ...(isValid ? {} : { violates: draft.requirements[0] ?? catalogueIdOf(draft.id) }),
  };
}

/** The hooks, refusing an answer that cannot carry the case. */
function guarded(hooks: DeviationHooks, needs: Attack['needs']): DeviationHooks {
  if (needs.length === 0) return hooks;
  return {
    ...hooks,
    plan(plan, context) {
      const missing = needs.find((need) => !HAS[need](plan));
      if (missing !== undefined) throw new TypeError(`The case needs ${missing}, which answers of this account do not have.`);
      return hooks.plan?.(plan, context) ?? plan;
    },
  };
}

const HAS: Readonly<Record<AttackNeed, (plan: SealPlan) => boolean>> = {
  'signed-assertion': ({ signs }) => signs === 'assertion' || signs === 'both',
  'signed-response': ({ signs }) => signs === 'response' || signs === 'both',
  encryption: ({ encrypts }) => encrypts,
};

/** The case without its hooks and what only tests need. */
export function factsOf(of: Attack): AttackFacts {
  const { id, text, requirements, expected, level, mark, needs, delivery, watch, params, isDeliveryOnly } = of;
  return {
    ...{ id, text, requirements, expected, level, mark, needs, delivery, watch, params, isDeliveryOnly },
    ...(of.accounts === undefined ? {} : { accounts: of.accounts }),
    ...(of.outcome === undefined ? {} : { outcome: of.outcome }),
    ...(of.demandedLevel === undefined ? {} : { demandedLevel: of.demandedLevel }),
  };
}
