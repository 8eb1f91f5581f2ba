/** The vendor itself changes what was judged, and the facts it rests on; digests and root computed anew, signed with its own key. */
import type { WrittenCall, WrittenFacts, WrittenJudgement } from '../../src/core/judgement.ts';
import type { Result } from '../../src/core/result.ts';
import type { SentSubmission } from '../../src/core/submission.ts';
import type { Tampering as Kind } from '../../src/core/verification.ts';
import type { Material, Tampering } from './tampering.ts';
import { bundleOf, coherent, linesIn, linesOf, textIn, withFiles } from './world.ts';
import type { Files } from './world.ts';

const JUDGEMENTS = 'evidence/judgements.ndjson';
const FACTS = 'evidence/facts.json';
const DECLARATION = 'evidence/declaration.json';

type Changes = Readonly<Record<string, Uint8Array | string | undefined>>;

function thorough(
  name: string,
  kinds: readonly Kind[],
  denied: Tampering['denied'],
  change: (files: Files) => Changes,
  result: (result: Result) => Result = (same) => same,
): Tampering {
  return {
    name: `judgements: ${name}`,
    by: 'vendor',
    kinds,
    denied,
    make: async ({ run, world }: Material) => {
      const changed = coherent({ result: result(run.result), files: withFiles(run.files, change(run.files)) });
      return { zip: await bundleOf(changed, world, { withoutDocuments: true }) };
    },
  };
}

const lines = (edit: (lines: readonly string[]) => readonly string[]) => (files: Files) => ({ [JUDGEMENTS]: linesOf(edit(linesIn(files, JUDGEMENTS))) });

/** Edits the first judgement that fits. */
function judgement(edit: (judgement: WrittenJudgement) => unknown, which: (judgement: WrittenJudgement) => boolean = () => true) {
  return lines((all) => {
    const place = all.findIndex((line) => which(JSON.parse(line) as WrittenJudgement));
    return all.map((line, index) => (index === place ? JSON.stringify(edit(JSON.parse(line) as WrittenJudgement)) : line));
  });
}

const call = (edit: (call: WrittenCall) => unknown, which?: (judgement: WrittenJudgement) => boolean) =>
  judgement((one) => ({ ...one, calls: one.calls.map((entry, index) => (index === 0 ? edit(entry) : entry)) }), which);

interface Observed {
  readonly observation: { readonly $observation: { readonly submission: string; readonly exchanges: string } };
}

const observes = ({ calls: [first] }: WrittenJudgement): boolean =>
  ((first?.subject as Partial<Observed> | undefined)?.observation?.$observation.exchanges.split(' ').length ?? 0) > 3;

const observation = (edit: (seen: Observed['observation']['$observation']) => object) =>
  call((one) => {
    const subject = one.subject as Observed;
    return { ...one, subject: { ...subject, observation: { $observation: edit(subject.observation.$observation) } } };
  }, observes);

const facts = (edit: (facts: WrittenFacts) => unknown) => (files: Files) => ({
  [FACTS]: `${JSON.stringify(edit(JSON.parse(textIn(files, FACTS)) as WrittenFacts), null, 1)}\n`,
});

const sent = (which: (one: SentSubmission) => boolean, change: object) => (known: WrittenFacts) => {
  const place = known.submissions.findIndex(which);
  return { ...known, submissions: known.submissions.map((one, index) => (index === place ? { ...one, ...change } : one)) };
};

const isFlawless = ({ expectation, canaries }: SentSubmission): boolean => expectation === 'accept' && canaries.length > 0;
const OTHER_KEYS: SentSubmission['contentKeys'] = { metadata: 'A'.repeat(43), data: 'A'.repeat(43), attachments: {} };

const isRightCallback = ({ calls: [first] }: WrittenJudgement): boolean =>
  (first?.subject as { readonly description?: { readonly de?: string } } | undefined)?.description?.de === 'ein Callback, der in allem richtig ist';

interface Inspected {
  readonly inspected?: object;
}

const inspects = ({ calls: [first] }: WrittenJudgement): boolean => (first?.subject as Inspected | undefined)?.inspected !== undefined;
const ofWholeRun = ({ calls: [first] }: WrittenJudgement): boolean =>
  (first?.subject as { readonly observations?: unknown } | undefined)?.observations !== undefined;

function withoutMiddle(subject: unknown): string {
  const { $exchanges } = (subject as { readonly exchanges: { readonly $exchanges: string } }).exchanges;
  const ranges = $exchanges.split(' ');
  return ranges.filter((_, index) => index !== ranges.length >> 1).join(' ');
}

export const JUDGEMENT_TAMPERINGS: readonly Tampering[] = [
  thorough(
    'one is removed',
    ['judgement-missing'],
    ['evidence'],
    lines((all) => all.slice(1)),
  ),
  thorough(
    'all are removed',
    ['judgement-missing'],
    ['evidence'],
    lines(() => []),
  ),
  thorough('the file is removed', ['judgement-missing'], ['evidence'], () => ({ [JUDGEMENTS]: undefined })),
  thorough(
    'one is there twice',
    ['judgement-added'],
    ['evidence'],
    lines((all) => [...all, all[0] ?? '']),
  ),
  thorough(
    'one is of a case that the result does not have',
    ['judgement-added'],
    ['evidence'],
    judgement((one) => ({ ...one, case: 'erfunden' })),
  ),
  thorough(
    'one is no JSON',
    ['judgement-invalid'],
    ['evidence'],
    lines((all) => ['{', ...all.slice(1)]),
  ),
  thorough(
    'one has a member twice',
    ['judgement-invalid'],
    ['evidence'],
    lines((all) => all.map((line, index) => (index === 0 ? line.replace('{', '{"attempt":1,') : line))),
  ),
  thorough(
    'they begin with a byte order mark',
    ['judgement-invalid'],
    ['evidence'],
    lines((all) => all.map((line, index) => (index === 0 ? `\ufeff${line}` : line))),
  ),
  thorough(
    'one has a member that nobody knows',
    ['judgement-invalid'],
    ['evidence'],
    judgement((one) => ({ ...one, zertifikat: 'L4' })),
  ),
  thorough(
    'a call has a member that nobody knows',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, weight: 0 })),
  ),
  thorough(
    'the facts have a member that nobody knows',
    ['judgement-invalid'],
    ['evidence'],
    facts((known) => ({ ...known, bemerkung: 'geprüft' })),
  ),
  thorough('a submission in the facts has a member that nobody knows', ['judgement-invalid'], ['evidence'], facts(sent(isFlawless, { bemerkung: 'geprüft' }))),
  thorough(
    'one has no calls',
    ['case-not-judged'],
    ['evidence'],
    judgement((one) => ({ ...one, calls: [] })),
  ),
  thorough(
    'a check is left out',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, checks: [] })),
  ),
  thorough(
    'a check is exchanged for one of the same requirement',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, checks: ['answer-valid-submission'] }), observes),
  ),
  thorough(
    'a check is named that does not exist',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, checks: ['pass-always'] })),
  ),
  thorough(
    'an exchange of the product is not shown to the judge',
    ['judgement-invalid'],
    ['evidence'],
    observation((seen) => ({
      ...seen,
      exchanges: seen.exchanges
        .split(' ')
        .filter((_, index) => index !== 1)
        .join(' '),
    })),
  ),
  thorough(
    'the judge is shown an exchange that does not exist',
    ['judgement-cites-unknown'],
    ['evidence'],
    observation((seen) => ({ ...seen, exchanges: `${seen.exchanges} x900000` })),
  ),
  thorough(
    'the judge is shown a submission that does not exist',
    ['judgement-cites-unknown'],
    ['evidence'],
    observation((seen) => ({ ...seen, submission: '00000000-0000-4000-8000-000000000000' })),
  ),
  thorough('the judge is shown another submission', ['judgement-invalid'], ['evidence'], (files) => {
    const other = (JSON.parse(textIn(files, FACTS)) as WrittenFacts).submissions;
    return observation((seen) => ({ ...seen, submission: other.find(({ submissionId }) => submissionId !== seen.submission)?.submissionId ?? '' }))(files);
  }),
  thorough(
    'a range of exchanges is no range',
    ['judgement-cites-unknown'],
    ['evidence'],
    observation((seen) => ({ ...seen, exchanges: 'x000009-x000001' })),
  ),
  thorough(
    'a range of exchanges has no end',
    ['judgement-cites-unknown'],
    ['evidence'],
    observation((seen) => ({ ...seen, exchanges: 'x000001-x999999999999' })),
  ),
  thorough(
    'exchanges are spelled out instead of referred to',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, subject: { ...(one.subject as object), observation: { sent: {}, exchanges: [], events: [] } } }), observes),
  ),
  thorough(
    'the judge of the whole run is shown the beginning only',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, subject: { ...(one.subject as object), exchanges: { $exchanges: 'x000001' } } }), ofWholeRun),
  ),
  thorough(
    'the judge of the whole run is shown nothing',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, subject: { ...(one.subject as object), exchanges: [] } }), ofWholeRun),
  ),
  thorough(
    'the judge of the whole run is not shown one event',
    ['judgement-invalid'],
    ['evidence'],
    call(({ subject, ...one }) => ({ ...one, subject: { ...(subject as object), events: (subject as { events: unknown[] }).events.slice(1) } }), ofWholeRun),
  ),
  thorough(
    'the judge of the whole run is told of other keys',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, subject: { ...(one.subject as object), signingKids: [] } }), ofWholeRun),
  ),
  thorough(
    'the judge of the whole run is not told what was sent',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, subject: { ...(one.subject as object), observations: [] } }), ofWholeRun),
  ),
  thorough(
    'the judge of the whole run is not shown one exchange',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, subject: { ...(one.subject as object), exchanges: { $exchanges: withoutMiddle(one.subject) } } }), ofWholeRun),
  ),
  thorough(
    'the product had more time than it declared',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, subject: { ...(one.subject as object), deadlineSeconds: 3600 } }), observes),
  ),
  thorough(
    'the product’s adapter is misquoted',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, subject: { ...(one.subject as Inspected), inspected: { ...(one.subject as Inspected).inspected, copies: 7 } } }), inspects),
  ),
  thorough(
    'one is nested without end',
    ['judgement-invalid'],
    ['evidence'],
    lines((all) => [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, ...all]),
  ),
  thorough(
    'one holds half a character',
    ['judgement-invalid'],
    ['evidence'],
    lines((all) => all.map((line, index) => (index === 0 ? line.replace('"case":"', '"case":"\\ud800') : line))),
  ),
  thorough(
    'one is about nothing',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, subject: null })),
  ),
  thorough(
    'the facts expect an acceptance of what has to be refused',
    ['judgement-invalid'],
    ['evidence'],
    facts(sent(({ expectation }) => expectation === 'refuse', { expectation: 'accept' })),
  ),
  thorough('the facts name another content key', ['judgement-invalid'], ['evidence'], facts(sent(isFlawless, { contentKeys: OTHER_KEYS }))),
  thorough('the facts have no content keys', ['judgement-invalid'], ['evidence'], facts(sent(isFlawless, { contentKeys: undefined }))),
  thorough('the facts name another digest of the data', ['judgement-invalid'], ['evidence'], facts(sent(isFlawless, { dataSha512: 'ab'.repeat(64) }))),
  thorough('the facts seek a canary that was never sent', ['judgement-invalid'], ['evidence'], facts(sent(isFlawless, { canaries: ['nie gesendet'] }))),
  thorough(
    'the facts name another key of the callbacks',
    ['judgement-invalid'],
    ['evidence'],
    facts((known) => ({ ...known, callbackHmacKey: 'A'.repeat(43) })),
  ),
  thorough(
    'the facts lack the key of the callbacks',
    ['judgement-invalid'],
    ['evidence'],
    facts((known) => ({ ...known, callbackHmacKey: undefined })),
  ),
  thorough(
    'a callback that was signed rightly is called a forgery',
    ['judgement-invalid'],
    ['evidence'],
    call((one) => ({ ...one, subject: { ...(one.subject as object), description: { de: 'ein Callback, dessen HMAC falsch ist', en: '' } } }), isRightCallback),
  ),
  thorough('the facts take a rule for a weaker one', ['judgement-invalid'], ['evidence'], facts(sent(({ basis }) => basis === undefined, { basis: 'I' }))),
  thorough(
    'the facts name a submission twice',
    ['judgement-invalid'],
    ['evidence'],
    facts((known) => ({ ...known, submissions: [...known.submissions, ...known.submissions.slice(0, 1)] })),
  ),
  thorough(
    'the facts name a submission that was never sent',
    ['judgement-invalid'],
    ['evidence'],
    facts((known) => ({
      ...known,
      submissions: [...known.submissions, ...known.submissions.slice(0, 1).map((one) => ({ ...one, submissionId: '00000000-0000-4000-8000-000000000000' }))],
    })),
  ),
  thorough(
    'the facts hold nothing',
    ['facts-missing'],
    ['evidence'],
    facts((known) => ({ ...known, submissions: [null] })),
  ),
  thorough('the facts have a member twice', ['facts-missing'], ['evidence'], (files) => ({
    [FACTS]: textIn(files, FACTS).replace('{', '{"submissions":[],'),
  })),
  thorough('the declaration names two products', ['declaration-other'], ['evidence'], (files) => ({
    [DECLARATION]: textIn(files, DECLARATION).replace('{', '{"product":{"name":"Anderes"},'),
  })),
  thorough('the declaration holds half a character', ['declaration-other'], ['evidence'], (files) => ({
    [DECLARATION]: textIn(files, DECLARATION).replace('"name": "', '"name": "\\ud800'),
  })),
  thorough(
    'a finding is invented',
    ['finding-changed'],
    ['verdicts'],
    call((one) => ({
      ...one,
      findings: [{ requirement: 'FC-SUB-012', kind: 'broken', messageKey: 'tag-not-compared', params: {}, evidence: [], cause: 'product' }],
    })),
  ),
  thorough(
    'an error of the suite is invented',
    ['verdict-changed'],
    ['verdicts'],
    judgement((one) => ({ ...one, error: 'timeout' })),
  ),
  thorough('the facts are removed', ['facts-missing', 'judgement-cites-unknown'], ['evidence'], () => ({ [FACTS]: undefined })),
  thorough('the facts are no JSON', ['facts-missing'], ['evidence'], () => ({ [FACTS]: '[]' })),
  thorough(
    'the facts name another signing key',
    ['finding-changed'],
    ['verdicts'],
    facts((known) => ({ ...known, signingKeys: [{ ...known.signingKeys[0], n: (known.signingKeys[0]?.['n'] as string).replace(/^.{4}/, 'AAAA') }] })),
  ),
  thorough(
    'the facts lack a submission',
    ['judgement-cites-unknown'],
    ['evidence'],
    facts((known) => ({ ...known, submissions: [] })),
  ),
  thorough(
    'the facts state other authentication tags',
    ['finding-changed'],
    ['verdicts'],
    facts((known) => ({ ...known, submissions: known.submissions.map((sent) => ({ ...sent, tags: { ...sent.tags, data: 'AAAAAAAAAAAAAAAAAAAAAA' } })) })),
  ),
  thorough('the declaration is another one', ['declaration-other'], ['evidence'], (files) => ({
    [DECLARATION]: `${JSON.stringify({ ...(JSON.parse(textIn(files, DECLARATION)) as object), declaredBy: { name: 'Jemand', role: 'anders' } }, null, 2)}\n`,
  })),
  thorough('the declaration is removed', ['declaration-other'], ['evidence'], () => ({ [DECLARATION]: undefined })),
];
