/** Reads the body of a request once and within bounds, whether its length is announced or not. */

export type BodyReading = { readonly kind: 'read'; readonly bytes: Uint8Array } | { readonly kind: 'too-large' } | { readonly kind: 'broken-off' };

/** A body that is too large is not read to its end. */
export async function readBody(request: Request, limitBytes: number): Promise<BodyReading> {
  if (request.body === null) return { kind: 'read', bytes: new Uint8Array() };
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return { kind: 'too-large' };
  try {
    const bytes = await readStream(request.body.getReader() as ReadableStreamDefaultReader<Uint8Array>, limitBytes);
    return bytes === undefined ? { kind: 'too-large' } : { kind: 'read', bytes };
  } catch {
    return { kind: 'broken-off' };
  }
}

/** @returns undefined when there is more than the limit */
async function readStream(reader: ReadableStreamDefaultReader<Uint8Array>, limitBytes: number): Promise<Uint8Array | undefined> {
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
