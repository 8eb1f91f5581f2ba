/** The client of the control interface; the same as that of every account simulator. */
export { createAccountControlClient as createControlClient } from '../account-control-client.ts';
