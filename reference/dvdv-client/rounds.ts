/** What the product looks up without being asked: addresses that it sends to regularly are asked for anew, so that changes are noticed. */
import type { AddressBook } from './address-book.ts';
import type { Config } from './config.ts';
import type { Log } from '../kit/log.ts';

export interface Rounds {
  /** Ends after the look-up that runs. */
  stop(): void;
}

/** Looks up at once and then again and again; without anything to look up it does nothing. */
export function startRounds({ regular }: Config, addresses: AddressBook, log: Log): Rounds {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    for (const wanted of regular.lookUps) {
      if (isStopped) return;
      const { outcome } = await addresses.refresh(wanted);
      log('refreshed', { key: wanted.organizationKey, outcome });
    }
  };
  const next = (): void => {
    void round().finally(() => {
      if (!isStopped && regular.everyMs !== undefined) timer = setTimeout(next, regular.everyMs);
    });
  };
  if (regular.lookUps.length > 0) next();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
