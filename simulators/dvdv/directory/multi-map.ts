/** Several values by key. A single value, which nearly every key has, needs no list of its own: a directory has millions of them. */

export interface MultiMap<T extends object> {
  /** In the order they were added. */
  get(key: string): readonly T[];
  add(key: string, value: T): void;
  remove(key: string, value: T): void;
}

/** An empty one. */
export function createMultiMap<T extends object>(): MultiMap<T> {
  const values = new Map<string, T | Set<T>>();
  return {
    get(key) {
      const found = values.get(key);
      if (found === undefined) return [];
      return found instanceof Set ? [...found] : [found];
    },
    add(key, value) {
      const found = values.get(key);
      if (found === undefined) values.set(key, value);
      else if (found instanceof Set) found.add(value);
      else if (found !== value) values.set(key, new Set([found, value]));
    },
    remove(key, value) {
      const found = values.get(key);
      if (found === value) values.delete(key);
      if (!(found instanceof Set)) return;
      found.delete(value);
      if (found.size === 0) values.delete(key);
    },
  };
}
