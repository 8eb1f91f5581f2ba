/** The options that name whom a call trusts; apart from reading them, which needs to know certificates. */
import type { Command } from 'commander';
import type { Bilingual } from '../core/language.ts';
import { collected } from './arguments.ts';
import type { Session } from './session.ts';

export interface TrustOptions {
  readonly trust?: readonly string[];
  readonly trustTsa?: readonly string[];
}

const ANYBODY: Bilingual = { de: 'Zertifikate (PEM), denen zu trauen ist', en: 'certificates (PEM) to trust' };

/** @param whom the help for `--trust` */
export function addTrustOptions(command: Command, { say, tell }: Session, whom = ANYBODY): Command {
  return command
    .option('--trust <file>', `${tell(whom)} ${say('(mehrfach möglich)', '(repeatable)')}`, collected)
    .option('--trust-tsa <file>', say('das Gleiche für Zeitstempel (sonst wie --trust)', 'the same for time stamps (else as --trust)'), collected);
}
