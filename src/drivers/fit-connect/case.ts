/**
 * A case: one submission that differs from a flawless one in one named point. The phrase is the one of the feature
 * (`Angenommen eine Einreichung, <phrase>`); the change is data and three small functions, applied in the order
 * `shape` (before metadata are computed), `metadata` (after), `craft` (while encrypting).
 */
import type { Basis, Capability } from '../../core/requirement.ts';
import type { Expectation } from '../../core/submission.ts';
import type { Metadata, SubmissionPlan } from './plan.ts';
import type { Samples } from './samples.ts';

/** How one part is encrypted when not as the specification wants it. */
export interface PartCraft {
  readonly keyAlgorithm?: 'RSA-OAEP-256' | 'RSA-OAEP' | 'RSA1_5';
  readonly encAlgorithm?: 'A256GCM' | 'A128GCM' | 'A256CBC-HS512';
  readonly zip?: 'DEF';
  readonly tamper?: 'ciphertext' | 'tag' | 'iv' | 'encrypted-key';
  readonly header?: Readonly<Record<string, unknown>>;
  /** Encrypt for another key than the one `kid` names. */
  readonly foreignKey?: boolean;
}

export interface Crafting {
  metadata?: PartCraft;
  data?: PartCraft;
  attachments?: PartCraft;
  /** Which of the destination's keys is used; default the current one. */
  key?: 'current' | 'next';
  /** Plaintext of the metadata instead of the JSON of the plan. */
  metadataBytes?: Uint8Array;
  /** Plaintext of the data part instead of the plan's data (metadata keep the plan's hash). */
  dataBytes?: Uint8Array;
  /** Plaintext by attachment id instead of the plan's. */
  attachmentBytes?: Readonly<Record<string, Uint8Array>>;
}

/** A deviation of the delivery service for this submission, armed before it is submitted. */
export interface ServiceFault {
  readonly fault: string;
  readonly operation?: string;
  readonly times?: number;
  readonly skip?: number;
  readonly params?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** `submission` (default) or `case`: what the fault is bound to. */
  readonly bind?: 'submission' | 'case';
  /** Name of the parameter that takes the list of this submission's id. */
  readonly idsParam?: string;
  /** Name of the parameter that takes the id of the first attachment. */
  readonly attachmentParam?: string;
}

/** What a case may draw on. */
export interface CaseKit {
  readonly samples: Samples;
  readonly uuid: () => string;
}

export interface CaseDefinition {
  readonly phrase: string;
  readonly en: string;
  readonly expectation: Expectation;
  /** Phrase of the flawless twin; default: the flawless submission without attachments. */
  readonly control?: string;
  readonly needs?: readonly Capability[];
  readonly basis?: Basis;
  readonly problems?: readonly { readonly type: string; readonly isVerified: boolean }[];
  readonly flaws?: number;
  /** Reference of the payment that the metadata name. */
  readonly transactionReference?: string;
  readonly sample?: 'json' | 'xml';
  /** To be made, or to be answered. */
  readonly takesLong?: boolean;
  readonly shape?: (plan: SubmissionPlan, kit: CaseKit) => void;
  readonly metadata?: (metadata: Metadata, plan: SubmissionPlan, kit: CaseKit) => void;
  readonly craft?: (crafting: Crafting, plan: SubmissionPlan) => void;
  readonly faults?: readonly ServiceFault[];
}

/** Phrase of the flawless submission that everything is compared with. */
export const FLAWLESS = 'die gültig ist und keine Anlagen hat';

/** Phrase of the flawless submission with attachments. */
export const FLAWLESS_WITH_ATTACHMENTS = 'die gültig ist und zwei Anlagen hat';
