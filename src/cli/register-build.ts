/** `register build`: the site apart from its place first, then in it, file by file, so that a web server never serves half a page. */
import { relative } from 'node:path';
import { readRegister, signWith, writeSite } from '../register/index.ts';
import { fillOutput, keptLines } from './output-folder.ts';
import { countedEntries, DEFAULT_REGISTER } from './register-options.ts';
import { instantOf } from './register-view.ts';
import type { RegisterOptions } from './register-view.ts';
import type { Session } from './session.ts';
import { loadSigning, namesSigner } from './signing.ts';
import { paintFor } from './terminal.ts';

export async function buildSite(options: RegisterOptions, session: Session): Promise<number> {
  const { say } = session;
  const register = readRegister(session.pathOf(options.register ?? DEFAULT_REGISTER));
  const at = instantOf(options, register);
  const out = session.pathOf(options.out ?? 'site');
  const means = namesSigner(options) ? loadSigning(options, session, new Date(at)) : undefined;
  const sign = means === undefined ? undefined : signWith(means.signer, means.timestamp);
  const { written, kept } = await fillOutput(out, async (folder) => writeSite(register, folder, { at, ...(sign === undefined ? {} : { sign }) }));
  const paint = paintFor(session.stdout, session.env);
  const total = countedEntries(register.entries.length, session);
  const shown = relative(session.cwd, out) || '.';
  session.print(paint('good', say(`✓ Geschrieben: ${shown} (${total}, ${written} Dateien)`, `✓ Written: ${shown} (${total}, ${written} files)`)));
  if (sign === undefined)
    session.print(
      say('Die Statusliste ist nicht signiert: --key und --chain, oder --p12 angeben.', 'The status list is not signed: give --key and --chain, or --p12.'),
    );
  session.print(...keptLines(kept, session));
  return 0;
}
