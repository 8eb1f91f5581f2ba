/** A profile: what is claimed by a role, which requirements belong to it, and what a broken one means. */
import type { Bilingual } from './language.ts';
import type { Policy } from './policy.ts';
import type { Capability } from './requirement.ts';

/** Why a missing capability takes scenarios out: the product need not have it, or we could not see it. */
export interface CapabilityRule {
  readonly whenMissing: 'inapplicable' | 'untested';
  readonly reason: Bilingual;
}

/** Rooms a profile can be run in: a family of interfaces with its simulators and words. */
export const ROOM_NAMES = ['fit-connect', 'portal', 'mailbox', 'directory', 'paying-portal', 'payment-service', 'dvdv-client', 'chain'] as const;
export type RoomName = (typeof ROOM_NAMES)[number];

/** Which catalogue, as its folder says. */
export interface SpecificationName {
  readonly id: string;
  readonly version: string;
}

export interface Profile {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly status: 'draft' | 'published';
  readonly role: string;
  /** What it is run in. */
  readonly room: RoomName;
  readonly specification: SpecificationName;
  /** Further catalogues whose requirements belong to it. */
  readonly also?: readonly SpecificationName[];
  /** Feature folders, relative to `features/`. */
  readonly features: readonly string[];
  /** Ids by prefix (`FC-SUB-`) or whole (`FC-SND-006`). */
  readonly select: readonly string[];
  readonly capabilities: Readonly<Partial<Record<Capability, CapabilityRule>>>;
  readonly policy: Policy;
  /** SHA-256 of the profile file, lower-case hex. */
  readonly sha256: string;
}
