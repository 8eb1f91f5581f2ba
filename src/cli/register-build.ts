/** `register build`: the site beside its place first, then in it, so that a web server never serves half a site for long. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { readRegister, signWith, writeSite } from '../register/index.ts';
import { claimOutput } from './output-folder.ts';
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
  const staging = join(dirname(out), `.${basename(out)}.next-${randomBytes(3).toString('hex')}`);
  try {
    mkdirSync(staging, { recursive: true });
    const count = await writeSite(register, staging, { at, ...(sign === undefined ? {} : { sign }) });
    moveInto(staging, out);
    const paint = paintFor(session.stdout, session.env);
    const total = countedEntries(register.entries.length, session);
    const shown = relative(session.cwd, out) || '.';
    session.print(paint('good', say(`✓ Geschrieben: ${shown} (${total}, ${count} Dateien)`, `✓ Written: ${shown} (${total}, ${count} files)`)));
    if (sign === undefined)
      session.print(
        say('Die Statusliste ist nicht signiert: --key und --chain, oder --p12 angeben.', 'The status list is not signed: give --key and --chain, or --p12.'),
      );
    return 0;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function moveInto(staging: string, out: string): void {
  const claim = claimOutput(out);
  try {
    for (const name of readdirSync(staging)) renameSync(join(staging, name), join(out, name));
    claim.keep();
  } catch (error) {
    claim.giveBack();
    throw error;
  }
}
