/** The items of a declaration in dialogue: status and reference, then support, value and remark; what a formula rules out is not asked. */
import type { DeclaredAnswer, PlainStatus, ProformaItem } from '../core/declaration.ts';
import { formulaText, statusText } from '../core/ics-words.ts';
import { sayIn } from '../core/language.ts';
import { conditionOf, holds } from '../declaration/index.ts';
import type { DeclarationDraft, DraftAnswer } from '../declaration/index.ts';
import { askText, endIfAsked } from './declare-questions.ts';
import type { Dialogue } from './declare-questions.ts';
import { argumentError } from './failure.ts';
import type { Session } from './session.ts';
import { paintFor, widthOf, wrapped } from './terminal.ts';

/** Asks every item that has no answer yet, or all. @throws EndOfDialogue */
export async function askItems(draft: DeclarationDraft, dialogue: Dialogue): Promise<DeclarationDraft> {
  const { proforma, session } = dialogue;
  const answers = new Map((draft.answers ?? []).map((answer) => [answer.item, answer]));
  let told = draft;
  for (const { id: group, title } of proforma.groups) {
    const open = proforma.items.filter((item) => item.group === group && (dialogue.asksAll || !isAnswered(answers.get(item.id))));
    if (open.length > 0) session.print('', paintFor(session.stdout, session.env)('strong', session.tell(title)));
    for (const item of open) {
      answers.set(item.id, await askItem(item, answers, dialogue));
      told = { ...told, answers: [...answers.values()] };
      dialogue.onAnswer(told);
    }
  }
  return told;
}

/** A draft may hold an item without an answer. */
function isAnswered(answer: DraftAnswer | undefined): boolean {
  return answer?.support !== undefined;
}

type Answers = ReadonlyMap<string, DraftAnswer>;

async function askItem(item: ProformaItem, answers: Answers, dialogue: Dialogue): Promise<DeclaredAnswer> {
  const { session, suggestions } = dialogue;
  const before = answers.get(item.id);
  const status = statusNow(item, answers);
  if (status === 'notApplicable' && item.status.kind === 'conditional') {
    const when = formulaText(item.status.when);
    const presupposes = session.say(`nicht anwendbar, setzt voraus: ${when.de}`, `not applicable, presupposes: ${when.en}`);
    session.print(paintFor(session.stdout, session.env)('quiet', `${item.id}  ${presupposes}`));
    return { item: item.id, support: 'notApplicable' };
  }
  showItem(item, session);
  const suggestion = suggestions.get(item.id);
  const support = await askSupport(item, status, before?.support ?? suggestion?.support, dialogue);
  const value = support === 'yes' ? await askValue(item, before?.value ?? suggestion?.value, dialogue) : undefined;
  const remark = await askRemark(item, status, support, before?.remark, dialogue);
  return { item: item.id, support, ...(value === undefined ? {} : { value }), ...(remark === '' ? {} : { remark }) };
}

function statusNow(item: ProformaItem, answers: Answers): PlainStatus | 'choice' {
  const { status } = item;
  if (status.kind !== 'conditional') return status.kind;
  const formula = conditionOf(item);
  const supported = (id: string): boolean | undefined => {
    const answer = answers.get(id);
    return isAnswered(answer) ? answer?.support === 'yes' : undefined;
  };
  return formula !== undefined && holds(formula, supported) === false ? status.otherwise : status.then;
}

function showItem({ id, status, isRecommended, reference, question }: ProformaItem, session: Session): void {
  const paint = paintFor(session.stdout, session.env);
  const facts = `${id}  ${session.tell(statusText(status, isRecommended === true))}; ${sayIn(reference, session.language)}`;
  const width = Math.min(widthOf(session.stdout), 100);
  session.print('', ...wrapped(facts, width).map((line) => paint('quiet', line)), ...wrapped(session.tell(question), width));
}

const SUPPORTS: readonly (readonly [DeclaredAnswer['support'], RegExp])[] = [
  ['yes', /^(j|ja|y|yes)$/i],
  ['no', /^(n|nein|no)$/i],
  ['notApplicable', /^([-–]|n\/a|na)$/i],
];

function supportOf(text: string): DeclaredAnswer['support'] | undefined {
  return SUPPORTS.find(([, pattern]) => pattern.test(text))?.[0];
}

async function askSupport(
  item: ProformaItem,
  status: PlainStatus | 'choice',
  fallback: DeclaredAnswer['support'] | undefined,
  { asker, session }: Dialogue,
): Promise<DeclaredAnswer['support']> {
  const shown = { yes: session.say('j', 'y'), no: 'n', notApplicable: '-' };
  const answer = await asker.ask({
    text: status === 'optional' ? session.say('j/n, - nicht anwendbar', 'y/n, - not applicable') : session.say('j/n', 'y/n'),
    fallback: fallback === undefined ? '' : shown[fallback],
    check: (text) => {
      endIfAsked(text);
      const support = supportOf(text);
      if (support === undefined || (support === 'notApplicable' && status !== 'optional')) throw notUnderstood(status === 'optional');
    },
  });
  return supportOf(answer) ?? 'no';
}

function notUnderstood(mayBeNotApplicable: boolean): Error {
  return argumentError(
    { de: 'Das ist hier keine Antwort.', en: 'This is no answer here.' },
    {
      de: `j für ja, n für nein${mayBeNotApplicable ? ', - für nicht anwendbar' : ''}, :ende zum Sichern und Aufhören.`,
      en: `y for yes, n for no${mayBeNotApplicable ? ', - for not applicable' : ''}, :end to save and stop.`,
    },
  );
}

async function askValue({ value: wanted }: ProformaItem, fallback: DeclaredAnswer['value'], dialogue: Dialogue): Promise<DeclaredAnswer['value']> {
  if (wanted === undefined) return undefined;
  const { asker, session } = dialogue;
  const many = wanted.kind === 'texts' ? session.say(', mit Komma getrennt', ', separated by commas') : '';
  const answer = await asker.ask({
    text: `${session.tell(wanted.hint)}${many}`,
    fallback: typeof fallback === 'object' ? fallback.join(', ') : fallback === undefined ? '' : String(fallback),
    check: (text) => {
      endIfAsked(text);
      if (parsedValue(text, wanted.kind) === undefined) throw noValue(wanted.kind);
    },
  });
  return parsedValue(answer, wanted.kind);
}

type ValueKind = NonNullable<ProformaItem['value']>['kind'];

function parsedValue(text: string, kind: ValueKind): DeclaredAnswer['value'] {
  const plain = text.trim();
  if (plain === '' || plain.length > 2000) return undefined;
  if (kind === 'number') return /^\d{1,15}([.,]\d{1,6})?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
  if (kind === 'text') return plain;
  const parts = plain.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  return parts.length === 0 || parts.length > 200 || parts.some((part) => part.length > 500) ? undefined : parts;
}

function noValue(kind: ValueKind): Error {
  return argumentError(
    { de: 'Diese Angabe wird gebraucht.', en: 'This value is needed.' },
    kind === 'number' ? { de: 'Eine Zahl eingeben.', en: 'Enter a number.' } : { de: 'Einen Text eingeben, nicht zu lang.', en: 'Enter a text, not too long.' },
  );
}

/** A remark is asked for where somebody will ask why. */
async function askRemark(
  { isRecommended }: ProformaItem,
  status: PlainStatus | 'choice',
  support: DeclaredAnswer['support'],
  before: string | undefined,
  dialogue: Dialogue,
): Promise<string> {
  const isNeeded = support === 'notApplicable';
  const isAwaited = (support === 'no' && (status === 'mandatory' || isRecommended === true)) || (support === 'yes' && status === 'prohibited');
  if (!isNeeded && !isAwaited) return before ?? '';
  return askText({ de: 'Anmerkung', en: 'Remark', fallback: before, isOptional: !isNeeded }, dialogue);
}
