/**
 * The static conformance review (ITU-T X.290): computes the status of every item from the answers, compares it with what
 * was declared, and with the target where there is one. It names problems and selects nothing away by silence: an item
 * that was not answered stays selected.
 */
import type { Declaration, DeclaredAnswer, PlainStatus, Proforma, ProformaItem, ReviewedItem, ReviewProblem, StaticReview } from '../core/declaration.ts';
import type { Capability } from '../core/requirement.ts';
import type { Severity } from '../core/verdict.ts';
import { nearest } from '../core/nearest.ts';
import { holds } from './formula.ts';
import { conditionOf } from './proforma.ts';
import { declarationDigest } from './read-declaration.ts';
import { itemProblems } from './review-problems.ts';

/** What the review compares the declaration with, as a target file or the embedded target states it. */
export interface ReviewTarget {
  readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
  readonly capabilities: ReadonlySet<Capability>;
}

export interface ReviewOptions {
  readonly proforma: Proforma;
  /** What a broken requirement means under the profile's policy. */
  readonly whenBroken: (requirement: string) => Severity;
  readonly target?: ReviewTarget;
}

/** Reviews a declaration. Same input, same review. */
export function reviewDeclaration(declaration: Declaration, options: ReviewOptions): StaticReview {
  const { proforma, target } = options;
  const answers = new Map(declaration.answers.map((answer) => [answer.item, answer]));
  const items = proforma.items.map((item) => reviewItem(item, answers, options));
  const problems = [...unknownItems(declaration, proforma), ...(target === undefined ? [] : productProblems(declaration, target))];
  const all = [...problems, ...items.flatMap((item) => item.problems)];
  return {
    declarationSha256: declarationDigest(declaration),
    proforma: declaration.proforma,
    product: declaration.product,
    declaredBy: declaration.declaredBy,
    declaredAt: declaration.declaredAt,
    groups: proforma.groups,
    items,
    errors: all.filter(({ isRemark }) => isRemark !== true).length,
    ...(problems.length === 0 ? {} : { problems }),
    notSelected: items.flatMap(({ id, isSelected, requirements }) => (isSelected ? [] : requirements.map((requirement) => ({ requirement, item: id })))),
  };
}

type Answers = ReadonlyMap<string, DeclaredAnswer>;

function reviewItem(item: ProformaItem, answers: Answers, options: ReviewOptions): ReviewedItem {
  const answer = answers.get(item.id);
  const { status, isOpen } = statusOf(item, answers);
  const support = answer?.support ?? 'unanswered';
  return {
    id: item.id,
    group: item.group,
    question: item.question,
    reference: item.reference,
    status,
    ...statusDetails(item, status),
    support,
    ...answerDetails(item, answer),
    requirements: item.requirements,
    isSelected: isOpen || isSelected(status, support),
    problems: itemProblems(item, status, answer, { ...options, supportedInChoice: supportedInChoice(item, options.proforma, answers) }),
  };
}

function statusDetails({ status, isRecommended }: ProformaItem, computed: PlainStatus | 'choice'): Pick<ReviewedItem, 'when' | 'choice' | 'isRecommended'> {
  return {
    ...(status.kind === 'conditional' ? { when: status.when } : {}),
    ...(status.kind === 'choice' ? { choice: { group: status.group, exactlyOne: status.exactlyOne === true } } : {}),
    ...(isRecommended === true && computed === 'optional' ? { isRecommended } : {}),
  };
}

function answerDetails({ value: wanted }: ProformaItem, answer: DeclaredAnswer | undefined): Pick<ReviewedItem, 'value' | 'unit' | 'remark'> {
  const { value, remark } = answer ?? {};
  return {
    ...(value === undefined ? {} : { value }),
    ...(value === undefined || wanted?.unit === undefined ? {} : { unit: wanted.unit }),
    ...(remark === undefined ? {} : { remark }),
  };
}

/** Status after the condition; where unanswered items leave it open, the one that asks for more, and the item stays selected. */
function statusOf(item: ProformaItem, answers: Answers): { readonly status: PlainStatus | 'choice'; readonly isOpen: boolean } {
  const { status } = item;
  if (status.kind !== 'conditional') return { status: status.kind, isOpen: false };
  const formula = conditionOf(item);
  const value = formula === undefined ? undefined : holds(formula, (id) => supportOf(answers.get(id)));
  return { status: value === false ? status.otherwise : status.then, isOpen: value === undefined };
}

function supportOf(answer: DeclaredAnswer | undefined): boolean | undefined {
  return answer === undefined ? undefined : answer.support === 'yes';
}

/** Whether the cases of an item's requirements are run. What must be is tested whatever was declared. */
function isSelected(status: PlainStatus | 'choice', support: ReviewedItem['support']): boolean {
  return status === 'mandatory' || status === 'prohibited' || support === 'yes' || support === 'unanswered';
}

/** How many items of the same choice are supported, this one included. */
function supportedInChoice({ status }: ProformaItem, { items }: Proforma, answers: Answers): number {
  return items.filter(
    (other) => status.kind === 'choice' && other.status.kind === 'choice' && other.status.group === status.group && answers.get(other.id)?.support === 'yes',
  ).length;
}

function unknownItems({ answers }: Declaration, { items }: Proforma): readonly ReviewProblem[] {
  const known = items.map(({ id }) => id);
  return answers
    .filter(({ item }) => !known.includes(item))
    .map(({ item }) => {
      const [meant] = nearest(item, known, 1);
      return {
        kind: 'answerForUnknownItem',
        text: {
          de: `Eine Frage ${item} gibt es nicht.${meant === undefined ? '' : ` Gemeint ist vielleicht ${meant}.`}`,
          en: `There is no item ${item}.${meant === undefined ? '' : ` Perhaps ${meant} is meant.`}`,
        },
      };
    });
}

function productProblems({ product }: Declaration, target: ReviewTarget): readonly ReviewProblem[] {
  const facts: readonly (readonly [de: string, en: string, declared: string, tested: string])[] = [
    ['der Name des Produkts', 'the name of the product', product.name, target.product.name],
    ['die Version des Produkts', 'the version of the product', product.version, target.product.version],
    ['der Hersteller', 'the vendor', product.vendor.name, target.product.vendor],
  ];
  return facts
    .filter(([, , declared, tested]) => declared !== tested)
    .map(([de, en, declared, tested]) => ({
      kind: 'contradictsProduct',
      text: {
        de: `Erklärung und Zieldatei unterscheiden sich, verschieden ist ${de}: „${declared}“ und „${tested}“.`,
        en: `Declaration and target file differ in ${en}: "${declared}" and "${tested}".`,
      },
    }));
}
