/** A run that is repeated starts the systems of a chain once and both products each time; none of them outlives the room. */
import { deepStrictEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { ChainParameters } from '../../drivers/chain/scenario-parameters.ts';
import { createKeyRing } from '../keys.ts';
import { openChainRoom } from './chain-room.ts';
import { loadEmbeddedChain } from './embedded-chain.ts';

const folder = mkdtempSync(join(tmpdir(), 'pruefstand-chain-room-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Whether somebody takes connections there. */
async function isUp(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const [taken] = await Promise.race([once(socket, 'connect').then(() => [true]), once(socket, 'close').then(() => [false])]).catch(() => [false]);
  socket.destroy();
  return taken === true;
}

test('each attempt has a Fachverfahren of its own, and the one before has ended', async () => {
  const loaded = await loadEmbeddedChain({ profile: 'onlinedienst-kette' });
  const room = await openChainRoom(loaded, { keys: createKeyRing(folder, Date.now()), onStage: () => undefined });
  const receivers: string[] = [];
  try {
    for (const before of [[], [false]]) {
      const product = await room.startProduct(new AbortController().signal);
      deepStrictEqual(await Promise.all(receivers.map(isUp)), before);
      receivers.push((room.worldParameters(product) as ChainParameters).receiver.url);
      await product?.stop();
    }
    deepStrictEqual(await Promise.all(receivers.map(isUp)), [false, true]);
  } finally {
    await room[Symbol.asyncDispose]();
  }
  deepStrictEqual(await Promise.all(receivers.map(isUp)), [false, false]);
});
