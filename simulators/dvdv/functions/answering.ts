/** From a request to its answer: read, hold to the limits, look up, alone or as a batch. */
import type { RawHeader } from '../../../src/core/exchange.ts';
import { empty, json } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { headerValue, isMediaType } from '../call.ts';
import type { Remembered } from '../answer-cache.ts';
import type { Call } from '../call.ts';
import type { ViewContext } from '../directory/views.ts';
import { problem } from '../problems.ts';
import { readBatch, readQuery, requireMembers, unreadable } from './request.ts';
import type { Asked } from './request.ts';
import type { DirectoryFunction, Found } from './table.ts';

/** Looks up; a fault may ask for the state of another time. */
export type LookUp = (contextChange?: Partial<ViewContext>) => Answer;

/** Reads a single request and notes it. @returns carries it out */
export function openSingle(call: Call, { name, needs, find }: DirectoryFunction): LookUp {
  if (needs === undefined) return (change) => answerOne(call, name, {}, find, change);
  const { view, value } = readQuery(call.query);
  call.notes.query = view;
  if (value === undefined) return () => unreadable('request_json fehlt oder ist kein JSON-Objekt');
  call.notes.requests = [value];
  return (change) => {
    const asked = requireMembers(value, needs);
    return asked.value === undefined ? asked.refusal : answerOne(call, name, asked.value, find, change);
  };
}

/** Reads a batch and notes it. @returns carries it out */
export function openBatch(call: Call, { needs = [], find }: DirectoryFunction): LookUp {
  const batch = readBatch(call.body);
  if (batch.value !== undefined) call.notes.requests = batch.value;
  return (change) => {
    if (!isMediaType(headerValue(call, 'content-type'), 'application/json')) return problem('content-type-wrong', 'Ein Stapel ist application/json.');
    if (batch.value === undefined) return batch.refusal;
    const all: Asked[] = [];
    for (const request of batch.value) {
      const asked = requireMembers(request, needs);
      if (asked.value === undefined) return asked.refusal;
      all.push(asked.value);
    }
    const context = contextOf(call, change);
    const results = all.map((asked) => find(asked, context));
    call.notes.outcomes = results.map((result) => (isHit(result) ? 'hit' : 'miss'));
    return json(results.map((result) => (result.kind === 'found' ? result.value : null)));
  };
}

function contextOf({ tenant }: Call, change: Partial<ViewContext> = {}): ViewContext {
  return { directory: tenant.directory, now: tenant.clock.now(), form: tenant.form, ...change };
}

function isHit(result: Found): boolean {
  return result.kind === 'found' && result.isHit;
}

/** Looks up, or takes what was found before. */
function answerOne(call: Call, name: string, asked: Asked, find: DirectoryFunction['find'], change: Partial<ViewContext> | undefined): Answer {
  const context = contextOf(call, change);
  const make = (): Remembered => {
    const result = find(asked, context);
    return { answer: answerOf(result, call.tenant.form.misses), outcomes: [isHit(result) ? 'hit' : 'miss'] };
  };
  const { answer, outcomes } = change === undefined ? call.tenant.answers.find(`${name}?${call.query}`, context, make) : make();
  call.notes.outcomes = outcomes;
  return answer;
}

/** Nothing valid is answered 404 or 204, both are documented; the header that warns of an invalid entry goes with 204 alone. */
function answerOf(result: Found, misses: 404 | 204): Answer {
  if (result.kind === 'found') return json(result.value);
  if (result.kind === 'none') return empty(404);
  if (result.outdated !== undefined) return empty(204, [warning(result.outdated)]);
  return misses === 204 ? empty(204) : problem('not-found', result.detail);
}

/** An encoded word. @spec RFC 2047, section 4.1 */
function warning(text: string): RawHeader {
  return ['dvdv-warning-msg', `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`];
}
