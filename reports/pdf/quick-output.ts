/**
 * A document as PDFKit writes it, faster: what it writes is gathered in one place instead of going through a stream in tens of
 * thousands of pieces, and the digest of the embedded file is not computed in JavaScript. What is written stays the same.
 */
import { hash } from 'node:crypto';
import type PDFDocument from 'pdfkit';

type Pdf = InstanceType<typeof PDFDocument>;

/** An object of the file that has a stream. */
interface Streamed {
  readonly data: Record<string, unknown>;
  write(chunk: string | Uint8Array): void;
  end(chunk?: string | Uint8Array): void;
}

/** What the types of pdfkit leave out of a document. */
interface Inside {
  readonly page: { readonly content: Streamed };
  readonly _root: Streamed;
  _offset: number;
  _write(data: string | Uint8Array): void;
  push(data: Uint8Array | null): boolean;
  ref(data: object): Streamed;
  addNamedEmbeddedFile(name: string, file: Streamed): void;
}

function insideOf(document: Pdf): Inside {
  return document as unknown as Inside;
}

const FIRST_BYTES = 4_194_304;

/** Gathers everything that a document writes. @returns ends the document and gives its bytes */
export function gatherOutput(document: Pdf): () => Uint8Array {
  const inside = insideOf(document);
  let desk = Buffer.allocUnsafe(FIRST_BYTES);
  let size = 0;
  let isWhole = false;
  function room(bytes: number): void {
    if (size + bytes <= desk.length) return;
    const larger = Buffer.allocUnsafe(2 * (size + bytes));
    desk.copy(larger, 0, 0, size);
    desk = larger;
  }
  function add(data: string | Uint8Array): void {
    const bytes = data.length;
    room(bytes);
    if (typeof data === 'string') desk.write(data, size, 'latin1');
    else desk.set(data, size);
    size += bytes;
  }
  const before = document.read() as Buffer | null;
  if (before !== null) add(before);
  inside._write = (data) => {
    add(typeof data === 'string' ? `${data}\n` : data);
    inside._offset = size;
  };
  inside.push = (data) => {
    if (data === null) isWhole = true;
    else add(data);
    return true;
  };
  return () => {
    document.end();
    if (!isWhole) throw new Error('The document did not end at once.');
    return new Uint8Array(desk.subarray(0, size));
  };
}

/** Gathers what is drawn on the page that was added last, which is one text of many small pieces. */
export function gatherPage(document: Pdf): void {
  const { content } = insideOf(document).page;
  const [write, end] = [content.write.bind(content), content.end.bind(content)];
  let text = '';
  content.write = (chunk) => {
    if (typeof chunk !== 'string') throw new TypeError('What is drawn is text.');
    text += `${chunk}\n`;
  };
  content.end = () => {
    write(Buffer.from(text, 'latin1'));
    end();
  };
}

export interface EmbeddedFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly description: string;
  readonly date: Date;
}

/** Embeds a JSON file that the document is made from (ISO 19005-3, section 6.8: relationship `Source`). */
export function embedSource(document: Pdf, { name, content, description, date }: EmbeddedFile): void {
  const inside = insideOf(document);
  const { buffer, byteOffset, byteLength } = content;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  // Strings that are objects become strings of PDF, other ones names.
  const file = inside.ref({
    Type: 'EmbeddedFile',
    Params: { CreationDate: date, ModDate: date, CheckSum: new String(hash('md5', bytes, 'hex')), Size: byteLength },
    Subtype: 'application#2Fjson',
  });
  file.end(bytes);
  const specification = inside.ref({
    Type: 'Filespec',
    AFRelationship: 'Source',
    F: new String(name),
    EF: { F: file },
    UF: new String(name),
    Desc: new String(description),
  });
  specification.end();
  inside.addNamedEmbeddedFile(name, specification);
  inside._root.data['AF'] = [specification];
}
