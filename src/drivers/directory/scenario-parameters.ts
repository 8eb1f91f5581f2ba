/** What the runner hands to the scenarios about a directory, as JSON. */
import type { KnownEntries } from '../../core/directory.ts';

export interface DirectoryParameters {
  readonly deskUrl: string;
  readonly entries: KnownEntries;
}
