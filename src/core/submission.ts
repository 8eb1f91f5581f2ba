/**
 * What the suite, in the sender's role, put on the way: the facts a check compares the product's behaviour with.
 * Facts are plain JSON, since scenarios may run in another process than the campaign that sent them.
 */
import type { Bilingual } from './language.ts';
import type { Basis } from './requirement.ts';

/** Versions of the Submission API that the suite speaks. */
export type ApiVersion = 'v1' | 'v2';

/** What a conforming product does with a submission. */
export type Expectation =
  /** It is flawless: accept. */
  | 'accept'
  /** It has a flaw the product must notice: anything but accept; reject is the regular answer. */
  | 'refuse'
  /** Either answer is fine; what counts is something else. */
  | 'answer';

export interface AuthenticationTags {
  readonly metadata: string;
  readonly data?: string;
  readonly attachments: Readonly<Record<string, string>>;
}

/** Keys that its parts were encrypted with, base64url, each made for that part of this run alone; attachments and fragments by id. */
export interface ContentKeys {
  readonly metadata: string;
  readonly data: string;
  readonly attachments: Readonly<Record<string, string>>;
}

export interface SentSubmission {
  /** The phrase of the feature, `mit falschem Hashwert der Fachdaten`. */
  readonly phrase: string;
  readonly text: Bilingual;
  readonly submissionId: string;
  readonly caseId: string;
  readonly destinationId: string;
  readonly apiVersion: ApiVersion;
  readonly expectation: Expectation;
  /** Phrase of the flawless twin that differs in the one decisive point. */
  readonly control?: string;
  /** Basis of this variant when it is weaker than that of the requirement. */
  readonly basis?: Basis;
  /** Authentication tags of what was really uploaded. */
  readonly tags: AuthenticationTags;
  /** Whoever has them can open what was recorded and see what was sent; the product's own keys are not needed. */
  readonly contentKeys: ContentKeys;
  readonly attachmentIds: readonly string[];
  /** SHA-512 of the data before encryption, lower-case hex. */
  readonly dataSha512: string;
  /** Reference of the payment that the metadata name. */
  readonly transactionReference?: string;
  /** Values that stand only in the encrypted content and must not appear anywhere in clear. */
  readonly canaries: readonly string[];
  /** Problem types a precise rejection would name; empty where the catalogue of problems is not known. */
  readonly problems: readonly { readonly type: string; readonly isVerified: boolean }[];
  /** How many separate flaws it has. */
  readonly flaws: number;
  /** Real time when it was submitted, RFC 3339. */
  readonly sentAt: string;
}

/** The step that names a submission; the campaign reads it from the scenarios, the steps bind it. */
export const SUBMISSION_STEP = /^eine Einreichung,? (.+)$/;

/** Key under which the facts of a sent submission are shared within a run. */
export function sentKey(phrase: string): string {
  return `sent:${phrase}`;
}

/** Why a scenario needs submissions of its own, which neither list nor callback has shown to the product before. */
export type OwnRole = 'callback' | 'later-callback' | 'marker' | 'bad-item' | 'last-item' | 'held-answer';

const OWN_ROLES: readonly { readonly step: RegExp; readonly roles: readonly OwnRole[] }[] = [
  { step: /^ein Callback eintrifft, /, roles: ['callback', 'marker'] },
  { step: /^danach ein richtiger Callback eintrifft$/, roles: ['later-callback'] },
  { step: /^eine Abholliste, die mit einer unlesbaren Einreichung beginnt/, roles: ['bad-item', 'last-item'] },
  { step: /^ein Zustelldienst, der die Antwort auf das Ereignis/, roles: ['held-answer'] },
  { step: /^ein Zustelldienst, der ein Zertifikat zeigt/, roles: ['callback'] },
];

/** Which own submissions the steps of a scenario need; the campaign sends them ahead, hidden. */
export function ownRolesOf(steps: readonly string[]): readonly OwnRole[] {
  return [...new Set(steps.flatMap((text) => OWN_ROLES.filter(({ step }) => step.test(text)).flatMap(({ roles }) => roles)))];
}

/** Key under which a scenario finds its own submission. @param scenario see `scenarioKey` of the runner */
export function ownKey(scenario: string, role: OwnRole): string {
  return `own:${scenario}:${role}`;
}

/** Facts of a submission that is hidden from the pickup list until its fault is disarmed. */
export interface HiddenSubmission extends SentSubmission {
  readonly hidingFault: string;
}

/** What the campaign leaves for the scenarios. */
export interface CampaignFacts {
  /** Milliseconds since the epoch when the last submission was sent. */
  readonly finishedAt: number;
  /** Submissions every product is expected to answer. */
  readonly submissionIds: readonly string[];
}

export const CAMPAIGN_KEY = 'campaign';

/** Key under which the facts of everything that was sent for all to see are shared, also when it was sent bit by bit. */
export const ALL_SENT_KEY = 'sent';

/** Media type of the attachment by which a scenario hands its findings to the runner. */
export const FINDINGS_MEDIA_TYPE = 'application/vnd.pruefstand.findings+json';
