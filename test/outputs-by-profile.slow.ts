/**
 * What runs of the other profiles write, as `run-outputs.test.ts` does for that of the Fachverfahren: nothing secret leaves them, a bundle
 * can be made, and verifying it says yes three times. A run takes half a minute, so that they have a script of their own,
 * `npm run test:outputs`; PRUEFSTAND_OUTPUTS=<number> takes one of them, whatever the number is.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { scanForSecrets } from '../src/certification/secret-scan.ts';
import { verify } from '../src/certification/verify.ts';
import { loadProfile, profileIds } from '../src/runner/catalogue.ts';
import { cacheFolder } from '../src/runner/environment.ts';
import { createKeyRing } from '../src/runner/keys.ts';
import { ordinaryRun } from '../src/runner/ordinary-run.ts';
import { loadReferenceOf } from '../src/runner/rooms.ts';
import { runProfile } from '../src/runner/run.ts';
import { gatherSecrets, namesOfOwnKeys } from './known-secrets.ts';
import type { KnownSecrets } from './known-secrets.ts';
import { bundleOfRun, factsIn, filesIn, resultIn, runIn } from '../tools/run-folder.ts';

/** Those whose reference product comes along as a whole; that of the Fachverfahren has a test of its own. */
const PROFILES = profileIds().filter((id) => loadProfile(id).room !== 'fit-connect');
const { PRUEFSTAND_OUTPUTS: chosen } = process.env;
assert.match(chosen ?? '0', /^\d+$/, 'PRUEFSTAND_OUTPUTS is a number');
const profiles = chosen === undefined ? PROFILES : PROFILES.filter((_, index) => index === Number(chosen) % PROFILES.length);

/** So many secrets are laid into a file, to see that they are found there. */
const TRIED = 10;

for (const profile of profiles)
  describe(profile, () => {
    const folder = mkdtempSync(join(tmpdir(), 'pruefstand-outputs-'));
    let secrets: KnownSecrets;

    before(async () => {
      secrets = gatherSecrets();
      const loaded = await loadReferenceOf(loadProfile(profile));
      assert.ok(loaded !== undefined);
      await runProfile({ loaded, outputFolder: folder, ...ordinaryRun() }, secrets.listening(createKeyRing(cacheFolder(), Date.now())));
    });
    after(() => {
      secrets.end();
      rmSync(folder, { recursive: true, force: true });
    });

    test('the run was one, and its secrets are known', () => {
      assert.equal(resultIn(folder).conclusion, 'conformant');
      assert.ok(secrets.sought.length > 1, String(secrets.sought.length));
    });

    test('a bundle can be made, and is what it says', async () => {
      const { zip, anchor } = await bundleOfRun(runIn(folder));
      writeFileSync(join(folder, 'selbsttest.zip'), zip);
      const { signature, evidence, verdicts, findings } = await verify(zip, { anchors: [anchor], tsaAnchors: [], at: new Date() });
      assert.deepEqual({ signature, evidence, verdicts, findings }, { signature: 'yes', evidence: 'yes', verdicts: 'yes', findings: [] });
    });

    test('no output holds a secret of the run, and one that did would be found', async () => {
      const { leaks, unsearched } = await scanForSecrets(filesIn(folder), secrets.sought);
      // The facts hand out what opens this run's own assertions, and nothing else does.
      const own = new Set(namesOfOwnKeys(factsIn(folder), secrets.sought));
      const isHandedOut = ({ file, what }: (typeof leaks)[number]): boolean => own.has(what) && /(?:^|!\/)evidence\/facts\.json$/.test(file);
      assert.deepEqual({ leaks: leaks.filter((leak) => !isHandedOut(leak)), unsearched }, { leaks: [], unsearched: [] });
      const every = Math.ceil(secrets.sought.length / TRIED);
      for (const { name, value } of secrets.sought.filter((_, index) => index % every === 0)) {
        const content = Buffer.from(`{"text":"${typeof value === 'string' ? value : Buffer.from(value).toString('base64url')}"}\n`);
        const found = await scanForSecrets([{ path: 'evidence/exchanges.ndjson', content }], secrets.sought);
        assert.ok(
          found.leaks.some(({ what }) => what === name),
          name,
        );
      }
    });
  });
