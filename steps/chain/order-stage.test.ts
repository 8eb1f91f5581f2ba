import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { LoginOrder } from '../../src/core/account-control.ts';
import { createOrders } from '../../simulators/account-logins.ts';
import { logIn } from './order-stage.ts';
import type { ChainWorld } from './world.ts';

const PORTAL = 'https://onlinedienst.example';

test('a login that is overtaken after its order finds one', async () => {
  const orders = createOrders();
  const isFree = Promise.withResolvers<undefined>();
  const slow = worldAt(orders, isFree.promise);
  const overtaken = logIn(slow);
  await logIn(worldAt(orders));
  isFree.resolve(undefined);
  await overtaken;
  deepStrictEqual(slow.person?.cookie, 'angemeldet');
});

/** As much of a scenario as a login needs. @param free until when its browser is held up */
function worldAt(orders: ReturnType<typeof createOrders>, free: Promise<undefined> = Promise.resolve(undefined)): ChainWorld {
  let cookie = '';
  const browser = {
    async login() {
      await free;
      cookie = orders.take(PORTAL) === undefined ? '' : 'angemeldet';
    },
    agent: { cookieHeader: () => cookie },
  };
  return {
    begin: async () => undefined,
    account: {
      armLogin: async (order: LoginOrder) => orders.add(order),
      disarmLogin: async (id: string) => void orders.remove(id),
      personas: async () => [],
    },
    driver: { openBrowser: async () => browser },
    parameters: { product: { portal: { protectedUrl: PORTAL } } },
  } as unknown as ChainWorld;
}
