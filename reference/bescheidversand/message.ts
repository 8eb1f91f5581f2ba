/** The message of a notice as the mailbox takes it (ZBP REST v6): content, limits, attachments. What does not fit is refused before anything is sent. */
import { createHash } from 'node:crypto';
import type { Config } from './config.ts';
import type { NoticeFile, NoticeOrder } from './notice.ts';
import { plainText } from './plain-text.ts';

/** Content of a message, and its files in the order of their parts. */
export interface Message {
  readonly content: Readonly<Record<string, unknown>>;
  readonly files: readonly NoticeFile[];
}

type MessageSettings = Pick<Config, 'authority' | 'service' | 'level' | 'faults'>;

/** Longest texts. @unit characters */
const LIMITS = { title: 1024, text: 1_048_576, reference: 255, filename: 255 } as const;

/** Why a notice cannot be sent as it is, one sentence for the clerk; undefined when it can. */
export function refusalOf({ title, text, reference = '', files }: NoticeOrder, { faults }: MessageSettings): string | undefined {
  if (title === '' || text === '') return 'Betreff und Text dürfen nicht leer sein.';
  if (files.some(({ filename }) => filename === '' || filename.length > LIMITS.filename)) return 'Ein Dateiname fehlt oder ist zu lang.';
  if (faults.has('limits-ignored')) return undefined;
  if (Array.from(title).length > LIMITS.title) return `Der Betreff ist länger als ${LIMITS.title} Zeichen.`;
  if (Array.from(text).length > LIMITS.text) return `Der Text ist länger als ${LIMITS.text} Zeichen.`;
  if (Array.from(reference).length > LIMITS.reference) return `Das Aktenzeichen ist länger als ${LIMITS.reference} Zeichen.`;
  return undefined;
}

/** Builds the message. @param mailbox handle it goes to */
export function messageOf(order: NoticeOrder, mailbox: string, settings: MessageSettings): Message {
  const { faults } = settings;
  const files = order.files.map((file) => ({
    ...file,
    filename: faults.has('file-names-in-ascii') ? file.filename.replaceAll(/[^ -~]/gu, '?') : file.filename,
  }));
  const listed = faults.has('attachment-unlisted') ? files.slice(0, -1) : files;
  return {
    content: {
      mailboxUuid: mailbox,
      stork_qaa_level: levelOf(settings),
      sender: settings.authority,
      title: written(order.title, settings),
      content: written(order.text, settings),
      service: settings.service,
      ...(order.reference === undefined ? {} : { reference: order.reference }),
      ...(order.applicationId === undefined ? {} : { applicationId: order.applicationId }),
      attachments: listed.map((file) => entryOf(file, settings)),
    },
    files: faults.has('attachments-reordered') ? files.toReversed() : files,
  };
}

function levelOf({ level, faults }: MessageSettings): number {
  if (faults.has('level-always-1')) return 1;
  return faults.has('level-always-4') ? 4 : level;
}

function written(text: string, { faults }: MessageSettings): string {
  const plain = faults.has('html-unfiltered') ? text : plainText(text);
  return faults.has('emoji-stripped') ? plain.replaceAll(/\p{Extended_Pictographic}/gu, '') : plain;
}

function entryOf({ filename, bytes }: NoticeFile, { faults }: MessageSettings): object {
  const isCountedInCharacters = faults.has('attachment-length-in-characters');
  return {
    filename,
    sha512sum: createHash('sha512')
      .update(bytes)
      .digest(faults.has('attachment-digest-base64') ? 'base64' : 'hex'),
    contentLength: isCountedInCharacters ? Buffer.from(bytes).toString('utf8').length : bytes.byteLength,
  };
}
