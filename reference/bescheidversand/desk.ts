/** The clerk's desk: takes orders, refuses those that cannot be sent, and knows what became of the others. */
import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import { NO_SUCH_WAY } from './dispatch.ts';
import type { Dispatch } from './dispatch.ts';
import type { Log } from '../kit/log.ts';
import { refusalOf } from './message.ts';
import { createNotice, isSettled } from './notice.ts';
import type { Notice, NoticeOrder } from './notice.ts';

export interface Desk {
  /** @returns the notice on its way, or why it is not sent */
  order(order: NoticeOrder): { readonly notice: Notice } | { readonly problem: string };
  find(id: string): Notice | undefined;
  list(): readonly Notice[];
  /** Waits until nothing more happens to a notice, at most so long. */
  settled(id: string, waitMs: number): Promise<void>;
}

const KEPT_NOTICES = 10_000;

export function createDesk(config: Config, dispatch: Dispatch, log: Log): Desk {
  const notices = new Map<string, { readonly notice: Notice; readonly sending: Promise<void> }>();
  return {
    order(order) {
      const problem = refusalOf(order, config);
      if (problem !== undefined) return { problem };
      if (order.way === 'fit-connect' && config.bridge === undefined) return { problem: NO_SUCH_WAY };
      if (notices.size >= KEPT_NOTICES) return { problem: 'Es sind zu viele Bescheide gespeichert.' };
      const notice = createNotice(randomUUID(), order);
      const sending = dispatch.send(notice).catch((error: unknown) => {
        log('dispatch-failed', { notice: notice.id, error: error instanceof Error ? error.name : typeof error });
        if (!isSettled(notice))
          Object.assign(notice, { state: 'failed', hint: 'Beim Versand trat ein Fehler auf. Bitte per Post senden.', otherChannel: 'post' });
      });
      notices.set(notice.id, { notice, sending });
      return { notice };
    },
    find: (id) => notices.get(id)?.notice,
    list: () => [...notices.values()].map(({ notice }) => notice),
    async settled(id, waitMs) {
      const known = notices.get(id);
      if (known === undefined || isSettled(known.notice)) return;
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([known.sending, new Promise<void>((resolve) => (timer = setTimeout(resolve, waitMs)))]);
      clearTimeout(timer);
    },
  };
}
