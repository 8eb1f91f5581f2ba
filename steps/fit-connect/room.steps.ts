/** Opens the room of the Fachverfahren for its words. */
import { setWorldConstructor } from '@cucumber/cucumber';
import { registerHooks } from '../hooks.ts';
import { FitConnectWorld } from './world.ts';

setWorldConstructor(FitConnectWorld);
registerHooks();
