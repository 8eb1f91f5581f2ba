/** Opens the room of directories for its words. */
import { setWorldConstructor } from '@cucumber/cucumber';
import { registerHooks } from '../hooks.ts';
import { DirectoryWorld } from './world.ts';

setWorldConstructor(DirectoryWorld);
registerHooks();
