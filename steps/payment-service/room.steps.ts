/** What the scenarios about payment services run in. */
import { setWorldConstructor } from '@cucumber/cucumber';
import { registerHooks } from '../hooks.ts';
import { PaymentServiceWorld } from './world.ts';

setWorldConstructor(PaymentServiceWorld);
registerHooks();
