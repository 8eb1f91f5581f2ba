/** Which reader a target file belongs to: the room of the profile that it names decides. */
import type { RoomName } from '../core/profile.ts';
import { loadProfile, profileIds } from './catalogue.ts';
import { readDvdvClientTarget } from './dvdv-client/dvdv-client-target-file.ts';
import type { DvdvClientReading } from './dvdv-client/dvdv-client-target-file.ts';
import { readMailboxTarget } from './mailbox/mailbox-target-file.ts';
import type { MailboxReading } from './mailbox/mailbox-target-file.ts';
import { readPortalTarget } from './portal/portal-target-file.ts';
import type { PortalReading } from './portal/portal-target-file.ts';
import type { Environment } from './target-file-files.ts';
import { readTargetSource } from './target-file-source.ts';
import type { TargetSource } from './target-file-source.ts';
import { readPaymentServiceTarget } from './payment-service/payment-target-file.ts';
import type { PaymentServiceReading } from './payment-service/payment-target-file.ts';
import { readPayingTarget } from './payment/paying-target-file.ts';
import type { PayingReading } from './payment/paying-target-file.ts';
import { readDirectoryTarget } from './directory/directory-target-file.ts';
import type { DirectoryReading } from './directory/directory-target-file.ts';

/** @returns undefined when the file is about something else than a portal */
export function readIfPortal(path: string, env: Environment, now: number): PortalReading | undefined {
  const source = readTargetSource(path);
  return roomOf(source) === 'portal' ? readPortalTarget(path, source, env, now) : undefined;
}

/** @returns undefined when the file is about something else than a product that sends to mailboxes */
export function readIfMailbox(path: string, env: Environment, now: number): MailboxReading | undefined {
  const source = readTargetSource(path);
  return roomOf(source) === 'mailbox' ? readMailboxTarget(path, source, env, now) : undefined;
}

/** @returns undefined when the file is about something else than a directory */
export function readIfDirectory(path: string, env: Environment, now: number): DirectoryReading | undefined {
  const source = readTargetSource(path);
  return roomOf(source) === 'directory' ? readDirectoryTarget(path, source, env, now) : undefined;
}

/** @returns undefined when the file is about something else than a portal that takes fees */
export function readIfPaying(path: string, env: Environment, now: number): PayingReading | undefined {
  const source = readTargetSource(path);
  return roomOf(source) === 'paying-portal' ? readPayingTarget(path, source, env, now) : undefined;
}

/** @returns undefined when the file is about something else than a payment service */
export function readIfPaymentService(path: string, env: Environment, now: number): PaymentServiceReading | undefined {
  const source = readTargetSource(path);
  return roomOf(source) === 'payment-service' ? readPaymentServiceTarget(path, source, env, now) : undefined;
}

/** @returns undefined when the file is about something else than a product that asks the directory */
export function readIfDvdvClient(path: string, env: Environment, now: number): DvdvClientReading | undefined {
  const source = readTargetSource(path);
  return roomOf(source) === 'dvdv-client' ? readDvdvClientTarget(path, source, env, now) : undefined;
}

/** The room of the profile that the file names, if it names one. */
function roomOf({ value }: TargetSource): RoomName | undefined {
  const { profile } = (value ?? {}) as { readonly profile?: unknown };
  return typeof profile === 'string' && profileIds().includes(profile) ? loadProfile(profile).room : undefined;
}
