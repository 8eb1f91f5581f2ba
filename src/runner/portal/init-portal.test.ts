/** The folder of `init` for a portal: valid in every shape, and enough to test the reference with when its values are entered. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { rootCertificates } from 'node:tls';
import { readIf } from '../target-file-room.ts';
import { createKeyRing } from '../keys.ts';
import { cacheFolder } from '../environment.ts';
import { ordinaryRun } from '../ordinary-run.ts';
import { runProfile } from '../run.ts';
import type { PortalTarget } from '../../drivers/portal/target.ts';
import { keysOfAccount, openAccount } from './account-host.ts';
import { loadEmbeddedPortal } from './embedded-portal.ts';
import { GUIDE_ADDRESSES } from './init-portal-guide.ts';
import { initPortal } from './init-portal.ts';
import type { PortalInitOptions } from './init-portal.ts';

interface Made extends Disposable {
  readonly folder: string;
  readonly target: string;
  readonly text: string;
}

function made(options: Partial<PortalInitOptions> = {}): Made {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-init-'));
  const { targetFile } = initPortal({
    folder,
    profile: 'bundid-portal',
    product: { name: 'Testportal', version: '4.10', vendor: 'Testhersteller' },
    loginUrl: 'https://portal.example/login',
    protectedUrl: 'https://portal.example/account',
    metadataUrl: 'https://portal.example/saml/metadata',
    press: [],
    language: 'de',
    isForced: false,
    ...options,
  });
  return { folder, target: targetFile, text: readFileSync(targetFile, 'utf8'), [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Every member that stands there as a comment, switched on; descriptions are sentences and begin otherwise. */
function switchedOn(text: string): string {
  return text.replaceAll(/^( *)# ((?: *(?:- )?(?:\{ )?[a-z][A-Za-z]*:(?: .*)?))$/gm, '$1$2');
}

test('in every language and shape the target is valid as it is', () => {
  for (const options of [
    {},
    { profile: 'muk-portal' as const, language: 'en' as const },
    { press: ['Weiter "zu"', 'Los'], loggedIn: 'Hallo # du', adapterUrl: 'https://portal.example/test' },
    { adapterUrl: 'https://portal.example/test', product: { name: 'Zitat "x" \\ # : \n Umbruch', version: '1.10', vendor: 'ÄÖÜ' } },
  ]) {
    using folder = made(options);
    const { loaded, problems = [] } = readIf('portal', folder.target, {}, Date.now()) ?? {};
    deepStrictEqual(problems, [], JSON.stringify(options));
    ok(loaded);
    if ('product' in options) deepStrictEqual(loaded.target.product, options.product);
    deepStrictEqual(loaded.portal?.driver, { kind: 'http', ...('press' in options ? { press: options.press } : {}) });
    equal(loaded.target.capabilities.has('attacks-authorised'), false, 'nobody has authorised attacks');
  }
});

test('what stands there as a comment can be switched on', () => {
  using folder = made({ adapterUrl: 'https://portal.example/test', loggedIn: 'Hallo' });
  const text = switchedOn(folder.text);
  for (const member of ['logoutUrl', 'testInterface', 'form', 'stepUp', 'returnParameter', 'otherAccount', 'attacks', 'procedure', 'timeoutSeconds'])
    match(text, new RegExp(`^ *${member}:`, 'm'), member);
  writeFileSync(folder.target, text);
  writeFileSync(join(folder.folder, 'portal-ca.pem'), rootCertificates[0] ?? '');
  const { loaded, problems = [] } = readIf('portal', folder.target, {}, Date.now()) ?? {};
  deepStrictEqual(problems, []);
  ok(loaded?.target.capabilities.has('attacks-authorised'));
});

test('the token is for its owner alone, and nothing is overwritten without being told', () => {
  using folder = made();
  equal(statSync(join(folder.folder, 'product/adapter-token.txt')).mode & 0o777, 0o600);
  match(readFileSync(join(folder.folder, '.gitignore'), 'utf8'), /^product\/$/m);
  let error: unknown;
  try {
    made({ folder: folder.folder });
  } catch (thrown) {
    error = thrown;
  }
  match(String((error as { code?: string } | undefined)?.code), /ERR_CONFIG_EXISTS/);
});

test('the guide names the addresses at which the accounts really are', async () => {
  for (const [profile, account] of [
    ['bundid-portal', 'bundid'],
    ['muk-portal', 'unternehmenskonto'],
  ] as const) {
    await using host = await openAccount(account, {
      hostname: '127.0.0.1',
      servicePort: 0,
      controlPort: 0,
      keys: await keysOfAccount(account, true),
      salt: 'salz',
    });
    const { port } = new URL(host.idp.metadataUrl);
    const guided = Object.fromEntries(Object.entries(GUIDE_ADDRESSES[profile]).map(([name, url]) => [name, String(url).replace(':8470', `:${port}`)]));
    deepStrictEqual(guided, { ...host.idp });
  }
});

for (const [profile, account, label, only] of [
  ['bundid-portal', 'bundid', 'BundID', 'BID-AT-03'],
  ['muk-portal', 'unternehmenskonto', 'Mein Unternehmenskonto', 'MUK-AT-02'],
] as const) {
  test(`the written file tests the reference when its values are entered: ${profile}`, async () => {
    const { start: startReference } = await loadEmbeddedPortal({ profile, account });
    ok(startReference);
    const folder = mkdtempSync(join(tmpdir(), 'pruefstand-init-run-'));
    const outputFolder = join(folder, 'out');
    const base: PortalInitOptions = {
      folder: join(folder, 'ziel'),
      profile,
      product: { name: 'Referenz', version: '1', vendor: 'Prüfstand' },
      loginUrl: 'http://127.0.0.1:1/login',
      protectedUrl: 'http://127.0.0.1:1/account',
      metadataUrl: 'http://127.0.0.1:1/metadata',
      press: [`Weiter zu ${label}`],
      language: 'de',
      isForced: true,
    };
    initPortal(base);
    const loaded = readIf('portal', join(base.folder, 'target.yaml'), {}, Date.now())?.loaded;
    ok(loaded);
    // The product is started once the account is there; what the suite knows of it comes from the file alone.
    const start: typeof startReference = async (...given) => {
      const running = await startReference(...given);
      const { loginUrl, protectedUrl, metadata, whoami, stepUp: _stepUp } = running.portal;
      ok('url' in metadata && whoami.adapter !== undefined);
      initPortal({ ...base, loginUrl, protectedUrl, metadataUrl: metadata.url, adapterUrl: whoami.adapter.url });
      const token = whoami.adapter.token ?? '';
      return { ...running, portal: portalWithToken(join(base.folder, 'target.yaml'), token) };
    };
    try {
      const now = Date.now();
      const { result } = await runProfile(
        {
          loaded: {
            ...loaded,
            start,
            listen: { ...loaded.listen, servicePort: 0, controlPort: 0 },
            target: { ...loaded.target, capabilities: new Set(['browser-login', 'adapter', 'identity-adapter']) },
          },
          only: [only],
          outputFolder,
          ...ordinaryRun(),
        },
        createKeyRing(cacheFolder(), now),
      );
      const found = result.requirements.find(({ requirement }) => requirement.id === only);
      equal(
        found?.verdict,
        'passed',
        JSON.stringify(result.cases.filter(({ verdict }) => verdict === 'cantTell').map(({ name, attempts }) => [name, attempts[0]?.error])),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** The token that the operator entered in the product, entered in the folder as well. */
function portalWithToken(target: string, token: string): PortalTarget {
  writeFileSync(join(target, '../product/adapter-token.txt'), token);
  const portal = readIf('portal', target, {}, Date.now())?.loaded?.portal;
  ok(portal);
  return portal;
}
