/**
 * Peer: the official Java SDK for FIT-Connect as sender and subscriber. It runs where a Maven registry offers the SDK and is
 * skipped, visibly, elsewhere. No run of it is on record yet (README.md): whoever sees the first one must expect to correct
 * names in the programs, and addresses in the configuration below.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { sha512 } from '../../src/drivers/fit-connect/plan.ts';
import { builtOrSkipped } from './building/build-outcome.ts';
import { buildWithMaven, classPathOf } from './building/maven.ts';
import { runPeer, runTool } from './building/run-tool.ts';
import { peerFolder } from './counterpart/conversation.ts';
import { startSimulatedService } from './counterpart/simulated-service.ts';
import type { PeerTenant, SimulatedService } from './counterpart/simulated-service.ts';
import { sendCases } from './counterpart/suite-sending.ts';

const NAME = 'fit-connect-java';
const PROGRAM_TIMEOUT_MS = 120_000;
const PASSWORD = 'nur-fuer-tests';

interface Sent {
  readonly outcome: string;
  readonly submissionId: string;
}
interface Received extends Sent {
  readonly dataSha512: string;
  readonly attachments: readonly { readonly sha512: string }[];
}

await test('official Java SDK', async (context: TestContext) => {
  const folder = builtOrSkipped(context, await buildWithMaven({ name: NAME, directory: peerFolder(NAME), peerGroup: 'dev.fitko.fitconnect' }));
  if (folder === undefined) return;
  await using service = await startSimulatedService();
  const tenant = await service.openTenant({ id: 'sdk', apiVersion: 'v2', strictness: 'strict' });
  const truststore = await makeTruststore(service);
  const config = service.write('sdk.json', JSON.stringify(configurationOf(service, tenant)));
  const trust = [`-Djavax.net.ssl.trustStore=${truststore}`, `-Djavax.net.ssl.trustStorePassword=${PASSWORD}`];
  const run = async <T>(program: string, ...words: readonly string[]): Promise<T> =>
    runPeer({
      command: 'java',
      words: [...trust, '-cp', classPathOf(folder), `pruefstand.peer.${program}`, '--config', config, ...words],
      timeoutMs: PROGRAM_TIMEOUT_MS,
    });
  const statusOf = async (submissionId: string): Promise<string> => (await tenant.control.submission(submissionId)).status;

  await context.test('sends with an attachment, receives the same bytes, accepts', async () => {
    const { json, attachments } = service.samples;
    const [first] = attachments;
    assert.ok(json !== undefined && first !== undefined);
    const data = [
      '--service',
      json.serviceIdentifier,
      '--service-name',
      json.serviceName,
      '--schema',
      json.schemaUri,
      '--data',
      service.write('data.json', json.bytes),
    ];
    const attachment = ['--attachment', `${service.write(first.filename, first.bytes)};${first.mimeType}`];
    const sent = await run<Sent>('Sender', '--destination', tenant.destination.destinationId, ...data, ...attachment);
    assert.equal(await statusOf(sent.submissionId), 'submitted');
    const received = await run<Received>('Subscriber', '--submission', sent.submissionId, '--decision', 'accept');
    assert.equal(received.dataSha512, sha512(json.bytes));
    assert.deepEqual(
      received.attachments.map((one) => one.sha512),
      [sha512(first.bytes)],
    );
    assert.equal(await statusOf(sent.submissionId), 'accepted');
  });

  await context.test('receives what the suite sent, and rejects', async () => {
    const [sent] = await sendCases(service, tenant);
    assert.ok(sent !== undefined);
    await run<Received>('Subscriber', '--submission', sent.submissionId, '--decision', 'technical-error');
    assert.equal(await statusOf(sent.submissionId), 'rejected');
  });
});

/** JSON is YAML too. */
function configurationOf(service: SimulatedService, { addresses, sender, subscriber }: PeerTenant): unknown {
  const { encryption, nextEncryption, signing } = service.keys;
  const keyFile = (name: string, jwk: unknown): string => service.write(name, JSON.stringify(jwk));
  return {
    senderConfig: sender,
    subscriberConfig: {
      ...subscriber,
      privateDecryptionKeyPaths: [keyFile('decryption-1.json', encryption.privateJwk), keyFile('decryption-2.json', nextEncryption.privateJwk)],
      privateSigningKeyPath: keyFile('signing.json', signing.privateJwk),
    },
    activeEnvironment: 'PRUEFSTAND',
    environments: {
      PRUEFSTAND: {
        authBaseUrl: addresses.tokenUrl.replace(/\/token$/, ''),
        routingBaseUrl: addresses.routingUrl,
        submissionBaseUrls: [addresses.submissionApiUrl],
        selfServicePortalBaseUrl: addresses.selfServicePortalUrl,
        destinationBaseUrl: addresses.destinationApiUrl,
        allowInsecurePublicKey: true,
        // The embedded target's schemas are not published anywhere.
        skipSubmissionDataValidation: true,
      },
    },
  };
}

/** Java takes the test authority from a PKCS #12 file. */
async function makeTruststore(service: SimulatedService): Promise<string> {
  const file = join(service.folder, 'truststore.p12');
  const words = [
    '-importcert',
    '-noprompt',
    '-alias',
    'authority',
    '-file',
    service.authorityFile,
    '-keystore',
    file,
    '-storetype',
    'PKCS12',
    '-storepass',
    PASSWORD,
  ];
  const { exitCode, output } = await runTool({ command: 'keytool', words, timeoutMs: 60_000 });
  assert.equal(exitCode, 0, output);
  return file;
}
