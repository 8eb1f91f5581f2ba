/** The loader takes what `init` writes and tells every wrong file in one sentence with place and mend. */
import { deepStrictEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { defaultDeadlineSeconds, loadTargetFile, readTargetFile } from './target-file.ts';
import { edit, remove, set, text, writeWrongFiles } from './target-test-changes.ts';
import type { Change } from './target-test-changes.ts';
import { makeTestFolder } from './target-test-folder.ts';
import type { TestFolder } from './target-test-folder.ts';
import { WRONG_KEYS } from './target-test-wrong-keys.ts';
import { WRONG_SAMPLES } from './target-test-wrong-samples.ts';
import { WRONG_SHAPES } from './target-test-wrong-shape.ts';
import { WRONG_VALUES } from './target-test-wrong-values.ts';
import { TranslatedError } from '../core/translated-error.ts';

let made: TestFolder;
let good: string;

before(async () => {
  made = await makeTestFolder();
  good = readFileSync(made.outcome.targetFile, 'utf8');
  await writeWrongFiles(made);
});
after(() => made[Symbol.dispose]());

test('what init writes is a complete target', async () => {
  const { target, samples, listen, authority } = await loadTargetFile(made.outcome.targetFile, {});
  deepStrictEqual(target.product, { name: 'Testprodukt', version: '4.10', vendor: 'Testhersteller' });
  deepStrictEqual([...target.capabilities].sort(), [
    'adapter',
    'api-v2',
    'attachments',
    'callback',
    'data-schema',
    'metadata-1',
    'metadata-2',
    'reply-channel',
    'second-decryption-key',
    'tls',
    'xml',
  ]);
  equal(target.kind, 'running');
  equal(target.deadlineSeconds, defaultDeadlineSeconds(5));
  equal(target.clientSecret, readFileSync(made.pathOf('product/client-secret.txt'), 'utf8').trim());
  deepStrictEqual(listen, { hostname: '127.0.0.1', names: ['localhost'], servicePort: 8470, controlPort: 8471 });
  equal(authority?.cert, readFileSync(made.pathOf('tls/authority.pem'), 'utf8'));
  equal(samples.metadataVersion, '2.1.0');
  ok((samples.json?.canaries.length ?? 0) >= 3);
  deepStrictEqual(
    samples.attachments.map(({ filename, mimeType }) => [filename, mimeType]),
    [['attachment.txt', 'text/plain']],
  );
});

test('broken variants lack one required member and nothing else', async () => {
  const { samples } = await loadTargetFile(made.outcome.targetFile, {});
  const whole = JSON.parse(Buffer.from(samples.json?.bytes ?? []).toString()) as { kind: { vorname?: string } };
  const { vorname: _, ...kind } = whole.kind;
  deepStrictEqual(JSON.parse(Buffer.from(samples.json?.brokenBytes ?? []).toString()), { ...whole, kind });
  const xml = Buffer.from(samples.xml?.bytes ?? []).toString();
  equal(Buffer.from(samples.xml?.brokenBytes ?? []).toString(), xml.replace(/<vorname>[^<]*<\/vorname>/, ''));
});

/** Writes a changed target beside the good one. */
function changed(change: Change): string {
  const file = made.pathOf('wrong.yaml');
  writeFileSync(file, change(good));
  return file;
}

const WRONG = [...WRONG_SHAPES, ...WRONG_VALUES, ...WRONG_KEYS, ...WRONG_SAMPLES];

describe('wrong target files', () => {
  for (const { what, change, code = 'ERR_CONFIG_INVALID', at, said, mend } of WRONG) {
    test(what, async () => {
      const file = changed(change);
      const filesBefore = readdirSync(made.folder, { recursive: true }).sort();
      const error = await loadTargetFile(file, {}).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      ok(error instanceof TranslatedError, `not refused: ${String(error)}`);
      equal(error.code, code, error.text.de);
      equal(error.family, 'configuration');
      match(error.text.de, said);
      match(error.mend?.de ?? '', mend);
      match(error.place ?? '', /^\/.*wrong\.yaml:\d+:\d+( \(\/.*\))?$/);
      ok(error.place?.includes(at.startsWith('/') ? `(${at})` : at), error.place);
      ok(error.text.en.endsWith('.') && (error.mend?.en ?? '').length > 0 && error.message === error.text.en);
      ok(!/\{\w+\}|undefined|\[object/.test(`${error.text.de} ${error.text.en} ${error.mend?.de} ${error.mend?.en}`), 'text with holes');
      deepStrictEqual(readdirSync(made.folder, { recursive: true }).sort(), filesBefore, 'something was written');
    });
  }

  test('line and column lead to the value', async () => {
    const file = changed(text('pollingSeconds: 5', 'pollingSeconds: -5'));
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((candidate) => candidate.includes('pollingSeconds: -5'));
    await rejects(loadTargetFile(file, {}), (error: TranslatedError) => error.place === `${file}:${line + 1}:19 (/pickup/pollingSeconds)`);
  });

  test('no message shows a secret', () => {
    const file = changed(
      edit((document) => {
        document.setIn(['callback', 'secret'], 'geheim-aber-zu-kurz');
        document.setIn(['credentials', 'clientSecret'], ['geheim-und-eine-liste']);
      }),
    );
    ok(!JSON.stringify(readTargetFile(file, {})).includes('geheim-'));
    const short = changed(set('callback.secret', 'geheim-aber-zu-kurz'));
    ok(!JSON.stringify(readTargetFile(short, {}).problems).includes('geheim-'));
  });

  test('a file that is not there, a folder, a huge one', async () => {
    writeFileSync(made.pathOf('huge.yaml'), 'x'.repeat(1_100_000));
    for (const name of ['fehlt.yaml', 'keys', 'huge.yaml']) {
      await rejects(
        loadTargetFile(made.pathOf(name), {}),
        (error: TranslatedError) => error.code === 'ERR_CONFIG_FILE_UNREADABLE' && (error.hint ?? '').includes('init'),
      );
    }
    writeFileSync(made.pathOf('latin1.yaml'), Buffer.from('product: "M\u00FCller"', 'latin1'));
    await rejects(loadTargetFile(made.pathOf('latin1.yaml'), {}), { code: 'ERR_CONFIG_NOT_YAML' });
  });
});

describe('what works but deserves a word', () => {
  test('self-signed certificates', () => {
    const { warnings, problems } = readTargetFile(changed(set('destination.encryptionKeys.0', 'keys/self-signed.json')), {});
    deepStrictEqual([warnings.length, problems.length], [1, 0]);
    match(warnings[0]?.text.de ?? '', /Selbst signiert/);
    const chained = readTargetFile(made.outcome.targetFile, {});
    deepStrictEqual([chained.warnings, chained.problems], [[], []]);
  });

  test('a certificate of another key, and one key for two purposes, are left to the judgement of the run', () => {
    const foreign = readTargetFile(changed(set('destination.encryptionKeys.0', 'keys/foreign-certificate.json')), {});
    ok(foreign.loaded !== undefined && foreign.warnings.some(({ text: { de } }) => de.includes('anderen Schlüssel')));
    const shared = readTargetFile(changed(set('destination.signingKey', 'keys/also-signing.json')), {});
    ok(shared.loaded !== undefined && shared.warnings.some(({ text: { de } }) => de.includes('FC-SUB-051')));
  });

  test('certificates are judged at the time that is given', () => {
    const { warnings } = readTargetFile(made.outcome.targetFile, {}, Date.now() + 4 * 365 * 86_400_000);
    equal(warnings.filter(({ text: { de } }) => de.includes('gilt jetzt nicht')).length, 3);
  });
});

describe('capabilities', () => {
  const capabilitiesOf = (change: Change): readonly string[] => {
    const { loaded, problems } = readTargetFile(changed(change), { SECRET: 'x'.repeat(40) });
    deepStrictEqual(problems, []);
    return [...(loaded?.target.capabilities ?? [])];
  };

  test('follow from what is there', () => {
    ok(!capabilitiesOf(remove('callback')).includes('callback'));
    ok(!capabilitiesOf(remove('adapter')).includes('adapter'));
    ok(!capabilitiesOf(remove('destination.encryptionKeys.1')).includes('second-decryption-key'));
    ok(!capabilitiesOf(remove('destination.replyChannels')).includes('reply-channel'));
    ok(!capabilitiesOf(set('destination.metadataVersions', ['2.1.0'])).includes('metadata-1'));
    ok(!capabilitiesOf(set('tls', false)).includes('tls'));
    ok(!capabilitiesOf(remove('destination.services.0.schemas.1.file')).includes('data-schema'), 'one sample without a broken variant');
    ok(capabilitiesOf(set('interface.apiVersion', 'v1')).includes('api-v1'));
    ok(capabilitiesOf(set('capabilities.fragments', true)).includes('fragments'));
    ok(capabilitiesOf(set('capabilities.managesDestination', true)).includes('destination-api'));
    ok(capabilitiesOf(set('capabilities.settableClock', true)).includes('settable-clock'));
    ok(!capabilitiesOf(set('capabilities.settableClock', false)).includes('settable-clock'));
    ok(
      !capabilitiesOf(
        edit((document) => {
          document.setIn(['samples', 'maxAttachmentBytes'], 0);
          document.deleteIn(['samples', 'attachments']);
        }),
      ).includes('attachments'),
    );
  });

  test('secrets come from the environment or stand in the file', () => {
    equal(readTargetFile(changed(set('callback.secret', { env: 'SECRET' })), { SECRET: 'y'.repeat(32) }).loaded?.target.callback?.secret, 'y'.repeat(32));
    equal(readTargetFile(changed(set('credentials.clientSecret', 'offen')), {}).loaded?.target.clientSecret, 'offen');
  });

  test('the name of the environment is handed on', () => {
    equal(readTargetFile(changed(set('environment', 'Abnahme')), {}).loaded?.target.environment, 'Abnahme');
  });

  test('a callback over http is possible when it is asked for', () => {
    const { loaded } = readTargetFile(
      changed(
        edit((document) => {
          document.setIn(['callback', 'url'], 'http://localhost:8443/c');
          document.setIn(['callback', 'allowHttp'], true);
        }),
      ),
      {},
    );
    equal(loaded?.target.callback?.url, 'http://localhost:8443/c');
  });
});
