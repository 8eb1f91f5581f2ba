/**
 * The dialogue of `declare`: asks for product, every item and who declares. Each answer is handed on as soon as it is given,
 * so that whoever ends it, or is ended, loses nothing.
 */
import type { DeclarationDraft } from '../declaration/index.ts';
import { askItems } from './declare-items.ts';
import { askText } from './declare-questions.ts';
import type { Dialogue } from './declare-questions.ts';
import { argumentError } from './failure.ts';

/** Asks what is missing. @returns the draft with everything but the time of the declaration @throws EndOfDialogue */
export async function askDeclaration(start: DeclarationDraft, dialogue: Dialogue): Promise<DeclarationDraft> {
  const withProduct = await askProduct(start, dialogue);
  const withAnswers = await askItems(withProduct, dialogue);
  return askPerson(withAnswers, dialogue);
}

async function askProduct(draft: DeclarationDraft, dialogue: Dialogue): Promise<DeclarationDraft> {
  const { product = {} } = draft;
  const vendor: Partial<NonNullable<typeof product.vendor>> = product.vendor ?? {};
  const isKnown = [product.name, product.version, vendor.name, product.role].every((text) => text !== undefined);
  if (isKnown && !dialogue.asksAll) return draft;
  const name = await askText({ de: 'Name des Produkts', en: 'Name of the product', fallback: product.name }, dialogue);
  const version = await askText({ de: 'Version des Produkts', en: 'Version of the product', fallback: product.version }, dialogue);
  const vendorName = await askText({ de: 'Hersteller', en: 'Vendor', fallback: vendor.name }, dialogue);
  const address = await askText({ de: 'Anschrift des Herstellers', en: 'Address of the vendor', fallback: vendor.address, isOptional: true }, dialogue);
  const contact = await askText({ de: 'Auskunft gibt', en: 'Contact', fallback: vendor.contact, isOptional: true }, dialogue);
  const role = await askText({ de: 'Rolle des Produkts', en: 'Role of the product', fallback: product.role ?? 'Fachverfahren' }, dialogue);
  const environment = await askText({ de: 'Umgebung der Prüfung', en: 'Environment of the test', fallback: product.environment, isOptional: true }, dialogue);
  const sha256 = await askText(
    { de: 'SHA-256 der ausgelieferten Datei', en: 'SHA-256 of the file that is delivered', fallback: product.build?.sha256, isOptional: true, check: digest },
    dialogue,
  );
  const build = { ...product.build, ...given('sha256', sha256) };
  const told: DeclarationDraft = {
    ...draft,
    product: {
      ...product,
      name,
      version,
      vendor: { name: vendorName, ...given('address', address), ...given('contact', contact) },
      ...(Object.keys(build).length === 0 ? {} : { build }),
      role,
      ...given('environment', environment),
    },
  };
  dialogue.onAnswer(told);
  return told;
}

function given<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  return text === '' ? {} : ({ [name]: text } as Record<Name, string>);
}

function digest(text: string): void {
  if (/^[0-9a-f]{64}$/.test(text)) return;
  throw argumentError(
    { de: 'Das ist keine SHA-256-Prüfsumme.', en: 'This is no SHA-256 digest.' },
    { de: '64 Zeichen 0-9 und a-f eingeben.', en: 'Enter 64 characters 0-9 and a-f.' },
  );
}

async function askPerson(draft: DeclarationDraft, dialogue: Dialogue): Promise<DeclarationDraft> {
  const { declaredBy = {} } = draft;
  if (declaredBy.name !== undefined && declaredBy.role !== undefined && !dialogue.asksAll) return draft;
  dialogue.session.print('');
  const name = await askText({ de: 'Wer erklärt (Name)', en: 'Who declares (name)', fallback: declaredBy.name }, dialogue);
  const role = await askText({ de: 'Aufgabe dieser Person', en: 'Task of this person', fallback: declaredBy.role }, dialogue);
  const told = { ...draft, declaredBy: { name, role } };
  dialogue.onAnswer(told);
  return told;
}
