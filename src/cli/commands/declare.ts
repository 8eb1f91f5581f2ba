/** `declare`: fills in a vendor's declaration (ICS) in dialogue, writes an empty one, or reviews one from a file. */
import { existsSync } from 'node:fs';
import { isPruefstandError } from '../../core/errors.ts';
import type { Proforma, StaticReview } from '../../core/declaration.ts';
import { EXIT_CODES } from '../../core/verdict.ts';
import { reviewDeclaration } from '../../declaration/index.ts';
import type { DeclarationDraft } from '../../declaration/index.ts';
import { renderReview } from '../../../reports/index.ts';
import { policyOf, readDeclarationFile } from '../../runner/declaration.ts';
import type { LoadedTarget } from '../../runner/run-options.ts';
import { loadAnyTargetFile } from '../../runner/target-file.ts';
import { errorOf } from '../../core/translated-error.ts';
import type { TranslatedError } from '../../core/translated-error.ts';
import type { CliCommand } from '../command.ts';
import { askDeclaration } from '../declare-dialogue.ts';
import { draftOf, proformaFor, roleFor, save, startOf, suggestionsOf, writeTemplate } from '../declare-file.ts';
import { EndOfDialogue } from '../declare-questions.ts';
import { argumentError, reportFailure } from '../failure.ts';
import { createAsker } from '../questions.ts';
import type { Session } from '../session.ts';
import { shellWord } from '../shell-word.ts';
import { hasColor, paintFor, widthOf } from '../terminal.ts';

interface Options {
  readonly from?: string;
  readonly template?: boolean;
  readonly target?: string;
  readonly profile?: string;
  readonly all?: boolean;
}

const DEFAULT_FILE = 'declaration.yaml';

export const declareCommand: CliCommand = {
  usage: 'declare [file]',
  summary: { de: 'die Herstellererklärung (ICS) ausfüllen oder prüfen', en: "fill in or review the vendor's declaration (ICS)" },
  description: {
    de: 'Fragt Punkt für Punkt, was das Produkt kann, und schreibt die Erklärung als Datei; :ende oder Strg-C sichert die Antworten, derselbe Aufruf geht dort weiter. --template schreibt eine leere Erklärung zum Ausfüllen, --from prüft eine ausgefüllte: Rückgabewert 0 ohne Fehler, 1 mit Fehlern.',
    en: 'Asks item by item what the product can do and writes the declaration to a file; :end or Ctrl-C saves the answers, the same call goes on from there. --template writes an empty declaration to fill in, --from reviews one that is filled in: exit code 0 without errors, 1 with errors.',
  },
  examples: [
    'declare',
    'declare my-product.yaml --target target.yaml',
    'declare --template declaration.yaml',
    'declare --from declaration.yaml --target target.yaml',
  ],
  configure(command, { say }) {
    command
      .argument('[file]', say(`Datei der Erklärung (sonst ${DEFAULT_FILE})`, `file of the declaration (else ${DEFAULT_FILE})`))
      .option('--from <file>', say('diese Erklärung prüfen, nichts fragen, nichts schreiben', 'review this declaration, ask nothing, write nothing'))
      .option('--template', say('eine leere Erklärung mit Erläuterungen schreiben', 'write an empty declaration with explanations'))
      .option(
        '-t, --target <file>',
        say('Zieldatei: schlägt Antworten vor und wird verglichen', 'target file: suggests answers and is compared with the declaration'),
      )
      .option('-p, --profile <id>', say('Profil (sonst das der Zieldatei)', 'profile (else the one of the target file)'))
      .option('--all', say('auch Beantwortetes noch einmal fragen', 'ask again what is answered already'));
  },
  async run([file], options, session) {
    return declare(file, options, session);
  },
};

async function declare(file: string | undefined, options: Options, session: Session): Promise<number> {
  const target = options.target === undefined ? undefined : await loadAnyTargetFile(session.pathOf(options.target), session.env);
  if (options.from !== undefined) {
    if (file !== undefined || options.template === true || options.all === true) throw oneThingOnly();
    return reviewFile(session.pathOf(options.from), target, session);
  }
  const path = session.pathOf(file ?? DEFAULT_FILE);
  if (options.template !== true) return fillIn(path, options, target, session);
  writeTemplate(path, proformaFor(options, target, {}), target, session);
  const shown = session.shown(path);
  session.print(
    session.say(
      `Geschrieben: ${shown}. Ausfüllen, dann: pruefstand declare --from ${shellWord(shown)}`,
      `Written: ${shown}. Fill it in, then: pruefstand declare --from ${shellWord(shown)}`,
    ),
  );
  return EXIT_CODES.conformant;
}

function oneThingOnly(): TranslatedError {
  return argumentError(
    {
      de: '--from prüft eine fertige Datei und verträgt sich nicht mit anderen Dateien, --template oder --all.',
      en: '--from reviews a finished file and goes with no other file, --template or --all.',
    },
    { de: 'Nur --from und, wenn gewünscht, --target angeben.', en: 'Give --from only, and --target if wanted.' },
  );
}

/** Every problem of the file is told; a readable declaration is reviewed. */
function reviewFile(path: string, target: LoadedTarget | undefined, session: Session): number {
  const { declaration, proforma, problems } = readDeclarationFile(path);
  if (declaration === undefined) {
    for (const problem of problems) reportFailure(errorOf(problem), session);
    return EXIT_CODES.configuration;
  }
  return showReview(
    reviewDeclaration(declaration, { proforma, whenBroken: policyOf(declaration.profile), ...(target === undefined ? {} : { target: target.target }) }),
    session,
  );
}

function showReview(review: StaticReview, { stdout, env, language }: Session): number {
  stdout.write(renderReview(review, { language, width: widthOf(stdout), color: hasColor(stdout, env) }));
  return review.errors === 0 ? EXIT_CODES.conformant : EXIT_CODES.notConformant;
}

async function fillIn(path: string, options: Options, target: LoadedTarget | undefined, session: Session): Promise<number> {
  const start = startOf(existsSync(path) ? draftOf(path) : {}, target);
  const proforma = proformaFor(options, target, start);
  using asker = createAsker(session, true);
  if (asker === undefined) throw noTerminal();
  let latest = start;
  greet(path, start, proforma, session);
  try {
    const onAnswer = (draft: DeclarationDraft): void => {
      latest = draft;
      save(path, draft, proforma, session);
    };
    const suggestions = suggestionsOf(proforma, target);
    const done = await askDeclaration(start, { proforma, role: roleFor(proforma), asker, session, suggestions, asksAll: options.all === true, onAnswer });
    if (done !== start || done.declaredAt === undefined) save(path, { ...done, declaredAt: new Date().toISOString() }, proforma, session);
  } catch (error) {
    if (!(error instanceof EndOfDialogue) && !isPruefstandError(error, 'ERR_CONFIG_ARGUMENT')) throw error;
    save(path, latest, proforma, session);
    return tellSaved(path, latest, proforma, session);
  }
  session.print('');
  return reviewFile(path, target, session);
}

function noTerminal(): TranslatedError {
  return argumentError(
    { de: 'Das Gespräch braucht ein Terminal, an dem jemand antwortet.', en: 'The dialogue needs a terminal at which somebody answers.' },
    {
      de: 'Mit --template eine leere Erklärung schreiben, ausfüllen und mit --from prüfen.',
      en: 'Write an empty declaration with --template, fill it in and review it with --from.',
    },
  );
}

function countAnswered({ answers = [] }: DeclarationDraft, { items }: Proforma): number {
  return items.filter(({ id }) => answers.some((answer) => answer.item === id && answer.support !== undefined)).length;
}

function greet(path: string, draft: DeclarationDraft, proforma: Proforma, session: Session): void {
  const answered = countAnswered(draft, proforma);
  const total = proforma.items.length;
  session.print(
    paintFor(session.stdout, session.env)('strong', session.tell(proforma.title)),
    session.say(
      `${total} Punkte, ${answered} beantwortet. :ende oder Strg-C sichert in ${session.shown(path)}.`,
      `${total} items, ${answered} answered. :end or Ctrl-C saves to ${session.shown(path)}.`,
    ),
    '',
  );
}

/** An unfinished declaration would not pass its review: answers are missing. */
function tellSaved(path: string, draft: DeclarationDraft, proforma: Proforma, session: Session): number {
  const shown = session.shown(path);
  const answered = `${countAnswered(draft, proforma)}/${proforma.items.length}`;
  session.stderr.write(
    `\n${session.say(`Gesichert: ${shown} (${answered} Punkte beantwortet). Weiter mit: pruefstand declare ${shellWord(shown)}`, `Saved: ${shown} (${answered} items answered). Go on with: pruefstand declare ${shellWord(shown)}`)}\n`,
  );
  return EXIT_CODES.notConformant;
}
