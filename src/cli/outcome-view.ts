/** What a run or a merge shows in the end: the summary on stdout, then where everything is. */
import { join, relative } from 'node:path';
import { renderSummary } from '../../reports/index.ts';
import type { RunOutcome } from '../runner/run-options.ts';
import { keptLines } from './output-folder.ts';
import type { Session } from './session.ts';
import { hasColor, widthOf } from './terminal.ts';

export interface OutputPlace {
  /** Absolute path of the folder that the files are in. */
  readonly folder: string;
  /** What was in it before and stayed. */
  readonly kept: readonly string[];
}

export function showOutcome({ result, files }: RunOutcome, { folder, kept }: OutputPlace, session: Session): void {
  const { stdout, env, language, say, cwd } = session;
  stdout.write(renderSummary(result, { language, width: widthOf(stdout), color: hasColor(stdout, env) }));
  const at = (name: string): string => relative(cwd, join(folder, name)) || '.';
  const told: readonly (readonly [string, string])[] = [
    ['report.html', say('Bericht', 'Report')],
    ['result.json', say('Ergebnis', 'Result')],
    ['evidence/exchanges.ndjson', say('Nachweise', 'Evidence')],
  ];
  const lines = told.filter(([name]) => files.includes(name)).map(([name, label]) => `${`${label}:`.padEnd(11)} ${at(name)}`);
  session.print('', ...lines, ...keptLines(kept, session));
}
