/** Opens the room of senders for its words. */
import { setWorldConstructor } from '@cucumber/cucumber';
import { registerHooks } from '../hooks.ts';
import { MailboxWorld } from './world.ts';

setWorldConstructor(MailboxWorld);
registerHooks();
