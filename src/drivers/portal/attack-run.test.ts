/** Cases of the attack catalogue against a small portal with and without its weaknesses; the account's control is played here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttackFacts } from '../../core/attack.ts';
import type { AccountControlClient, LoginRecord, LogoutWish } from '../../core/account-control.ts';
import { runAttack } from './attack-run.ts';
import type { AttackObservation, AttackRunOptions } from './attack-run.ts';
import { createExchangeNotes } from './exchange-notes.ts';
import { createHttpDriver } from './http-driver.ts';
import { optionsFor } from './test-driver.ts';
import { startTestPortal } from './test-portal.ts';
import type { TestPortal, TestPortalOptions } from './test-portal.ts';

const FACTS: AttackFacts = {
  id: 'ATK-PRO-14/same-browser',
  text: { de: 'Zweimal', en: 'Twice' },
  requirements: [],
  expected: 'refuse',
  level: 'MUST',
  mark: 'V',
  needs: [],
  delivery: [],
  watch: [],
  params: [],
  isDeliveryOnly: true,
};
const twice = { ...FACTS, delivery: [{ kind: 'post-twice', browser: 'same', after: 'answer' }] } as const satisfies AttackFacts;
const elsewhere = { ...FACTS, id: 'ATK-PRO-16/own-request', delivery: [{ kind: 'other-browser', hasOwnRequest: true }] } as const satisfies AttackFacts;
const atOnce = { ...FACTS, id: 'ATK-WEB-09', delivery: [{ kind: 'parallel', count: 5 }] } as const satisfies AttackFacts;

/** As much of the control as attacks use: the account's logins are the requests it saw. */
function controlOf(portal: TestPortal, exchanges: AccountControlClient['exchanges']): AccountControlClient {
  const values = new Map<string, unknown>();
  const logins = (): readonly LoginRecord[] =>
    portal.seen
      .filter((request) => request.endsWith('/sso'))
      .map((_, index) => ({
        id: `l${index}`,
        seq: index + 1,
        state: 'answered',
        judgement: [],
        exchanges: [],
        identity: { nameId: 'n', bPK2: 'bpk2:Erika Beispiel' },
      }));
  return {
    armLogin: async () => 'o1',
    disarmLogin: async () => undefined,
    logins: async ({ afterSeq = 0 }) => logins().filter(({ seq }) => seq > afterSeq),
    exchanges,
    read: async (key: string) => values.get(key),
    write: async (key: string, value: unknown) => void values.set(key, value),
  } as Partial<AccountControlClient> as AccountControlClient;
}

async function withPortal<Out>(weaknesses: TestPortalOptions, use: (options: AttackRunOptions, portal: TestPortal) => Promise<Out>): Promise<Out> {
  await using portal = await startTestPortal({ token: 't', ...weaknesses });
  const { options, exchanges } = optionsFor(portal, { whoami: { adapter: { url: `${portal.portalUrl}/adapter`, token: 't' } } });
  await using driver = createHttpDriver(options, createExchangeNotes(options.note));
  const control = controlOf(portal, async ({ afterSeq = 0 }) => exchanges().filter(({ seq }) => seq > afterSeq));
  // Awaited here: portal and driver end with this function.
  return await use({ driver, control, persona: 'p', target: options.target, canaryBase: `${portal.accountUrl}/kanarienvogel/` }, portal);
}

const seenOf = async (weaknesses: TestPortalOptions, facts: AttackFacts): Promise<AttackObservation> =>
  withPortal(weaknesses, async (options) => runAttack(options, facts));

test('the second delivery is judged without the session of the first', async () => {
  const sound = await seenOf({}, twice);
  assert.deepEqual([sound.before.session, sound.attacked?.session, sound.after.session], ['authenticated', 'none', 'authenticated']);
  assert.equal((await seenOf({ acceptsReplay: true }, twice)).attacked?.session, 'authenticated');
});

test('an answer is delivered by another browser', async () => {
  assert.equal((await seenOf({}, elsewhere)).attacked?.session, 'none');
  const careless = await seenOf({ ignoresBrowser: true }, elsewhere);
  assert.equal(careless.attacked?.session, 'authenticated');
  assert.equal(careless.answers[0]?.request.target, '/acs');
});

test('answers at the same time are told one by one', async () => {
  const sessions = async (weaknesses: TestPortalOptions): Promise<number | undefined> =>
    (await seenOf(weaknesses, atOnce)).peers?.filter(({ seen }) => seen.session === 'authenticated').length;
  assert.equal(await sessions({}), 1);
  assert.equal(await sessions({ acceptsReplay: true }), 5);
});

test('an attack whose answer never came is none that was refused', async () => {
  const { attacked, obstacle } = await seenOf({ waits: true }, twice);
  assert.equal(attacked, undefined);
  assert.match(obstacle ?? '', /no answer to deliver/);
});

test('the control after a case serves the next case, unless something happened between', async () => {
  await withPortal({}, async (options, portal) => {
    const logins = (): number => portal.seen.filter((request) => request === 'POST /sso').length;
    await runAttack(options, FACTS);
    assert.equal(logins(), 3);
    await runAttack(options, FACTS);
    assert.equal(logins(), 5);
    await using browser = await options.driver.openBrowser();
    await browser.login();
    await runAttack(options, FACTS);
    assert.equal(logins(), 9);
  });
});

test('metadata that the portal does not fetch again are none that it trusted', async () => {
  const anew = { ...FACTS, id: 'ATK-WEB-08', delivery: [{ kind: 'idp-metadata', change: 'unsigned-new-key' }] } as const satisfies AttackFacts;
  await withPortal({}, async (options) => {
    const served: (string | null)[] = [];
    const control = { ...options.control, changeMetadata: async (change: string | null) => void served.push(change) };
    const untried = await runAttack({ ...options, control }, anew);
    assert.match(untried.obstacle ?? '', /did not fetch the metadata/);
    const tried = await runAttack({ ...options, control, refreshMetadata: async () => true }, anew);
    assert.equal(tried.attacked?.session, 'authenticated');
    assert.deepEqual(served, ['unsigned-new-key', null, 'unsigned-new-key', null]);
  });
});

test('a forged logout is delivered in the browser and from elsewhere, and a true one comes behind it', async () => {
  const forged = { ...FACTS, id: 'ATK-WEB-07/unsigned', delivery: [{ kind: 'logout-request', nameId: 'own' }] } as const satisfies AttackFacts;
  await withPortal({}, async (options, portal) => {
    const wishes: boolean[] = [];
    const control = {
      ...options.control,
      addresses: async () => ({ entityId: '', metadataUrl: '', ssoPostUrl: `${portal.accountUrl}/sso` }),
      logoutRequest: async ({ isSigned, otherwise }: LogoutWish) => {
        wishes.push(isSigned);
        return { action: otherwise, fields: [['SAMLRequest', 'PGE+'] as const], isSingleLogout: false };
      },
    };
    const seen = await runAttack({ ...options, control, target: { ...options.target, logoutUrl: `${portal.portalUrl}/logout` } }, forged);
    assert.deepEqual(wishes, [false, false, true]);
    assert.equal(seen.answers.length, 2);
    assert.equal(seen.ended?.session, 'none');
    const { logoutUrl: _, ...without } = options.target;
    assert.match((await runAttack({ ...options, control, target: without }, forged)).obstacle ?? '', /no logoutUrl/);
  });
});

test('identity and marks are told with the case', async () => {
  const seen = await seenOf({}, FACTS);
  assert.equal(seen.controlKey, 'bpk2:Erika Beispiel');
  assert.deepEqual(seen.genuine, { userKey: 'bpk2:Erika Beispiel', isControl: true });
  assert.equal(seen.attacked?.identity?.userKey, 'bpk2:Erika Beispiel');
  assert.deepEqual(seen.canaries, []);
});
