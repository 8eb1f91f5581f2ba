/** What a command of the command line is, for the table in `program.ts`. */
import type { Command } from 'commander';
import type { Bilingual } from '../core/language.ts';
import type { Session } from './session.ts';

export interface CliCommand {
  /** As it is called, with its arguments: `explain <id>`. */
  readonly usage: string;
  readonly summary: Bilingual;
  /** What it does, one paragraph. */
  readonly description: Bilingual;
  /** Calls to copy. */
  readonly examples: readonly string[];
  /** Adds arguments and options. */
  configure(command: Command, session: Session): void;
  /** @returns the exit code */
  run(args: readonly string[], options: Readonly<Record<string, unknown>>, session: Session): Promise<number>;
}
