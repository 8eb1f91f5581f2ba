/** Reads the body of a request once and within bounds, whether its length is announced or not. */
import { arrivedBytesOf } from '../src/transport/wire-request.ts';

/** A call whose body is still to be read. */
export interface UnreadCall {
  readonly request: Request;
  body: Uint8Array;
  isBodyTooLarge: boolean;
}

/**
 * Puts the body into the call, at once where it has arrived. A body that is too large is not read to its end, and the call says so.
 * @returns false when the body ended before it was complete
 */
export function readBody(call: UnreadCall, limitBytes: number): boolean | Promise<boolean> {
  const { request } = call;
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const arrived = arrivedBytesOf(request);
  if (arrived === undefined) return readPieces(call, limitBytes);
  put(call, arrived, limitBytes);
  return true;
}

async function readPieces(call: UnreadCall, limitBytes: number): Promise<boolean> {
  const { request } = call;
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) {
    call.isBodyTooLarge = true;
    return true;
  }
  try {
    put(call, await readBounded(request, limitBytes), limitBytes);
    return true;
  } catch {
    return false;
  }
}

function put(call: UnreadCall, body: Uint8Array | undefined, limitBytes: number): void {
  call.isBodyTooLarge = body === undefined || body.byteLength > limitBytes;
  if (body !== undefined && !call.isBodyTooLarge) call.body = body;
}

/** Reads it piece by piece. @returns undefined when there is more than the limit @throws when the body breaks off */
export async function readBounded(request: Request, limitBytes: number): Promise<Uint8Array | undefined> {
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(pieces, size);
    size += value.byteLength;
    if (size > limitBytes) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(value);
  }
}
