/** Composes the notices that the suite orders: synthetic people, the decision about a place in day care, attachments of known digests. */
import { randomBytes, randomUUID } from 'node:crypto';
import { sha512Hex } from '../../formats/hash.ts';
import type { NoticeOrder, StateOrder } from './desk.ts';

/** What is special about a notice; everything else is ordinary. */
export interface NoticeWish {
  readonly recipient?: NoticeOrder['recipient'];
  /** False: the login of the case brought no handle. */
  readonly hasMailbox?: boolean;
  /** Stands behind the mark in the title. */
  readonly title?: string;
  readonly text?: string;
  readonly way?: NoticeOrder['way'];
  readonly attachments?: readonly { readonly filename: string; readonly mediaType: string; readonly text: string }[];
}

/** An order, and what of it is needed to judge what became of it. */
export interface ComposedNotice {
  readonly order: NoticeOrder;
  readonly ordered: {
    readonly mark: string;
    readonly recipient: NoticeOrder['recipient'];
    readonly mailbox?: string;
    readonly loginLevel: number;
    readonly title: string;
    readonly text: string;
    readonly attachments: readonly { readonly filename: string; readonly sizeBytes: number; readonly sha512: string }[];
  };
}

const TEXT = 'Guten Tag, wir freuen uns, Ihnen einen Platz in der Kindertageseinrichtung zusagen zu können. (Testdaten)';

/** A word that no other notice or report has. */
export function newMark(): string {
  return `PS-${randomBytes(5).toString('hex')}`;
}

/** @param loginLevel level the recipient logged in with */
export function composeNotice(wish: NoticeWish, loginLevel: number): ComposedNotice {
  const mark = newMark();
  const { recipient = { name: `Petra Probe ${mark} (Testdaten)`, kind: 'person' }, hasMailbox = true, text = TEXT } = wish;
  const mailbox = hasMailbox ? randomUUID() : null;
  const title = `${mark} ${wish.title ?? 'Zusage eines Platzes'}`;
  const files = (wish.attachments ?? []).map((file) => ({ ...file, bytes: Buffer.from(file.text, 'utf8') }));
  return {
    order: {
      case: mark,
      recipient,
      mailbox,
      applicationId: mailbox === null ? null : randomUUID(),
      loginLevel,
      title,
      text,
      reference: `Az. ${mark}`,
      ...(wish.way === undefined ? {} : { way: wish.way }),
      attachments: files.map(({ filename, mediaType, bytes }) => ({ filename, mediaType, contentBase64: bytes.toString('base64') })),
    },
    ordered: {
      mark,
      recipient,
      ...(mailbox === null ? {} : { mailbox }),
      loginLevel,
      title,
      text,
      attachments: files.map(({ filename, bytes }) => ({ filename, sizeBytes: bytes.byteLength, sha512: sha512Hex(bytes) })),
    },
  };
}

const MINUTE_MS = 60_000;
/** Long enough ago, and far enough from UTC, that no reading of the time can be mistaken for another. */
const OFFSET_HOURS = 2;
const AGO_MINUTES = 20;

/** A change of state twenty minutes ago, told in a time zone two hours ahead of UTC. @param now milliseconds since the epoch */
export function composeState(
  mark: string,
  parts: Pick<StateOrder, 'case' | 'recipient' | 'applicationId' | 'status'> & Partial<StateOrder>,
  now: number,
): StateOrder {
  const local = new Date(now - AGO_MINUTES * MINUTE_MS + OFFSET_HOURS * 60 * MINUTE_MS).toISOString().slice(0, 19);
  return { reference: `Az. ${mark}`, occurredAt: `${local}+0${OFFSET_HOURS}:00`, ...parts };
}
