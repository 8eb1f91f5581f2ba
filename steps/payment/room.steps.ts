/** Opens the room of portals that take fees for its words. */
import { After, setWorldConstructor } from '@cucumber/cucumber';
import { registerHooks } from '../hooks.ts';
import { PaymentWorld } from './world.ts';

setWorldConstructor(PaymentWorld);
registerHooks();

After(async function (this: PaymentWorld) {
  await this.end();
});
