/** What is done later: by timers that do not keep the process alive; a test passes its own and decides when. */

export interface Later {
  /** Does it once, after that many milliseconds. */
  add(ms: number, what: () => Promise<void>): void;
  /** Calls everything off. */
  stop(): void;
}

/** By the timers of the machine. */
export function createTimers(): Later {
  const timers = new Set<NodeJS.Timeout>();
  return {
    add(ms, what) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void what();
      }, ms);
      timers.add(timer.unref());
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
