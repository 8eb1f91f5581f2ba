/** Answers in the documented form, judged by the schemas that the published description gives them. */
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { CallView, DvdvControl } from '../../../simulators/dvdv/index.ts';

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>>;
}

/** Batches whose schema is that of a single answer. */
const ONE_FOR_SEVERAL = /^batch-(?:find-authority-description|find-organizations|find-service)/;

/**
 * Judges the last look-up of each function and status that has a schema.
 * @returns a sentence for each flaw; empty when every function was seen and every answer is as described
 */
export async function publishedFlaws(control: DvdvControl, text: string): Promise<readonly string[]> {
  const description = parse(text) as Description;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(description, 'description');
  const calls = await control.calls({});
  const flaws: string[] = [];
  for (const path of Object.keys(description.paths)) {
    const ofPath = calls.filter((call) => pathOf(call) === path);
    if (ofPath.length === 0) flaws.push(`${path} was not called`);
    for (const call of lastByStatus(ofPath)) {
      if (ONE_FOR_SEVERAL.test(call.operation)) continue;
      const body = Buffer.from(await control.body(call.exchange, 'response')).toString('utf8');
      const pointer = schemaOf(description, path, call.status);
      if (pointer === undefined || body === '') continue;
      const validate = ajv.compile({ $ref: `description${pointer}` });
      if (!validate(JSON.parse(body))) flaws.push(`${path} ${call.status}: ${ajv.errorsText(validate.errors)}`);
    }
  }
  return flaws;
}

function lastByStatus(calls: readonly CallView[]): readonly CallView[] {
  return [...new Map(calls.map((call) => [call.status, call])).values()];
}

/** As the description writes it. */
function pathOf({ operation, function: name }: CallView): string {
  if (operation === 'token') return '/extern/standaloneauth/token';
  return `/{entryPath}/v2/${operation.startsWith('batch-') ? 'batch/' : ''}${name ?? operation}`;
}

/** @returns where the schema stands, undefined for a status without one */
function schemaOf({ paths }: Description, path: string, status: number): string | undefined {
  for (const [method, { responses }] of Object.entries(paths[path] ?? {}))
    for (const [type, { schema }] of Object.entries(responses[status]?.content ?? {}))
      if (schema !== undefined) return `#/${['paths', path, method, 'responses', status, 'content', type, 'schema'].map(escaped).join('/')}`;
  return undefined;
}

/** @spec RFC 6901 in a URI fragment */
function escaped(part: string | number): string {
  return encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
}
