import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FitConnectControl } from '../../simulators/fit-connect/contract.ts';
import type { SentSubmission } from '../core/submission.ts';
import { FLAWLESS } from '../drivers/fit-connect/case.ts';
import type { SealedSubmission } from '../drivers/fit-connect/seal.ts';
import { createCampaign } from './campaign.ts';
import type { Campaign } from './campaign.ts';
import { loadEmbeddedTarget } from './embedded.ts';
import { cacheFolder } from './environment.ts';
import { createKeyRing } from './keys.ts';
import type { Scenario } from './scenario-choice.ts';

const LARGEST = 'deren Anlage die größte erklärte Größe hat';
const { target, samples } = await loadEmbeddedTarget({ keys: createKeyRing(cacheFolder(), Date.now()), maxAttachmentBytes: 20_000 });

interface Stand {
  readonly campaign: Campaign;
  readonly submitted: SealedSubmission[];
  readonly written: Map<string, unknown>;
}

function stand(given = samples): Stand {
  const submitted: SealedSubmission[] = [];
  const written = new Map<string, unknown>();
  const control = { arm: async () => 'fault', write: async (key: string, value: unknown) => void written.set(key, value) };
  let count = 0;
  const sender = {
    announce: async () => ({ submissionId: `s${++count}`, caseId: `c${count}` }),
    submit: async (_: unknown, sealed: SealedSubmission) => void submitted.push(sealed),
  };
  const [current] = target.destination.encryptionKeys;
  assert.ok(current);
  const keys = { current, foreign: current };
  const campaign = createCampaign({ target, samples: given, control: control as unknown as FitConnectControl, sender, keys });
  return { campaign, submitted, written };
}

function scenarioWith(...phrases: readonly string[]): Scenario {
  const steps = phrases.map((phrase) => `eine Einreichung, ${phrase}`);
  return { id: 'a', name: 'a', feature: { path: 'a', name: 'a', line: 1 }, line: 1, tags: [], requirements: [], steps, keywords: [], needs: [] };
}

const send = async ({ campaign }: Stand, ...scenarios: readonly Scenario[]): Promise<readonly SentSubmission[]> =>
  campaign.send(scenarios, () => undefined, new AbortController().signal);
const phrasesOf = (sent: readonly SentSubmission[]): readonly string[] => sent.map(({ phrase }) => phrase).sort();

test('what was made ready is sent once, and nothing else', async () => {
  const own = stand();
  await own.campaign.prepare([scenarioWith(LARGEST)]);
  assert.equal(own.submitted.length, 0);
  const sent = await send(own, scenarioWith(LARGEST));
  assert.deepEqual(phrasesOf(sent), [LARGEST, FLAWLESS].sort());
  assert.deepEqual(own.submitted.map(({ tags }) => tags.data).sort(), sent.map(({ tags }) => tags.data).sort());
});

test('what is sent bit by bit is one campaign, and each submission is made for itself', async () => {
  const own = stand();
  await send(own, scenarioWith(FLAWLESS));
  const all = await send(own, scenarioWith(FLAWLESS));
  assert.deepEqual(phrasesOf(all), [FLAWLESS, FLAWLESS]);
  assert.equal(new Set(all.map(({ tags }) => tags.data)).size, 2);
  assert.deepEqual(own.written.get('sent'), all);
});

test('sending does not wait until everything is ready', async () => {
  const own = stand();
  const scenario = scenarioWith('die gültig ist und zwei Anlagen hat', LARGEST, 'die zwanzig Anlagen hat');
  const preparing = own.campaign.prepare([scenario]);
  const sent = await send(own, scenario);
  await preparing;
  assert.equal(new Set(phrasesOf(sent)).size, sent.length);
  assert.equal(own.submitted.length, 4);
});

test('what could not be made ready says why when it is to be sent', async () => {
  const { json: _json, xml: _xml, ...without } = samples;
  const own = stand(without);
  await own.campaign.prepare([scenarioWith(FLAWLESS)]);
  await assert.rejects(send(own, scenarioWith(FLAWLESS)), { code: 'ERR_CONFIG_SAMPLE_INVALID' });
});
