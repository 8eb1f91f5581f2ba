/** The body of a request to the PKI, with what became of it. */
import { readBounded } from '../request-body.ts';

export type BodyReading = { readonly kind: 'read'; readonly bytes: Uint8Array } | { readonly kind: 'too-large' } | { readonly kind: 'broken-off' };

/** A body that is too large is not read to its end. */
export async function readBody(request: Request, limitBytes: number): Promise<BodyReading> {
  if (request.body === null) return { kind: 'read', bytes: new Uint8Array() };
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return { kind: 'too-large' };
  try {
    const bytes = await readBounded(request, limitBytes);
    return bytes === undefined ? { kind: 'too-large' } : { kind: 'read', bytes };
  } catch {
    return { kind: 'broken-off' };
  }
}
