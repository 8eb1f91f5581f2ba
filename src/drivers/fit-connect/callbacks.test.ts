/**
 * Orders for callbacks, turned into what would be sent by the rules of the control's contract, and compared with the
 * correct callback: a forgery differs from it in exactly one point, unusual ones stay correct.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallbackOrder } from '../../../simulators/fit-connect/contract.ts';
import { compileFile, errorsOf } from '../../../schemas/compile.ts';
import { callbackHmac } from '../../formats/hmac.ts';
import { loadProfile } from '../../runner/catalogue.ts';
import { readScenarios } from '../../runner/scenarios.ts';
import { CALLBACK_PHRASES, REPEATED_CALLBACK, forgeCallback, isSignedRightly } from './callbacks.ts';
import type { ForgedCallback } from './callbacks.ts';

const SECRET = 'ein-geheimnis-mit-mindestens-32-zeichen';
const NOW = 1_770_112_800;
const TYPE_PREFIX = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/';
const facts = {
  destinationId: 'de571000-0000-4000-8000-000000000001',
  submissionId: '5b000000-0000-4000-8000-000000000001',
  caseId: 'ca5e0000-0000-4000-8000-000000000001',
};

interface Wire {
  readonly names: readonly [string, string];
  readonly timestamp: string | undefined;
  readonly hmac: string | undefined;
  readonly body: string;
}

function bodyOf({ body, submissions, type = 'new-submissions', includesSubmissionIds = true }: CallbackOrder): string {
  const list = includesSubmissionIds ? { submissionIds: submissions.map(({ submissionId }) => submissionId) } : {};
  return body ?? JSON.stringify({ type: type.includes(':') ? type : TYPE_PREFIX + type, ...list, submissions });
}

/** What the control sends for an order, by the words of its contract. */
function wireOf(order: CallbackOrder): Wire {
  const { secret = SECRET, hmac, headerNames = { authentication: 'callback-authentication', timestamp: 'callback-timestamp' } } = order;
  const body = bodyOf(order);
  const timestamp = order.timestamp === null ? undefined : String(order.timestamp ?? NOW);
  const right = callbackHmac(secret, order.signedTimestamp ?? timestamp ?? '', order.signedBody ?? body);
  return { names: [headerNames.authentication, headerNames.timestamp], timestamp, hmac: hmac === null ? undefined : (hmac ?? right), body };
}

type Point = 'header names' | 'timestamp' | 'hmac' | 'type' | 'submissionIds' | 'submissions' | 'further members' | 'form';

/** Points in which a callback differs from the correct one, and whether its HMAC is right for what is sent. */
function compare({ names, timestamp, hmac, body }: Wire): { readonly points: readonly Point[]; readonly isSigned: boolean } {
  const plain = wireOf({ submissions: [facts] });
  const sent = JSON.parse(body) as Record<string, unknown>;
  const wanted = JSON.parse(plain.body) as Record<string, unknown>;
  const differs = (member: string): boolean => JSON.stringify(sent[member]) !== JSON.stringify(wanted[member]);
  const isSigned = hmac === callbackHmac(SECRET, timestamp ?? '', body);
  const points: readonly (readonly [Point, boolean])[] = [
    ['header names', names.join() !== plain.names.join()],
    ['timestamp', timestamp !== plain.timestamp],
    ['hmac', !isSigned],
    ['type', differs('type')],
    ['submissionIds', differs('submissionIds')],
    ['submissions', differs('submissions')],
    ['further members', Object.keys(sent).some((key) => !(key in wanted))],
    ['form', body !== JSON.stringify(sent)],
  ];
  return { points: points.filter(([, isOther]) => isOther).map(([point]) => point), isSigned };
}

const orderOf = (phrase: string): ForgedCallback => forgeCallback(phrase, facts, NOW).order;

/** The one point of every phrase. */
const POINTS: Readonly<Record<string, readonly Point[]>> = {
  'der in allem richtig ist': [],
  'dessen Körper Zeilenumbrüche und Leerzeichen enthält': ['form'],
  'dessen Körper mit einem Zeilenende schließt': ['form'],
  'dessen Körper Umlaute enthält': ['further members'],
  'dessen HMAC falsch ist': ['hmac'],
  'dessen HMAC fehlt': ['hmac'],
  'dessen HMAC mit einem fremden Geheimnis gebildet ist': ['hmac'],
  'dessen Körper nach der Berechnung verändert wurde': ['hmac'],
  'dessen Zeitstempel nach der Berechnung verändert wurde': ['hmac'],
  'dessen Zeitstempel sechs Minuten alt ist': ['timestamp'],
  'dessen Zeitstempel nach der vorgestellten Uhr sechs Minuten alt ist': [],
  'dessen Zeitstempel zehn Minuten in der Zukunft liegt': ['timestamp'],
  'dessen Zeitstempel fehlt': ['timestamp'],
  'dessen Zeitstempel keine Zahl ist': ['timestamp'],
  'dem die veraltete Liste submissionIds fehlt': ['submissionIds'],
  'der einen falschen Vorgang nennt': ['submissions'],
  'dessen Typ unbekannt ist': ['type'],
  'dessen Kopfzeilen groß beginnen': ['header names'],
  'dessen Kopfzeilen ganz in Großbuchstaben stehen': ['header names'],
};

describe('callbacks', () => {
  it('are the ones this test knows', () => {
    assert.deepEqual([...CALLBACK_PHRASES].sort(), Object.keys(POINTS).sort());
  });

  for (const [phrase, points] of Object.entries(POINTS)) {
    it(`"${phrase}" differs in: ${points.join() || 'nothing'}`, () => {
      const { points: seen, isSigned } = compare(wireOf(orderOf(phrase)));
      assert.deepEqual(seen, points);
      assert.equal(isSigned, !points.includes('hmac'));
    });
  }

  it('name the submission they are about, in words of both languages', () => {
    for (const phrase of CALLBACK_PHRASES) {
      const { order, text } = forgeCallback(phrase, facts, NOW);
      assert.deepEqual(
        order.submissions.map(({ submissionId, destinationId }) => [submissionId, destinationId]),
        [[facts.submissionId, facts.destinationId]],
      );
      assert.ok(wireOf(order).body.includes(facts.submissionId));
      assert.ok(text.de.includes(phrase) && text.en.startsWith('a callback'));
    }
    assert.equal(new Set(CALLBACK_PHRASES.map((phrase) => forgeCallback(phrase, facts, NOW).text.en)).size, CALLBACK_PHRASES.length);
  });

  it('keep to the schema of callbacks; of the type nobody knows they differ in nothing else', () => {
    const validate = compileFile(new URL('../../../schemas/fit-connect/callback.schema.json', import.meta.url));
    for (const phrase of CALLBACK_PHRASES) {
      const body = JSON.parse(wireOf(orderOf(phrase)).body) as Record<string, unknown>;
      const known = phrase === 'dessen Typ unbekannt ist' ? { ...body, type: `${TYPE_PREFIX}new-submissions` } : body;
      assert.deepEqual(errorsOf(validate, known), [], phrase);
    }
  });

  it('no phrase, no callback', () => {
    assert.throws(() => forgeCallback('der nirgends steht', facts, NOW), /der nirgends steht/);
  });
});

describe('points of single callbacks', () => {
  it('the old timestamp is six minutes old and signed as such', () => {
    const wire = wireOf(orderOf('dessen Zeitstempel sechs Minuten alt ist'));
    assert.equal(NOW - Number(wire.timestamp), 360);
  });

  it('the timestamp from the future is ten minutes ahead and signed as such', () => {
    const wire = wireOf(orderOf('dessen Zeitstempel zehn Minuten in der Zukunft liegt'));
    assert.equal(Number(wire.timestamp) - NOW, 600);
  });

  it('the same order sent again later is the same message', () => {
    assert.ok(CALLBACK_PHRASES.every((phrase) => orderOf(phrase).timestamp !== undefined));
  });

  it('a timestamp changed afterwards is fresh, and would be right for the one that was signed', () => {
    const wire = wireOf(orderOf('dessen Zeitstempel nach der Berechnung verändert wurde'));
    assert.equal(wire.timestamp, String(NOW));
    assert.equal(wire.hmac, callbackHmac(SECRET, String(NOW - 1_000), wire.body));
  });

  it('a body changed afterwards names the real submission; the signed one differed in the case', () => {
    const { body, signedBody } = orderOf('dessen Körper nach der Berechnung verändert wurde');
    assert.equal(body, wireOf({ submissions: [facts] }).body);
    assert.equal(signedBody, wireOf({ submissions: [{ ...facts, caseId: facts.submissionId }] }).body);
  });

  it('bodies in other forms are not what a JSON writer makes', () => {
    assert.ok(orderOf('dessen Körper Zeilenumbrüche und Leerzeichen enthält').body?.includes('\r\n  "'));
    assert.ok(orderOf('dessen Körper mit einem Zeilenende schließt').body?.endsWith('}\n'));
    assert.match(orderOf('dessen Körper Umlaute enthält').body ?? '', /[äöüß–]/);
  });

  it('a false case is told to the caller, is none of ours, and has the form of an id', () => {
    const { order, falseCaseId } = forgeCallback('der einen falschen Vorgang nennt', facts, NOW);
    assert.equal(order.submissions[0]?.caseId, falseCaseId);
    assert.match(falseCaseId ?? '', /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    assert.ok(![facts.caseId, facts.submissionId].includes(falseCaseId ?? ''));
    assert.equal('falseCaseId' in forgeCallback('der in allem richtig ist', facts, NOW), false);
  });
});

describe('whether a callback is signed rightly', () => {
  const FORGED = [
    'dessen HMAC falsch ist',
    'dessen HMAC fehlt',
    'dessen HMAC mit einem fremden Geheimnis gebildet ist',
    'dessen Körper nach der Berechnung verändert wurde',
    'dessen Zeitstempel nach der Berechnung verändert wurde',
  ];

  it('is told by its words, as findings use them', () => {
    for (const phrase of CALLBACK_PHRASES) assert.equal(isSignedRightly(forgeCallback(phrase, facts, NOW).text.de), !FORGED.includes(phrase), phrase);
    assert.equal(isSignedRightly(REPEATED_CALLBACK.de), true);
    for (const other of ['', 'ein Callback, den keiner kennt', 'etwas anderes']) assert.equal(isSignedRightly(other), undefined);
  });
});

describe('callbacks of the features', () => {
  const asked = readScenarios(loadProfile('fit-connect-fachverfahren'), []).flatMap(({ steps }) =>
    steps.flatMap((step) => /^ein Callback eintrifft, (.+)$/.exec(step)?.[1] ?? []),
  );

  it('are all written, and all that are written are asked for', () => {
    assert.deepEqual(
      [...new Set(asked)].filter((phrase) => !CALLBACK_PHRASES.includes(phrase)),
      [],
    );
    assert.deepEqual(
      CALLBACK_PHRASES.filter((phrase) => !asked.includes(phrase)),
      [],
    );
  });
});
