/** The driver `manual` with a person of text: what is said, what is understood, and that waiting ends. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createPortalDriver } from './create-driver.ts';
import { createTerminalOperator } from './operator.ts';
import type { PortalTarget } from './target.ts';

const TARGET: PortalTarget = {
  loginUrl: 'https://portal.example/login',
  protectedUrl: 'https://portal.example/konto',
  metadata: { url: 'https://portal.example/metadata' },
  driver: { kind: 'manual' },
  whoami: {},
};

async function withPerson<T>(
  lines: string,
  act: (driver: ReturnType<typeof createPortalDriver>) => Promise<T>,
  timeoutMs = 60_000,
): Promise<{ readonly result: T; readonly said: string }> {
  let said = '';
  const input = new PassThrough();
  using operator = createTerminalOperator({ input, output: { write: (text) => (said += text) }, language: 'de' });
  input.write(lines);
  await using driver = createPortalDriver({ target: TARGET, accountOrigins: [], salt: 's', note: async () => 'x', operator, operatorTimeoutMs: timeoutMs });
  return { result: await act(driver), said };
}

test('a person logs in and says who is shown', async () => {
  const { result, said } = await withPerson('\n\nj\nErika Beispiel\n', async (driver) => (await driver.openBrowser('opfer')).login());
  deepEqual([result.session, result.identity, result.pages], ['authenticated', { attributes: { shown: 'Erika Beispiel' } }, []]);
  match(said, /\[opfer\] Ein neues privates Fenster öffnen[\s\S]*beginnend bei https:\/\/portal\.example\/login[\s\S]*https:\/\/portal\.example\/konto/);
});

const ANSWERS: readonly (readonly [lines: string, session: string, problem: string | undefined])[] = [
  ['\nn\n', 'none', undefined],
  ['\n?\n', 'unknown', 'oracle-failed'],
  ['\nj\n\n', 'authenticated', undefined],
  ['\nvielleicht\n\nnein\n', 'none', undefined],
  ['\n1\n2\n3\n4\n5\n', 'unknown', 'nobody-answered'],
];
for (const [lines, session, problem] of ANSWERS) {
  test(`after ${JSON.stringify(lines)} the session is ${session}`, async () => {
    const { result } = await withPerson(lines, async (driver) => (await driver.openBrowser()).logout());
    deepEqual([result.session, result.problem?.kind], [session, problem]);
  });
}

test('nobody there: the wait ends, and nothing is guessed', async () => {
  const { result } = await withPerson('', async (driver) => (await driver.openBrowser()).login(), 1);
  deepEqual([result.session, result.problem?.kind], ['unknown', 'nobody-answered']);
});

test('the end of the input ends the wait', async () => {
  const input = new PassThrough();
  using operator = createTerminalOperator({ input, output: { write: () => undefined }, language: 'en' });
  input.end();
  equal(await operator.ask({ de: '?', en: '?' }, 60_000), undefined);
});

test('what a product wrote cannot drive the terminal', () => {
  let said = '';
  using operator = createTerminalOperator({ input: new PassThrough(), output: { write: (text) => (said += text) }, language: 'en' });
  operator.tell({ de: '', en: 'a\u001b[2Jb\u202ec\nd' });
  ok(said === 'a⟨U+001B⟩[2Jb⟨U+202E⟩c\nd\n', said);
});
