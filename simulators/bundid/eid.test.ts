/**
 * Login with an ID card at the account: page, TcToken, server, return of the browser. The client's part is spoken here by hand,
 * so that each step can also be left out, repeated, or done by somebody else.
 */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { AccountTenantSeed } from '../../src/core/account-control.ts';
import { attributeUrn } from '../../src/core/account-attributes.ts';
import { readTcToken } from '../../src/formats/tc-token.ts';
import type { TcToken } from '../../src/formats/tc-token.ts';
import { readPeople } from '../account-people.ts';
import { cardOf, restrictedIdOf } from '../eid-card.ts';
import type { EidData } from '../eid-card.ts';
import { invitationIn, opened, readSealed, sealed } from '../eid-exchange.ts';
import type { EidMessage } from '../eid-exchange.ts';
import { createStand, goodRequest, NOW, ORIGIN, readPosting } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

const CLIENT = 'http://127.0.0.1:24727/eID-Client';
const HOLDER = 'xaveria-pruefstand';

async function standWithEid(seed: Partial<AccountTenantSeed> = {}): Promise<Stand> {
  return createStand({ eid: { clientUrl: CLIENT }, ...seed });
}

interface Begun {
  readonly tokenUrl: string;
  readonly cookie: string;
  readonly login: string;
}

/** As far as the link to the client. */
async function begin(stand: Stand, change?: Parameters<Stand['send']>[0]): Promise<Begun> {
  const login = (await stand.send(change)).headers.get('location') ?? '';
  const page = await stand.get(`${login}/eid`);
  const link = /href="([^"]+tcTokenURL=[^"]+)"/.exec(await page.text())?.[1] ?? '';
  return { login, ...begunBy(link, page) };
}

function begunBy(link: string, answer: Response): Omit<Begun, 'login'> {
  const tokenUrl = new URL(link.replaceAll('&amp;', '&')).searchParams.get('tcTokenURL') ?? '';
  return { tokenUrl, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

async function tokenAt(stand: Stand, url: string): Promise<TcToken> {
  const reading = readTcToken(await (await stand.get(url)).bytes());
  assert.equal(reading.kind, 'token');
  return reading.token;
}

async function tell(stand: Stand, { serverAddress, sessionIdentifier, psk = '' }: TcToken, message: EidMessage): Promise<Response> {
  return stand.simulator.fetch(new Request(serverAddress, { method: 'POST', body: sealed(message, sessionIdentifier, psk) }));
}

function dataOf(persona: string, change: EidData = {}): EidData {
  const person = readPeople().find(({ id }) => id === persona);
  const card = person === undefined ? undefined : cardOf(person);
  return { ...card?.data, RestrictedID: restrictedIdOf(persona, `${ORIGIN}/idp`), ...change };
}

const resultOf = (data: EidData): EidMessage => ({ step: 'result', result: { major: 'ok', operations: {}, data } });

async function comeBack(stand: Stand, address: string, cookie: string, result = 'ResultMajor=ok'): Promise<Response> {
  return stand.simulator.fetch(new Request(`${address}?${result}`, { headers: { cookie } }));
}

/** The whole way of the client. */
async function readCard(stand: Stand, begun: Omit<Begun, 'login'>, data: EidData): Promise<Response> {
  const token = await tokenAt(stand, begun.tokenUrl);
  assert.equal((await tell(stand, token, { step: 'start' })).status, 200);
  assert.equal((await tell(stand, token, resultOf(data))).status, 200);
  return comeBack(stand, token.refreshAddress, begun.cookie);
}

test('a card leads to the consent page, and from there to the service with the identity of the card', async () => {
  const stand = await standWithEid();
  assert.match(await (await stand.get((await stand.send()).headers.get('location') ?? '')).text(), /Mit dem Online-Ausweis anmelden/);
  const begun = await begin(stand);
  const back = await readCard(stand, begun, dataOf(HOLDER));
  assert.equal(back.status, 303);
  assert.equal(back.headers.get('location'), `${begun.login}/consent`);
  const { assertion } = readPosting(await (await stand.post(`${begun.login}/confirmation`, {})).text(), stand.keys);
  const value = (name: Parameters<typeof attributeUrn>[0]): unknown =>
    assertion?.attributes.find((attribute) => attribute.name === attributeUrn(name))?.values[0]?.content;
  assert.deepEqual([value('surname'), value('assertionProvedBy')], ['PRÜFSTAND', 'eID']);
  assert.equal(assertion?.authnStatements[0]?.contextClass, 'STORK-QAA-Level-4');
  assert.deepEqual(stand.internalErrors, []);
});

test('the token names server and addresses of this account, and the server tells who asks for what', async () => {
  const stand = await standWithEid();
  const { tokenUrl } = await begin(stand);
  const token = await tokenAt(stand, tokenUrl);
  for (const address of [token.serverAddress, token.refreshAddress, token.communicationErrorAddress ?? '']) assert.equal(new URL(address).origin, ORIGIN);
  assert.match(token.psk ?? '', /^[0-9a-f]{64}$/);
  assert.match(token.sessionIdentifier, /^[0-9a-f]{32}$/);
  const answer = readSealed(await (await tell(stand, token, { step: 'start' })).text());
  const invitation = invitationIn(answer === undefined ? undefined : opened(answer, token.psk ?? ''));
  assert.equal(invitation?.sector, `${ORIGIN}/idp`);
  assert.equal(invitation?.rights.FamilyNames, 'REQUIRED');
});

test('the token is given once, its key stays out of the record, and every beginning has its own', async () => {
  const stand = await standWithEid();
  const { tokenUrl } = await begin(stand);
  const token = await tokenAt(stand, tokenUrl);
  assert.equal((await stand.get(tokenUrl)).status, 404);
  assert.equal((await stand.get(tokenUrl.replace(/[0-9a-f]{8}-/, '00000000-'))).status, 404);
  assert.ok(!JSON.stringify(await stand.control.exchanges({})).includes(token.psk ?? 'x'));
  const other = await tokenAt(stand, (await begin(stand)).tokenUrl);
  assert.notEqual(other.psk, token.psk);
  assert.notEqual(other.sessionIdentifier, token.sessionIdentifier);
});

test('what the browser says of the result is not believed', async () => {
  const stand = await standWithEid();
  const { tokenUrl, cookie } = await begin(stand);
  const token = await tokenAt(stand, tokenUrl);
  const back = await comeBack(stand, token.refreshAddress, cookie);
  assert.equal(back.status, 200);
  assert.match(await back.text(), /Der Ausweis wurde nicht gelesen/);
});

test('only the browser that began can go on; another one changes nothing', async () => {
  const stand = await standWithEid();
  const begun = await begin(stand);
  const token = await tokenAt(stand, begun.tokenUrl);
  await tell(stand, token, { step: 'start' });
  await tell(stand, token, resultOf(dataOf(HOLDER)));
  for (const cookie of ['', 'eid-00000000=00', `${begun.cookie}0`]) {
    const stolen = await comeBack(stand, token.refreshAddress, cookie);
    assert.equal(stolen.status, 403);
    assert.ok(!(await stolen.text()).includes('/idp/login/'));
  }
  assert.equal((await comeBack(stand, token.refreshAddress, begun.cookie)).status, 303);
  assert.equal((await comeBack(stand, token.refreshAddress, begun.cookie)).status, 404);
});

test('the server takes nothing without the key of the token, twice, or in another order', async () => {
  const stand = await standWithEid();
  const token = await tokenAt(stand, (await begin(stand)).tokenUrl);
  const stranger = { ...token, psk: '00'.repeat(32) };
  assert.equal((await tell(stand, stranger, { step: 'start' })).status, 403);
  for (const body of ['', 'no JSON', '{}', '{"session":1}', `{"session":"${token.sessionIdentifier}","payload":"{}","code":"0"}`]) {
    const answer = await stand.simulator.fetch(new Request(token.serverAddress, { method: 'POST', body }));
    assert.equal(answer.status, 403, body);
  }
  assert.equal((await tell(stand, token, { step: 'start' })).status, 200);
  assert.equal((await tell(stand, token, { step: 'start' })).status, 409);
  assert.equal((await tell(stand, token, resultOf(dataOf(HOLDER)))).status, 200);
  assert.equal((await tell(stand, token, resultOf(dataOf('maris-unionskarte')))).status, 409);
});

for (const [name, data] of [
  ['unknown card', dataOf(HOLDER, { RestrictedID: '00' })],
  ['card with another name', dataOf(HOLDER, { FamilyNames: 'ANDERS' })],
  ['identifier for another service', dataOf(HOLDER, { RestrictedID: restrictedIdOf(HOLDER, 'https://other.example') })],
] as const)
  test(`${name}: nobody is logged in`, async () => {
    const stand = await standWithEid();
    const back = await readCard(stand, await begin(stand), data);
    assert.match(await back.text(), /card-not-recognised/);
    assert.deepEqual(
      (await stand.control.logins({})).map(({ state }) => state),
      ['open'],
    );
  });

test('a request that rules cards out is not answered with one', async () => {
  const stand = await standWithEid();
  const { extension } = goodRequest(stand.postUrl);
  const begun = await begin(stand, { extension: { ...extension, version: '2', methods: [{ name: 'Elster', isEnabled: true }] } });
  assert.match(await (await readCard(stand, begun, dataOf(HOLDER))).text(), /card-not-recognised/);
});

test('cancelled at the client: a page with the reason, escaped, and the way back to the means', async () => {
  const stand = await standWithEid();
  const { tokenUrl, cookie, login } = await begin(stand);
  const token = await tokenAt(stand, tokenUrl);
  await tell(stand, token, { step: 'result', result: { major: 'error', minor: 'cancellationByUser' } });
  const page = await (await comeBack(stand, token.refreshAddress, cookie, 'ResultMajor=ok')).text();
  assert.match(page, /cancellationByUser/);
  assert.ok(page.includes(login));
  const next = await begin(stand);
  const error = (await tokenAt(stand, next.tokenUrl)).communicationErrorAddress ?? '';
  const shown = await (await comeBack(stand, error, next.cookie, 'ResultMajor=error&ResultMinor=%3Cscript%3E')).text();
  assert.match(shown, /&lt;script&gt;/);
  assert.ok(!shown.includes('<script>'));
});

test('a card takes ten minutes at most', async () => {
  let now = NOW;
  const stand = await createStand({ eid: { clientUrl: CLIENT } }, { clock: { now: () => now } });
  const { tokenUrl } = await begin(stand);
  now += 11 * 60_000;
  assert.equal((await stand.get(tokenUrl)).status, 404);
});

test('orders go by the card where the tenant says so, and only those that are a card', async () => {
  const stand = await standWithEid({ eid: { clientUrl: CLIENT, carriesOrders: true } });
  await stand.control.armLogin({ outcome: 'success', persona: HOLDER, deviation: 'fremder-schluessel' });
  const away = await stand.send();
  const location = away.headers.get('location') ?? '';
  assert.ok(location.startsWith(`${CLIENT}?tcTokenURL=`));
  const { tokenUrl, cookie } = begunBy(location, away);
  assert.equal(stand.simulator.holderOf(tokenUrl), HOLDER);
  const back = await readCard(stand, { tokenUrl, cookie }, dataOf(HOLDER));
  assert.match(await back.text(), /SAMLResponse/);
  const [login] = await stand.control.logins({});
  assert.deepEqual([login?.state, login?.persona, login?.deviation], ['answered', HOLDER, 'fremder-schluessel']);
  for (const order of [{ outcome: 'success', persona: 'elmar-elsterling' }, { outcome: 'cancel' }] as const) {
    await stand.control.armLogin(order);
    assert.match(await (await stand.send()).text(), /SAMLResponse/);
  }
});

test('an order is not carried out with the card of somebody else', async () => {
  const stand = await standWithEid({ eid: { clientUrl: CLIENT, carriesOrders: true } });
  await stand.control.armLogin({ outcome: 'success', persona: HOLDER });
  const away = await stand.send();
  const back = await readCard(stand, begunBy(away.headers.get('location') ?? '', away), dataOf('maris-unionskarte'));
  assert.match(await back.text(), /card-not-recognised/);
});

test('without an eID client nothing of it is there', async () => {
  const stand = await createStand();
  const login = (await stand.send()).headers.get('location') ?? '';
  assert.ok(!(await (await stand.get(login)).text()).includes('/eid'));
  assert.equal((await stand.get(`${login}/eid`)).status, 404);
});

test('a client that is no program of this machine is refused', async () => {
  for (const clientUrl of ['https://evil.example/eID-Client', 'javascript:alert(1)', 'http://127.0.0.1.evil.example/', 'http://a@127.0.0.1/', `${CLIENT}?x`])
    await assert.rejects(standWithEid({ eid: { clientUrl } }), { code: 'ERR_CONTROL_REFUSED' });
});
