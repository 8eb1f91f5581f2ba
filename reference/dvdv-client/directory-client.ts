/** The client of the directory: what is asked, and what an answer says. Many questions at once go as batches of at most 200. */
import type { Config } from './config.ts';
import type { Faults } from './faults.ts';
import type { HttpAnswer } from './http.ts';
import { FUNCTIONS } from './requests.ts';
import type { Requests } from './requests.ts';

const MOST_IN_BATCH = 200;

/** What a look-up came to. */
export type Answered =
  { readonly kind: 'found'; readonly value: unknown } | { readonly kind: 'nothing' } | { readonly kind: 'failed'; readonly reason: string };

export interface ServiceRequest {
  readonly organizationKey: string;
  readonly serviceSpecificationUri: string;
}

export interface DirectoryClient {
  findService(request: ServiceRequest): Promise<Answered>;
  /** Results in the order of the requests. */
  findServices(requests: readonly ServiceRequest[]): Promise<readonly Answered[]>;
  /** @returns undefined when the directory could not tell */
  verifyCategory(fingerPrint: string, category: string): Promise<boolean | undefined>;
}

/** A client that asks by the given requests. */
export function createDirectoryClient({ faults }: Config, { single, batch }: Requests): DirectoryClient {
  return {
    findService: async (request) => readSingle(await single(FUNCTIONS.service, sent(request, faults)), faults),
    async findServices(requests) {
      const results: Answered[] = [];
      const size = faults.has('batch-of-any-size') ? requests.length : MOST_IN_BATCH;
      for (let start = 0; start < requests.length; start += size) {
        const part = requests.slice(start, start + size);
        results.push(
          ...readBatch(
            await batch(
              FUNCTIONS.service,
              part.map((request) => sent(request, faults)),
            ),
            part.length,
            faults,
          ),
        );
      }
      return results;
    },
    async verifyCategory(fingerPrint, category) {
      const answered = readSingle(await single(FUNCTIONS.verify, { fingerPrint, category }), faults);
      if (answered.kind !== 'found') return undefined;
      const { verifyCategory } = answered.value as { readonly verifyCategory?: unknown };
      return typeof verifyCategory === 'boolean' ? verifyCategory : undefined;
    },
  };
}

function sent(request: ServiceRequest, faults: Faults): ServiceRequest {
  const { organizationKey: key } = request;
  if (faults.has('key-without-prefix')) return { ...request, organizationKey: key.slice(key.indexOf(':') + 1) };
  return faults.has('key-lower-cased') ? { ...request, organizationKey: key.toLowerCase() } : request;
}

/** 204 and 404 both say that there is nothing. */
function readSingle(answer: HttpAnswer | undefined, faults: Faults): Answered {
  if (answer === undefined) return { kind: 'failed', reason: 'no-answer' };
  const { status, body } = answer;
  const isMiss = (status === 204 && !faults.has('miss-204-as-failure')) || (status === 404 && !faults.has('miss-404-as-failure'));
  if (isMiss) return { kind: 'nothing' };
  const value = status === 200 ? parse(body) : undefined;
  return typeof value === 'object' && value !== null ? { kind: 'found', value } : { kind: 'failed', reason: `status-${status}` };
}

/** Results come in the order of the requests, misses as null. */
function readBatch(answer: HttpAnswer | undefined, count: number, faults: Faults): readonly Answered[] {
  const value = answer?.status === 200 ? parse(answer.body) : undefined;
  const results: readonly unknown[] = Array.isArray(value) ? value : [];
  if (results.length !== count) return Array.from({ length: count }, () => ({ kind: 'failed', reason: `status-${answer?.status ?? 0}` }));
  const read = results.map((entry): Answered => (entry === null ? { kind: 'nothing' } : { kind: 'found', value: entry }));
  if (!faults.has('batch-misses-skipped')) return read;
  const hits = read.filter(({ kind }) => kind === 'found');
  return read.map((_, index) => hits[index] ?? { kind: 'nothing' });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
