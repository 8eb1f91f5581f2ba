/**
 * Reads answers off a connection: status and length of the body, and where it stands. Written for speed, so that the load
 * generator is never slower than the fastest server; understands lengths and chunks (RFC 9112, sections 6 and 7).
 */

/** Told once per complete answer. @param bytes where the body stands from `bodyStart` on, with the marks of its chunks if it has any */
export type OnAnswer = (status: number, bodyBytes: number, bytes: Buffer, bodyStart: number) => void;

export interface AnswerReader {
  /** Takes the next piece of the connection. @throws Error for what is no HTTP/1.1 answer */
  push(piece: Buffer): void;
}

const HEAD_END = '\r\n\r\n';
const NOTHING = Buffer.alloc(0);

/** A reader for one connection. */
export function createAnswerReader(onAnswer: OnAnswer): AnswerReader {
  let rest: Buffer = NOTHING;
  return {
    push(piece) {
      let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      for (let length = answerLength(bytes, onAnswer); length > 0; length = answerLength(bytes, onAnswer)) {
        bytes = bytes.subarray(length);
        if (bytes.length === 0) break;
      }
      rest = bytes;
    },
  };
}

/** Tells the answer at the beginning when it is complete. @returns its length, 0 when it is not complete */
function answerLength(bytes: Buffer, onAnswer: OnAnswer): number {
  const headLength = bytes.indexOf(HEAD_END, 0, 'latin1');
  if (headLength < 0) return 0;
  const head = bytes.toString('latin1', 0, headLength);
  const status = statusOf(head);
  const bodyStart = headLength + HEAD_END.length;
  const stated = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (stated !== undefined) {
    const bodyBytes = Number(stated);
    if (bytes.length < bodyStart + bodyBytes) return 0;
    onAnswer(status, bodyBytes, bytes, bodyStart);
    return bodyStart + bodyBytes;
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) throw new Error('An answer states neither its length nor chunks.');
  const chunks = chunksFrom(bytes, bodyStart);
  if (chunks === undefined) return 0;
  onAnswer(status, chunks.bodyBytes, bytes, bodyStart);
  return chunks.end;
}

function statusOf(head: string): number {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
  if (status === undefined) throw new Error(`This is no HTTP/1.1 answer: ${head.slice(0, 40)}`);
  return Number(status);
}

/** @returns undefined when the last chunk has not come yet */
function chunksFrom(bytes: Buffer, start: number): { readonly bodyBytes: number; readonly end: number } | undefined {
  let at = start;
  let bodyBytes = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at, 'latin1');
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (Number.isNaN(size)) throw new Error('A chunk has no size.');
    at = lineEnd + 2 + size + 2;
    if (bytes.length < at) return undefined;
    if (size === 0) return { bodyBytes, end: at };
    bodyBytes += size;
  }
}
