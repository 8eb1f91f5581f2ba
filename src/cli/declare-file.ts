/** The file of a declaration on the command line: what it starts from, an empty one, and writing it so that nothing is lost. */
import { existsSync } from 'node:fs';
import type { Proforma } from '../core/declaration.ts';
import { declarationText, suggestionsFrom } from '../declaration/index.ts';
import type { DeclarationDraft, Suggestion } from '../declaration/index.ts';
import { loadProfile, profileIds } from '../runner/catalogue.ts';
import { declarationSchema, loadProforma, readDraftFile } from '../runner/declaration.ts';
import { writeNamed } from '../runner/named-file.ts';
import type { LoadedTarget } from '../runner/run-options.ts';
import { errorOf, TranslatedError } from '../core/translated-error.ts';
import { meantAmong } from './arguments.ts';
import type { Session } from './session.ts';

const DEFAULT_PROFILE = 'fit-connect-fachverfahren';

/** The proforma of the profile that is asked for, of the target, of the draft, or the only one. */
export function proformaFor({ profile }: { readonly profile?: string }, target: LoadedTarget | undefined, draft: DeclarationDraft): Proforma {
  const id = profile ?? target?.target.profile ?? draft.profile ?? DEFAULT_PROFILE;
  const proforma = loadProforma(id);
  if (proforma !== undefined) return proforma;
  const known = profileIds().filter((known) => loadProforma(known) !== undefined);
  throw new TranslatedError(
    'ERR_CONFIG_PROFILE_UNKNOWN',
    { de: `Zu einem Profil „${id}“ gibt es keinen Fragebogen.`, en: `There is no proforma for a profile "${id}".` },
    { mend: meantAmong(id, known) },
  );
}

/** The role of a profile as a product would be named, `onlinedienst-kette` as `Onlinedienst-Kette`. */
export function roleFor({ profile }: Proforma): string {
  return loadProfile(profile).role.replaceAll(/(?<=^|-)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** What a target knows is entered already; everything else is empty. */
export function writeTemplate(path: string, proforma: Proforma, target: LoadedTarget | undefined, session: Session): void {
  if (existsSync(path))
    throw new TranslatedError(
      'ERR_CONFIG_EXISTS',
      { de: 'Die Datei gibt es schon; nichts wurde geschrieben.', en: 'The file exists already; nothing was written.' },
      { place: path, mend: { de: 'Einen anderen Namen angeben.', en: 'Give another name.' } },
    );
  const answers = [...suggestionsOf(proforma, target)].flatMap(([item, { support, value }]) =>
    support === undefined ? [] : [{ item, support, ...(value === undefined ? {} : { value }) }],
  );
  save(path, { ...startOf({}, target), answers }, proforma, session);
}

/** What a target file suggests, by item. */
export function suggestionsOf(proforma: Proforma, target: LoadedTarget | undefined): ReadonlyMap<string, Suggestion> {
  return target?.room !== 'fit-connect'
    ? new Map()
    : suggestionsFrom(proforma, { target: target.target, maxAttachmentBytes: target.samples.maxAttachmentBytes });
}

/** Product facts of the target where the draft has none. */
export function startOf(draft: DeclarationDraft, target: LoadedTarget | undefined): DeclarationDraft {
  if (target === undefined) return draft;
  const { name, version, vendor } = target.target.product;
  return { ...draft, product: { name, version, vendor: { name: vendor }, ...draft.product } };
}

/** What an earlier dialogue or a template left. @throws ERR_CONFIG_... */
export function draftOf(path: string): DeclarationDraft {
  const { draft, problems } = readDraftFile(path);
  const [first] = problems ?? [];
  if (first !== undefined) throw errorOf(first);
  return draft ?? {};
}

/** @throws ERR_CONFIG_OUTPUT_UNWRITABLE; what was there before is as it was */
export function save(path: string, draft: DeclarationDraft, proforma: Proforma, { language }: Session): void {
  const text = declarationText(draft, { proforma, schema: declarationSchema(), language });
  const mend = { de: 'Eine Datei in einem Ordner nennen, in den geschrieben werden darf.', en: 'Name a file in a folder that can be written.' };
  writeNamed(path, text, { de: 'Die Erklärung', en: 'The declaration' }, mend);
}
