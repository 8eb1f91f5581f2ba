/**
 * The log of a register: one JSON object a line, each bound to the line above by its digest, so that a line changed,
 * removed or moved later is noticed, unless it is among the last and nothing follows it. The log is replaced as a whole file, which is
 * the moment a change counts.
 */
import eventSchema from '../../schemas/register/register-event-1.schema.json' with { type: 'json' };
import { canonicalJson } from '../formats/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { decodeUtf8, parseJson } from '../formats/json.ts';
import type { EventDraft, RegisterEvent } from './model.ts';
import { brokenRegister } from './register-error.ts';

const NO_LINE = '0'.repeat(64);

/**
 * Reads the log.
 * @param place path of the file, for messages
 * @throws ERR_CONFIG_INVALID with the line
 */
export function readEventLog(bytes: Uint8Array, place: string): readonly RegisterEvent[] {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw brokenRegister({ de: 'Das Protokoll ist nicht in UTF-8 geschrieben.', en: 'The log is not written in UTF-8.' }, place);
  const validate = compileSchema(eventSchema);
  const events: RegisterEvent[] = [];
  let previous = NO_LINE;
  for (const line of text === '' ? [] : text.replace(/\n$/, '').split('\n')) {
    const at = `${place}:${events.length + 1}`;
    const value = parseJson(line)?.value;
    const [problem] = validate(value);
    if (problem !== undefined)
      throw brokenRegister(
        { de: `Die Zeile ist kein Ereignis: ${problem.pointer} ${problem.message}.`, en: `The line is no event: ${problem.pointer} ${problem.message}.` },
        at,
      );
    const event = value as RegisterEvent;
    requireNext(event, events.at(-1), previous, at);
    events.push(event);
    previous = sha256Hex(line);
  }
  return events;
}

function requireNext(event: RegisterEvent, before: RegisterEvent | undefined, previous: string, at: string): void {
  const isNext = event.sequence === (before?.sequence ?? 0) + 1 && event.previous === previous;
  if (!isNext)
    throw brokenRegister({ de: 'Das Protokoll wurde vor dieser Zeile nachträglich verändert.', en: 'The log was changed afterwards before this line.' }, at);
  if (before !== undefined && Date.parse(event.instant) < Date.parse(before.instant))
    throw brokenRegister({ de: 'Die Zeile ist älter als die Zeile darüber.', en: 'The line is older than the one above.' }, at);
}

/** The text of the log with further events. */
export function appendedLog(events: readonly RegisterEvent[], drafts: readonly EventDraft[]): string {
  const lines = events.map(lineOf);
  for (const draft of drafts) {
    const last = lines.at(-1);
    lines.push(lineOf({ ...draft, sequence: lines.length + 1, previous: last === undefined ? NO_LINE : sha256Hex(last) }));
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** Canonical, so that a line read and written again is the same line. */
function lineOf(event: RegisterEvent): string {
  return canonicalJson(event);
}
