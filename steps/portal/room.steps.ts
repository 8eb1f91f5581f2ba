/** Opens the room of the portal for its words. */
import { After, setWorldConstructor } from '@cucumber/cucumber';
import { registerHooks } from '../hooks.ts';
import { PortalWorld } from './world.ts';

setWorldConstructor(PortalWorld);
registerHooks();

After(async function (this: PortalWorld) {
  await this.close();
});
