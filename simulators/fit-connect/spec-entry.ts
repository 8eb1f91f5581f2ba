/** The form of the specification sheet: documents that are followed, and behaviours with the source each rests on. */

export interface FollowedDocument {
  readonly title: string;
  readonly version: string;
  readonly url: string;
  /** Of the copy that was read, lower-case hex; absent for pages. */
  readonly sha256?: string;
}

export interface Behaviour {
  readonly rule: string;
  readonly fidelity: 'verified' | 'inferred';
  readonly source: string;
  /** Rule of the fact sheet, where it has one. */
  readonly requirement?: string;
}
