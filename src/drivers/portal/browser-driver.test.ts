/** The driver `browser` with scripts as a vendor writes them, in a real Chromium; skipped visibly where none is installed. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PruefstandError } from '../../core/errors.ts';
import { startBrowserProcess } from './browser-process.ts';
import { createPortalDriver } from './create-driver.ts';
import { optionsFor } from './test-driver.ts';
import { startTestPortal } from './test-portal.ts';
import type { TestPortal } from './test-portal.ts';
import type { PortalTarget } from './target.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const needsBrowser = CHROMIUM === undefined ? { skip: 'no Chromium on this machine' } : {};
const ENVIRONMENT = { PATH: process.env['PATH'], HOME: process.env['HOME'] };

let folder = '';
before(() => (folder = mkdtempSync(join(tmpdir(), 'portal-script-'))));
after(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPT = `console.log('noise on stdout');
export async function login(page, { baseUrl }) { await page.goto(baseUrl + '/login'); await page.waitForURL(/home|acs/); }
export async function logout(page) { await page.getByText('Abmelden').click(); await page.waitForURL(/logout/); }
export async function whoami(page) {
  const shown = await page.getByText('Angemeldet als').count();
  return shown === 0 ? { isLoggedIn: false } : { isLoggedIn: true, attributes: { name: await page.locator('p b').textContent() } };
}`;

function scriptFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function driverFor(
  portal: TestPortal,
  script: string,
  target: Partial<PortalTarget> = {},
): { readonly driver: ReturnType<typeof createPortalDriver>; readonly exchanges: ReturnType<typeof optionsFor>['exchanges'] } {
  const { options, exchanges } = optionsFor(portal, {
    driver: { kind: 'browser', script, ...(CHROMIUM === undefined ? {} : { executable: CHROMIUM }) },
    ...target,
  });
  return { driver: createPortalDriver({ ...options, child: { node: process.execPath, environment: ENVIRONMENT } }), exchanges };
}

test('a script logs in, the page tells who, and the way is on record', needsBrowser, async () => {
  await using portal = await startTestPortal();
  const { driver, exchanges } = driverFor(portal, scriptFile('a.mjs', SCRIPT));
  await using _ = driver;
  const [first, second] = [await driver.openBrowser(), await driver.openBrowser()];
  const outcome = await first.login();
  deepEqual([outcome.session, outcome.identity, outcome.problem], ['authenticated', { level: 'hoch', attributes: { name: 'Erika Beispiel' } }, undefined]);
  const operations = exchanges().map(({ operation }) => operation);
  for (const operation of ['browser-visit', 'browser-saml-request', 'browser-saml-response', 'browser-whoami']) ok(operations.includes(operation), operation);
  ok(!JSON.stringify(exchanges()).includes('sid=0') && JSON.stringify(exchanges()).includes('<sha256:'));
  const before = portal.seen.filter((line) => line.endsWith('/sso')).length;
  equal((await second.whoami()).session, 'none');
  equal(portal.seen.filter((line) => line.endsWith('/sso')).length, before, 'asking who is logged in reached the account');
  equal((await first.logout()).session, 'none');
});

test('the script itself or the adapter tells who is logged in', needsBrowser, async () => {
  await using portal = await startTestPortal({ token: 't' });
  const script = scriptFile('b.mjs', SCRIPT);
  const byScript = driverFor(portal, script, { whoami: {} });
  await using _one = byScript.driver;
  const told = await (await byScript.driver.openBrowser()).login();
  deepEqual([told.session, told.identity], ['authenticated', { attributes: { name: 'Erika Beispiel' } }]);
  const byAdapter = driverFor(portal, script, { whoami: { adapter: { url: `${portal.portalUrl}/adapter`, token: 't' } } });
  await using _two = byAdapter.driver;
  equal((await (await byAdapter.driver.openBrowser()).login()).identity?.userKey, 'bpk2:Erika Beispiel');
});

test('a script that throws, and one that ends the process, leave the suite alive and the session unknown or as it is', needsBrowser, async () => {
  await using portal = await startTestPortal();
  const throwing = driverFor(portal, scriptFile('c.mjs', `export async function login() { throw new Error('kaputt'); }`));
  await using _one = throwing.driver;
  const outcome = await (await throwing.driver.openBrowser()).login();
  deepEqual([outcome.session, outcome.problem?.kind], ['none', 'script-failed']);
  match(outcome.problem?.detail ?? '', /kaputt/);
  const ending = driverFor(portal, scriptFile('d.mjs', `export async function login() { process.exit(3); }`));
  await using _two = ending.driver;
  equal((await (await ending.driver.openBrowser()).login()).session, 'unknown');
  equal((await (await ending.driver.openBrowser()).whoami()).session, 'none', 'the next browser gets a new process');
});

test('a script that hangs is ended at its deadline', needsBrowser, async () => {
  const script = scriptFile('e.mjs', `export async function login() { while (true) await new Promise((go) => setImmediate(go)); }`);
  const start = { script, baseUrl: 'http://127.0.0.1:9', ignoresCertificates: false, timeoutMs: 500, executable: CHROMIUM ?? '' };
  await using child = await startBrowserProcess({ node: process.execPath, environment: ENVIRONMENT }, start);
  equal((await child.call('a', { kind: 'open' })).kind, 'done');
  equal((await child.call('a', { kind: 'login' })).kind, 'timeout');
  deepEqual([child.isEnded, (await child.call('a', { kind: 'whoami' })).kind], [true, 'failed']);
});

/** Loaded into the child before anything else: Playwright cannot be found any more. */
const WITHOUT_PLAYWRIGHT = `import Module from 'node:module'; const find = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => { if (name.startsWith('playwright')) throw new Error('not found'); return find(name, ...rest); };`;

test('what is missing is said in both languages, with what to do', async () => {
  const good = scriptFile('f.mjs', SCRIPT);
  const start = { baseUrl: 'http://127.0.0.1:9', ignoresCertificates: false, timeoutMs: 10_000, executable: '/nowhere/chromium' };
  const refused = async (script: string, pattern: RegExp, environment: Record<string, string | undefined> = ENVIRONMENT): Promise<void> =>
    rejects(startBrowserProcess({ node: process.execPath, environment }, { ...start, script }), (error) => {
      ok(error instanceof PruefstandError);
      equal(error.code, 'ERR_CONFIG_INVALID');
      match(error.message, pattern);
      return (error.hint ?? '') !== '';
    });
  const hook = `data:text/javascript,${encodeURIComponent(WITHOUT_PLAYWRIGHT)}`;
  await refused(good, /needs Playwright, and it is not installed/, { ...ENVIRONMENT, NODE_OPTIONS: `--import=${hook}` });
  await refused(good, /browser cannot be started/);
  await refused(join(folder, 'missing.mjs'), /script .* cannot be used/);
  await refused(scriptFile('g.mjs', 'export const login = 1;'), /exports no function login/);
  await refused(scriptFile('h.mjs', 'process.exit(1);'), /process of the script ended/);
});
