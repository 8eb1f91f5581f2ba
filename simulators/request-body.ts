/** Reads the body of a request once and within bounds, whether its length is announced or not. */
import type { WireContext } from '../src/core/simulator.ts';

/** A call whose body is still to be read. */
export interface UnreadCall {
  readonly request: Request;
  readonly wire: WireContext | undefined;
  body: Uint8Array;
  isBodyTooLarge: boolean;
}

/**
 * Puts the body into the call. A body that is too large is not read to its end, and the call says so.
 * @returns false when the body ended before it was complete
 */
export async function readBody(call: UnreadCall, limitBytes: number): Promise<boolean> {
  const { request } = call;
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  // With raw headers it came through the host, which has all of it already.
  const hasArrived = call.wire?.rawHeaders !== undefined;
  if (!hasArrived && Number(request.headers.get('content-length') ?? 0) > limitBytes) {
    call.isBodyTooLarge = true;
    return true;
  }
  try {
    const body = hasArrived ? await request.bytes() : await readStream(request, limitBytes);
    call.isBodyTooLarge = body === undefined || body.byteLength > limitBytes;
    if (body !== undefined && !call.isBodyTooLarge) call.body = body;
    return true;
  } catch {
    return false;
  }
}

/** @returns undefined when there is more than the limit */
async function readStream(request: Request, limitBytes: number): Promise<Uint8Array | undefined> {
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
