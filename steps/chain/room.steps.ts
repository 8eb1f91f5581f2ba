/** Opens the room of chains for its words. */
import { After, setWorldConstructor } from '@cucumber/cucumber';
import { registerHooks } from '../hooks.ts';
import { ChainWorld } from './world.ts';

setWorldConstructor(ChainWorld);
registerHooks();

After(async function (this: ChainWorld) {
  await this.end();
});
