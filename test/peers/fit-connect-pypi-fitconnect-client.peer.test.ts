/** Peer: the client `fitconnect_client` from PyPI as sender over v1. What it does its own way is in its `expectation.json`. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { builtOrSkipped } from './building/build-outcome.ts';
import { buildPython } from './building/python.ts';
import { assertAsExpected, assertOpensHere, namedByThumbprint, obey, submitOrder } from './counterpart/client-orders.ts';
import { peerFolder } from './counterpart/conversation.ts';
import { startSimulatedService } from './counterpart/simulated-service.ts';

const NAME = 'fit-connect-pypi-fitconnect-client';

await test('fitconnect_client from PyPI', async (context: TestContext) => {
  const folder = builtOrSkipped(context, await buildPython({ name: NAME, requirements: join(peerFolder(NAME), 'requirements.txt') }));
  if (folder === undefined) return;
  await using service = await startSimulatedService();
  const apiVersion = 'v1';
  const [thumbprint, strict, lenient, inactive] = await Promise.all([
    service.openTenant({ id: 'client-thumbprint', apiVersion, strictness: 'strict', destination: namedByThumbprint(service.keys) }),
    service.openTenant({ id: 'client-strict', apiVersion, strictness: 'strict' }),
    service.openTenant({ id: 'client-lenient', apiVersion, strictness: 'lenient' }),
    service.openTenant({ id: 'client-inactive', apiVersion, strictness: 'lenient', destination: { status: 'inactive' } }),
  ]);
  const outcomes = await obey(service, NAME, folder, [
    submitOrder(service, thumbprint, 'submit, key named by its thumbprint, strict'),
    submitOrder(service, strict, 'submit, key named otherwise, strict'),
    submitOrder(service, lenient, 'submit, key named otherwise, lenient'),
    submitOrder(service, lenient, 'submit to an unknown destination', { destinationId: randomUUID() }),
    submitOrder(service, inactive, 'submit to an inactive destination'),
    submitOrder(service, lenient, 'wrong secret', { clientSecret: 'wrong' }),
  ]);

  await context.test('does what is expected of it', () => assertAsExpected(NAME, outcomes));
  for (const tenant of [thumbprint, lenient]) {
    await context.test(`what it sent to ${tenant.id} opens here, with hashes and tags as they should be`, async () =>
      assertOpensHere(service, tenant, service.keys.encryption),
    );
  }
});
