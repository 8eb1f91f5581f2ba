/** Probes for sessions, pages and error responses. */
import { createSign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { RSA_SHA256 } from '../saml/names.ts';
import type { Page } from './browser.ts';
import { buildLogoutRequest, errorStatus } from './identity-provider.ts';
import type { Cases, Probe } from './mistakes.ts';
import { BPK2, ERIKA, changed } from './persons.ts';
import { ISSUERS } from './world.ts';
import type { World } from './world.ts';

const LEVEL_3 = { contexts: ['STORK-QAA-Level-3'] };
const ERIKA_3 = changed(ERIKA, 'EID-CITIZEN-QAA-LEVEL', { name: 'urn:oid:1.2.40.0.10.2.1.1.261.94', value: 'STORK-QAA-Level-3' });
const ERROR = { attributes: [], signs: 'none' } as const;
const MARKUP = '<img src=x onerror=alert(1)>';

async function loggedIn(world: World) {
  const started = await world.start();
  await world.answer(started, { ...LEVEL_3, attributes: ERIKA_3 });
  return started.browser;
}

const logsNothing: Probe = async (world) => {
  await world.login();
  return !world.logLines.join('').includes(BPK2);
};

/** NameID of the company that logs in. */
export const COMPANY = 'ko-0000000000000000000000000000000000000001';

/** A company logs in; somebody without its cookies posts a LogoutRequest. @returns what the product says to that, and who is logged in then */
export async function logoutByAccount(world: World, nameId: string, isSigned: boolean): Promise<{ readonly page: Page; readonly isLoggedIn: unknown }> {
  const started = await world.start('muk');
  await world.answer(started);
  const xml = buildLogoutRequest({
    issuer: ISSUERS.muk,
    destination: `${world.product.url}/saml/slo/muk`,
    nameId,
    ...(isSigned ? { key: world.keys.muk } : {}),
  });
  const page = await world.browser().post('/saml/slo/muk', { SAMLRequest: Buffer.from(xml).toString('base64') });
  return { page, isLoggedIn: (await world.whoami(started.browser))['isLoggedIn'] };
}

type LogoutFlaw = 'unsigned' | 'other-key' | 'other-query' | 'repeated';

/** A company logs in; somebody without its cookies opens the address of a LogoutRequest. @returns whether it is logged in then */
export async function logoutByAddress(world: World, nameId: string, flaw?: LogoutFlaw): Promise<boolean> {
  const logIn = async (): ReturnType<World['start']> => {
    const one = await world.start('muk');
    await world.answer(one);
    return one;
  };
  const query = logoutQuery(world, nameId, flaw);
  let { browser } = await logIn();
  if (flaw === 'repeated') {
    await world.browser().get(`/saml/slo/muk?${query}`);
    ({ browser } = await logIn());
  }
  await world.browser().get(`/saml/slo/muk?${query}`);
  return (await world.whoami(browser))['isLoggedIn'] === true;
}

function logoutQuery(world: World, nameId: string, flaw: LogoutFlaw | undefined): string {
  const { muk, stranger } = world.keys;
  const messageTo = (name: string): string => {
    const xml = buildLogoutRequest({ issuer: ISSUERS.muk, destination: `${world.product.url}/saml/slo/muk`, nameId: name });
    return `SAMLRequest=${encodeURIComponent(deflateRawSync(xml).toString('base64'))}`;
  };
  const message = messageTo(nameId);
  const algorithm = `SigAlg=${encodeURIComponent(RSA_SHA256)}`;
  const signed = flaw === 'other-query' ? messageTo('ko-somebody-else') : message;
  const signature = createSign('RSA-SHA256')
    .update(`${signed}&${algorithm}`)
    .sign((flaw === 'other-key' ? stranger : muk).privateKey, 'base64');
  return flaw === 'unsigned' ? message : `${message}&${algorithm}&Signature=${encodeURIComponent(signature)}`;
}

/** Cases for sessions. */
export const SESSION_CASES: Cases = {
  'session-never-ends': async (world) => {
    const browser = await loggedIn(world);
    await world.adapter('/adapter/clock', { method: 'POST', body: JSON.stringify({ now: new Date(Date.now() + 31 * 60_000).toISOString() }) });
    const who = await world.whoami(browser);
    await world.adapter('/adapter/clock', { method: 'POST', body: JSON.stringify({ now: new Date().toISOString() }) });
    return who['isLoggedIn'] === false;
  },
  'logout-keeps-session': async (world) => {
    const browser = await loggedIn(world);
    const copy = world.browser();
    copy.cookies.set('sitzung', browser.cookies.get('sitzung') ?? '');
    await browser.post('/abmelden', {});
    return (await world.whoami(copy))['isLoggedIn'] === false;
  },
  'keeps-session-id': async (world) => {
    const browser = world.browser();
    await browser.post('/antrag', { kindVorname: 'Mia' });
    const before = browser.cookies.get('sitzung');
    await world.answer(await world.start('bundid', browser));
    return before !== undefined && browser.cookies.get('sitzung') !== before;
  },
  'step-up-takes-over': async (world) => {
    const browser = await loggedIn(world);
    const other = changed(ERIKA, 'bPK2', { name: 'urn:oid:1.3.6.1.4.1.25484.494450.3', value: 'SOMEBODY-ELSE' });
    await world.answer(await world.start('bundid', browser, '&stufe=hoch'), { attributes: other });
    return (await world.whoami(browser))['userKey'] === BPK2;
  },
  'step-up-keeps-level': async (world) => (await world.start('bundid', await loggedIn(world), '&stufe=hoch')).request.includes('STORK-QAA-Level-4'),
  'logout-request-unsigned': async (world) => (await logoutByAccount(world, COMPANY, false)).isLoggedIn === true,
  'logout-query-unsigned': async (world) => logoutByAddress(world, COMPANY, 'unsigned'),
  'logout-query-any-signature': async (world) => logoutByAddress(world, COMPANY, 'other-query'),
  'logout-repeatable': async (world) => logoutByAddress(world, COMPANY, 'repeated'),
  'logout-of-everybody': async (world) => (await logoutByAccount(world, 'ko-somebody-else', true)).isLoggedIn === true,
  'open-redirect': async (world) => {
    const started = await world.start();
    return (await world.answer({ ...started, relayState: 'https://evil.example/' })).location === '/konto';
  },
  'return-parameter-unchecked': async (world) => {
    const started = await world.start('bundid', undefined, '', 'https://evil.example/');
    return (await world.answer(started)).location === '/konto';
  },
  'status-message-unescaped': async (world) => {
    const status = errorStatus('Requester', 'RequestDenied', MARKUP, JSON.stringify({ version: '1.0', errors: [{ code: 'X', message: MARKUP }] }));
    const page = await world.answer(await world.start(), { ...ERROR, status });
    return page.text.includes('Nicht angemeldet') && !page.text.includes(MARKUP);
  },
  'cancel-loses-form': async (world) => {
    const browser = world.browser();
    await browser.post('/antrag', { kindVorname: 'Mia' });
    const cancel = errorStatus('Requester', 'AuthnFailed');
    const page = await browser.follow(await world.answer(await world.start('bundid', browser), { ...ERROR, status: cancel }));
    return page.text.includes('abgebrochen') && page.text.includes('value="Mia"');
  },
  'shows-stack-trace': async (world) => !(await world.answer(await world.start(), { signs: 'none' })).text.includes('.ts:'),
  'late-response-loops': async (world) => {
    const started = await world.start();
    started.browser.cookies.delete('anmeldung');
    const page = await world.answer(started);
    return page.status === 400 && page.text.includes('neu beginnen');
  },
  'logs-personal-data': logsNothing,
  'strict-cookie': async (world) => !(await world.start()).browser.setCookies.some((line) => line.includes('SameSite=Strict')),
  'acs-cacheable': async (world) => (await world.answer(await world.start())).headers.get('cache-control') === 'no-store',
  'muk-cancel-by-text': async (world) => {
    const page = await world.answer(await world.start('muk'), { ...ERROR, status: errorStatus('Requester', 'AuthnFailed', 'Abbruch') });
    return page.location === '/antrag?hinweis=abgebrochen';
  },
};
