/** The driver `http` against a portal of its own: logins, several browsers, and what attackers do, judged by sessions only. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { createPortalDriver } from './create-driver.ts';
import type { HttpPortalBrowser, HttpPortalDriver } from './http-driver.ts';
import type { FormSubmission } from './html-form.ts';
import type { PortalTarget } from './target.ts';
import { MARKERS, optionsFor } from './test-driver.ts';
import { startTestPortal } from './test-portal.ts';
import type { TestPortal, TestPortalOptions } from './test-portal.ts';

interface Stand extends AsyncDisposable {
  readonly portal: TestPortal;
  readonly driver: HttpPortalDriver;
  readonly exchanges: ReturnType<typeof optionsFor>['exchanges'];
}

async function stand(portalOptions: TestPortalOptions = {}, target: (portal: TestPortal) => Partial<PortalTarget> = () => ({})): Promise<Stand> {
  const portal = await startTestPortal(portalOptions);
  const { options, exchanges } = optionsFor(portal, target(portal));
  const driver = createPortalDriver(options) as HttpPortalDriver;
  return {
    portal,
    driver,
    exchanges,
    async [Symbol.asyncDispose]() {
      await driver[Symbol.asyncDispose]();
      await portal[Symbol.asyncDispose]();
    },
  };
}

/** Goes as far as the response that is about to be delivered. */
async function heldResponse(browser: HttpPortalBrowser): Promise<FormSubmission> {
  const { end } = await browser.startLogin({ holdBefore: 'SAMLResponse' });
  ok(end.kind === 'held' && end.step.form !== undefined, `held, not ${end.kind}`);
  return end.step.form;
}

for (const binding of ['HTTP-POST', 'HTTP-Redirect'] as const) {
  test(`a login by ${binding} ends with a session and says whose`, async () => {
    await using s = await stand({ binding });
    const browser = await s.driver.openBrowser();
    equal((await browser.whoami()).session, 'none');
    const outcome = await browser.login();
    equal(outcome.session, 'authenticated');
    deepEqual(outcome.identity, { level: 'hoch', attributes: { name: 'Erika Beispiel' } });
    equal(outcome.problem, undefined);
    ok(outcome.timings.actionMs > 0 && outcome.timings.whoamiMs > 0);
    const noted = s.exchanges();
    deepEqual(
      noted.slice(-5).map(({ id, operation, peer }) => [id, operation, peer]),
      outcome.pages.map((id, at) => [
        id,
        ['browser-visit', 'browser-saml-request', 'browser-saml-response', 'browser-visit', 'browser-whoami'][at],
        at === 1 ? 'suite' : 'product',
      ]),
    );
  });
}

test('asking who is logged in never reaches the account', async () => {
  await using s = await stand();
  await (await s.driver.openBrowser()).whoami();
  deepEqual(s.portal.seen, ['GET /home', 'GET /login']);
});

test('values of cookies are in no record, digests are', async () => {
  await using s = await stand();
  const browser = await s.driver.openBrowser();
  await browser.login();
  const secret = /sid=([\w-]+)/.exec(browser.agent.cookieHeader(`${s.portal.portalUrl}/home`))?.[1];
  ok(secret !== undefined);
  const record = JSON.stringify(s.exchanges());
  ok(!record.includes(secret));
  match(record, /\["Cookie","<sha256:/);
  const cookie = browser.agent.cookies().find(({ name }) => name === 'sid');
  deepEqual(
    { ...cookie, valueDigest: '' },
    { name: 'sid', domain: '127.0.0.1', path: '/', isSecure: false, isHttpOnly: true, sameSite: 'lax', isPersistent: false, valueDigest: '' },
  );
  ok(cookie?.valueDigest.startsWith('<sha256:'));
});

test('several browsers are several people', async () => {
  await using s = await stand();
  const [first, second] = [await s.driver.openBrowser('first'), await s.driver.openBrowser('second')];
  await first.login();
  s.portal.person = 'Max Muster';
  equal((await second.login()).identity?.attributes['name'], 'Max Muster');
  equal((await first.whoami()).identity?.attributes['name'], 'Erika Beispiel');
});

for (const ignoresBrowser of [true, false]) {
  test(`a response delivered by another browser ${ignoresBrowser ? 'logs it in at a portal that does not bind' : 'is refused, whatever the status'}`, async () => {
    await using s = await stand({ ignoresBrowser });
    const form = await heldResponse(await s.driver.openBrowser('attacker'));
    const victim = await s.driver.openBrowser('victim');
    const outcome = await victim.settle(await victim.agent.submit(form));
    equal(outcome.session, ignoresBrowser ? 'authenticated' : 'none');
    equal(outcome.lastPage?.status, 200);
  });
}

for (const acceptsReplay of [true, false]) {
  test(`fifty deliveries at once make ${acceptsReplay ? 'fifty sessions' : 'one session'}`, async () => {
    await using s = await stand({ acceptsReplay });
    const browser = await s.driver.openBrowser();
    const form = await heldResponse(browser);
    const all = await browser.submitAtOnce(form, 50);
    equal(s.portal.seen.filter((line) => line === 'POST /acs').length, 50);
    const sessions = await Promise.all(all.map(async (one) => (await one.browser.whoami()).session));
    equal(sessions.filter((session) => session === 'authenticated').length, acceptsReplay ? 50 : 1);
    equal((await browser.whoami()).session, 'none');
  });
}

test('a response may be changed, sent by GET, and sent again', async () => {
  await using s = await stand();
  const browser = await s.driver.openBrowser();
  const form = await heldResponse(browser);
  const changed = { ...form, fields: form.fields.map(([name, value]) => [name, name === 'SAMLResponse' ? 'bm8=' : value] as const) };
  equal((await browser.settle(await browser.agent.submit(changed))).session, 'none');
  const byGet = await browser.agent.submit({ ...form, method: 'GET' });
  deepEqual([byGet.visits[0]?.status, byGet.visits[0]?.carries], [404, 'SAMLResponse']);
});

test('the form of before, the page before, and the last request again', async () => {
  await using s = await stand();
  const browser = await s.driver.openBrowser();
  const form = await heldResponse(browser);
  equal((await browser.settle(await browser.agent.submit(form))).session, 'authenticated');
  const snapshot = browser.fork();
  await browser.logout();
  equal((await snapshot.whoami()).session, 'none');
  equal((await browser.settle(await browser.agent.submit(form))).session, 'none');
  const again = await browser.agent.reload();
  deepEqual([again?.visits[0]?.method, again?.visits[0]?.reason], ['POST', 'sent again']);
  const back = await browser.agent.back();
  deepEqual([new URL(back?.visits[0]?.url ?? '').pathname, back?.visits[0]?.reason], ['/logout', 'went back']);
});

test('a cookie that does not go along with a form from another site loses the login, as it would in operation', async () => {
  await using s = await stand({ pendingCookie: 'SameSite=Lax' });
  equal((await (await s.driver.openBrowser()).login()).session, 'none');
});

test('buttons that the target names are pressed, and one that is not there is told', async () => {
  await using s = await stand({}, ({ portalUrl }) => ({ loginUrl: `${portalUrl}/start`, driver: { kind: 'http', press: ['Mit Konto'] } }));
  equal((await (await s.driver.openBrowser()).login()).session, 'authenticated');
  await using t = await stand({}, ({ portalUrl }) => ({ loginUrl: `${portalUrl}/start`, driver: { kind: 'http', press: ['Nirgends'] } }));
  const outcome = await (await t.driver.openBrowser()).login();
  deepEqual([outcome.session, outcome.problem?.kind], ['none', 'login-stopped']);
});

test('ways that lead elsewhere or nowhere end and are told', async () => {
  await using s = await stand();
  const { agent } = await s.driver.openBrowser();
  deepEqual((await agent.goTo(`${s.portal.portalUrl}/away`)).end, { kind: 'left', url: 'https://boese.example/' });
  deepEqual((await agent.goTo(`${s.portal.portalUrl}/loop`)).end, { kind: 'endless', what: 'redirects' });
  await using waiting = await stand({ waits: true });
  const outcome = await (await waiting.driver.openBrowser()).login();
  deepEqual([outcome.session, outcome.problem?.kind], ['none', 'login-stopped']);
});

test('an adapter tells the user key, and the token is in no record', async () => {
  const token = 'wortlaut-des-tokens';
  await using s = await stand({ token }, ({ portalUrl }) => ({ whoami: { adapter: { url: `${portalUrl}/adapter`, token }, page: MARKERS } }));
  const outcome = await (await s.driver.openBrowser()).login();
  deepEqual(outcome.identity, { userKey: 'bpk2:Erika Beispiel', level: 'STORK-QAA-Level-4', attributes: { name: 'Erika Beispiel' } });
  ok(!JSON.stringify(s.exchanges()).includes(token));
});

const FAILING: readonly (readonly [title: string, portal: TestPortalOptions, hasAdapter: boolean, problem: string])[] = [
  ['a protected page that fails', { isBroken: true }, false, 'oracle-failed'],
  ['a protected page too large to be read', { ballast: '<br>'.repeat(60_000) }, false, 'no-answer'],
  ['an adapter that wants another token', { token: 'x' }, true, 'oracle-failed'],
  ['an adapter that says something else', { adapterSays: '{"isLoggedIn":"yes"}' }, true, 'oracle-failed'],
  ['an adapter that contradicts the page', { adapterSays: '{"isLoggedIn":false}' }, true, 'oracles-disagree'],
];
for (const [title, portal, hasAdapter, problem] of FAILING) {
  test(`${title} leaves the session unknown`, async () => {
    await using s = await stand(portal, ({ portalUrl }) => ({
      whoami: { page: MARKERS, ...(hasAdapter ? { adapter: { url: `${portalUrl}/adapter` } } : {}) },
    }));
    const outcome = await (await s.driver.openBrowser()).login();
    deepEqual([outcome.session, outcome.problem?.kind], ['unknown', problem]);
  });
}

test('a portal that is not there, and a target without an oracle, leave the session unknown', async () => {
  await using s = await stand({}, () => ({ loginUrl: 'http://127.0.0.1:9/login', protectedUrl: 'http://127.0.0.1:9/home' }));
  const outcome = await (await s.driver.openBrowser()).login();
  deepEqual([outcome.session, outcome.problem?.kind], ['unknown', 'no-answer']);
  await using t = await stand({}, () => ({ whoami: {} }));
  deepEqual((await (await t.driver.openBrowser()).whoami()).problem?.kind, 'no-oracle');
});
