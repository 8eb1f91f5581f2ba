/** Attachments over SOAP: number, size, Base64, type and file extension, and the name as it is stored (interface description, 12). */
import { sha256Hex } from '../../../src/formats/hash.ts';
import { childOf } from '../../../src/formats/xml-tree.ts';
import type { XmlTreeElement } from '../../../src/formats/xml-tree.ts';
import type { Attachment } from '../store.ts';
import type { Tenant } from '../tenant.ts';
import { isHarmful } from '../virus.ts';
import { fail } from './outcome.ts';
import type { Refused } from './outcome.ts';

const MAX_CONTAINERS = 5;
/** Said to be 2 MB; read generously. */
const MAX_BYTES = 2 * 1024 * 1024;

/** Media types with their file extensions, the usual one first. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'text/plain': ['txt'],
  'text/rtf': ['rtf'],
  'text/calendar': ['ics'],
  'text/comma-separated-values': ['csv'],
  'image/jpeg': ['jpg', 'jpe', 'jpeg', 'jfif'],
  'image/gif': ['gif'],
  'image/png': ['png'],
  'image/tiff': ['tif', 'tiff'],
  'image/bmp': ['bmp'],
  'image/svg+xml': ['svg'],
  'application/pdf': ['pdf'],
};

/** Reads the attachments of a message. @returns the first reason against them instead, code 20 or 32 */
export function readContainers(tenant: Tenant, containers: readonly XmlTreeElement[]): readonly Attachment[] | Refused {
  if (containers.length > MAX_CONTAINERS) return fail('32', `Die Nachricht hat mehr als ${MAX_CONTAINERS} Anhänge.`);
  const attachments: Attachment[] = [];
  for (const [index, container] of containers.entries()) {
    const read = readContainer(tenant, container, index);
    if ('kind' in read) return read;
    attachments.push(read);
  }
  return attachments;
}

function readContainer(tenant: Tenant, container: XmlTreeElement, index: number): Attachment | Refused {
  const content = childOf(container, 'Inhalt')?.text;
  const mediaType = childOf(childOf(container, 'FileType'), 'Schluessel')?.text.trim().toLowerCase();
  const given = childOf(container, 'FileName')?.text;
  if (content === undefined || mediaType === undefined) return fail('20', 'Ein DataContainer hat keinen Inhalt oder keinen FileType.');
  if (given !== undefined && given.length > 255) return fail('20', 'Ein FileName hat mehr als 255 Zeichen.');
  const filename = filenameOf(tenant, mediaType, given, index);
  if (typeof filename !== 'string') return filename;
  const bytes = decode(content);
  const refused = refuseBytes(tenant, bytes, index);
  if (refused !== undefined || bytes === undefined) return refused ?? refusedAt(index, 'nicht lesbar');
  return { filename, mediaType, sizeBytes: bytes.byteLength, sha256: sha256Hex(bytes), bytes };
}

/** The name under which it is stored, when type and extension are right. */
function filenameOf(tenant: Tenant, mediaType: string, given: string | undefined, index: number): string | Refused {
  const extensions = EXTENSIONS[mediaType];
  if (extensions === undefined || tenant.soap.attachmentTypes?.includes(mediaType) === false) return refusedAt(index, 'der Typ ist nicht zugelassen');
  const filename = (given ?? `Anhang-${index + 1}.${extensions[0] ?? ''}`).replaceAll(/[\\/:*?"<|>]/g, '_');
  const extension = /\.([^.]*)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return extensions.includes(extension) ? filename : refusedAt(index, 'die Endung passt nicht zum Typ');
}

function refuseBytes(tenant: Tenant, bytes: Uint8Array | undefined, index: number): Refused | undefined {
  if (bytes === undefined) return refusedAt(index, 'der Inhalt ist kein Base64 mit Füllzeichen');
  if (bytes.byteLength > MAX_BYTES) return refusedAt(index, 'mehr als 2 MB');
  return tenant.refusesViruses && isHarmful(bytes) ? refusedAt(index, 'Schadsoftware vermutet') : undefined;
}

function refusedAt(index: number, reason: string): Refused {
  return fail('32', `Anhang ${index + 1}: ${reason}.`);
}

/** Standard alphabet with padding; white space between is the schema's. */
function decode(text: string): Uint8Array | undefined {
  const plain = text.replaceAll(/[ \t\r\n]/g, '');
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain) ? Buffer.from(plain, 'base64') : undefined;
}
