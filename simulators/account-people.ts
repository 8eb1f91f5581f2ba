/**
 * Reads the synthetic people and organisations of `fixtures/accounts`. Text is normalised to NFC (SSB 6). The public form is
 * in `src/core/account.ts`; what identifies an account towards services stays here as its seed.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AUTHN_METHODS, DATA_SETS, PERSONA_TRAITS } from '../src/core/account.ts';
import type {
  AccountLevel,
  ActingPerson,
  AuthnMethod,
  CompanyAddress,
  CompanyPersona,
  PersonaMeans,
  PersonaValue,
  PersonPersona,
} from '../src/core/account.ts';
import { ATTRIBUTE_NAMES } from '../src/core/account-attributes.ts';
import type { AttributeName } from '../src/core/account-attributes.ts';
import type { Bilingual } from '../src/core/language.ts';
import { PruefstandError } from '../src/core/errors.ts';
import { parseYamlSource } from '../src/formats/yaml-source.ts';

/** A person with the seed of its account, which no service sees; absent without account. */
export interface AccountPerson extends PersonPersona {
  readonly accountSeed?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const FOLDER = 'fixtures/accounts';
const NOTIFIED: Readonly<Record<string, AccountLevel>> = { low: 1, substantial: 3, high: 4 };
const LEVELS: Readonly<Record<AuthnMethod, AccountLevel>> = { Benutzername: 1, Elster: 3, Diia: 3, Authega: 3, eID: 4, eIDAS: 4, FINK: 4 };

/** The people of `personen.yaml`. @throws ERR_CONFIG_INVALID when the file does not say what it has to */
export function readPeople(): readonly AccountPerson[] {
  return entriesOf('personen.yaml', 'persons').map(personOf);
}

/** The organisations of `firmen.yaml`. @throws ERR_CONFIG_INVALID when the file does not say what it has to */
export function readCompanies(): readonly CompanyPersona[] {
  return entriesOf('firmen.yaml', 'companies').map(companyOf);
}

function entriesOf(file: string, member: string): readonly Fields[] {
  const path = join(packageFolder(), FOLDER, file);
  const { source, problem } = parseYamlSource(readFileSync(path), path, { de: 'Die Liste der Personen', en: 'The list of people' });
  if (source === undefined) throw new PruefstandError('ERR_CONFIG_INVALID', problem.text.en, { place: path });
  const entries = fields(source.value)[member];
  if (!Array.isArray(entries)) throw invalid(path, `there is no list "${member}"`);
  const ids = entries.map((entry) => text(fields(entry), 'id'));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw invalid(path, `"${twice}" is there twice`);
  return entries.map(fields);
}

/** Folder of the package: sources and compiled files lie at different depths. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    try {
      readFileSync(join(folder, FOLDER, 'personen.yaml'));
      return folder;
    } catch (cause) {
      if (dirname(folder) === folder) throw new PruefstandError('ERR_CONFIG_FILE_UNREADABLE', `The folder ${FOLDER} of the package is not there.`, { cause });
      folder = dirname(folder);
    }
  }
}

function personOf(entry: Fields): AccountPerson {
  const id = text(entry, 'id');
  const means = list(entry['means']).map((item) => meansOf(id, item));
  const account = optional(entry, 'account');
  if (account === undefined && means.some(({ isTemporary }) => !isTemporary)) throw invalid(id, 'a lasting login needs an account');
  return {
    kind: 'person',
    id,
    title: titleOf(entry),
    traits: list(entry['traits']).map((trait) => oneOf(id, PERSONA_TRAITS, trait)),
    means,
    values: { ...valuesOf(id, entry, 'identity'), ...valuesOf(id, entry, 'declared'), ...valuesOf(id, entry, 'unproven') },
    ...(account === undefined ? {} : { accountSeed: account }),
  };
}

function meansOf(id: string, item: unknown): PersonaMeans {
  const entry = typeof item === 'string' ? { method: item } : fields(item);
  const method = oneOf(id, AUTHN_METHODS, entry['method']);
  const isTemporary = entry['temporary'] === true;
  const country = optional(entry, 'country');
  const documentType = optional(entry, 'document');
  if ((method === 'eIDAS') !== (country !== undefined)) throw invalid(id, 'eIDAS and nothing else has a country');
  if ((method === 'eID') !== (documentType !== undefined)) throw invalid(id, 'eID and nothing else has a document');
  if (isTemporary && (method === 'Benutzername' || method === 'Diia')) throw invalid(id, `${method} has no temporary login`);
  return {
    id: isTemporary ? `${method}-temporaer` : method,
    method,
    level: levelOf(id, method, entry),
    isTemporary,
    isMultiFactor: method !== 'Benutzername' || entry['factors'] === 2,
    ...(country === undefined ? {} : { country }),
    ...(documentType === undefined ? {} : { documentType }),
  };
}

function levelOf(id: string, method: AuthnMethod, entry: Fields): AccountLevel {
  if (method === 'eIDAS') {
    const level = NOTIFIED[text(entry, 'notified')];
    if (level === undefined) throw invalid(id, 'notified is low, substantial or high');
    return level;
  }
  if (method !== 'FINK') return LEVELS[method];
  const { level } = entry;
  if (level !== 1 && level !== 3 && level !== 4) throw invalid(id, 'FINK has a level 1, 3 or 4');
  return level;
}

function valuesOf(id: string, entry: Fields, origin: PersonaValue['origin']): Partial<Record<AttributeName, PersonaValue>> {
  const given = Object.entries(entry[origin] === undefined ? {} : fields(entry[origin]));
  return Object.fromEntries(given.map(([name, value]) => [oneOf(id, ATTRIBUTE_NAMES, name), { value: normal(id, value), origin }]));
}

function companyOf(entry: Fields): CompanyPersona {
  const id = text(entry, 'id');
  const address = entry['address'];
  const person = entry['actingPerson'];
  return {
    kind: 'company',
    id,
    title: titleOf(entry),
    dataSet: oneOf(id, DATA_SETS, entry['dataSet']),
    personType: oneOf(id, ['NatPers', 'NNatPers'] as const, entry['personType']),
    identificationLevel: oneOf(id, ['substanziell', 'hoch'] as const, entry['identification']),
    isTestAccount: entry['testAccount'] === true,
    values: texts(id, entry['values']),
    ...(address === undefined ? {} : { address: texts(id, address) as unknown as CompanyAddress }),
    ...(person === undefined ? {} : { actingPerson: texts(id, person) as unknown as ActingPerson }),
  };
}

function titleOf(entry: Fields): Bilingual {
  const title = fields(entry['title']);
  return { de: text(title, 'de'), en: text(title, 'en') };
}

function texts(id: string, value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields(value)).map(([name, item]) => [name, normal(id, item)]));
}

function normal(id: string, value: unknown): string {
  if (typeof value !== 'string') throw invalid(id, 'values are texts; numbers need quotes');
  return value.normalize('NFC');
}

function text(entry: Fields, name: string): string {
  const value = entry[name];
  if (typeof value !== 'string' || value === '') throw invalid(name, 'a text is missing');
  return value;
}

function optional(entry: Fields, name: string): string | undefined {
  return entry[name] === undefined ? undefined : text(entry, name);
}

function oneOf<T extends string>(id: string, known: readonly T[], value: unknown): T {
  const found = known.find((item) => item === value);
  if (found === undefined) throw invalid(id, `"${String(value)}" is none of ${known.join(', ')}`);
  return found;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw invalid('entry', 'an object is missing');
  return value as Fields;
}

function invalid(place: string, reason: string): PruefstandError {
  return new PruefstandError('ERR_CONFIG_INVALID', `The list of people cannot be used: ${reason}.`, { place });
}
