/**
 * The dialogue of `declare`: asks for product, every item and who declares. Each answer is handed on as soon as it is given,
 * so that whoever ends it, or is ended, loses nothing.
 */
import type { DeclarationDraft } from '../declaration/index.ts';
import { askItems } from './declare-items.ts';
import { askText } from './declare-questions.ts';
import type { Dialogue, TextQuestion } from './declare-questions.ts';
import { argumentError } from './failure.ts';

/** Asks what is missing. @returns the draft with everything but the time of the declaration @throws EndOfDialogue */
export async function askDeclaration(start: DeclarationDraft, dialogue: Dialogue): Promise<DeclarationDraft> {
  const withProduct = await askProduct(start, dialogue);
  const withAnswers = await askItems(withProduct, dialogue);
  return askPerson(withAnswers, dialogue);
}

type Product = NonNullable<DeclarationDraft['product']>;

/** A question about the product, and how its answer is entered. */
interface ProductQuestion extends TextQuestion {
  /** @param text empty when nothing is stated */
  readonly enter: (product: Product, text: string) => Product;
}

const LISTS = [
  ['modules', 'Installierte Module', 'Installed modules'],
  ['thirdParty', 'Fremde Bestandteile im Weg der Daten', 'Parts of others in the path of the data'],
  ['deviations', 'Abweichungen vom ausgelieferten Produkt', 'Differences from what is delivered'],
] as const;

const NONE = /^([-–]|keine?|none)$/i;
const MAX_LISTED = 2000;

/** Nothing stated is not the same as none. A list that is taken over is not split anew: its entries may have commas. */
function listQuestion(name: (typeof LISTS)[number][0], de: string, en: string, before: readonly string[] | undefined): ProductQuestion {
  const fallback = before?.length === 0 ? '-' : before?.join(', ');
  const parsed = (text: string): readonly string[] => (NONE.test(text) ? [] : text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])));
  return {
    de: `${de}, mit Komma getrennt, - für keine`,
    en: `${en}, separated by commas, - for none`,
    fallback,
    isOptional: true,
    maxLength: MAX_LISTED,
    enter: (known, text) => ({ ...without(known, name), ...(text === '' ? {} : { [name]: text === fallback ? before : parsed(text) }) }),
  };
}

/** The role comes last: a draft that has it has been asked all of this. */
function productQuestions(product: Product, role: string): readonly ProductQuestion[] {
  const { vendor, build } = product;
  return [
    { de: 'Name des Produkts', en: 'Name of the product', fallback: product.name, enter: (known, name) => ({ ...known, name }) },
    { de: 'Version des Produkts', en: 'Version of the product', fallback: product.version, enter: (known, version) => ({ ...known, version }) },
    { de: 'Hersteller', en: 'Vendor', fallback: vendor?.name, enter: (known, name) => ({ ...known, vendor: { ...known.vendor, name } }) },
    {
      de: 'Anschrift des Herstellers',
      en: 'Address of the vendor',
      fallback: vendor?.address,
      isOptional: true,
      enter: (known, text) => ({ ...known, vendor: { name: '', ...without(known.vendor, 'address'), ...given('address', text) } }),
    },
    {
      de: 'Auskunft gibt',
      en: 'Contact',
      fallback: vendor?.contact,
      isOptional: true,
      enter: (known, text) => ({ ...known, vendor: { name: '', ...without(known.vendor, 'contact'), ...given('contact', text) } }),
    },
    {
      de: 'Umgebung der Prüfung',
      en: 'Environment of the test',
      fallback: product.environment,
      isOptional: true,
      enter: (known, text) => ({ ...without(known, 'environment'), ...given('environment', text) }),
    },
    {
      de: 'SHA-256 der ausgelieferten Datei',
      en: 'SHA-256 of the file that is delivered',
      fallback: build?.sha256,
      isOptional: true,
      check: digest,
      enter: (known, text) => {
        const named = { ...without(known.build, 'sha256'), ...given('sha256', text) };
        return { ...without(known, 'build'), ...(Object.keys(named).length === 0 ? {} : { build: named }) };
      },
    },
    ...LISTS.map(([name, de, en]) => listQuestion(name, de, en, product[name])),
    { de: 'Rolle des Produkts', en: 'Role of the product', fallback: product.role ?? role, enter: (known, text) => ({ ...known, role: text }) },
  ];
}

async function askProduct(draft: DeclarationDraft, dialogue: Dialogue): Promise<DeclarationDraft> {
  const { product = {} } = draft;
  const isKnown = [product.name, product.version, product.vendor?.name, product.role].every((text) => text !== undefined);
  if (isKnown && !dialogue.asksAll) return draft;
  let told = draft;
  for (const question of productQuestions(product, dialogue.role)) {
    told = { ...told, product: question.enter(told.product ?? {}, await askText(question, dialogue)) };
    dialogue.onAnswer(told);
  }
  return told;
}

function without<Members extends object, Name extends keyof Members>(members: Members | undefined, name: Name): Partial<Omit<Members, Name>> {
  if (members === undefined) return {};
  const { [name]: _, ...rest } = members;
  return rest;
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
  const named = { ...draft, declaredBy: { ...declaredBy, name } };
  dialogue.onAnswer(named);
  const role = await askText({ de: 'Aufgabe dieser Person', en: 'Task of this person', fallback: declaredBy.role }, dialogue);
  const told = { ...named, declaredBy: { name, role } };
  dialogue.onAnswer(told);
  return told;
}
