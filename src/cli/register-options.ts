/** What all commands that change a register share: options, who is at work, and files by name. */
import { hostname } from 'node:os';
import process from 'node:process';
import type { Command } from 'commander';
import { systemClock } from '../core/clock.ts';
import type { ChangeRequest } from '../register/index.ts';
import { argumentError } from './failure.ts';
import type { Session } from './session.ts';

export const DEFAULT_REGISTER = 'register';
/** Who changes a register, where `--actor` is not given. */
export const ACTOR_VARIABLE = 'PRUEFSTAND_ACTOR';

export interface ChangeOptions {
  readonly register?: string;
  readonly actor?: string;
  readonly reason?: string;
}

export function addRegisterOption(command: Command, { say }: Session): Command {
  return command.option('--register <folder>', say('Ordner des Registers', 'folder of the register'), DEFAULT_REGISTER);
}

export function addChangeOptions(command: Command, session: Session): Command {
  const { say } = session;
  return addRegisterOption(command, session)
    .option('--reason <text>', say('Grund in einem Satz; er wird veröffentlicht', 'reason in one sentence; it is published'))
    .option(
      '--actor <text>',
      say(`wer das veranlasst (sonst ${ACTOR_VARIABLE}); wird nicht veröffentlicht`, `who has it done (else ${ACTOR_VARIABLE}); is not published`),
    );
}

/** @param defaults of reason and actor, where a command has them @throws ERR_CONFIG_ARGUMENT for what is missing */
export function changeRequest(options: ChangeOptions, session: Session, defaults: { readonly reason?: string; readonly actor?: string } = {}): ChangeRequest {
  const at = systemClock.now();
  return {
    folder: session.pathOf(options.register ?? DEFAULT_REGISTER),
    at,
    holder: { process: process.pid, host: hostname(), since: new Date(at).toISOString() },
    reason: given('--reason', options.reason ?? defaults.reason, {
      de: 'Den Grund in einem Satz nennen: --reason "…". Er wird veröffentlicht.',
      en: 'Give the reason in one sentence: --reason "…". It is published.',
    }),
    actor: given('--actor', options.actor ?? session.env[ACTOR_VARIABLE] ?? defaults.actor, {
      de: `Nennen, wer das veranlasst: --actor "…" oder ${ACTOR_VARIABLE}.`,
      en: `Say who has it done: --actor "…" or ${ACTOR_VARIABLE}.`,
    }),
  };
}

function given(option: string, text: string | undefined, mend: { readonly de: string; readonly en: string }): string {
  if (text !== undefined && text.trim() !== '') return text.trim();
  throw argumentError({ de: `${option} fehlt.`, en: `${option} is missing.` }, mend);
}

/** `1 Eintrag`, `2 Einträge`. */
export function countedEntries(count: number, { say }: Session): string {
  return count === 1 ? say('1 Eintrag', '1 entry') : say(`${count} Einträge`, `${count} entries`);
}
