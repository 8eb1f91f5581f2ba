/** The reply channel that the applicant chose must be one that this destination can use. */
import { problem } from '../problems.ts';
import type { Problem } from '../problems.ts';
import type { CheckContext } from './context.ts';
import type { MetadataView } from './metadata.ts';

/** Checks the reply channel; none at all means paper and is always possible. */
export function checkReplyChannel(view: MetadataView, context: CheckContext): readonly Problem[] {
  const supported = context.offer.replyChannels;
  if (supported === undefined || context.faults.has('reply-channel-unchecked')) return [];
  if (view.replyChannels.every((channel) => supported.includes(channel))) return [];
  return [problem('unsupported-reply-channel', 'metadata', 'Der gewünschte Rückkanal wird nicht unterstützt.')];
}
