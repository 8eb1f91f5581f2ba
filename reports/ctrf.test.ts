/** `ctrf-report.json` has the members the format wants, and counts what it lists. */
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { ctrfWriter } from './ctrf.ts';
import { readExample } from './golden/example.ts';

interface CtrfTest {
  readonly name: string;
  readonly status: string;
  readonly rawStatus: string;
  readonly message?: string;
  readonly retries?: number;
  readonly retryAttempts?: readonly { readonly status: string }[];
}

interface CtrfReport {
  readonly results: { readonly summary: Readonly<Record<string, number>>; readonly tests: readonly CtrfTest[] };
}

const example = readExample();

function report(result = example): CtrfReport {
  return JSON.parse(ctrfWriter.write(result, { language: 'de' })[0]?.content ?? '') as CtrfReport;
}

const { summary, tests } = report().results;

test('the report has the shape of the format', () => {
  const ajv = new Ajv2020({ allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(new URL('shapes/ctrf.schema.json', import.meta.url), 'utf8')) as object);
  validate(report());
  deepStrictEqual(validate.errors, null);
  validate(report({ ...example, cases: [], suite: { name: 'pruefstand', version: '0' } }));
  deepStrictEqual(validate.errors, null);
});

test('the summary counts the tests listed', () => {
  for (const status of ['passed', 'failed', 'skipped', 'pending', 'other'])
    strictEqual(summary[status], tests.filter((entry) => entry.status === status).length, status);
  strictEqual(summary['tests'], example.cases.length);
  strictEqual(summary['start'], Date.parse(example.run.startedAt));
});

test('remarks pass with a message, our verdict is kept', () => {
  const remarked = tests.find(({ name }) => name.startsWith('Nach 409'));
  strictEqual(remarked?.status, 'passed');
  strictEqual(remarked.rawStatus, example.cases.find(({ name }) => name === remarked.name)?.verdict);
  strictEqual(remarked.message, 'FC-SUB-041 (Hinweis): Nach 409 wurde dasselbe Ereignis noch zweimal gesendet.');
});

test('repeated attempts are all listed; differing ones are neither passed nor failed', () => {
  const unsteady = tests.find(({ name }) => name.startsWith('Das Ereignis hat'));
  strictEqual(unsteady?.status, 'other');
  deepStrictEqual(
    unsteady.retryAttempts?.map(({ status }) => status),
    ['passed', 'failed'],
  );
  strictEqual(unsteady.retries, 1);
});
