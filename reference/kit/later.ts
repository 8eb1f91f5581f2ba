/** What is done later: by timers that do not keep the process alive; a test passes its own and decides when. */

export interface Later {
  /** Does it once, after that many milliseconds. */
  add(ms: number, what: () => Promise<void>): void;
  /** Calls everything off; nothing is added any more. */
  stop(): void;
}

/** By the timers of the machine. */
export function createTimers(): Later {
  const timers = new Set<NodeJS.Timeout>();
  let isStopped = false;
  return {
    add(ms, what) {
      if (isStopped) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        void what();
      }, ms);
      timers.add(timer.unref());
    },
    stop() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
