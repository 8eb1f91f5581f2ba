/** `simulate` with accounts and mailbox: rows, traffic, keys that stay, an end by signal, and wrong calls in one sentence. */
import { deepStrictEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { issueCertificate } from '../formats/certificate-issuing.ts';
import { BINDINGS, SAML_METADATA, XML_SIGNATURE } from '../formats/saml-names.ts';
import { openTerminal } from './test-terminal.ts';
import type { CallOutcome, TestTerminal } from './test-terminal.ts';

const SERVICE = 'https://portal.kita-wolkenpruefstand.example/saml';
let cache = '';
const known = { cache: process.env['PRUEFSTAND_CACHE'], xdg: process.env['XDG_CACHE_HOME'] };

function setEnvironment(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}

before(() => {
  cache = mkdtempSync(join(tmpdir(), 'pruefstand-cache-'));
  setEnvironment('PRUEFSTAND_CACHE', undefined);
  setEnvironment('XDG_CACHE_HOME', cache);
});

after(() => {
  setEnvironment('PRUEFSTAND_CACHE', known.cache);
  setEnvironment('XDG_CACHE_HOME', known.xdg);
  rmSync(cache, { recursive: true, force: true });
});

async function metadata(location = `${SERVICE}/acs`): Promise<string> {
  const { certificate } = await issueCertificate({ subject: 'CN=Portal', keyKind: 'RSA-2048', notBefore: Date.now() - 1000, notAfter: Date.now() + 3_600_000 });
  const key = certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  const info = `<ds:KeyInfo xmlns:ds="${XML_SIGNATURE}"><ds:X509Data><ds:X509Certificate>${key}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
  return `<md:EntityDescriptor xmlns:md="${SAML_METADATA}" entityID="${SERVICE}"><md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor>${info}</md:KeyDescriptor><md:AssertionConsumerService Binding="${BINDINGS['HTTP-POST']}" Location="${location}" index="0"/></md:SPSSODescriptor></md:EntityDescriptor>`;
}

/** Runs until everything is up, does something, and ends it as Ctrl-C does. */
async function running(terminal: TestTerminal, argv: readonly string[], act?: (stdout: string) => Promise<void>): Promise<CallOutcome> {
  const controller = new AbortController();
  let acting: Promise<void> | undefined;
  const outcome = await terminal.call(['simulate', '--port', '0', ...argv], {
    signal: controller.signal,
    onWrite(stdout) {
      if (stdout.includes('Läuft. Strg-C beendet.')) acting ??= (act?.(stdout) ?? Promise.resolve()).finally(() => controller.abort());
    },
  });
  await acting;
  return outcome;
}

describe('accounts and mailbox', () => {
  test('print what to enter, take a registered service, show the traffic, and end on a signal', async () => {
    using terminal = openTerminal();
    writeFileSync(terminal.pathOf('portal.xml'), await metadata());
    const urls: string[] = [];
    const { exitCode, stdout, stderr } = await running(terminal, ['bundid', 'muk', 'zbp', '--metadata', 'portal.xml'], async (shown) => {
      for (const [, url = ''] of shown.matchAll(/^Metadaten +(\S+)$/gm)) {
        const answer = await fetch(url);
        match(await answer.text(), /IDPSSODescriptor/);
        urls.push(url);
      }
    });
    equal(exitCode, 0, stderr);
    equal(stderr, '');
    for (const line of [
      /^BundID$/m,
      /^Mein Unternehmenskonto$/m,
      /^Zentrales Bürgerpostfach$/m,
      /^entityID +http:\/\/127\.0\.0\.1:\d+\/idp$/m,
      /^Anmeldung, HTTP-Redirect +http:\/\/127\.0\.0\.1:\d+\/idp\/profile\/SAML2\/Redirect\/SSO$/m,
      /^entityID +http:\/\/127\.0\.0\.1:\d+$/m,
      /^Anmeldung, HTTP-POST +http:\/\/127\.0\.0\.1:\d+\/ekona\/sso$/m,
      /^Abmeldung, HTTP-POST +http:\/\/127\.0\.0\.1:\d+\/ekona\/slo$/m,
      /^REST, v6 +https:\/\/127\.0\.0\.1:\d+$/m,
      /^Client-Schlüssel +\/.*sender\.key\.pem$/m,
    ])
      match(stdout, line);
    equal(stdout.match(new RegExp(`^Dienst +${SERVICE}$`, 'gm'))?.length, 2);
    equal(stdout.match(/^Steuerung +http:\/\/127\.0\.0\.1:\d+$/gm)?.length, 3);
    equal(stdout.match(/^\d\d:\d\d:\d\d → unknown 200 GET {3}\/(?:idp|ekona\/metadata)$/gm)?.length, 2);
    ok(!stdout.includes('PRIVATE KEY'));
    equal(urls.length, 2);
    for (const url of urls) await rejects(fetch(url));
  });

  test('keep their keys, readable by their owner only; each account has its own', async () => {
    using terminal = openTerminal();
    const fingerprints = async (): Promise<readonly string[]> => {
      const { stdout } = await running(terminal, ['bundid', 'muk']);
      return [...stdout.matchAll(/^Signaturzertifikat, SHA-256 +((?:[0-9A-F]{2}:){31}[0-9A-F]{2})$/gm)].map(([, value = '']) => value);
    };
    const first = await fingerprints();
    equal(first.length, 2);
    notEqual(first[0], first[1]);
    deepStrictEqual(await fingerprints(), first);
    for (const name of ['bundid', 'muk']) equal(statSync(join(cache, 'pruefstand/development', name, 'keys.json')).mode & 0o077, 0);
  });

  test('of the same product stand side by side, told apart by name, address and key', async () => {
    using terminal = openTerminal();
    writeFileSync(terminal.pathOf('portal.xml'), await metadata());
    const { exitCode, stdout, stderr } = await running(terminal, ['bundid', 'bayernid', '--metadata', 'portal.xml']);
    equal(exitCode, 0, stderr);
    match(stdout, /^BayernID$/m);
    for (const label of ['entityID', 'Signaturzertifikat, SHA-256', 'Steuerung']) {
      const values = [...stdout.matchAll(new RegExp(`^${label} +(\\S+)$`, 'gm'))].map(([, value]) => value);
      equal(new Set(values).size, 2, label);
    }
    equal(stdout.match(new RegExp(`^Dienst +${SERVICE}$`, 'gm'))?.length, 2);
  });

  test('lead to the eID client that is named beside them, whatever comes first', async () => {
    using terminal = openTerminal();
    writeFileSync(terminal.pathOf('portal.xml'), await metadata());
    const { exitCode, stdout, stderr } = await running(terminal, ['bundid', 'ausweisapp', '--metadata', 'portal.xml'], async (shown) => {
      const client = /^Adresse für Browser +(\S+)$/m.exec(shown)?.[1] ?? '';
      match(client, /^http:\/\/127\.0\.0\.1:\d+\/eID-Client$/);
      match(await (await fetch(`${client}?Status`)).text(), /AusweisApp-Simulator/);
    });
    equal(exitCode, 0, stderr);
    ok(stdout.indexOf('AusweisApp mit simulierten Ausweisen') < stdout.search(/^BundID$/m));
    match(stdout, /^PIN aller Ausweise +123456$/m);
  });

  test('are named once, whatever is typed twice', async () => {
    using terminal = openTerminal();
    const { exitCode, stdout } = await running(terminal, ['muk', 'muk']);
    equal(exitCode, 0);
    equal(stdout.match(/^Mein Unternehmenskonto$/gm)?.length, 1);
  });

  test('speak English when asked', async () => {
    using terminal = openTerminal();
    const controller = new AbortController();
    const { stdout } = await terminal.call(['simulate', 'muk', '--port', '0', '--lang', 'en'], {
      signal: controller.signal,
      onWrite: (shown) => (shown.includes('Running.') ? controller.abort() : undefined),
    });
    match(stdout, /^Login, HTTP-POST +http/m);
    match(stdout, /^Running\. Ctrl-C ends it\.$/m);
  });
});

describe('wrong calls', () => {
  const DTD = '<!DOCTYPE a [<!ENTITY b "c">]><a/>';
  const WRONG: readonly (readonly [name: string, argv: readonly string[], said: RegExp, mend: RegExp, file?: () => Promise<string>])[] = [
    [
      'a system that does not exist',
      ['bundID'],
      /Ein System „bundID“ gibt es nicht/,
      /fit-connect, bundid, bayernid, muk, zbp, ausweisapp, dvdv, bezahldienst, pki/,
    ],
    ['one of several', ['muk', 'elster'], /„elster“/, /muk/],
    ['--metadata without an account', ['--metadata', 'x.xml'], /--metadata gehört zu keinem/, /nennen/],
    ['--target without the delivery service', ['muk', '--target', 'x.yaml'], /--target gehört zu keinem/, /nennen/],
    ['a metadata file that is missing', ['muk', '--metadata', 'x.xml'], /Metadaten-Datei ist nicht lesbar: die Datei gibt es nicht/, /Pfad/],
    ['no XML', ['muk', '--metadata', 'x.xml'], /nicht verwendbar: sie sind nicht lesbar \(not-xml\)/, /Metadaten/, async () => 'no XML'],
    ['a DTD', ['bundid', '--metadata', 'x.xml'], /nicht verwendbar: sie sind nicht lesbar \(dtd\)/, /Metadaten/, async () => DTD],
    ['other XML', ['bundid', '--metadata', 'x.xml'], /nicht verwendbar: die entityID fehlt/, /Metadaten/, async () => '<a/>'],
    ['an address of scripts', ['muk', '--metadata', 'x.xml'], /keine Adresse im Web/, /Metadaten/, async () => metadata('javascript:alert(1)')],
  ];
  for (const [name, argv, said, mend, file] of WRONG)
    test(name, async () => {
      using terminal = openTerminal();
      if (file !== undefined) writeFileSync(terminal.pathOf('x.xml'), await file());
      const { exitCode, stdout, stderr } = await terminal.call(['simulate', '--port', '0', ...argv]);
      equal(exitCode, 2, stderr);
      equal(stdout, '');
      const [sentence = '', ...rest] = stderr.trimEnd().split('\n');
      match(sentence, /^Fehler: .*\.$/);
      match(sentence, said);
      match(rest.find((line) => line.startsWith('  Abhilfe: ')) ?? '', mend);
      match(rest.at(-1) ?? '', /^ {2}\[ERR_CONFIG_[A-Z_]+\]$/);
    });
});
