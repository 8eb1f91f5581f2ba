/** What a request carries: media type (415), size (413) and well-formed JSON of the right shape (400). */
import { isUtf8 } from 'node:buffer';
import type { SchemaValidator } from '../../../src/formats/json-schema.ts';
import type { Answer } from '../answer.ts';
import { headerValue } from '../call.ts';
import type { Call, Guard } from '../call.ts';
import { problem } from '../problems.ts';

/** Nesting beyond this is refused before anything walks over the value. */
const MAX_JSON_DEPTH = 64;

/** The body is of one of these media types; parameters such as `charset` are allowed. @requirement FC-SVC-007 */
export function hasContentType(...types: readonly string[]): Guard {
  return (call) => {
    const sent = headerValue(call, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase();
    if (sent !== undefined && types.includes(sent)) return undefined;
    return problem('content-type-wrong', `The operation takes ${types.join(' or ')}.`);
  };
}

/** The body is not larger than the operation allows. */
export function hasAllowedSize(call: Call): Answer | undefined {
  return call.isBodyTooLarge ? problem('content-too-large') : undefined;
}

/** The body is not empty. */
export function hasContent(call: Call): Answer | undefined {
  return call.body.byteLength === 0 ? problem('request-malformed', 'The body is empty.') : undefined;
}

/** The body is JSON and passes the schema; then `call.json` holds it. The schema may depend on the API version. */
export function hasJson(validatorOf: (call: Call) => SchemaValidator): Guard {
  return (call) => {
    const parsed = parseBody(call.body);
    if (parsed === undefined) return problem('request-malformed', 'The body is no JSON in UTF-8.');
    if (isTooDeep(parsed.value)) return problem('request-malformed', 'The body is nested too deeply.');
    const [first] = validatorOf(call)(parsed.value);
    if (first !== undefined) return problem('request-malformed', `The body is wrong at "${first.pointer}": ${first.message}.`);
    call.json = parsed.value;
    call.text = parsed.text;
    return undefined;
  };
}

function parseBody(body: Uint8Array): { readonly value: unknown; readonly text: string } | undefined {
  if (!isUtf8(body)) return undefined;
  try {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    return { value: JSON.parse(text) as unknown, text };
  } catch {
    return undefined;
  }
}

/** Walks level by level, so that no depth can exhaust the stack. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_JSON_DEPTH) return true;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const member of Object.values(item)) if (typeof member === 'object' && member !== null) next.push(member);
    }
    level = next;
  }
  return false;
}
