/** Files a target gives the suite to send as attachments. */
import { basename, extname } from 'node:path';
import type { AttachmentSample } from '../drivers/fit-connect/samples.ts';
import type { FileReader } from './target-file-files.ts';
import type { TargetFile } from './target-file-format.ts';
import type { Complaints } from './target-file-problem.ts';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
  '.json': 'application/json',
};

/** @returns what can be sent; problems are noted */
export function readAttachments({ samples }: TargetFile, files: FileReader, complaints: Complaints): readonly AttachmentSample[] {
  const { attachments = [], maxAttachmentBytes } = samples;
  if (attachments.length > 0 && maxAttachmentBytes === 0) {
    complaints.problem(
      '/samples/maxAttachmentBytes',
      'ERR_CONFIG_SAMPLE_INVALID',
      { de: 'Es sind Anlagen genannt, aber maxAttachmentBytes ist 0.', en: 'Attachments are named, but maxAttachmentBytes is 0.' },
      {
        de: 'Die größte Anlage eintragen, die das Produkt annimmt, oder die Anlagen entfernen.',
        en: 'Enter the largest attachment the product takes, or remove the attachments.',
      },
    );
    return [];
  }
  return attachments.flatMap((name, index) => {
    const pointer = `/samples/attachments/${index}`;
    const bytes = files.bytes(pointer, name);
    if (bytes === undefined) return [];
    if (bytes.byteLength > maxAttachmentBytes)
      complaints.problem(
        pointer,
        'ERR_CONFIG_SAMPLE_INVALID',
        {
          de: `${name} hat ${bytes.byteLength} Byte, mehr als maxAttachmentBytes (${maxAttachmentBytes}).`,
          en: `${name} has ${bytes.byteLength} bytes, more than maxAttachmentBytes (${maxAttachmentBytes}).`,
        },
        { de: 'Eine kleinere Anlage nennen oder maxAttachmentBytes erhöhen.', en: 'Name a smaller attachment or raise maxAttachmentBytes.' },
      );
    return [{ filename: basename(name), mimeType: MIME_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream', bytes }];
  });
}
