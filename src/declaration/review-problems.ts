/** What can be wrong with one answer, as the static review names it: one sentence each, and whether it can cost conformity. */
import type { DeclaredAnswer, PlainStatus, ProformaItem, ReviewProblem, ReviewProblemKind } from '../core/declaration.ts';
import { formulaText } from '../core/ics-words.ts';
import type { Bilingual } from '../core/language.ts';
import type { ReviewOptions } from './review.ts';

interface Judged extends ReviewOptions {
  /** How many items of the same choice are supported. */
  readonly supportedInChoice: number;
}

/** Problems of one item under its computed status. */
export function itemProblems(item: ProformaItem, status: PlainStatus | 'choice', answer: DeclaredAnswer | undefined, judged: Judged): readonly ReviewProblem[] {
  if (answer === undefined) return [problem('answerMissing', { de: 'Die Frage ist nicht beantwortet.', en: 'The question is not answered.' })];
  return [
    ...statusProblems(item, status, answer, judged),
    ...choiceProblems(item, judged.supportedInChoice),
    ...valueProblems(item, answer),
    ...targetProblems(item, answer, judged),
  ];
}

function problem(kind: ReviewProblemKind, text: Bilingual, isRemark = false): ReviewProblem {
  return { kind, text, ...(isRemark ? { isRemark } : {}) };
}

function statusProblems(item: ProformaItem, status: PlainStatus | 'choice', answer: DeclaredAnswer, judged: Judged): readonly ReviewProblem[] {
  const { support } = answer;
  if (support === 'notApplicable') return notApplicableProblems(status, answer);
  if (status === 'mandatory' && support === 'no') {
    const text = { de: 'Das ist verlangt, aber als nicht unterstützt erklärt.', en: 'This is required, but declared as not supported.' };
    return [problem('mandatoryNotSupported', text, restsOnRemarks(item, judged))];
  }
  if (status === 'prohibited' && support === 'yes') {
    const text = { de: 'Das ist verboten, aber erklärt.', en: 'This is prohibited, but declared.' };
    return [problem('prohibitedSupported', text, restsOnRemarks(item, judged))];
  }
  if (status === 'notApplicable' && support === 'yes' && item.status.kind === 'conditional') {
    const when = formulaText(item.status.when);
    return [
      problem('contradictsAnswer', {
        de: `Erklärt ist, was nach den übrigen Antworten nicht sein kann: Es setzt voraus: ${when.de}.`,
        en: `Declared is what cannot be by the other answers: it presupposes: ${when.en}.`,
      }),
    ];
  }
  return [];
}

/** An inferred rule may never fail a product: only where every rule behind the item merely warns is its breach a remark. */
function restsOnRemarks({ requirements }: ProformaItem, { whenBroken }: ReviewOptions): boolean {
  return requirements.length > 0 && requirements.every((requirement) => whenBroken(requirement) !== 'failure');
}

/** Not applicable is what the formula says, or an option whose remark gives the ground. */
function notApplicableProblems(status: PlainStatus | 'choice', { remark }: DeclaredAnswer): readonly ReviewProblem[] {
  if (status === 'notApplicable' || (status === 'optional' && remark !== undefined)) return [];
  return [
    problem('notApplicableWithoutGround', {
      de: `„Nicht anwendbar“ ist hier nicht zulässig${status === 'optional' ? ' ohne Anmerkung, die den Grund nennt' : ''}.`,
      en: `"Not applicable" is not allowed here${status === 'optional' ? ' without a remark that gives the ground' : ''}.`,
    }),
  ];
}

function choiceProblems({ status }: ProformaItem, supported: number): readonly ReviewProblem[] {
  if (status.kind !== 'choice') return [];
  const { group, exactlyOne = false } = status;
  if (supported === 0)
    return [
      problem('choiceEmpty', {
        de: `In der Auswahl o.${group} ist nichts als unterstützt erklärt; ${exactlyOne ? 'genau' : 'mindestens'} eines muss es sein.`,
        en: `Nothing of the choice o.${group} is declared as supported; ${exactlyOne ? 'exactly' : 'at least'} one has to be.`,
      }),
    ];
  if (!exactlyOne || supported === 1) return [];
  return [
    problem('choiceTooMany', {
      de: `In der Auswahl o.${group} sind ${supported} als unterstützt erklärt; genau eines darf es sein.`,
      en: `Of the choice o.${group} ${supported} are declared as supported; it has to be exactly one.`,
    }),
  ];
}

const KINDS: Readonly<Record<NonNullable<ProformaItem['value']>['kind'], Bilingual>> = {
  texts: { de: 'eine Liste von Texten', en: 'a list of texts' },
  number: { de: 'eine Zahl', en: 'a number' },
  text: { de: 'ein Text', en: 'a text' },
};

function valueProblems({ value: wanted }: ProformaItem, { support, value }: DeclaredAnswer): readonly ReviewProblem[] {
  if (wanted === undefined || support !== 'yes' || isOfKind(value, wanted.kind)) return [];
  const unit = wanted.unit === undefined ? '' : ` (${wanted.unit})`;
  return [
    problem('valueMissing', {
      de: `Es fehlt ${KINDS[wanted.kind].de}${unit}: ${wanted.hint.de}.`,
      en: `Missing is ${KINDS[wanted.kind].en}${unit}: ${wanted.hint.en}.`,
    }),
  ];
}

function isOfKind(value: DeclaredAnswer['value'], kind: NonNullable<ProformaItem['value']>['kind']): boolean {
  if (kind === 'texts') return Array.isArray(value) && value.length > 0;
  return kind === 'number' ? typeof value === 'number' && value >= 0 : typeof value === 'string' && value.trim() !== '';
}

function targetProblems({ capability }: ProformaItem, { support }: DeclaredAnswer, { target }: ReviewOptions): readonly ReviewProblem[] {
  if (capability === undefined || target === undefined) return [];
  const isOffered = target.capabilities.has(capability);
  if (isOffered === (support === 'yes')) return [];
  return [
    problem(
      'contradictsTarget',
      isOffered
        ? {
            de: `Erklärt ist, dass das Produkt dies nicht kann; die Zieldatei bietet es an (${capability}).`,
            en: `Declared is that the product cannot do this; the target file offers it (${capability}).`,
          }
        : {
            de: `Erklärt ist, dass das Produkt dies kann; die Zieldatei bietet es nicht an (${capability}).`,
            en: `Declared is that the product can do this; the target file does not offer it (${capability}).`,
          },
    ),
  ];
}
