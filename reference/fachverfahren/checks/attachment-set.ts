/** Announced, listed and described attachments must be the same set, each named once. */
import type { AuthenticationTags } from '../events.ts';
import { problem } from '../problems.ts';
import type { Problem } from '../problems.ts';
import type { CheckContext } from './context.ts';
import type { MetadataView } from './metadata.ts';

/** Compares the ids of the submission with those of the metadata and of the submit event. */
export function checkAttachmentSet(
  delivered: readonly string[],
  view: MetadataView | undefined,
  tags: AuthenticationTags | undefined,
  context: CheckContext,
): readonly Problem[] {
  if (context.faults.has('attachment-set-unchecked')) return [];
  const problems: Problem[] = [];
  if (
    view !== undefined &&
    !isSameSet(
      delivered,
      view.attachments.flatMap(({ parts }) => parts),
    )
  ) {
    problems.push(problem('attachments-mismatch', 'metadata', 'Die Anlagen in den Metadaten sind nicht die der Einreichung.'));
  }
  // A missing tag is reported with the attachment; here only tags without an attachment are left.
  if (tags !== undefined && Object.keys(tags.attachments).some((id) => !delivered.includes(id))) {
    problems.push(problem('attachments-mismatch', 'submission', 'Das Submit-Ereignis nennt Anlagen, die nicht zur Einreichung gehören.'));
  }
  return problems;
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  const wanted = new Set(right);
  return left.length === right.length && wanted.size === right.length && left.every((id) => wanted.has(id));
}
