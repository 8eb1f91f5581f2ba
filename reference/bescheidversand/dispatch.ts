/**
 * Sends notices: decides where a notice may go, tries, tries again where that is safe, and tells the clerk. Repeated is only what
 * certainly did not arrive; after an unclear outcome a person decides, because the mailbox knows no means against duplicates.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from './config.ts';
import type { Log } from '../kit/log.ts';
import type { Outcome, Ways } from './mailbox-client.ts';
import { messageOf } from './message.ts';
import type { Notice, NoticeOrder } from './notice.ts';

export interface DispatchParts {
  readonly config: Config;
  readonly ways: Ways;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface Dispatch {
  /** Resolves when the notice is settled, or the product stops. */
  send(notice: Notice): Promise<void>;
}

/** What a clerk is told about an order by a way that is not configured. */
export const NO_SUCH_WAY = 'Dieser Versandweg ist nicht eingerichtet.';
const NO_HANDLE = 'Zur Anmeldung dieses Vorgangs gehört kein Postfach. Bitte per Post senden.';
const ORGANISATION = 'Post an Organisationen geht nicht in das Postfach einer Person. Bitte per Post senden.';

export function createDispatch(parts: DispatchParts): Dispatch {
  const { faults } = parts.config;
  const handles = new Map<string, string>();
  return {
    async send(notice) {
      const { order } = notice;
      if (order === undefined) return;
      if (order.recipient.kind === 'organisation' && !faults.has('organisation-mail-to-person')) {
        settleElsewhere(notice, ORGANISATION);
        return;
      }
      const mailbox = handleOf(order);
      if (mailbox !== undefined) return deliver(notice, order, mailbox, parts);
      if (faults.has('missing-handle-ignored')) return;
      settleElsewhere(notice, NO_HANDLE);
    },
  };

  function handleOf({ recipient, mailbox }: NoticeOrder): string | undefined {
    if (mailbox === undefined && faults.has('sends-without-handle')) return '';
    if (mailbox === undefined || !faults.has('mailbox-by-name')) return mailbox;
    const known = handles.get(recipient.name) ?? mailbox;
    handles.set(recipient.name, known);
    return known;
  }
}

function settleElsewhere(notice: Notice, hint: string): void {
  notice.state = 'other-channel';
  notice.hint = hint;
  notice.otherChannel = 'post';
}

async function deliver(notice: Notice, order: NoticeOrder, mailbox: string, parts: DispatchParts): Promise<void> {
  const { config, ways, signal } = parts;
  const client = ways[order.way];
  if (client === undefined) throw new Error('This way is not configured.');
  const message = messageOf(order, mailbox, config);
  while (!signal.aborted) {
    notice.attempts += 1;
    const outcome = await client.putMessage(message);
    const waitMs = waitBefore(notice.attempts, outcome, config);
    if (waitMs === undefined) {
      conclude(notice, outcome, parts);
      return;
    }
    notice.state = 'retrying';
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Pauses grow by half each time. @returns undefined when there is to be no further attempt */
function waitBefore(attempts: number, outcome: Outcome, { retryMs, maxAttempts, faults }: Config): number | undefined {
  if (outcome.kind === 'no-mailbox' && faults.has('deleted-retried-for-ever')) return retryMs;
  const isRepeated =
    outcome.kind === 'try-later' ||
    (outcome.kind === 'refused' && faults.has('refusals-repeated')) ||
    (outcome.kind === 'unclear' && faults.has('unclear-outcome-repeated'));
  if (!isRepeated || attempts >= maxAttempts) return undefined;
  if (faults.has('retry-after-ignored')) return 0;
  const ownMs = retryMs * 1.5 ** (attempts - 1);
  return outcome.kind === 'try-later' ? Math.max(ownMs, outcome.afterMs ?? 0) : ownMs;
}

const HINTS = {
  'try-later': 'Das Postfach war mehrmals nicht erreichbar. Später erneut oder per Post senden.',
  'no-mailbox': 'Das Postfach gibt es nicht mehr. Bitte per Post senden.',
  refused: 'Das Postfach hat die Nachricht abgelehnt. Bitte per Post senden und die Technik verständigen.',
  unclear: 'Ob die Nachricht angekommen ist, ist unklar. Bitte prüfen, bevor sie noch einmal oder per Post gesendet wird.',
  rejected: 'Der Zustellpunkt des Postfachs hat die Nachricht zurückgewiesen. Bitte per Post senden und die Technik verständigen.',
  undecided: 'Die Nachricht ist eingereicht, aber der Zustellpunkt hat nicht geantwortet. Bitte prüfen, bevor sie per Post gesendet wird.',
  untrusted: 'Das Zertifikat des Postfachs ist nicht vertrauenswürdig; es wurde nichts gesendet. Bitte die Technik verständigen oder per Post senden.',
} as const;

function conclude(notice: Notice, outcome: Outcome, { config, log }: DispatchParts): void {
  const { faults } = config;
  if (outcome.kind === 'taken' && (outcome.messageUuid !== undefined || faults.has('believes-any-200'))) {
    notice.state = 'delivered';
    notice.receipt = faults.has('message-uuid-dropped')
      ? { messageUuid: undefined, providedAt: undefined }
      : { messageUuid: outcome.messageUuid, providedAt: new Date().toISOString() };
    return;
  }
  if (outcome.kind === 'accepted') {
    notice.state = 'delivered';
    // No messageUuid comes back by this way; when the event was read is what there is.
    notice.receipt = { messageUuid: undefined, providedAt: new Date().toISOString() };
    return;
  }
  notice.state = 'failed';
  const kind = outcome.kind === 'taken' ? 'unclear' : outcome.kind;
  log('notice-failed', { notice: notice.id, kind, status: outcome.kind === 'refused' ? outcome.status : undefined });
  if (!faults.has('clerk-not-told')) notice.hint = HINTS[kind];
  if (!(kind === 'no-mailbox' && faults.has('no-other-way'))) notice.otherChannel = 'post';
  else notice.hint = 'Das Postfach gibt es nicht mehr.';
  if (faults.has('failed-notice-dropped')) notice.order = undefined;
}
