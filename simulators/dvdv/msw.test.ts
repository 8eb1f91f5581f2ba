/** Both servers as msw handlers: a product's plain `fetch` reaches them, and a fault of one leaves the other alone. */
import { equal, rejects } from 'node:assert/strict';
import { after, test } from 'node:test';
import { setupServer } from 'msw/node';
import { createDvdvForTests, dvdvHandlers } from './msw.ts';

const { simulator, control, addresses } = await createDvdvForTests();
const server = setupServer(...dvdvHandlers(simulator, { firstUrl: 'https://dvdv-1.test', secondUrl: 'https://dvdv-2.test' }));
server.listen();
after(() => server.close());

test('both servers answer, each by its own address', async () => {
  for (const { directoryUrls } of [addresses.first, addresses.second]) equal((await fetch(`${directoryUrls.intern ?? ''}/v2/version`)).status, 200);
  equal((await control.calls({ server: 'second' })).length, 1);
});

test('the first is silent, and the second stands in', async () => {
  const id = await control.arm({ fault: 'reset', match: { server: 'first' } });
  await rejects(fetch(`${addresses.first.directoryUrls.intern ?? ''}/v2/version`));
  equal((await fetch(`${addresses.second.directoryUrls.intern ?? ''}/v2/version`)).status, 200);
  await control.disarm(id);
});
