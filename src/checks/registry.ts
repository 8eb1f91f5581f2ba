/** Every check by its id, for whoever judges again what was written down. */
import type { Check } from './check.ts';

/** The check of an id; undefined for one that this version of the suite has no check for. */
export type CheckFinder = (id: string) => Check<unknown> | undefined;

/** Rooms are loaded when something in them is sought: what was written down is of one room, and all of them are hundreds of modules. */
const ROOMS: readonly (() => Promise<object>)[] = [
  async () => import('./fit-connect/index.ts'),
  async () => import('./mailbox/index.ts'),
  async () => import('./payment/index.ts'),
  async () => import('./payment-service/index.ts'),
  async () => import('./portal/index.ts'),
  async () => import('./directory/index.ts'),
  async () => import('./dvdv-client/index.ts'),
  async () => import('./chain/index.ts'),
];

const rooms = new Map<number, ReadonlyMap<string, Check<unknown>>>();

/** Loads the checks of these ids. One that nobody has costs the loading of every room. */
export async function findChecks(ids: Iterable<string>): Promise<CheckFinder> {
  const sought = new Set(ids);
  const found = new Map<string, Check<unknown>>();
  for (const [index, load] of ROOMS.entries()) {
    if (sought.size === 0) break;
    const room = rooms.get(index) ?? checksIn(await load());
    rooms.set(index, room);
    for (const id of sought) {
      const check = room.get(id);
      if (check === undefined) continue;
      found.set(id, check);
      sought.delete(id);
    }
  }
  return (id) => found.get(id);
}

function checksIn(room: object): ReadonlyMap<string, Check<unknown>> {
  const checks = Object.values(room)
    .flatMap((exported: unknown): readonly unknown[] => (exported instanceof Map ? [...(exported as ReadonlyMap<string, unknown>).values()] : [exported]))
    .filter(isCheck);
  return new Map(checks.map((check) => [check.id, check]));
}

function isCheck(value: unknown): value is Check<unknown> {
  return typeof value === 'object' && value !== null && 'id' in value && 'requirement' in value && 'run' in value;
}
