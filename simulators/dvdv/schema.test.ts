/** Every answer of the simulator against the schemas of `schemas/dvdv`, for every entry of the country, in the observed form. */
import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileSchema } from '../../src/formats/json-schema.ts';
import { FUNCTIONS } from './functions/table.ts';
import { ask, askBatch, assertionOf, createStand, formOf, INTERN, KITA_KEY, loginOf, requestToken } from './test-stand.ts';

const folder = new URL('../../schemas/dvdv/', import.meta.url);
const schemas = new Map(
  readdirSync(folder).flatMap((file): [string, object][] => {
    const name = /^(.+)-2\.schema\.json$/.exec(file)?.[1];
    return name === undefined ? [] : [[name, JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object]];
  }),
);
const stand = await createStand();
const { organizations, specifications, elements, certificates } = stand.country.directory;

function problemsOf(name: string, value: unknown): readonly string[] {
  const schema = schemas.get(name);
  if (schema === undefined) throw new Error(`There is no schema "${name}".`);
  const references = [...schemas].flatMap(([other, document]) => (other === name ? [] : [document]));
  return compileSchema(schema, { references, isOwn: true })(value).map(({ pointer, message }) => `${name} ${pointer}: ${message}`);
}

/** One request for every organisation with each of its services, and for elements of every kind. */
function everything(): readonly Readonly<Record<string, string>>[] {
  const fingerprints = stand.country.logins.map(({ fingerprint }) => fingerprint);
  return organizations.flatMap(({ keys, category, clientCertificates = [], services = [] }, index) => {
    const element = elements[index % elements.length];
    const common = {
      organizationKey: keys[0] ?? '',
      category,
      fingerPrint: clientCertificates[0] ?? fingerprints[0] ?? '',
      serviceElementType: element?.type ?? 'TEXT',
      parameterType: 'URI',
      parameterValue: element?.uri ?? 'x',
    };
    return services.length === 0
      ? [{ ...common, serviceSpecificationUri: specifications[0]?.uri ?? '' }]
      : services.map(({ specificationUri }) => ({ ...common, serviceSpecificationUri: specificationUri }));
  });
}

test('every function answers as its schema has it, for every entry', async () => {
  const requests = everything();
  ok(requests.length > 400 && certificates.length > 200);
  for (const { name, operation, needs, hasBatch } of FUNCTIONS) {
    for (const request of needs === undefined ? [undefined] : requests.slice(0, hasBatch ? 20 : undefined)) {
      const answer = await ask(stand, name, request);
      if (answer.status === 200) deepEqual(problemsOf(operation, await answer.json()), []);
      else if (answer.headers.get('content-type') === 'application/problem+json') deepEqual(problemsOf('problem', await answer.json()), []);
    }
    for (let start = 0; hasBatch && start < requests.length; start += 200) {
      const batch = requests.slice(start, start + 200);
      deepEqual(problemsOf('batch-request', batch), []);
      deepEqual(problemsOf(`batch-${operation}`, await (await askBatch(stand, name, batch)).json()), []);
    }
  }
});

test('tokens and problems answer as their schemas have it', async () => {
  const answer = await requestToken(stand, formOf(assertionOf(loginOf(stand.country, 'portal-login'))));
  deepEqual(problemsOf('token', await answer.json()), []);
  const problems = [
    await requestToken(stand, ''),
    await ask(stand, 'verifycategory', '{'),
    await ask(stand, 'verifycategory', {}),
    await ask(stand, 'findauthoritydescription', { organizationKey: KITA_KEY, category: 'Niemand' }),
    await ask(stand, 'nothing', {}, { base: INTERN }),
  ];
  for (const problem of problems) deepEqual(problemsOf('problem', await problem.json()), []);
});
