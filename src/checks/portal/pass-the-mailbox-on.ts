/**
 * Postkorb handle and applicationId reach the part that sends messages. Clause: BundID onboarding guide. Seen in the message
 * that arrived at the mailbox, else in what the adapter tells.
 */
import { accountView } from './account-view.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { takesLogin } from './login-rule.ts';
import type { LoginSubject } from './subject.ts';

/** @requirement BID-AT-11 */
export const passTheMailboxOn = takesLogin('BID-AT-11', 'pass-the-mailbox-on', { further: judgeMailbox });

function judgeMailbox({ delivered, told, handedOver }: LoginSubject): readonly Flaw[] {
  const view = accountView(told);
  const seen = handedOver ?? view?.mailbox;
  const exchange = handedOver?.exchange ?? view?.exchange;
  if (seen === undefined || exchange === undefined) return [cannotTell('mailbox-not-shown')];
  const { mailbox, applicationId } = delivered.identity ?? {};
  if (mailbox === undefined && applicationId === undefined) return [cannotTell('mailbox-not-delivered', { cause: 'suite' })];
  const pairs = [
    { name: 'legacyPostkorbHandle', wanted: mailbox, passed: seen.handle },
    { name: 'applicationId', wanted: applicationId, passed: seen.applicationId },
  ];
  const lost = pairs.filter(({ wanted, passed }) => wanted !== undefined && passed !== wanted).map(({ name }) => name);
  return lost.length === 0 ? [] : [broken('mailbox-lost', { params: { names: lost.join(', ') }, evidence: [{ exchange }] })];
}
