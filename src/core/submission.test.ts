import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SUBMISSION_STEP, ownKey, ownRolesOf, sentKey } from './submission.ts';

describe('the step that names a submission', () => {
  const phraseOf = (text: string): string | undefined => SUBMISSION_STEP.exec(text)?.[1];

  it('gives its phrase, with or without comma', () => {
    assert.equal(phraseOf('eine Einreichung, die gültig ist und keine Anlagen hat'), 'die gültig ist und keine Anlagen hat');
    assert.equal(phraseOf('eine Einreichung mit falschem Hashwert der Fachdaten'), 'mit falschem Hashwert der Fachdaten');
    assert.equal(
      phraseOf('eine Einreichung, deren Metadaten dem Schema 1.0.0 folgen und kein $schema nennen'),
      'deren Metadaten dem Schema 1.0.0 folgen und kein $schema nennen',
    );
  });

  it('is told from other steps', () => {
    for (const text of ['eine Einreichung', 'eine Abholliste, die leer ist', 'hat es eine Einreichung, die gültig ist'])
      assert.equal(phraseOf(text), undefined);
  });
});

describe("submissions of a scenario's own", () => {
  it('follow from its steps', () => {
    assert.deepEqual(ownRolesOf(['ein Callback eintrifft, der in allem richtig ist', 'wird er mit 200 beantwortet']), ['callback', 'marker']);
    assert.deepEqual(ownRolesOf(['ein Callback eintrifft, dessen Zeitstempel fehlt', 'danach ein richtiger Callback eintrifft']), [
      'callback',
      'marker',
      'later-callback',
    ]);
    assert.deepEqual(ownRolesOf(['eine Abholliste, die mit einer unlesbaren Einreichung beginnt, danach eine volle Seite zeigt']), ['bad-item', 'last-item']);
    assert.deepEqual(ownRolesOf(['ein Zustelldienst, der ein Zertifikat zeigt, das abgelaufen ist']), ['callback']);
  });

  it('are none for steps about submissions that everybody shares', () => {
    assert.deepEqual(ownRolesOf(['eine Einreichung, die gültig ist und keine Anlagen hat', 'hat es sie angenommen']), []);
    assert.deepEqual(ownRolesOf([]), []);
  });

  it('come once, however many steps ask for them', () => {
    assert.deepEqual(ownRolesOf(['ein Callback eintrifft, a', 'ein Callback eintrifft, b']), ['callback', 'marker']);
  });
});

it('keys of shared and own submissions never meet', () => {
  const keys = [sentKey('a'), sentKey('b'), ownKey('a', 'callback'), ownKey('a', 'marker'), ownKey('b', 'callback')];
  assert.equal(new Set(keys).size, keys.length);
});
