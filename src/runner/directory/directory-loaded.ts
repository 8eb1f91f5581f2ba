/** A directory as its room meets it: read from a target file, or come along. */
import type { KnownEntries } from '../../core/directory.ts';
import type { DirectoryTarget } from '../../drivers/directory/target.ts';
import type { Loaded, RunningProduct } from '../product.ts';

/** A directory that the suite asks as a client. */
export interface DirectoryLoaded extends Loaded<'directory'> {
  /** Where it is; for one that is started, it says so itself. */
  readonly directory?: DirectoryTarget;
  /** What is known to be in it, and what is not. */
  readonly entries: KnownEntries;
  readonly start?: (signal?: AbortSignal) => Promise<RunningDirectory>;
}

/** A directory that was started. */
export interface RunningDirectory extends RunningProduct {
  readonly directory: DirectoryTarget;
  readonly entries: KnownEntries;
  readonly trusted: readonly string[];
}
