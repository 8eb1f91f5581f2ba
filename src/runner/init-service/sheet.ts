/**
 * A target file written down as the sheet it will be: every line is YAML behind one sign that says what becomes of it. Descriptions come from the
 * schema of the file, so that file, editor and error tell the same.
 */
import type { Language } from '../../core/language.ts';
import { describeSchemaMember } from '../../formats/shape-words.ts';
import type { JsonObject } from '../../formats/json.ts';
import { memberOf, switchedOff } from '../init-sheet.ts';

/**
 * `=` as it is, `*` with its description above, `?` with its description and as a comment that only has to be switched on, `-` as such a
 * comment without one. What follows is YAML; members are told apart by their indentation.
 */
export type SheetLine = `${'=' | '*' | '?' | '-'}${string}`;

/** The lines of the file. */
export function sheetLines(schema: JsonObject, language: Language, lines: readonly SheetLine[]): readonly string[] {
  const member = memberOf((pointer) => describeSchemaMember(schema, pointer));
  let switched: string | undefined;
  const open: { readonly indent: string; readonly name: string }[] = [];
  return lines.flatMap((line) => {
    const [sign, text] = [line[0], line.slice(1)];
    const indent = /^ */.exec(text)?.[0] ?? '';
    while ((open.at(-1)?.indent.length ?? -1) >= indent.length) open.pop();
    open.push({ indent, name: text.trim().split(':', 1)[0] ?? '' });
    if (sign === '=' || sign === '*') switched = undefined;
    else if (sign === '?' || switched === undefined) switched = indent;
    const described = sign === '*' || sign === '?';
    const written = described ? member(`/${open.map(({ name }) => name).join('/')}`, text.slice(indent.length), language, indent) : [text];
    return switched === undefined ? written : switchedOff(switched, written);
  });
}
