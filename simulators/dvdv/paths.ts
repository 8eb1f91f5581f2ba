/** Paths of the interface without the tenant's prefix (sheet, DVDV-010 and DVDV-020). */
import type { EntryName } from './contract.ts';

/** What every address begins with. */
export const BACKEND = '/dvdv2-backend';
export const TOKEN_PATH = `${BACKEND}/extern/standaloneauth/token`;

/** Names of entry paths. @spec DVDV2 API 2.15.0, entryPath */
export const ENTRY_PATHS: Readonly<Record<EntryName, string>> = {
  intern: 'intern/directory',
  standalone: 'extern/standaloneauth/directory',
  bundesmaster: 'extern/bundesmasterauth/directory',
};
