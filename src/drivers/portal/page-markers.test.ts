/** Markers on the protected page: session and identity, and when they tell nothing. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { identityShown, sessionShown } from './page-markers.ts';

test('one marker tells yes or no, two tell nothing when both or none are there', () => {
  equal(sessionShown('Hallo\nAbmelden', { loggedIn: 'Abmelden' }), 'authenticated');
  equal(sessionShown('Anmelden', { loggedIn: 'Abmelden' }), 'none');
  const both = { loggedIn: 'Abmelden', loggedOut: 'Anmelden' };
  deepEqual(
    ['Abmelden', 'Anmelden', 'Anmelden Abmelden', ''].map((text) => sessionShown(text, both)),
    ['authenticated', 'none', 'unknown', 'unknown'],
  );
});

test('values stand between markers or up to the end of the line; what is not there is left out', () => {
  const text = 'Angemeldet als Erika Beispiel (hoch)\nKonto: BundID\nSchlüssel:';
  deepEqual(
    identityShown(text, {
      loggedIn: 'x',
      level: { after: '(', before: ')' },
      idp: { after: 'Konto:\n ' },
      userKey: { after: 'Schlüssel:' },
      attributes: { name: { after: 'Angemeldet als', before: '(' }, city: { after: 'Ort:' }, half: { after: 'Konto:', before: '|' } },
    }),
    { level: 'hoch', idp: 'BundID', attributes: { name: 'Erika Beispiel' } },
  );
});

test('a value is bounded, and a marker is no pattern', () => {
  equal(identityShown(`a${'x'.repeat(1_000)}`, { loggedIn: '', userKey: { after: 'a' } }).userKey?.length, 500);
  equal(sessionShown('aaaaaaaaaaaaaaaaaaaaaaaaaaaa!', { loggedIn: '(a+)+$' }), 'none');
});
