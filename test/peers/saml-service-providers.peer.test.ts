/**
 * Peers: service providers that nobody here wrote, in front of the simulated BundID. Each completes a login; each takes every valid
 * variant, so that the attack run raises no false alarm; and the attack run gives what each refuses by itself, compared with
 * what was recorded. The record is a fact about the test bed and its options, no comparison of products.
 */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { builtOrSkipped } from './building/build-outcome.ts';
import { startAccount } from './saml-sp/account.ts';
import type { SimulatedAccount } from './saml-sp/account.ts';
import { PERSONA, TRIED, attackOptions, tryCase } from './saml-sp/attack-table.ts';
import type { Seen } from './saml-sp/attack-table.ts';
import { isSurprising, readExpectations, reasonFor, upstreamOf } from './saml-sp/expectations.ts';
import { MOD_AUTH_MELLON } from './saml-sp/mod-auth-mellon.ts';
import { NODE_SAML } from './saml-sp/node-saml.ts';
import { PYTHON3_SAML } from './saml-sp/python3-saml.ts';
import { SHIBBOLETH_SP } from './saml-sp/shibboleth-sp.ts';
import type { RunningStack, SamlStack } from './saml-sp/stack.ts';

const STACKS: readonly SamlStack[] = [MOD_AUTH_MELLON, SHIBBOLETH_SP, NODE_SAML, PYTHON3_SAML];
const EXPECTED = readExpectations();
/** A stack and the account use a processor each. */
const AT_ONCE = 2;

test('the record knows every case and every stack, and says why where a stack does otherwise than the sheet asks of a service', () => {
  assert.deepEqual(
    Object.keys(EXPECTED.stacks),
    STACKS.map(({ name }) => name),
  );
  assert.deepEqual(Object.keys(EXPECTED.cases).toSorted(), TRIED.map(({ id }) => id).toSorted());
  const cells = TRIED.flatMap((attack) =>
    STACKS.map(({ name }) => ({ id: attack.id, name, isSurprising: isSurprising(attack, EXPECTED.cases[attack.id]?.[name]) })),
  );
  const wrong = cells.filter(({ id, name, isSurprising: needsReason }) => needsReason !== (reasonFor(EXPECTED, id, name) !== undefined));
  assert.deepEqual(
    wrong.map(({ id, name }) => `${id} ${name}`),
    [],
  );
});

await test('service providers of others', { concurrency: AT_ONCE }, async (context) => {
  await using account = await startAccount();
  await Promise.all(STACKS.map(async (stack) => context.test(stack.name, async (own) => tryStack(own, account, stack))));
});

async function tryStack(context: TestContext, account: SimulatedAccount, stack: SamlStack): Promise<void> {
  const built = builtOrSkipped(context, await stack.obtain());
  if (built === undefined) return;
  const versions = await stack.versions(built);
  context.diagnostic(`${stack.name}: ${JSON.stringify(versions)}`);
  const { control, idp, metadata } = await account.open(stack);
  const folder = mkdtempSync(join(tmpdir(), `pruefstand-${stack.name}-`));
  chmodSync(folder, 0o700);
  const { signing, encryption } = account;
  const entityId = `https://dienst.example/${stack.name}`;
  let running: RunningStack | undefined;
  try {
    running = await stack.start({ built, folder, entityId, idp, idpMetadata: metadata, signing, encryption });
    await control.registerServiceProvider(running.metadata);
    const options = attackOptions(running, control, { url: account.url, metadataUrl: idp.metadataUrl });
    await using driver = options.driver;
    await context.test('a login', async () => {
      await control.armLogin({ outcome: 'success', persona: PERSONA });
      await using browser = await driver.openBrowser();
      const { session, identity, lastPage } = await browser.login();
      const [delivered] = await control.logins({});
      assert.equal(session, 'authenticated', `${JSON.stringify(lastPage)}\n${running?.log() ?? ''}`);
      assert.ok(delivered?.identity !== undefined);
      assert.deepEqual([identity?.userKey, identity?.attributes['nameId']], [delivered.identity.bPK2, delivered.identity.nameId]);
    });
    const recorded = versionsRecorded(stack, versions);
    if (!recorded.isSame) assert.ok(!stack.isPinned, recorded.reason);
    await context.test('every valid variant is taken', async () => {
      const seen = await tryAll(TRIED.filter(({ expected }) => expected === 'accept'));
      assert.deepEqual(differences(stack, seen), [], running?.log());
    });
    await context.test('the attack run gives what was recorded', { skip: recorded.isSame ? false : recorded.reason }, async () => {
      const seen = await tryAll(TRIED.filter(({ expected }) => expected !== 'accept'));
      assert.deepEqual(differences(stack, seen), []);
    });
    async function tryAll(cases: typeof TRIED): Promise<readonly Seen[]> {
      const seen: Seen[] = [];
      for (const attack of cases) seen.push(await tryCase(options, attack));
      return seen;
    }
  } finally {
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function versionsRecorded({ name }: SamlStack, versions: Readonly<Record<string, string>>): { readonly isSame: boolean; readonly reason: string } {
  const recorded = EXPECTED.stacks[name]?.versions ?? {};
  const isSame = Object.entries(recorded).every(([key, version]) => upstreamOf(versions[key] ?? '') === upstreamOf(version));
  return { isSame, reason: `recorded for ${JSON.stringify(recorded)}, here is ${JSON.stringify(versions)}` };
}

/** One line for each case that went otherwise than recorded, or that made the stack reach out. */
function differences({ name }: SamlStack, seen: readonly Seen[]): readonly string[] {
  return seen.flatMap(({ id, outcome, effects, detail }) => {
    const expected = EXPECTED.cases[id]?.[name] ?? '–';
    return outcome === expected && effects.length === 0 ? [] : [`${id}: recorded ${expected}, seen ${[outcome, ...effects].join(' ')} ${detail}`];
  });
}
