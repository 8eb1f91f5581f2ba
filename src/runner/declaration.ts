/**
 * Declarations from disk: the proforma beside a profile, a vendor's file, and what both mean for a run against a target.
 * What is inside is read and reviewed by src/declaration.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Declaration, Proforma, StaticReview } from '../core/declaration.ts';
import type { Bilingual } from '../core/language.ts';
import { severityOf } from '../core/policy.ts';
import type { Severity } from '../core/verdict.ts';
import { parseProforma, readDeclaration, readDraft, reviewDeclaration, selectionOf } from '../declaration/index.ts';
import type { DeclarationReading, DraftReading, ReviewTarget, Selection } from '../declaration/index.ts';
import type { JsonObject } from '../formats/json.ts';
import { catalogueOf, loadProfile, selectRequirements } from './catalogue.ts';
import { packageRoot } from './environment.ts';
import { readNamed } from './named-file.ts';
import { errorOf, TranslatedError } from '../core/translated-error.ts';

const MAX_SIZE_BYTES = 1_048_576;

/** A declaration as a run takes it: read, reviewed against the target, and what it leaves out. */
export interface DeclaredRun {
  readonly declaration: Declaration;
  readonly review: StaticReview;
  readonly selection: Selection;
}

/** The declaration of the embedded reference of a profile, taken when a run names no target. */
export function referenceDeclarationFile(profile: string): string {
  return join(packageRoot(), 'fixtures/declaration', `${profile}.yaml`);
}

/** The proforma of a profile. @returns undefined when the profile has none */
export function loadProforma(profile: string): Proforma | undefined {
  const file = join(packageRoot(), 'profiles', `${profile}.ics.yaml`);
  if (!/^[a-z0-9-]+$/.test(profile) || !existsSync(file)) return undefined;
  return parseProforma(readFileSync(file, 'utf8'), schemaFile('proforma/proforma-1'), file);
}

/** The schema of declarations as data. */
export function declarationSchema(): JsonObject {
  return schemaFile('declaration/declaration-1');
}

function schemaFile(name: string): JsonObject {
  return JSON.parse(readFileSync(join(packageRoot(), 'schemas', `${name}.schema.json`), 'utf8')) as JsonObject;
}

/**
 * Reads a vendor's declaration; nothing is written.
 * @param file absolute path; places show it
 * @throws ERR_CONFIG_FILE_UNREADABLE
 */
export function readDeclarationFile(file: string): DeclarationReading {
  return readDeclaration(readBytes(file), { file, schema: declarationSchema(), proformaOf: loadProforma });
}

/** Reads what is there of a declaration. @throws ERR_CONFIG_FILE_UNREADABLE */
export function readDraftFile(file: string): DraftReading {
  return readDraft(readBytes(file), { file, schema: declarationSchema() });
}

/**
 * Reads and reviews a declaration for a run.
 * @param profile the profile that is run
 * @throws ERR_CONFIG_... the first problem of the file, or that it was declared for another profile
 */
export function loadDeclaration(file: string, profile: string, target: ReviewTarget): DeclaredRun {
  const { declaration, proforma, problems } = readDeclarationFile(file);
  const [first] = problems ?? [];
  if (first !== undefined) throw errorOf(first);
  if (declaration === undefined) throw new TypeError('A declaration without problems was not read.');
  if (declaration.profile !== profile) throw otherProfile(file, declaration.profile, profile);
  const review = reviewDeclaration(declaration, { proforma, whenBroken: policyOf(profile), target });
  return { declaration, review, selection: selectionOf(review, proforma) };
}

/** What a broken requirement of a profile means. An unknown one costs nothing. */
export function policyOf(id: string): (requirement: string) => Severity {
  const profile = loadProfile(id);
  const requirements = selectRequirements(catalogueOf(profile), profile);
  const severities = new Map(requirements.map((requirement) => [requirement.id, severityOf(profile.policy, requirement)]));
  return (requirement) => severities.get(requirement) ?? 'observation';
}

function otherProfile(file: string, declared: string, run: string): TranslatedError {
  return new TranslatedError(
    'ERR_CONFIG_INVALID',
    {
      de: `Die Erklärung gilt dem Profil „${declared}“; geprüft wird „${run}“.`,
      en: `The declaration is for the profile "${declared}"; the run is of "${run}".`,
    },
    {
      place: `${file} (/profile)`,
      mend: { de: 'Eine Erklärung zu dem Profil nennen, das geprüft wird.', en: 'Name a declaration for the profile that is run.' },
    },
  );
}

function readBytes(file: string): Uint8Array {
  const mend: Bilingual = {
    de: 'Den Pfad prüfen; „pruefstand declare“ füllt eine Erklärung im Gespräch aus, mit --template entsteht eine leere.',
    en: 'Check the path; "pruefstand declare" fills in a declaration in dialogue, with --template an empty one is made.',
  };
  return readNamed(file, { de: 'Die Erklärung', en: 'The declaration' }, { maxBytes: MAX_SIZE_BYTES, mend });
}
