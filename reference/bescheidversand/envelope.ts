/** Content as one text, signed as it is sent: the envelope that both ways to the mailbox carry. */
import { createHash, sign } from 'node:crypto';
import type { Config } from './config.ts';

export interface Envelope {
  readonly content: string;
  /** A signature in spite of its name. */
  readonly sha512sum: string;
}

export function envelopeOf(content: Readonly<Record<string, unknown>>, { identity, faults }: Pick<Config, 'identity' | 'faults'>): Envelope {
  const text = JSON.stringify(content);
  const isDigest = faults.has('content-digest-only');
  const sha512sum = isDigest ? createHash('sha512').update(text).digest('base64') : sign('sha512', Buffer.from(text), identity.privateKey).toString('base64');
  return { content: faults.has('content-reserialised') ? JSON.stringify(content, undefined, 1) : text, sha512sum };
}
