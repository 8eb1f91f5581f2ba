/** Sets the stage for notices: mailboxes of their recipients, what the mailbox does to them, the order, and what became of it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { BadCertificatesSubject, InterfacesSubject, SeenNotice } from '../../src/checks/mailbox/index.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import type { Ordered } from '../../src/drivers/mailbox/desk.ts';
import { composeNotice } from '../../src/drivers/mailbox/notice-composing.ts';
import type { ComposedNotice, NoticeWish } from '../../src/drivers/mailbox/notice-composing.ts';
import { faultOf } from './situations.ts';
import { PUT_MESSAGE } from './world.ts';
import type { MailboxWorld } from './world.ts';

/** After so many attempts nobody has to wait for more of them. */
const ENOUGH_ATTEMPTS = 8;
const DELETED = 'Postfach gelöscht';
/** Submissions by way of FIT-Connect are processed so much later. How long it takes is not known; a queue of minutes is our reading. */
const LATE = 'verzögerte Verarbeitung';
const LATE_SECONDS = 300;
/** Level of the recipients' logins, where the procedure declares none. */
const ORDINARY_LEVEL = 3;

/** Orders a notice in the situation the scenario has named, and follows it until it is settled. */
export async function sendNotice(world: MailboxWorld, wish: NoticeWish = {}): Promise<SeenNotice> {
  const composed = composeNotice(wish, world.parameters.facts.level ?? ORDINARY_LEVEL);
  const { order, ordered } = composed;
  const isLate = world.situation === LATE;
  await openMailbox(world, composed);
  const armed = await arm(world, ordered.mark, order.mailbox ?? undefined);
  const taken = await world.desk.order(order);
  const until = { deadlineMs: world.deadlineMs, isEnough: ({ attempts = 0 }: { readonly attempts?: number }) => attempts >= ENOUGH_ATTEMPTS };
  const followed = taken.notice === undefined ? undefined : await world.desk.follow(taken.notice, until);
  if (armed !== undefined) await world.control.disarm(armed);
  world.situation = undefined;
  const notice = await gather(world, composed, taken, { followed, way: order.way, isLate });
  world.notices.push(notice);
  return notice;
}

async function openMailbox({ control, situation }: MailboxWorld, { order: { mailbox, recipient, applicationId } }: ComposedNotice): Promise<void> {
  if (mailbox === null) return;
  await control.putMailbox({
    mailboxUuid: mailbox,
    owner: recipient.name,
    ...(applicationId === null ? {} : { applicationIds: [applicationId] }),
    ...(situation === LATE ? { processedAfterSeconds: LATE_SECONDS } : {}),
  });
  if (situation === DELETED) await control.deleteMailbox(mailbox);
}

/** @returns id of the armed fault */
async function arm(world: MailboxWorld, mark: string, mailboxUuid: string | undefined): Promise<string | undefined> {
  const { situation } = world;
  if (situation === undefined || situation === DELETED || situation === LATE || mailboxUuid === undefined) return undefined;
  const fault = faultOf(situation, world.strangerUrl(mark));
  if (fault === undefined) throw new Error(`No situation is known as "${situation}".`);
  return world.control.arm({ ...fault, match: { operation: PUT_MESSAGE, mailboxUuid } });
}

interface Course {
  readonly followed: Awaited<ReturnType<MailboxWorld['desk']['follow']>>;
  /** The way that was ordered. */
  readonly way: ComposedNotice['order']['way'];
  /** It was processed later than it was submitted. */
  readonly isLate: boolean;
}

async function gather(world: MailboxWorld, { ordered }: ComposedNotice, taken: Ordered, { followed, way, isLate }: Course): Promise<SeenNotice> {
  const words = [ordered.mark, ...(ordered.mailbox === undefined ? [] : [ordered.mailbox])];
  const [deliveries, messages, tellingExchange] = await Promise.all([
    world.messagesBy(way, words),
    world.control.messages(),
    world.exchange(followed?.exchange ?? taken.exchange, 'adapter'),
  ]);
  const told = followed?.told ?? taken.told;
  return {
    ordered,
    acceptance: taken.acceptance,
    ...(told === undefined ? {} : { told }),
    ...(tellingExchange === undefined ? {} : { tellingExchange }),
    deliveries,
    ...(isLate ? { processedAfterSeconds: LATE_SECONDS } : {}),
    stored: messages.filter(({ title, mailboxUuid }) => title.includes(ordered.mark) || mailboxUuid === ordered.mailbox).length,
  };
}

/** Tokens count in whole seconds: two of the same second are the same, however fresh they are. */
export async function waitForNextSecond(): Promise<void> {
  await pause(LONGER_THAN_A_SECOND_MS);
}

const LONGER_THAN_A_SECOND_MS = 1_100;
const BAD_CERTIFICATES = ['expired', 'wrong-host', 'unknown-ca'] as const;

/** Orders a notice under each bad certificate; the right one is shown again in any case. */
export async function sendUnderBadCertificates(world: MailboxWorld): Promise<BadCertificatesSubject> {
  const shown: BadCertificatesSubject['shown'][number][] = [];
  const { control, desk } = world;
  try {
    for (const certificate of BAD_CERTIFICATES) {
      const before = await control.handshakes();
      const afterSeq = (await control.exchanges({ direction: 'inbound' })).at(-1)?.seq ?? 0;
      await control.showCertificate(certificate);
      const composed = composeNotice({}, world.parameters.facts.level ?? ORDINARY_LEVEL);
      await openMailbox(world, composed);
      await desk.order(composed.order);
      const afterCount = before.refused[certificate] + before.requests[certificate];
      await control.waitFor({ kind: 'handshake', certificate, afterCount }, world.deadlineMs);
      const after = await control.handshakes();
      shown.push({
        certificate,
        refusedHandshakes: after.refused[certificate] - before.refused[certificate],
        requests: after.requests[certificate] - before.requests[certificate],
        exchanges: await control.exchanges({ direction: 'inbound', afterSeq }),
      });
    }
    return { shown };
  } finally {
    await control.showCertificate('valid');
  }
}

const SOAP = ['soap', 'send-bsp-nachricht', 'send-bsp-nachricht-native', 'wsdl'];
const TODAY = [PUT_MESSAGE, 'post-application-state', 'submit-submission'];

/** What came over which interface so far. */
export async function interfacesUsed({ control }: MailboxWorld): Promise<InterfacesSubject> {
  const exchanges = await control.exchanges({ direction: 'inbound' });
  const of = (operations: readonly string[]): readonly Exchange[] => exchanges.filter(({ operation }) => operations.includes(operation));
  return { soap: of(SOAP), rest: of(TODAY) };
}
