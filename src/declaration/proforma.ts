/**
 * The proforma of an implementation conformance statement: data beside a profile, read and checked here. A proforma that
 * contradicts itself is our mistake, so it is an error of the catalogue and never a problem of a vendor's declaration.
 */
import { PruefstandError } from '../core/errors.ts';
import type { Proforma, ProformaItem } from '../core/declaration.ts';
import { sha256Hex } from '../formats/hash.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { yamlLibrary } from '../formats/yaml-library.ts';
import { itemsOf, parseFormula } from './formula.ts';
import type { Formula } from './formula.ts';

/**
 * Reads a proforma.
 * @param text the YAML file
 * @param schema schemas/proforma/proforma-1.schema.json as data
 * @param place the file, for the error
 * @throws ERR_CATALOGUE_INVALID naming the first thing that is wrong
 */
export function parseProforma(text: string, schema: object, place: string): Proforma {
  const value: unknown = readYaml(text, place);
  const [problem] = compileSchema(schema, { isOwn: true })(value);
  if (problem !== undefined) throw invalid(`${problem.pointer === '' ? 'it' : problem.pointer} ${problem.message}`, place);
  const proforma = { ...(value as Omit<Proforma, 'sha256'>), sha256: sha256Hex(text) };
  const [contradiction] = contradictionsIn(proforma);
  if (contradiction !== undefined) throw invalid(contradiction, place);
  return proforma;
}

function readYaml(text: string, place: string): unknown {
  try {
    return yamlLibrary().parse(text) as unknown;
  } catch (cause) {
    throw invalid('it is no valid YAML', place, cause);
  }
}

function invalid(why: string, place: string, cause?: unknown): PruefstandError {
  return new PruefstandError('ERR_CATALOGUE_INVALID', `The proforma cannot be used: ${why}.`, { place, ...(cause === undefined ? {} : { cause }) });
}

/** The condition of an item. @returns undefined for items without one */
export function conditionOf({ status }: ProformaItem): Formula | undefined {
  return status.kind === 'conditional' ? parseFormula(status.when).formula : undefined;
}

/** What a schema cannot say. @returns sentences without full stop, empty for a sound proforma */
function contradictionsIn(proforma: Proforma): readonly string[] {
  const ids = proforma.items.map(({ id }) => id);
  const groups = proforma.groups.map(({ id }) => id);
  return [
    ...twice(ids).map((id) => `the item ${id} is there twice`),
    ...twice(groups).map((id) => `the group ${id} is there twice`),
    ...twice(proforma.items.flatMap(({ requirements }) => requirements)).map((id) => `the requirement ${id} belongs to two items`),
    ...twice(proforma.items.flatMap(({ capability }) => capability ?? [])).map((name) => `the capability ${name} belongs to two items`),
    ...proforma.items.flatMap(({ id, group }) => (groups.includes(group) ? [] : [`${id} is in the group ${group}, which does not exist`])),
    ...proforma.items.flatMap((item) => formulaProblems(item, proforma)),
    ...choiceProblems(proforma),
  ];
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** A formula names plain items or choices only, so that no condition can depend on itself. */
function formulaProblems({ id, status }: ProformaItem, { items }: Proforma): readonly string[] {
  if (status.kind !== 'conditional') return [];
  const { formula, problem } = parseFormula(status.when);
  if (formula === undefined) return [`the formula of ${id} cannot be read: ${problem}`];
  return itemsOf(formula).flatMap((named) => {
    const item = items.find((candidate) => candidate.id === named);
    if (item === undefined) return [`the formula of ${id} names ${named}, which does not exist`];
    return item.status.kind === 'conditional' ? [`the formula of ${id} names ${named}, which is conditional itself`] : [];
  });
}

function choiceProblems({ items }: Proforma): readonly string[] {
  const choices = items.flatMap(({ status }) => (status.kind === 'choice' ? [status] : []));
  return [...new Set(choices.map(({ group }) => group))].flatMap((group) => {
    const members = choices.filter((choice) => choice.group === group);
    if (members.length < 2) return [`the choice o.${group} has one item only`];
    return new Set(members.map(({ exactlyOne = false }) => exactlyOne)).size > 1 ? [`the items of the choice o.${group} differ in exactlyOne`] : [];
  });
}
