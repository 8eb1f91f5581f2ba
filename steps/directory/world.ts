/** The world of a scenario about a directory: the desk at which the suite asks, and what has been answered so far. */
import type { IWorldOptions } from '@cucumber/cucumber';
import type { AnswersSubject, SeenAnswer } from '../../src/checks/directory/index.ts';
import type { KnownEntries } from '../../src/core/directory.ts';
import { createDesk } from '../../src/drivers/directory/desk.ts';
import type { Desk } from '../../src/drivers/directory/desk.ts';
import type { DirectoryParameters } from '../../src/drivers/directory/scenario-parameters.ts';
import type { Asking } from '../../src/drivers/directory/target.ts';
import { gathered } from '../staged.ts';
import { PruefstandWorld } from '../world.ts';
import type { WorldParameters } from '../world.ts';

export class DirectoryWorld extends PruefstandWorld<WorldParameters<DirectoryParameters>> {
  readonly #desk: Desk;
  readonly #answers: SeenAnswer[] = [];

  constructor(options: IWorldOptions<WorldParameters<DirectoryParameters>>) {
    super(options);
    this.#desk = createDesk(this.parameters.deskUrl);
  }

  get entries(): KnownEntries {
    return this.parameters.entries;
  }

  /** Asks one thing and remembers the answer. */
  async ask(asking: Asking): Promise<SeenAnswer> {
    const asked = await this.#desk.ask(asking);
    const { kind, server = 'first' } = asking;
    const answer: SeenAnswer = {
      kind,
      server,
      function: kind === 'token' ? 'token' : asking.function,
      ...(kind === 'look-up' && asking.request !== undefined ? { request: asking.request } : {}),
      ...(kind === 'look-up' && asking.authorization !== undefined ? { authorization: asking.authorization } : {}),
      ...(kind === 'batch' ? { request: asking.requests } : {}),
      ...(kind === 'token' ? { assertion: asking.assertion } : {}),
      ...asked,
    };
    this.#answers.push(answer);
    return answer;
  }

  /** Everything that was answered in this scenario. */
  get subject(): AnswersSubject {
    return { entries: this.entries, answers: gathered(this.#answers) };
  }
}
