/** Which reader a target file belongs to: the room of the profile that it names decides. */
import type { RoomName } from '../core/profile.ts';
import { loadProfile, profileIds } from './catalogue.ts';
import { readChainTarget } from './chain/chain-target-file.ts';
import { readDirectoryTarget } from './directory/directory-target-file.ts';
import { readDvdvClientTarget } from './dvdv-client/dvdv-client-target-file.ts';
import { readMailboxTarget } from './mailbox/mailbox-target-file.ts';
import { readPaymentServiceTarget } from './payment-service/payment-target-file.ts';
import { readPayingTarget } from './payment/paying-target-file.ts';
import { readPortalTarget } from './portal/portal-target-file.ts';
import type { Environment } from './target-file-files.ts';
import { readTargetSource } from './target-file-source.ts';
import type { TargetSource } from './target-file-source.ts';

/** Files of the delivery service have a reader of their own, which also tells what works but deserves a word. */
const READERS = {
  portal: readPortalTarget,
  mailbox: readMailboxTarget,
  directory: readDirectoryTarget,
  'paying-portal': readPayingTarget,
  'payment-service': readPaymentServiceTarget,
  'dvdv-client': readDvdvClientTarget,
  chain: readChainTarget,
} as const satisfies Record<Exclude<RoomName, 'fit-connect'>, unknown>;

export type ReadRoom = keyof typeof READERS;
/** What came of reading a file of that room; `loaded` is absent when there is a problem. */
export type ReadingOf<Room extends ReadRoom> = ReturnType<(typeof READERS)[Room]>;

/** @returns undefined when the file is about something else than that room */
export function readIf<Room extends ReadRoom>(room: Room, path: string, env: Environment, now: number): ReadingOf<Room> | undefined {
  const source = readTargetSource(path);
  return roomOf(source) === room ? (READERS[room](path, source, env, now) as ReadingOf<Room>) : undefined;
}

/** @returns undefined for a file of the delivery service, or of a profile that there is not */
export function readOfAnyRoom(path: string, env: Environment, now: number): ReadingOf<ReadRoom> | undefined {
  const source = readTargetSource(path);
  const room = roomOf(source);
  return room === undefined || room === 'fit-connect' ? undefined : READERS[room](path, source, env, now);
}

/** Where every member of a target file is explained, by the room of its profile. */
const REFERENCES: Readonly<Record<RoomName, string>> = {
  'fit-connect': 'docs/reference/target-file.md',
  portal: 'docs/reference/portals.md',
  mailbox: 'docs/reference/mailbox-senders.md',
  directory: 'docs/reference/directories.md',
  'paying-portal': 'docs/reference/paying-portals.md',
  'payment-service': 'docs/reference/payment-services.md',
  'dvdv-client': 'docs/reference/dvdv-clients.md',
  chain: 'docs/reference/chain.md',
};

/** The page that explains the members of a target file; of one without a known profile, the page that shows the whole of one. */
export function referenceOf(path: string): string {
  return REFERENCES[roomOf(readTargetSource(path)) ?? 'fit-connect'];
}

/** The room of the profile that the file names, if it names one. */
function roomOf({ value }: TargetSource): RoomName | undefined {
  const { profile } = (value ?? {}) as { readonly profile?: unknown };
  return typeof profile === 'string' && profileIds().includes(profile) ? loadProfile(profile).room : undefined;
}
