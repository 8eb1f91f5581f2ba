/**
 * A target with the reference Fachverfahren as a container: the folder that `pruefstand init` makes, and the block that
 * docs/reference/containers.md shows, so that the documentation is what is run.
 */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { packageRoot } from '../../src/runner/environment.ts';
import { SAMPLE_FILES, exampleService } from '../../src/runner/init-samples.ts';
import { makeTestFolder } from '../../src/runner/target-test-folder.ts';
import type { TestFolder } from '../../src/runner/target-test-folder.ts';
import { METADATA_FILES } from './reference-image.ts';

export type ContainerBlock = Readonly<Record<string, unknown>> & { readonly environment: Readonly<Record<string, string>> };

/** The example of the documentation. */
export function documentedBlock(): ContainerBlock {
  const text = readFileSync(join(packageRoot(), 'docs/reference/containers.md'), 'utf8');
  const [, block = ''] = /```yaml\n(container:\n[\s\S]*?)```/.exec(text) ?? [];
  return (parse(block) as { container: ContainerBlock }).container;
}

export interface ReferenceTarget {
  readonly image: string;
  readonly network: 'host' | 'bridge';
  /** Members of the file that differ from the example, by path. */
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
}

const POLLING_SECONDS = 1;
const DEADLINE_SECONDS = 60;

/** Writes the folder. The caller disposes it. */
export async function makeReferenceTarget({ image, network, changes = {}, environment = {} }: ReferenceTarget): Promise<TestFolder> {
  const base = `https://localhost:${await freePort()}`;
  const made = await makeTestFolder({ callbackUrl: `${base}/callbacks/fit-connect`, adapterUrl: `${base}/adapter`, pollingSeconds: POLLING_SECONDS });
  const document = parseDocument(readFileSync(made.outcome.targetFile, 'utf8'));
  const block = documentedBlock();
  const members = {
    'product.name': 'Referenz-Fachverfahren als Container',
    'pickup.deadlineSeconds': DEADLINE_SECONDS,
    'listen.servicePort': 0,
    'listen.controlPort': 0,
    'capabilities.fragments': true,
    'capabilities.managesDestination': true,
    'capabilities.settableClock': true,
    container: { ...block, image, network, environment: { ...block.environment, ...environment } },
    ...changes,
  };
  for (const [path, value] of Object.entries(members)) document.setIn(path.split('.'), document.createNode(value));
  writeFileSync(made.outcome.targetFile, document.toString());
  writeFileSync(made.pathOf('services.json'), JSON.stringify(servicesFile()));
  return made;
}

/** What the product offers, in the form it reads (reference/README.md). */
function servicesFile(): object {
  const { service, schemas } = exampleService();
  const inContainer = (path: string): string => path.replace('samples/', '');
  return {
    services: [
      {
        identifier: service.identifier,
        schemas: [
          { schemaUri: schemas.json.uri, mimeType: schemas.json.mimeType, file: inContainer(SAMPLE_FILES.jsonSchema) },
          { schemaUri: schemas.xml.uri, mimeType: schemas.xml.mimeType, file: inContainer(SAMPLE_FILES.xmlSchema) },
        ],
      },
    ],
    metadataSchemas: Object.entries(METADATA_FILES).map(([version, file]) => ({ version, file })),
    replyChannels: ['eMail'],
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
