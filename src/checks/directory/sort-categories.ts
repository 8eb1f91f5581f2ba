/** The tree is in alphabetical order since 2.15.0. Only what is wrong in every usual order counts. Clause: DVDV2 API 2.15.0, categories. */
import { parseJson } from '../../formats/json.ts';
import { broken, note } from '../flaw.ts';
import { jsonOf, textAt } from './answer-reading.ts';
import { contentRule } from './answer-rule.ts';
import { siblingsIn } from './category-tree.ts';
import type { SeenAnswer } from './subject.ts';

/** @requirement DVDV-DIR-032 */
export const sortCategories = contentRule('DVDV-DIR-032', 'sort-categories', 'categories', (tree, _, { answers }) => {
  const version = answers.map(versionIn).find((told) => told !== undefined);
  if (version !== undefined && isBefore(version)) return [note('order-not-due', { params: { version } })];
  const pair = siblingsIn(tree)
    .flatMap((names) => names.slice(1).map((name, index) => [names[index] ?? '', name] as const))
    .find(([before, after]) => ORDERS.every((order) => order(before, after) > 0));
  return pair === undefined ? [] : [broken('categories-unordered', { params: { before: pair[0], after: pair[1] }, at: 'response/body' })];
});

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** What people may call alphabetical. */
const ORDERS: readonly ((a: string, b: string) => number)[] = [byCode, (a, b) => byCode(a.toLowerCase(), b.toLowerCase()), (a, b) => a.localeCompare(b, 'de')];

function versionIn(answer: SeenAnswer): string | undefined {
  if (answer.function !== 'version') return undefined;
  const told = jsonOf(answer)?.value;
  return textAt(typeof told === 'string' ? parseJson(told)?.value : told, 'version');
}

/** Whether the software is older than the rule. */
function isBefore(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  return major !== undefined && minor !== undefined && (Number(major) < 2 || (Number(major) === 2 && Number(minor) < 15));
}
