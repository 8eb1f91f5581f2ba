/** The commands of a register from the first folder to the site, as a body would call them, and what they refuse. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Certificate } from '../../core/certificate.ts';
import { grantedResponse, issueTimestampToken, readStampRequest } from '../../formats/timestamp-issuing.ts';
import { addMonths, dayOf } from '../../register/index.ts';
import { sampleCertificate, TEST_BODY } from '../../register/test-certificate.ts';
import { createTestBody, sampleArchive } from '../../register/test-register.ts';
import type { TestBody } from '../../register/test-register.ts';
import { openTerminal } from '../test-terminal.ts';
import type { CallOutcome, TestTerminal } from '../test-terminal.ts';

// Commands take the machine's clock: what they get is made for now, whenever that is.
const NOW = Date.now();
const NUMBER = 'PS-2026-000001';
const ACTOR = ['--actor', 'Leitung (Beispielperson)'];
let body: TestBody;
let stamps: Server;
let terminal: TestTerminal;
let stampAddress = '';

before(async () => {
  body = await createTestBody(NOW);
  terminal = openTerminal();
  stamps = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = readStampRequest(Buffer.concat(chunks));
      if (asked === undefined) return void response.writeHead(400).end();
      const { unit } = body;
      const order = {
        request: asked,
        key: createPrivateKey(unit.key),
        chain: [unit.der],
        policy: '1.3.6.1.4.1.99999.1',
        serialNumber: Buffer.of(7),
        time: new Date(),
      };
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(grantedResponse(issueTimestampToken(order)));
    });
  });
  await new Promise<void>((resolve) => stamps.listen(0, '127.0.0.1', resolve));
  stampAddress = `http://127.0.0.1:${(stamps.address() as AddressInfo).port}/`;
  for (const [name, content] of [
    ['ca.pem', body.authority.certificate],
    ['tsa.pem', body.stampAnchor.certificate],
    ['key.pem', body.signer.key],
    ['chain.pem', body.signer.chain],
  ] as const)
    writeFileSync(terminal.pathOf(name), content);
});
after(() => {
  terminal[Symbol.dispose]();
  stamps.close();
});

const call = async (...argv: readonly string[]): Promise<CallOutcome> => terminal.call(argv);
const good = async (...argv: readonly string[]): Promise<CallOutcome> => {
  const outcome = await call(...argv);
  equal(outcome.exitCode, 0, outcome.stderr);
  return outcome;
};
const issued = async (name: string, changes: Partial<Certificate>): Promise<string> => {
  writeFileSync(terminal.pathOf(name), await sampleArchive(body, sampleCertificate(NOW, changes), NOW));
  return name;
};

describe('a register by the command line', () => {
  test('init makes it, once', async () => {
    const options = [
      '--name',
      TEST_BODY,
      '--base-url',
      'https://register.example',
      '--contact',
      'post@register.example',
      '--anchors',
      'ca.pem',
      '--tsa-anchors',
      'tsa.pem',
    ];
    const { stdout } = await good('register', 'init', 'register', ...options);
    match(stdout, /✓ Angelegt: register \(register\.yaml, events\.ndjson, anchors\.pem, tsa-anchors\.pem\)/);
    match(readFileSync(terminal.pathOf('register/register.yaml'), 'utf8'), /^baseUrl: https:\/\/register\.example\/$/m);
    const again = await call('register', 'init', 'register', ...options);
    deepStrictEqual([again.exitCode, again.stdout], [2, '']);
    match(again.stderr, /nicht leer; nichts wurde geschrieben/);
    match((await good('register', 'list')).stdout, /noch keine Einträge/);
  });

  test('add takes a certificate, list and status show it, status is a gate by its exit code', async () => {
    const file = await issued('one.zip', { number: NUMBER });
    match((await good('register', 'add', file, ...ACTOR, '--publish-bundle')).stdout, /✓ PS-2026-000001 aufgenommen \(1 Eintrag\)/);
    match((await good('register', 'list')).stdout, /^PS-2026-000001 {2}gültig .* L4 {2}Kita Plus 4\.2\.0 \(Muster Software GmbH\)$/m);
    match(
      (await good('register', 'status', NUMBER, '--lang', 'en')).stdout,
      /^PS-2026-000001 {2}valid$[^]*added {2}Leitung \(Beispielperson\): Ausgestellt\.$/m,
    );
    const later = await call('register', 'status', NUMBER, '--at', '2099-01-01T00:00:00Z', '--format', 'json');
    equal(later.exitCode, 1);
    const shown = JSON.parse(later.stdout) as { status: string; decided: string };
    deepStrictEqual([shown.status, shown.decided], ['expired', 'valid']);
  });

  test('suspend, resume, extend, renew, restrict and revoke change it', async () => {
    match(
      (await good('suspend', NUMBER, '--reason', 'Beschwerde.', ...ACTOR, '--register', './register')).stdout,
      /ausgesetzt\n.* build --register \.\/register\n$/,
    );
    equal((await call('register', 'status', NUMBER)).exitCode, 1);
    match((await good('resume', NUMBER, '--reason', 'Unbegründet.', ...ACTOR)).stdout, /wieder in Kraft/);
    const until = addMonths(dayOf(NOW), 13);
    const signing = ['--key', 'key.pem', '--chain', 'chain.pem', '--tsa', stampAddress];
    match((await good('extend', NUMBER, '--until', until, '--reason', 'Nachprüfung bestanden.', ...ACTOR, ...signing)).stdout, new RegExp(`gilt bis ${until}`));
    const file = await issued('two.zip', { number: 'PS-2026-000002', replaces: { number: NUMBER, reason: 'Neu.' } });
    match((await good('renew', NUMBER, file, '--reason', 'Neue Version.', ...ACTOR)).stdout, /erneuert durch PS-2026-000002/);
    const former = ['extend', 'PS-2026-000002', '--until', until, '--reason', 'Nachprüfung bestanden.', ...ACTOR, ...signing];
    match((await call(...former)).stderr, /Die Nachweise zu PS-2026-000002 sind nicht veröffentlicht[^]*--zip PS-2026-000002\.zip/);
    match((await good(...former, '--zip', file)).stdout, new RegExp(`^Zip-Datei: PS-2026-000002-${until}\\.zip\n`));
    ok(existsSync(terminal.pathOf(`PS-2026-000002-${until}.zip`)));
    const later = former.map((word) => (word === until ? addMonths(dayOf(NOW), 14) : word));
    const decider = ['--decider', 'Beispiel, Ada (Beispielperson)', '--decider-role', 'Stellvertretung', '--zip', file];
    match(
      (await call(...later, ...decider)).stderr,
      /Zu Beispiel, Ada \(Beispielperson\) fehlt, was diese Person[^]*Von Beispiel, Ada[^]*--decider-competence/,
    );
    match((await call(...later, ...decider, '--decider-tie', 'x')).stderr, /--decider-tie und --decider-declared-on zusammen/);
    const stated = ['--decider-competence', 'y', '--decider-declared-on', dayOf(NOW), '--decider-tie', 'Eine.', '--decider-tie', 'Zwei.'];
    await good(...later, ...decider, ...stated, '--out', 'declared.zip');
    const entry = readFileSync(terminal.pathOf('register/entries/PS-2026-000002/certificate.json'), 'utf8');
    deepStrictEqual((JSON.parse(entry) as Certificate).decider, {
      name: 'Beispiel, Ada (Beispielperson)',
      role: 'Stellvertretung',
      competence: 'y',
      independence: { ties: ['Eine.', 'Zwei.'], declaredOn: dayOf(NOW) },
    });
    const restrict = ['restrict', 'PS-2026-000002', '--reason', 'Zustimmung eingeschränkt.', ...ACTOR];
    match((await call(...restrict)).stderr, /--extent fehlt[^]*--extent status lässt nur den Status öffentlich/);
    match(
      (await good(...restrict, '--extent', 'status')).stdout,
      /✓ PS-2026-000002 ist eingeschränkt\. Öffentlich bleibt: nur Nummer, Produkt, [^\n]* und Status\n/,
    );
    match((await call(...restrict, '--extent', 'certificate')).stderr, /öffentlich sein darf, ist schon jetzt: nur Nummer[^]*\(renew\)/);
    match(
      (await good('register', 'status', 'PS-2026-000002')).stdout,
      /öffentlich höchstens: nur Nummer[^]*Veröffentlichung eingeschränkt {2}Leitung \(Beispielperson\): Zustimmung eingeschränkt\.$/m,
    );
    match((await good('revoke', NUMBER, '--reason', 'Anderes Produkt.', ...ACTOR)).stdout, /✓ PS-2026-000001 widerrufen/);
    for (const argv of [['status', NUMBER], ['list'], ['build', '--out', 'past']]) {
      const past = await call('register', ...argv, '--at', new Date(NOW).toISOString());
      deepStrictEqual([past.exitCode, past.stdout], [2, '']);
      match(past.stderr, /Das Register kennt ein späteres Ereignis/);
    }
    match((await call('register', 'status', NUMBER)).stdout, /widerrufen[^]*Grund: Anderes Produkt\.[^]*erneuert durch PS-2026-000002/);
  });

  test('build writes the site, replaces only what it wrote, and signs where somebody signs', async () => {
    const { stdout } = await good('register', 'build');
    match(stdout, /✓ Geschrieben: site \(2 Einträge, \d+ Dateien\)\n.*nicht signiert/);
    const { status, reason } = JSON.parse(readFileSync(terminal.pathOf(`site/status/${NUMBER}.json`), 'utf8')) as { status: string; reason: string };
    deepStrictEqual([status, reason], ['revoked', 'Anderes Produkt.']);
    await good('register', 'build', '--key', 'key.pem', '--chain', 'chain.pem');
    ok(existsSync(terminal.pathOf('site/status.jws.json')));
    const bytes = readFileSync(terminal.pathOf('site/index.html'));
    const at = (JSON.parse(readFileSync(terminal.pathOf('site/status.json'), 'utf8')) as { issuedAt: string }).issuedAt;
    await good('register', 'build', '--at', at, '--out', 'again');
    deepStrictEqual(readFileSync(terminal.pathOf('again/index.html')), bytes);
    writeFileSync(terminal.pathOf('site/robots.txt'), 'mine');
    match((await good('register', 'build', '--lang', 'en')).stdout, /\nKept from before: robots\.txt\n$/);
    ok(!existsSync(terminal.pathOf('site/status.jws.json')), 'a signature of the former list');
    equal(readFileSync(terminal.pathOf('site/robots.txt'), 'utf8'), 'mine');
    const refused = await call('register', 'build', '--out', 'register');
    equal(refused.exitCode, 2);
    match(refused.stderr, /enthält etwas, das nicht vom Prüfstand ist/);
    deepStrictEqual(
      readdirSync(terminal.cwd).filter((name) => name.startsWith('.')),
      [],
    );
  });

  test('what is missing or wrong is said in one sentence, and nothing is written', async () => {
    const log = readFileSync(terminal.pathOf('register/events.ndjson'), 'utf8');
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['register', 'bild'], /„register bild“ gibt es nicht\.\n.*Gemeint ist vielleicht: build/],
      [['register', 'add'], /Das Argument <certificate\.zip> fehlt/],
      [['register', 'list', 'x'], /nimmt kein weiteres Argument/],
      [['register', 'list', '--register', 'nowhere'], /kein Register/],
      [['register', 'add', 'nowhere.zip', ...ACTOR], /nicht lesbar/],
      [['register', 'add', 'two.zip'], /--actor fehlt/],
      [['register', 'add', 'one.zip', ...ACTOR], /steht schon im Register/],
      [['register', 'add', 'two.zip', ...ACTOR], /ohne „replaces“ ausstellen und mit „pruefstand register add“ aufnehmen/],
      [['register', 'build', '--at', 'today'], /--at nimmt einen Zeitpunkt/],
      [['register', 'build', '--at', '2099-02-30T00:00:00Z'], /--at nimmt einen Zeitpunkt/],
      [['register', 'build', '--key', 'key.pem'], /--key und --chain, oder in --p12/],
      [['register', 'init', 'other'], /--name fehlt/],
      [
        ['register', 'init', 'other', '--name', 'x', '--base-url', 'nowhere', '--contact', 'x'],
        /„baseUrl“ hat nicht die verlangte Form \(hier: nowhere\/\)\.\n.*\n {2}Abhilfe: Adresse des Registers mit/,
      ],
      [['revoke', 'PS-2026-000002', ...ACTOR], /--reason fehlt/],
      [['revoke', 'PS-2026-999999', '--reason', 'x', ...ACTOR], /steht nicht im Register/],
      [['extend', 'PS-2026-000002', '--reason', 'x', ...ACTOR], /--until fehlt/],
      [['extend', 'PS-2026-000002', '--until', '2099-01-01', '--reason', 'x', ...ACTOR], /--tsa fehlt/],
    ];
    for (const [argv, message] of cases) {
      const { exitCode, stdout, stderr } = await call(...argv);
      deepStrictEqual([exitCode, stdout], [2, ''], argv.join(' '));
      match(stderr, message);
    }
    ok(!existsSync(terminal.pathOf('other')));
    equal(readFileSync(terminal.pathOf('register/events.ndjson'), 'utf8'), log);
  });

  test('what is wrong in register.yaml is said with its line, in the language of the call', async () => {
    const options = ['--name', TEST_BODY, '--base-url', 'https://register.example', '--contact', 'post@register.example'];
    const { stdout } = await good('register', 'init', 'von Hand', ...options);
    match(stdout, /--register "von Hand"$/m);
    const file = terminal.pathOf('von Hand/register.yaml');
    const sound = readFileSync(file, 'utf8');
    for (const [wrong, message] of [
      [
        sound.replace('statusListDays: 7', 'statusListDays: sieben'),
        /„statusListDays“ muss eine ganze Zahl sein, ist aber ein Text\.\n {2}Ort: +von Hand.register\.yaml:\d+:/,
      ],
      [sound.replace('contact:', 'kontact:'), /„kontact“ ist hier keine bekannte Angabe\.[^]*Gemeint ist vielleicht „contact“/],
      [`${sound}name: zwei\n`, /register\.yaml ist kein gültiges YAML: eine Angabe steht zweimal da\./],
    ] as const) {
      writeFileSync(file, wrong);
      const { exitCode, stderr } = await call('register', 'list', '--register', 'von Hand');
      equal(exitCode, 2);
      match(stderr, message);
    }
  });

  test('the actor may come from the environment', async () => {
    const file = await issued('three.zip', { number: 'PS-2026-000003' });
    const { exitCode, stderr } = await terminal.call(['register', 'add', file], { env: { PRUEFSTAND_ACTOR: 'Vertretung (Beispielperson)' } });
    equal(exitCode, 0, stderr);
    match(readFileSync(terminal.pathOf('register/events.ndjson'), 'utf8'), /"actor":"Vertretung \(Beispielperson\)"/);
  });
});
