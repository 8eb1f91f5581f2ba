/** Enters a portal's metadata at an account. */
import type { AccountControlClient } from '../../core/account-control.ts';
import { PruefstandError } from '../../core/errors.ts';

/** Metadata that the account refuses are the portal's business: the checks of metadata say what is wrong with them. */
export async function registerPortal(control: AccountControlClient, metadata: string): Promise<void> {
  try {
    await control.registerServiceProvider(metadata);
  } catch (error) {
    if (!(error instanceof PruefstandError) || error.code !== 'ERR_CONTROL_REFUSED') throw error;
  }
}
