/**
 * The header of a posted event: `typ` secevent+jwt, `alg` PS512, `kid` of the published signing key, and a signature that
 * this key verifies. Clause: FIT-Connect documentation, creation of SETs. Not checked: further header members.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import type { PostedEvent } from './observation.ts';
import { eachEvent } from './posted-events.ts';
import type { RunSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-033';

/** @requirement FC-SUB-033 */
export const writeSetHeader: Check<RunSubject> = {
  id: 'write-set-header',
  requirement: REQUIREMENT,
  run: (subject) => eachEvent(REQUIREMENT, subject, (event) => flawsOf(event, subject)),
};

function flawsOf(event: PostedEvent, { signingKids }: RunSubject): readonly Finding[] {
  const { header, exchange } = event;
  const broken = (messageKey: string, at: string, seen: unknown, wanted = ''): Finding => ({
    requirement: REQUIREMENT,
    kind: 'broken',
    messageKey,
    params: { seen: excerpt(seen), wanted },
    cause: 'product',
    evidence: [{ exchange: exchange.id, at: `request/body/header/${at}` }],
    nearest: `{"typ":"secevent+jwt","alg":"PS512","kid":"${signingKids[0] ?? '…'}"}`,
  });
  if (Object.keys(header).length === 0) return [broken('set-unreadable', '', event.compact)];
  const findings: Finding[] = [];
  if (header['typ'] !== 'secevent+jwt') findings.push(broken('set-typ', 'typ', header['typ']));
  if (header['alg'] !== 'PS512') findings.push(broken('set-alg', 'alg', header['alg']));
  if (!signingKids.includes(String(header['kid']))) findings.push(broken('set-kid', 'kid', header['kid'], signingKids.join(', ')));
  if (!event.isSignatureValid) findings.push(broken('set-signature', 'signature', header['kid']));
  return findings;
}
