/** Paging of lists: `limit` 1 to 500, default 100; `offset` from 0, default 0 (Submission API 1.1.3, parameters). */
import type { Call } from '../call.ts';
import { problem } from '../problems.ts';
import type { Answer } from '../answer.ts';

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

const FIRST_PAGE: Page = { limit: 100, offset: 0 };
const MAX_OFFSET = 2_147_483_647;

/** Reads the page a request asks for. @returns a refusal (400) for values out of range */
export function readPage(call: Call): Page | Answer {
  if (call.query === '') return FIRST_PAGE;
  const query = new URLSearchParams(call.query);
  const limit = integerOf(query.get('limit'), 100, 1, 500);
  const offset = integerOf(query.get('offset'), 0, 0, MAX_OFFSET);
  if (limit === undefined) return problem('request-malformed', 'The parameter limit is no integer from 1 to 500.');
  if (offset === undefined) return problem('request-malformed', 'The parameter offset is no integer from 0 on.');
  return { limit, offset };
}

/** Whether reading the page ended in a refusal. */
export function isRefusal(page: Page | Answer): page is Answer {
  return 'status' in page;
}

/** A page of a list with its counts. @param name member that holds the items */
export function listOf(name: string, items: readonly unknown[], { offset }: Page, totalCount: number): Record<string, unknown> {
  return { count: items.length, offset, totalCount, [name]: items };
}

/** The items of a page out of something iterable, without building the whole list. */
export function* pageOf<T>(items: Iterable<T>, { limit, offset }: Page): Generator<T> {
  let index = 0;
  for (const item of items) {
    if (index >= offset + limit) return;
    if (index >= offset) yield item;
    index += 1;
  }
}

function integerOf(text: string | null, fallback: number, min: number, max: number): number | undefined {
  if (text === null) return fallback;
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}
