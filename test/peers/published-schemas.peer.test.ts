/**
 * Peer: the formats of others, judged by what their makers publish. Schemas are taken out of pinned packages and are never
 * copied into this repository: CTRF and CycloneDX 1.6 from their own libraries, SARIF 2.1.0 from Microsoft's matchers, the
 * XSD of the Jenkins xUnit plugin from the sources of pytest, JSON-LD by the processor of its authors.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { compileXsdFile } from '../../schemas/validate-xml.ts';
import { attestationOf } from '../../src/certification/attestation.ts';
import { sbomOf } from '../../src/certification/sbom.ts';
import type { Result } from '../../src/core/result.ts';
import { compileSchema } from '../../src/formats/json-schema.ts';
import { buildOnce } from './building/build-cache.ts';
import { builtOrSkipped } from './building/build-outcome.ts';
import type { BuildOutcome } from './building/build-outcome.ts';
import { installNpm } from './building/npm.ts';
import { classifyPipRun } from './building/python.ts';
import { runTool } from './building/run-tool.ts';
import versions from './published-schemas/versions.json' with { type: 'json' };

const TOOL_TIMEOUT_MS = 300_000;
const LANGUAGES = ['de', 'en'] as const;
const XSD = 'testing/example_scripts/junit-10.xsd';

/** Vocabulary of EARL 1.0. */
const EARL = 'http://www.w3.org/ns/earl#';
const OUTCOMES = ['passed', 'failed', 'cantTell', 'inapplicable', 'untested'].map((name) => EARL + name);
const MODES = ['automatic', 'manual', 'semiAuto', 'undisclosed', 'unknownMode'].map((name) => EARL + name);

/** One of these classes stands at the end of the property. */
const LEADS_TO = { assertedBy: ['Assertor'], subject: ['TestSubject'], test: ['TestCriterion', 'TestCase', 'TestRequirement'] };

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const ours = (path: string): URL => new URL(`../../${path}`, import.meta.url);
/** Reports of the example result as they are kept; a test beside the writers holds them in step. */
const golden = (language: string, name: string): Buffer => readFileSync(ours(`reports/golden/${language}/${name}`));
const parsed = (language: string, name: string): unknown => JSON.parse(golden(language, name).toString('utf8'));
const exampleResult = (): Result => JSON.parse(readFileSync(ours('fixtures/result/example-result.json'), 'utf8')) as Result;

/** The sources of a Python package, without installing it. */
async function unpackPython(name: string, version: string): Promise<BuildOutcome> {
  const spec = `${name}==${version}`;
  return buildOnce({
    name: `${name}-sources`,
    sources: [],
    salt: spec,
    async build(folder) {
      const words = ['-m', 'pip', 'download', '--quiet', '--no-input', '--retries', '1', '--no-deps', '--no-binary', ':all:', '--dest', folder, spec];
      const loaded = await runTool({ command: 'python3', words, timeoutMs: TOOL_TIMEOUT_MS });
      if (loaded.exitCode === null) return { kind: 'unavailable', reason: 'Python 3 is not installed.' };
      if (loaded.exitCode !== 0) return classifyPipRun(loaded, folder, spec);
      const archive = join(folder, `${name}-${version}.tar.gz`);
      return classifyPipRun(await runTool({ command: 'tar', words: ['-xzf', archive, '-C', folder], timeoutMs: TOOL_TIMEOUT_MS }), folder, spec);
    },
  });
}

await test('reports and certification documents against the schemas their formats publish', async (context: TestContext) => {
  const folder = builtOrSkipped(context, await installNpm({ name: 'published-schemas', packages: versions.npm }));
  if (folder === undefined) return;
  const inPackage = (path: string): string => join(folder, 'node_modules', path);

  await context.test('CTRF: the schema of the format', () => {
    const validate = compileSchema(json(inPackage('ctrf/dist/ctrf-schema-0.0.json')) as object);
    for (const language of LANGUAGES) assert.deepEqual(validate(parsed(language, 'ctrf-report.json')), []);
    assert.notDeepEqual(validate({ ...(parsed('de', 'ctrf-report.json') as object), reportFormat: 'X' }), [], 'the schema can say no');
  });

  await context.test('SARIF 2.1.0: the schema of OASIS', () => {
    const require = createRequire(join(folder, 'index.js'));
    const { default: Ajv } = require(inPackage('ajv-draft-04')) as { default: new (options: object) => { compile(schema: unknown): SchemaCheck } };
    const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(
      json(inPackage('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')),
    );
    for (const language of LANGUAGES) assert.ok(validate(parsed(language, 'report.sarif')), JSON.stringify(validate.errors?.slice(0, 5)));
    assert.equal(validate({ ...(parsed('de', 'report.sarif') as object), version: '2.0.0' }), false, 'the schema can say no');
  });

  await context.test('CycloneDX 1.6: bill of materials and attestation', () => {
    const schema = (name: string): object => json(inPackage(`@cyclonedx/cyclonedx-library/res/schema/${name}.SNAPSHOT.schema.json`)) as object;
    // They name each other by the names of the files in the package.
    const references = ['spdx', 'jsf-0.82', 'cryptography-defs'].map((name) => ({
      ...schema(name),
      $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`,
    }));
    const validate = compileSchema(schema('bom-1.6'), { references });
    const result = exampleResult();
    for (const document of [sbomOf(), attestationOf(result, 'ab'.repeat(32)), attestationOf(result, '')]) {
      assert.deepEqual(validate(JSON.parse(JSON.stringify(document))), []);
      assert.notDeepEqual(validate({ ...document, specVersion: 1.6 }), [], 'the schema can say no');
    }
  });

  await context.test('EARL: every term of the JSON-LD means something, and the cardinalities of the schema hold', async () => {
    const { default: jsonld } = (await import(pathToFileURL(inPackage('jsonld/lib/index.js')).href)) as { default: JsonLd };
    for (const language of LANGUAGES) {
      const expanded = await jsonld.expand(parsed(language, 'earl.jsonld'), {
        safe: true,
        base: 'https://pruefstand.example/earl',
        documentLoader: noDocuments,
      });
      assertEarl(expanded);
    }
  });
});

await test('JUnit XML against the schema of the Jenkins xUnit plugin', async (context: TestContext) => {
  const version = versions.pypi.pytest;
  const folder = builtOrSkipped(context, await unpackPython('pytest', version));
  if (folder === undefined) return;
  const schema = compileXsdFile(pathToFileURL(join(folder, `pytest-${version}`, XSD)));
  try {
    for (const language of LANGUAGES) assert.deepEqual(schema.outcomeOf(golden(language, 'junit.xml')), { stage: 'valid' });
    const broken = golden('de', 'junit.xml')
      .toString('utf8')
      .replaceAll('<testcase ', '<testfall ')
      .replaceAll('</testcase>', '</testfall>')
      .replaceAll(/(<testfall [^>]*)\/>/g, '$1></testfall>');
    assert.equal(schema.outcomeOf(Buffer.from(broken)).stage, 'schema', 'the schema can say no');
  } finally {
    schema.dispose();
  }
});

interface SchemaCheck {
  (value: unknown): boolean;
  readonly errors?: readonly object[] | null;
}
type Node = Readonly<Record<string, readonly { readonly '@id'?: string; readonly '@value'?: unknown }[] | undefined>> & {
  readonly '@type'?: readonly string[];
};
interface JsonLd {
  expand(document: unknown, options: object): Promise<readonly Node[]>;
}

/** A report stands for itself: nothing is loaded to understand it. */
function noDocuments(url: string): never {
  throw new Error(`The report refers to a context elsewhere: ${url}`);
}

/** EARL 1.0 Schema, section 2: classes and the number of their properties. */
function assertEarl(nodes: readonly Node[]): void {
  const byId = new Map(nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'] as string, node] as const] : [])));
  const assertions = nodes.filter((node) => node['@type']?.includes(`${EARL}Assertion`));
  assert.ok(assertions.length > 5);
  for (const assertion of assertions) {
    for (const [property, types] of Object.entries(LEADS_TO)) {
      const node = byId.get(idOf(assertion, property));
      assert.ok(
        types.some((type) => node?.['@type']?.includes(EARL + type)),
        `${property} leads to ${String(node?.['@type'])}`,
      );
    }
    const [result, ...others] = (assertion[`${EARL}result`] ?? []) as unknown as readonly Node[];
    assert.ok(result !== undefined && others.length === 0);
    assert.ok(result['@type']?.includes(`${EARL}TestResult`));
    assert.ok(OUTCOMES.includes(idOf(result, 'outcome')));
    for (const mode of assertion[`${EARL}mode`] ?? []) assert.ok(MODES.includes(mode['@id'] ?? ''), mode['@id']);
  }
}

/** What the one value of a property refers to. */
function idOf(node: Node, property: string): string {
  const values = node[EARL + property] ?? [];
  assert.equal(values.length, 1, property);
  return values[0]?.['@id'] ?? '';
}
