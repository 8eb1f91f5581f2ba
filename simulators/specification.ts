/** The form of a simulator's specification sheet (`spec.ts`): documents that are followed, and behaviours with the source each rests on. */

export interface FollowedDocument {
  readonly title: string;
  readonly version: string;
  readonly url: string;
  /** As the sources of behaviours name it, where they do so by a short name. */
  readonly short?: string;
  /** Of the copy that was read, lower-case hex; absent for pages. */
  readonly sha256?: string;
}

/** What a simulator does, and how sure it is; nobody may fail because of an inferred or simplified behaviour alone. */
export interface Behaviour {
  readonly rule: string;
  /** What each word means for a simulator stands at the head of its sheet; `simplified` is ours in place of something known to be otherwise. */
  readonly fidelity: 'verified' | 'inferred' | 'simplified';
  readonly source: string;
  /** Rule of the fact sheet or the catalogue, where it has one. */
  readonly requirement?: string;
}

export interface SimulatorSpecification {
  readonly documents: readonly FollowedDocument[];
  readonly behaviours: readonly Behaviour[];
  /** Where the simulator is known to differ from what it plays, or might. */
  readonly deviations: readonly string[];
}
