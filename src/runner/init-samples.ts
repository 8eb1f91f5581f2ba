/** Sample data that `init` puts into the folder: the worked example of the suite, to be replaced by the vendor's own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from './environment.ts';
import type { MadeFile } from './made-files.ts';

const FIXTURES = 'fixtures/kindergartenanmeldung';

/** The part of the fixtures' index that a target file needs. */
export interface ExampleService {
  readonly service: { readonly identifier: string; readonly name: string };
  readonly schemas: Readonly<Record<'json' | 'xml', { readonly uri: string; readonly mimeType: string; readonly file: string }>>;
  readonly canaries: readonly string[];
}

/** Service and schemas of the worked example. */
export function exampleService(): ExampleService {
  return parse(readFileSync(join(packageRoot(), FIXTURES, 'index.yaml'), 'utf8')) as ExampleService;
}

/** Names in the folder. */
export const SAMPLE_FILES = {
  json: 'samples/example.json',
  jsonSchema: 'samples/example.schema.json',
  xml: 'samples/example.xml',
  xmlSchema: 'samples/example.xsd',
  attachment: 'samples/attachment.txt',
} as const;

/** The sample files with their content. */
export function readSampleFiles(): readonly MadeFile[] {
  const { schemas, canaries } = exampleService();
  const copy = (path: string, from: string): MadeFile => ({ path, content: readFileSync(join(packageRoot(), from)), isSecret: false });
  return [
    copy(SAMPLE_FILES.json, `${FIXTURES}/gueltig/normal.json`),
    copy(SAMPLE_FILES.jsonSchema, schemas.json.file),
    copy(SAMPLE_FILES.xml, `${FIXTURES}/gueltig/normal.xml`),
    copy(SAMPLE_FILES.xmlSchema, schemas.xml.file),
    { path: SAMPLE_FILES.attachment, content: `Impfnachweis für ${canaries[0] ?? 'ein erfundenes Kind'}\n`, isSecret: false },
  ];
}

/** Canaries that occur in both forms of the example. */
export function sampleCanaries(): readonly string[] {
  const [json = '', xml = ''] = readSampleFiles()
    .filter(({ path }) => path === SAMPLE_FILES.json || path === SAMPLE_FILES.xml)
    .map(({ content }) => Buffer.from(content).toString('utf8'));
  return exampleService().canaries.filter((canary) => json.includes(canary) && xml.includes(canary));
}
