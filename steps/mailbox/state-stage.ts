/** Sets the stage for status reports: applications of one person's logins, and the changes of state that a clerk enters. */
import { randomUUID } from 'node:crypto';
import { composeState, newMark } from '../../src/drivers/mailbox/notice-composing.ts';
import type { MailboxWorld } from './world.ts';

/** One case with the states that are entered for it, one after another. */
export interface CaseOfStates {
  readonly states: readonly string[];
  readonly details?: string;
  readonly way?: 'fit-connect';
}

/** Enters states of one or more cases of one person; every case has an application of its own. */
export async function reportStates(world: MailboxWorld, cases: readonly CaseOfStates[]): Promise<void> {
  const recipient = { name: `Robin Vorgang ${newMark()} (Testdaten)` };
  const applications = cases.map(() => randomUUID());
  await world.control.putMailbox({ mailboxUuid: randomUUID(), owner: recipient.name, applicationIds: applications });
  for (const [index, { states, details, way }] of cases.entries()) {
    const applicationId = applications[index] ?? '';
    const mark = newMark();
    for (const status of states) {
      const special = { ...(details === undefined ? {} : { details }), ...(way === undefined ? {} : { way }) };
      const order = composeState(mark, { case: mark, recipient, applicationId, status, ...special }, Date.now());
      const { acceptance } = await world.desk.report(order);
      world.states.push({ mark, applicationId, status, occurredAt: order.occurredAt, acceptance });
    }
  }
}
