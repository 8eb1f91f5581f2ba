/** The authentication tag of each part received must be the one that the delivery service wrote into the submit event. */
import type { AuthenticationTags } from '../events.ts';
import { problem } from '../problems.ts';
import type { Problem, ProblemInstance } from '../problems.ts';
import type { CheckContext } from './context.ts';

/** The part of a submission: metadata, data or the id of an attachment. */
export type PartName = 'metadata' | 'data' | { readonly attachmentId: string };

/** How a problem names the part. */
export function instanceOf(part: PartName): ProblemInstance {
  return typeof part === 'string' ? part : `attachment:${part.attachmentId}`;
}

/** Compares the tag of a received part. Without a submit event there is nothing to compare, and that is reported elsewhere. */
export function checkTag(part: PartName, received: string | undefined, tags: AuthenticationTags | undefined, context: CheckContext): readonly Problem[] {
  const kind = typeof part === 'string' ? part : 'attachment';
  if (tags === undefined || context.faults.has(`tag-${kind}-unchecked`)) return [];
  const expected = typeof part === 'string' ? tags[part] : tags.attachments[part.attachmentId];
  if (expected === undefined)
    return [problem('missing-authentication-tags', 'submission', 'Dem Submit-Ereignis fehlt das Authentication-Tag eines Bestandteils.')];
  if (expected === received) return [];
  return [problem('incorrect-authentication-tag', instanceOf(part), 'Das Authentication-Tag stimmt nicht mit dem Submit-Ereignis überein.')];
}
