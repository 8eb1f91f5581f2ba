/**
 * A vendor's first day: `init` makes the folder, the product is set up with nothing but its content, `doctor` finds it
 * polling, `run` tests it. The product is the reference, started as a process like any other.
 */
import { equal, match, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseDocument } from 'yaml';
import type { Result } from '../core/result.ts';
import { modulePath, packageRoot } from '../runner/environment.ts';
import { guideAddresses } from '../runner/init-guide.ts';
import { makeTestFolder } from '../runner/target-test-folder.ts';
import type { TestFolder } from '../runner/target-test-folder.ts';
import { openTerminal } from './test-terminal.ts';
import type { TestTerminal } from './test-terminal.ts';

let made: TestFolder;
let terminal: TestTerminal;
let product: ChildProcess;
let target: string;

before(async () => {
  const [service, control, own] = await freePorts(3);
  terminal = openTerminal();
  made = await makeTestFolder({
    pollingSeconds: 0.5,
    callbackUrl: `https://localhost:${own}/callbacks/fit-connect`,
    adapterUrl: `https://localhost:${own}/adapter`,
  });
  const document = parseDocument(readFileSync(made.outcome.targetFile, 'utf8'));
  document.setIn(['listen', 'servicePort'], service);
  document.setIn(['listen', 'controlPort'], control);
  target = made.pathOf('target.yaml');
  writeFileSync(target, document.toString());
  product = startProduct(
    document.getIn(['destination', 'destinationId']) as string,
    document.getIn(['credentials', 'clientId']) as string,
    service ?? 0,
    own ?? 0,
  );
  await once(product.stdout!, 'data');
});
after(async () => {
  if (product.exitCode === null && product.kill()) await once(product, 'exit');
  made[Symbol.dispose]();
  terminal[Symbol.dispose]();
});

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await once(server.listen(0, '127.0.0.1'), 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(async (server) => once(server.close(), 'close')));
  return ports;
}

/** The settings of the guide, in the words of this product. */
function startProduct(destinationId: string, clientId: string, servicePort: number, ownPort: number): ChildProcess {
  const { tokenUrl, submissionApiUrl, destinationApiUrl } = guideAddresses('localhost', servicePort);
  const secret = (name: string): string => readFileSync(made.pathOf(`product/${name}`), 'utf8').trim();
  const data = made.pathOf('data');
  mkdirSync(data);
  const metadata = (version: string): string => join(packageRoot(), `schemas/fit-connect/metadata-${version}.schema.json`);
  const schemas = [
    ['json', 'application/json', 'schema.json'],
    ['xml', 'application/xml', 'xsd'],
  ].map(([form, mimeType, ending]) => ({
    schemaUri: `urn:pruefstand:schema:kindergartenanmeldung:1.0:${form}`,
    mimeType,
    file: made.pathOf(`samples/example.${ending}`),
  }));
  const services = {
    services: [{ identifier: 'urn:de:fim:leika:leistung:99999001001000', schemas }],
    metadataSchemas: [
      { version: '1.0.0', file: metadata('1.0') },
      { version: '2.1.0', file: metadata('2.1') },
    ],
    replyChannels: ['eMail'],
  };
  writeFileSync(join(data, 'services.json'), JSON.stringify(services));
  const env = {
    ...process.env,
    FITCONNECT_TOKEN_URL: tokenUrl,
    FITCONNECT_SUBMISSION_API_URL: submissionApiUrl,
    FITCONNECT_DESTINATION_API_URL: destinationApiUrl,
    FITCONNECT_API_VERSION: 'v2',
    FITCONNECT_DESTINATION_ID: destinationId,
    FITCONNECT_CLIENT_ID: clientId,
    FITCONNECT_CLIENT_SECRET: secret('client-secret.txt'),
    FITCONNECT_DECRYPTION_KEY_FILES: ['product/encryption-1.private.json', 'product/encryption-2.private.json'].map(made.pathOf).join(','),
    FITCONNECT_SIGNING_KEY_FILE: made.pathOf('product/signing.private.json'),
    FITCONNECT_CALLBACK_SECRET: secret('callback-secret.txt'),
    CA_FILE: made.pathOf('product/authority.pem'),
    TLS_CERT_FILE: made.pathOf('product/server.pem'),
    TLS_KEY_FILE: made.pathOf('product/server-key.pem'),
    ADAPTER_TOKEN: secret('adapter-token.txt'),
    PORT: String(ownPort),
    POLL_INTERVAL_SECONDS: '0.5',
    DATA_DIR: data,
    SERVICES_FILE: join(data, 'services.json'),
  };
  return spawn(process.execPath, [modulePath('reference/fachverfahren/main')], { env, stdio: ['ignore', 'pipe', 'ignore'] });
}

test('doctor calls the set-up ready and sees the product polling', async () => {
  const { exitCode, stdout } = await terminal.call(['doctor', '--target', target, '--wait', '30', '--lang', 'en']);
  equal(exitCode, 0, stdout);
  for (const line of [/✓ callback receiver can be reached/, /✓ adapter answers as documented/, /✓ the product signed in and polled/, /^Ready\.$/m])
    match(stdout, line);
});

test('a run against the running product gives a verdict on each of its scenarios', async () => {
  const { exitCode, stdout, stderr } = await terminal.call(['run', '--target', target, '--shard', '3/40', '--report', 'json']);
  const result = JSON.parse(readFileSync(terminal.pathOf('pruefstand-out/result.json'), 'utf8')) as Result;
  equal(exitCode, 5, `${stdout}${stderr}`);
  equal(result.target.kind, 'running');
  const tried = result.cases.filter(({ attempts }) => attempts.length > 0);
  ok(tried.length >= 2);
  equal(
    tried
      .filter(({ verdict }) => verdict !== 'passed')
      .map(({ name, attempts }) => `${name}: ${JSON.stringify(attempts[0]?.findings[0]?.text.de ?? attempts[0]?.error)}`)
      .join('\n'),
    '',
  );
});
