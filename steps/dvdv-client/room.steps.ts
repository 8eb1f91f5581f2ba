/** Opens the room of products that ask the directory for its words. */
import { setWorldConstructor } from '@cucumber/cucumber';
import { registerHooks } from '../hooks.ts';
import { DvdvClientWorld } from './world.ts';

setWorldConstructor(DvdvClientWorld);
registerHooks();
