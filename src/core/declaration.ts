/**
 * The implementation conformance statement (ICS, in ITU-T X.290 terms the PICS): what a vendor declares its product does,
 * and the proforma with the questions. The proforma is data beside the profile; the declaration is the vendor's answer.
 */
import type { Bilingual, MaybeBilingual } from './language.ts';
import type { Capability } from './requirement.ts';

/**
 * Status of an item. `mandatory`, `optional`, `prohibited`; `choice`: at least one item of the group (o.n);
 * `conditional`: `then` where the formula over other items holds, else `otherwise`.
 */
export type ItemStatus =
  | { readonly kind: 'mandatory' }
  | { readonly kind: 'optional' }
  | { readonly kind: 'prohibited' }
  | { readonly kind: 'notApplicable' }
  | { readonly kind: 'choice'; readonly group: string; readonly exactlyOne?: boolean }
  /** `when`: ids of items joined by `and`, `or`, `not` and parentheses, e.g. `ICS-FC-CBK-1 and not ICS-FC-API-2`. */
  | { readonly kind: 'conditional'; readonly when: string; readonly then: PlainStatus; readonly otherwise: PlainStatus };

export type PlainStatus = 'mandatory' | 'optional' | 'prohibited' | 'notApplicable';

export interface ProformaItem {
  /** `ICS-FC-SUB-3`, stable for ever. */
  readonly id: string;
  readonly group: string;
  readonly question: Bilingual;
  /** Where it comes from: plain are ids of requirements and names that no language changes, whatever holds words is in both. */
  readonly reference: MaybeBilingual;
  readonly status: ItemStatus;
  /** Requirements that stand or fall with this item. Not supported: their cases are not selected, and shown as such. */
  readonly requirements: readonly string[];
  /** Capability of the target file that this item must agree with. */
  readonly capability?: Capability;
  /** What the vendor states besides yes or no: a list of texts, a number with unit, one of a list. */
  readonly value?: { readonly kind: 'texts' | 'number' | 'text'; readonly unit?: string; readonly hint: Bilingual; readonly target?: TargetFact };
  /** An optional item behind which a SHOULD stands: `no` is allowed and remarked. */
  readonly isRecommended?: boolean;
}

/** What a target file may already know about the value of an item. */
export const TARGET_FACTS = [
  'pollingSeconds',
  'deadlineSeconds',
  'metadata1',
  'metadata2',
  'jsonSchemas',
  'xmlSchemas',
  'maxAttachmentBytes',
  'replyChannels',
] as const;
export type TargetFact = (typeof TARGET_FACTS)[number];

export interface Proforma {
  readonly id: string;
  readonly version: string;
  readonly profile: string;
  readonly title: Bilingual;
  readonly groups: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly items: readonly ProformaItem[];
  /** SHA-256 of the proforma's file, lower-case hex. */
  readonly sha256: string;
}

export interface Party {
  readonly name: string;
  readonly address?: string;
  readonly contact?: string;
}

/** The item under test as the vendor identifies it (fact sheet certification-reports, section 4.2). */
export interface DeclaredProduct {
  readonly name: string;
  readonly version: string;
  readonly vendor: Party;
  /** Digest that names the build exactly: file or image digest, commit. */
  readonly build?: { readonly sha256?: string; readonly imageDigest?: string; readonly commit?: string };
  readonly configurationSha256?: string;
  readonly role: string;
  /** Of this and the other lists: absent is not stated, empty is none. */
  readonly modules?: readonly string[];
  readonly environment?: string;
  /** Parts of others in the path of the data. */
  readonly thirdParty?: readonly string[];
  /** In what the tested item differs from what is delivered. */
  readonly deviations?: readonly string[];
}

export interface DeclaredAnswer {
  readonly item: string;
  readonly support: 'yes' | 'no' | 'notApplicable';
  readonly value?: string | number | readonly string[];
  readonly remark?: string;
}

export interface Declaration {
  readonly format: 'pruefstand-declaration';
  readonly formatVersion: 1;
  readonly profile: string;
  readonly proforma: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly product: DeclaredProduct;
  readonly customer?: Party;
  readonly answers: readonly DeclaredAnswer[];
  readonly declaredBy: { readonly name: string; readonly role: string };
  /** RFC 3339 date and time with zone. */
  readonly declaredAt: string;
}

export type ReviewProblemKind =
  | 'mandatoryNotSupported'
  | 'prohibitedSupported'
  | 'choiceEmpty'
  | 'choiceTooMany'
  | 'answerMissing'
  | 'answerForUnknownItem'
  | 'notApplicableWithoutGround'
  | 'valueMissing'
  | 'contradictsAnswer'
  | 'contradictsTarget'
  | 'contradictsProduct';

/** One item after the static conformance review. */
export interface ReviewedItem {
  readonly id: string;
  /** Id of its group in `StaticReview.groups`. */
  readonly group?: string;
  readonly question: Bilingual;
  /** Plain where no language changes it; results of before may have words in it. */
  readonly reference: MaybeBilingual;
  /** Status after conditions were computed. */
  readonly status: PlainStatus | 'choice';
  /** The formula the status comes from, when it was conditional. */
  readonly when?: string;
  /** The group of a choice, `1` for o.1, and how many of it. */
  readonly choice?: { readonly group: string; readonly exactlyOne: boolean };
  readonly isRecommended?: boolean;
  readonly support: DeclaredAnswer['support'] | 'unanswered';
  readonly value?: DeclaredAnswer['value'];
  readonly unit?: string;
  readonly remark?: string;
  readonly requirements: readonly string[];
  /** Whether the cases of its requirements were selected. */
  readonly isSelected: boolean;
  readonly problems: readonly ReviewProblem[];
}

export interface ReviewProblem {
  readonly kind: ReviewProblemKind;
  readonly text: Bilingual;
  /** It rests on rules whose breach is a remark under the policy (inferred ones, SHOULD): it can never cost conformity. */
  readonly isRemark?: boolean;
}

/** Outcome of the static review; it stands in the result and in every report. */
export interface StaticReview {
  readonly declarationSha256: string;
  readonly proforma: Declaration['proforma'];
  readonly product: DeclaredProduct;
  readonly declaredBy: Declaration['declaredBy'];
  readonly declaredAt: string;
  readonly groups?: Proforma['groups'];
  readonly items: readonly ReviewedItem[];
  /** Problems that are no remarks, those of single items and those below. */
  readonly errors: number;
  /** Problems that belong to no item: a product that differs from the target's, answers to items that do not exist. */
  readonly problems?: readonly ReviewProblem[];
  /** Requirements whose cases were not selected because of the declaration, with the item that says so. */
  readonly notSelected: readonly { readonly requirement: string; readonly item: string }[];
}
