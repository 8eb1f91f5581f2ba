/**
 * Reads the readable parts of a compact JWS or JWE for display (RFC 7515, section 3.1; RFC 7516, section 3.1): the header,
 * and of a JWS the claims. It decides nothing and verifies nothing; evidence stays the text as recorded.
 * A text cut by the recorder gives the parts that are whole.
 */

/** A part that decodes to JSON, indented for reading. */
export interface DecodedPart {
  readonly part: 'header' | 'claims';
  readonly text: string;
}

const COMPACT = /^[\w-]+(?:\.[\w-]*){2}(?:(?:\.[\w-]*){2})?$/u;

/** Whether text has the form of a compact serialisation: three or five parts of base64url. */
function isCompactJose(text: string): boolean {
  return COMPACT.test(text.trim());
}

function decodeJson(segment: string): string | undefined {
  try {
    const bytes = Buffer.from(segment, 'base64url');
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return JSON.stringify(value, null, 2);
  } catch {
    return undefined;
  }
}

/** @returns no parts when the text is not a compact serialisation or nothing in it is JSON */
export function decodeCompactJose(text: string): readonly DecodedPart[] {
  if (!isCompactJose(text)) return [];
  const segments = text.trim().split('.');
  const readable: readonly (readonly ['header' | 'claims', string | undefined])[] =
    segments.length === 3
      ? [
          ['header', segments[0]],
          ['claims', segments[1]],
        ]
      : [['header', segments[0]]];
  return readable.flatMap(([part, segment]) => {
    const decoded = segment === undefined ? undefined : decodeJson(segment);
    return decoded === undefined ? [] : [{ part, text: decoded }];
  });
}
