/** The client of the BundID simulator's control interface; the same as that of every account simulator. */
import { createAccountControlClient } from '../account-control-client.ts';
import type { AccountControlClientOptions } from '../account-control-client.ts';
import type { AccountControlClient } from '../../src/core/account-control.ts';

/** A client for one tenant. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export function createControlClient(options: AccountControlClientOptions): AccountControlClient {
  return createAccountControlClient(options);
}
