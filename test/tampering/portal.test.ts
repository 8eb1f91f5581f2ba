/**
 * The bundle of a portal's run: untouched it raises no alarm, and whoever edits what a browser saw, or the further catalogue
 * that such a profile rests on, is found out. What can be done to any bundle is tried on those of FIT-Connect.
 */
import { deepStrictEqual, notEqual, ok } from 'node:assert/strict';
import { before, test } from 'node:test';
import type { WrittenFacts, WrittenJudgement } from '../../src/core/judgement.ts';
import type { Tampering as Kind } from '../../src/core/verification.ts';
import { verify } from '../../src/certification/verify.ts';
import { isJsonObject } from '../../src/formats/json.ts';
import { makePortalRun } from './runs.ts';
import type { Run } from '../../tools/run-folder.ts';
import { answers, told, trusting } from './scene.ts';
import type { Question } from './scene.ts';
import { bundleOf, coherent, createWorld, filesIn, linesIn, linesOf, relisted, signed, textIn, withFiles, zipOf } from './world.ts';
import type { Files, World } from './world.ts';

const FACTS = 'evidence/facts.json';
const JUDGEMENTS = 'evidence/judgements.ndjson';
const FURTHER = 'basis/catalogue/saml-attacks/atk-sig.yaml';

let run: Run;
let world: World;
let files: Files;

before(async () => {
  run = await makePortalRun();
  world = await createWorld(new Date());
  files = await filesIn(await bundleOf(run, world, { withoutDocuments: true }));
});

test('untouched: nothing is wrong, and it is told to be a part of a run', async () => {
  const report = await verify(await zipOf(files), trusting(world));
  answers(report, ['yes', 'unknown', 'yes']);
  deepStrictEqual(
    report.findings.map(({ kind }) => kind),
    ['run-incomplete'],
  );
});

interface Outcome {
  session: string;
  pages: string[];
  identity?: { userKey?: string; attributes: Record<string, string> };
  lastPage?: { status: number };
}

/** What can be changed in the first outcome that has it. @returns whether there was such a one */
type Change = (outcome: Outcome) => boolean;

const CHANGES: Readonly<Record<string, Change>> = {
  'somebody who was logged in is said not to be': (outcome) => {
    if (outcome.session !== 'authenticated') return false;
    outcome.session = 'none';
    delete outcome.identity;
    return true;
  },
  'nobody was logged in and somebody is said to be': (outcome) => {
    if (outcome.session !== 'none') return false;
    outcome.session = 'authenticated';
    return true;
  },
  'another person is said to be logged in': (outcome) => {
    if (outcome.identity?.userKey === undefined) return false;
    outcome.identity.userKey = 'kanarina';
    return true;
  },
  'an attribute is said to be another': ({ identity }) => {
    const [name] = Object.keys(identity?.attributes ?? {});
    if (identity === undefined || name === undefined) return false;
    identity.attributes[name] = 'Kanarina';
    return true;
  },
  'the word of the adapter is left out': (outcome) => {
    if (outcome.session !== 'authenticated') return false;
    outcome.pages = outcome.pages.slice(0, 1);
    return true;
  },
  'the last page is said to have another status': ({ lastPage }) => {
    if (lastPage === undefined) return false;
    lastPage.status = 299;
    return true;
  },
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`vendor, judgements: ${name}`, async () => {
    const lines = linesIn(run.files, JUDGEMENTS).map((line) => JSON.parse(line) as WrittenJudgement);
    ok(lines.some(({ calls }) => changeFirst(calls, change)));
    const changed = coherent({ result: run.result, files: withFiles(run.files, { [JUDGEMENTS]: linesOf(lines.map((line) => JSON.stringify(line))) }) });
    await isNamed(await bundleOf(changed, world, { withoutDocuments: true }), 'judgement-invalid', 'evidence');
  });
}

function changeFirst(value: unknown, change: Change): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isJsonObject(value) && typeof value['session'] === 'string' && Array.isArray(value['pages']) && change(value as unknown as Outcome)) return true;
  return Object.values(value).some((member) => changeFirst(member, change));
}

test('vendor, judgements: an attack is said to have ended as the login before it began', async () => {
  const lines = linesIn(run.files, JUDGEMENTS).map((line) => JSON.parse(line) as WrittenJudgement);
  const subject = lines
    .flatMap(({ calls }) => calls.map((call) => call.subject as { attacked?: Outcome; before?: Outcome }))
    .find(({ attacked, before: former }) => attacked !== undefined && former !== undefined);
  ok(subject?.attacked !== undefined && subject.before !== undefined);
  const { pages, ...seen } = subject.before;
  subject.attacked = { ...seen, ...subject.attacked, session: seen.session, pages: [...subject.attacked.pages.slice(0, -1), ...pages.slice(-1)] };
  const changed = coherent({ result: run.result, files: withFiles(run.files, { [JUDGEMENTS]: linesOf(lines.map((line) => JSON.stringify(line))) }) });
  await isNamed(await bundleOf(changed, world, { withoutDocuments: true }), 'judgement-invalid', 'evidence', ': pages');
});

/** What can be changed in the facts. */
const FACT_CHANGES: Readonly<Record<string, (keys: [id: string, key: string][]) => [id: string, key: string][]>> = {
  'an assertion is handed out without its key': ([, ...rest]) => rest,
  'keys of assertions are other ones': (keys) => keys.map(([id]) => [id, 'A'.repeat(43)]),
};

for (const [name, change] of Object.entries(FACT_CHANGES)) {
  test(`vendor, facts: ${name}`, async () => {
    const facts = JSON.parse(textIn(run.files, FACTS)) as WrittenFacts;
    const keys = Object.entries(facts.assertionKeys ?? {});
    ok(keys.length > 50);
    const text = JSON.stringify({ ...facts, assertionKeys: Object.fromEntries(change(keys)) });
    const changed = coherent({ result: run.result, files: withFiles(run.files, { [FACTS]: text }) });
    await isNamed(await bundleOf(changed, world, { withoutDocuments: true }), 'judgement-invalid', 'evidence', 'assertionKeys');
  });
}

type Delivered = Record<string, Record<string, string>>;

/** What an account can be said to have delivered. */
const DELIVERIES: Readonly<Record<string, (delivered: Delivered) => Delivered>> = {
  'another value': ({ attributes, ...rest }) => ({ ...rest, attributes: { ...attributes, 'urn:oid:2.5.4.42': 'Kanarina' } }),
  'another person': ({ identity, ...rest }) => ({ ...rest, identity: { ...identity, nameId: '_kanarina' } }),
  'another trust': ({ trust, ...rest }) => ({ ...rest, trust: { ...trust, 'urn:oid:2.5.4.42': 'UNTERGEORDNET' } }),
};

for (const [name, change] of Object.entries(DELIVERIES)) {
  test(`vendor, judgements: an account is said to have delivered ${name}`, async () => {
    const lines = linesIn(run.files, JUDGEMENTS).map((line) => JSON.parse(line) as WrittenJudgement);
    const subject = lines.flatMap(({ calls }) => calls.map((call) => call.subject as { delivered?: Delivered })).find(({ delivered }) => delivered?.['trust']);
    ok(subject?.delivered !== undefined);
    subject.delivered = change(subject.delivered);
    const changed = coherent({ result: run.result, files: withFiles(run.files, { [JUDGEMENTS]: linesOf(lines.map((line) => JSON.stringify(line))) }) });
    await isNamed(await bundleOf(changed, world, { withoutDocuments: true }), 'judgement-invalid', 'evidence', 'delivered');
  });
}

test('vendor, basis: a requirement of the further catalogue is changed', async () => {
  const text = textIn(files, FURTHER);
  notEqual(text, '');
  await isNamed(await listedAgain({ [FURTHER]: text.replace('MUST', 'MAY') }), 'catalogue-other', 'verdicts');
});

test('vendor, basis: the further catalogue is left out', async () => {
  await isNamed(await listedAgain({ [FURTHER]: undefined }), 'catalogue-other', 'verdicts');
});

test('vendor, basis: a catalogue that the profile does not name is added', async () => {
  await isNamed(await listedAgain({ 'basis/catalogue/kanarina/atk-sig.yaml': textIn(files, FURTHER) }), 'file-unlisted', 'signature');
});

async function listedAgain(changes: Readonly<Record<string, string | undefined>>): Promise<Uint8Array> {
  return zipOf(await signed(relisted(withFiles(files, changes)), { signer: world.vendor.signer, at: world.at }));
}

/** @param detail a word of what it says, where several say the same kind */
async function isNamed(zip: Uint8Array, kind: Kind, denied: Question, detail = ''): Promise<void> {
  const report = await verify(zip, trusting(world));
  ok(
    report.findings.some((finding) => finding.kind === kind && finding.grade === 'wrong' && finding.text.en.includes(detail)),
    told(report),
  );
  notEqual(report[denied], 'yes', told(report));
}
