/**
 * Applications that were handed in, with the mailbox that notices about them go to. In memory: what becomes of them is the
 * matter of a Fachverfahren.
 */
import { randomUUID } from 'node:crypto';
import type { Mailbox } from './accounts/account.ts';
import type { Draft } from './sessions.ts';

/** An application. */
export interface Application {
  readonly id: string;
  readonly accountId: string;
  readonly userKey: string;
  readonly mailbox: Mailbox;
  readonly content: Draft;
}

/** The applications. */
export interface Applications {
  add(application: Omit<Application, 'id'>): Application;
  list(): readonly Application[];
}

const MAX_KEPT = 1000;

/** Creates the store. */
export function createApplications(): Applications {
  const kept: Application[] = [];
  return {
    add: (content) => {
      const application = { ...content, id: randomUUID() };
      kept.push(application);
      if (kept.length > MAX_KEPT) kept.shift();
      return application;
    },
    list: () => kept,
  };
}
