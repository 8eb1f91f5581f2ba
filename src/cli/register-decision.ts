/** The commands `suspend`, `resume` and `revoke`, which differ in words only. */
import type { Bilingual } from '../core/language.ts';
import { decideOn } from '../register/index.ts';
import type { Decision } from '../register/index.ts';
import type { CliCommand } from './command.ts';
import { addChangeOptions, changeRequest, DEFAULT_REGISTER } from './register-options.ts';
import type { ChangeOptions } from './register-options.ts';
import type { Session } from './session.ts';
import { shellWord } from './shell-word.ts';
import { paintFor } from './terminal.ts';

export interface DecisionTexts extends Pick<CliCommand, 'usage' | 'summary' | 'description' | 'examples'> {
  readonly done: Bilingual;
}

export function decisionCommand(decision: Decision, { done, ...texts }: DecisionTexts): CliCommand {
  return {
    ...texts,
    configure(command, session) {
      command.argument('<number>', session.say('Nummer des Eintrags', 'number of the entry'));
      addChangeOptions(command, session);
    },
    async run([number = ''], options: ChangeOptions, session) {
      await decideOn(number, decision, changeRequest(options, session));
      tellChange(session, options, number.toUpperCase(), done);
      return 0;
    },
  };
}

/** One line that says what was done, and what remains to be done. */
export function tellChange(session: Session, { register = DEFAULT_REGISTER }: ChangeOptions, number: string, done: Bilingual): void {
  const paint = paintFor(session.stdout, session.env);
  const next = `pruefstand register build${register === DEFAULT_REGISTER ? '' : ` --register ${shellWord(register)}`}`;
  session.print(paint('good', `✓ ${number} ${session.tell(done)}`), session.say(`Weiter mit: ${next}`, `Go on with: ${next}`));
}
