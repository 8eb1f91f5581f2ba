/** Probes for what the product sends. */
import { hidden } from './browser.ts';
import { publishes, restart, sends } from './mistakes.ts';
import type { Cases, Probe } from './mistakes.ts';
import { ENTITY_ID, ISSUERS } from './world.ts';
import type { World } from './world.ts';

const ids = async (world: Parameters<Probe>[0]): Promise<readonly string[]> => [(await world.start()).requestId, (await world.start()).requestId];

const OWN_NAME = publishes((xml) => xml.includes(`entityID="${ENTITY_ID}"`));

const sendsByPost =
  (account: 'bundid' | 'muk'): Probe =>
  async (world) => {
    const { browser } = await world.start(account);
    browser.cookies.delete('anmeldung');
    const page = await browser.follow(await browser.post('/anmelden', { konto: account }));
    return page.location === null && hidden(page, 'SAMLRequest') !== '';
  };

/** The account names another key and signs with it; afterwards its metadata are what they were. */
async function loginWithNewKey(world: World, isFetchedAgain: boolean): Promise<Record<string, unknown>> {
  const { stranger, bundid } = world.keys;
  world.replaceMetadata(stranger.certificate);
  if (isFetchedAgain) await world.adapter('/adapter/metadata', { method: 'POST' });
  const who = await world.login({ key: stranger });
  world.replaceMetadata(bundid.certificate);
  return who;
}

/** Cases for metadata and request of a citizen account. */
export const REQUEST_CASES: Cases = {
  'metadata-redirect-acs': publishes((xml) => xml.includes('Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"')),
  'metadata-valid-until': publishes((xml) => !xml.includes('validUntil')),
  'metadata-id': publishes((xml) => !/\sID=/.test(xml)),
  'entity-id-port': OWN_NAME,
  'entity-id-changes': async (world) => (await OWN_NAME(world)) && OWN_NAME(world),
  'entity-id-by-start': async (world) => {
    await restart(world);
    return OWN_NAME(world);
  },
  'metadata-without-encryption-key': publishes((xml) => xml.includes('use="encryption"')),
  'metadata-without-signing-key': publishes((xml) => xml.includes('use="signing"')),
  'metadata-algorithms': publishes((xml) => !xml.includes('EncryptionMethod')),
  'one-key-for-both': publishes((xml) => new Set([...xml.matchAll(/X509Certificate>([^<]+)</g)].map(([, body]) => body)).size === 2),
  'request-wrong-destination': sends((xml) => xml.includes(`Destination="${ISSUERS.bundid}/POST/SSO"`)),
  'request-id-bare-uuid': async (world) => (await ids(world)).every((id) => /^[A-Za-z_]/.test(id)),
  'request-id-counter': async (world) => (await ids(world)).every((id) => id.length > 30),
  'request-unsigned': sends((xml) => xml.includes('SignatureValue')),
  'request-sha1': sends((xml) => !xml.includes('sha1')),
  'extension-version-1': sends((xml) => /AuthenticationRequest [^>]*Version="2"/.test(xml)),
  'no-requested-attributes': sends((xml) => xml.includes('<akdb:RequestedAttribute ')),
  'attribute-names-friendly': sends((xml) => [...xml.matchAll(/RequestedAttribute Name="([^"]*)"/g)].every(([, name]) => name?.startsWith('urn:oid:'))),
  'display-name-missing': sends((xml) => xml.includes('OrganizationDisplayName>Stadt Musterstadt<')),
  'online-service-id-missing': sends((xml) => xml.includes('OnlineServiceId>BMI-X0000<')),
  'display-name-too-long': sends((xml) => (/OrganizationDisplayName>([^<]*)</.exec(xml)?.[1] ?? '').length <= 50),
  'no-level-requested': sends((xml) => xml.includes('STORK-QAA-Level-3')),
  'comparison-exact': sends((xml) => xml.includes('Comparison="minimum"')),
  'no-force-authn': sends((xml) => xml.includes('ForceAuthn="true"')),
  'asks-for-everything': sends((xml) => [...xml.matchAll(/RequiredAttribute="true"/g)].length === 1 && !xml.includes('urn:oid:2.5.4.20"')),
  'bpk-required': sends((xml) => !xml.includes('2.1.1.149')),
  'user-key-not-requested': sends((xml) => xml.includes('25484.494450.3')),
  'empty-method-list': sends((xml) => !/<akdb:AuthnMethods\s*\/>/.test(xml)),
  'back-url-from-parameter': async (world) => !(await world.start('bundid', undefined, '', 'https://evil.example/')).request.includes('classic-ui:BackURL>'),
  'purpose-with-html': sends((xml) => !xml.includes('classic-ui:Purpose')),
  'lang-unknown': sends((xml) => xml.includes('classic-ui:Lang>de<')),
  'request-by-redirect': sendsByPost('bundid'),
  'resends-on-back': async (world) => {
    const { browser } = await world.start();
    return (await browser.get('/anmelden/absenden')).location === '/antrag?hinweis=unterwegs';
  },
  'leaves-without-notice': async (world) => (await world.browser().get('/anmelden?konto=bundid')).text.includes('verlassen Sie diese Seite'),
  'not-bound-to-browser': async (world) => {
    const started = await world.start();
    const other = world.browser();
    await world.answer({ ...started, browser: other });
    return (await world.whoami(other))['isLoggedIn'] === false;
  },
  'muk-request-by-redirect': sendsByPost('muk'),
  'muk-name-id-transient': sends((xml) => /NameIDPolicy [^>]*AllowCreate="true"/.test(xml) && xml.includes('persistent'), 'muk'),
  'muk-no-force-authn': sends((xml) => xml.includes('ForceAuthn="true"'), 'muk'),
  'muk-stork-level': sends((xml) => !xml.includes('STORK'), 'muk'),
  'refresh-keeps-first-key': async (world) => {
    const who = await loginWithNewKey(world, true);
    await world.adapter('/adapter/metadata', { method: 'POST' });
    return who['isLoggedIn'] === true;
  },
  'refreshes-metadata-blindly': async (world) => (await loginWithNewKey(world, false))['isLoggedIn'] === false,
};
