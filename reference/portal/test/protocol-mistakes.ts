/** Probes for the rules of the protocol. */
import { buildResponse, errorStatus } from './identity-provider.ts';
import { accepts, instant, refuses, restart } from './mistakes.ts';
import type { Cases, Probe } from './mistakes.ts';
import { ENTITY_ID } from './world.ts';
import type { World } from './world.ts';

const OTHER = 'https://other.example/saml';

/** The same response posted again after the first one led to a login. */
const replayed = async (world: World, between: (world: World) => Promise<void>): Promise<boolean> => {
  const started = await world.start();
  const handle = started.browser.cookies.get('anmeldung') ?? '';
  const message = { SAMLResponse: Buffer.from(buildResponse(started.wish)).toString('base64') };
  await started.browser.post(started.acs, message);
  await between(world);
  const second = world.browser();
  second.cookies.set('anmeldung', handle);
  await second.post(started.acs, message);
  return (await world.whoami(second))['isLoggedIn'] === false;
};

const refusesReplay: Probe = async (world) => replayed(world, async () => undefined);

/** Cases for the protocol. */
export const PROTOCOL_CASES: Cases = {
  'ignores-audience': refuses({ audiences: [[ENTITY_ID], [OTHER]] }),
  'ignores-conditions-window': refuses({ notBefore: -1200, notOnOrAfter: -600 }),
  'ignores-confirmation-expiry': refuses({ confirmationEnd: -600 }),
  'ignores-confirmation-method': refuses({ method: 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches' }),
  'ignores-confirmation-not-before': refuses({ confirmationExtra: ` NotBefore="${instant(-10)}"` }),
  'ignores-recipient': refuses({ recipient: `${OTHER}/acs` }),
  'ignores-destination': refuses({ destination: undefined }),
  'ignores-in-response-to': refuses({ inResponseTo: '_unknown', confirmedRequest: '_unknown' }),
  'ignores-confirmation-request': refuses({ confirmedRequest: '_unknown' }),
  'accepts-unsolicited': refuses({ inResponseTo: undefined, confirmedRequest: undefined }),
  'accepts-replay': refusesReplay,
  'restores-answered-logins': async (world) => replayed(world, restart),
  'forgets-assertions': async (world) => {
    const assertionId = '_the-same-for-both';
    const first = await world.login({ assertionId });
    return first['isLoggedIn'] === true && (await world.login({ assertionId }))['isLoggedIn'] === false;
  },
  'ignores-issuer': refuses({ issuer: OTHER, assertionIssuer: OTHER }),
  'ignores-status': refuses({ status: errorStatus('Requester', 'Success') }),
  'ignores-version': refuses({ version: '1.1' }),
  'ignores-issue-instant': refuses({ issued: -7200 }),
  'crashes-on-odd-time': accepts({ atEnd: (xml) => xml.replace(/(IssueInstant="[^".]*)\.(\d+)Z"/, '$1.$20000Z"') }),
  'ignores-session-end': refuses({ sessionEnd: -600 }),
  'highest-level-wins': refuses({ contexts: ['STORK-QAA-Level-1', 'STORK-QAA-Level-4'] }),
  'ignores-unknown-conditions': refuses({ extraCondition: '<x:Nur xmlns:x="urn:x"/>' }),
  'ignores-addressee': refuses({ audiences: [[OTHER]], recipient: `${OTHER}/acs`, destination: `${OTHER}/acs` }),
  'idp-from-issuer': async (world) => {
    const citizen = await world.start('bundid');
    const company = await world.start('muk');
    const { requestId, browser, acs } = citizen;
    await world.answer({ ...company, browser, acs }, { destination: acs, recipient: acs, inResponseTo: requestId, confirmedRequest: requestId });
    return (await world.whoami(browser))['isLoggedIn'] === false;
  },
  'late-replay-check': async (world) => {
    const { browser, acs, wish } = await world.start();
    const message = { SAMLResponse: Buffer.from(buildResponse(wish)).toString('base64') };
    const handle = browser.cookies.get('anmeldung') ?? '';
    const browsers = Array.from({ length: 5 }, () => world.browser());
    const pages = await Promise.all(
      browsers.map((one) => {
        one.cookies.set('anmeldung', handle);
        return one.post(acs, message);
      }),
    );
    return pages.filter(({ status }) => status === 303).length === 1;
  },
};
