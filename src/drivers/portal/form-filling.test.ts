/** One field of a form is filled in, the rest goes along as it is. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { filledForm } from './form-filling.ts';
import { readHtmlPage } from './html-page.ts';

const PAGE = readHtmlPage(
  `<form action="/suche"><input name="vorname"><button>Suchen</button></form>
   <form method="post" action="/antrag"><input name="vorname" value="alt"><input type="hidden" name="marke" value="7">
   <button name="aktion" value="weg">Verwerfen</button><button name="aktion" value="speichern">Zwischenspeichern</button></form>`,
  'https://portal.example/antrag',
);

test('the form with field and button is sent with the value', () => {
  const form = filledForm(PAGE, { field: 'vorname', value: 'neu', press: 'Zwischenspeichern' });
  deepEqual(
    [form?.method, form?.action, form?.fields],
    [
      'POST',
      'https://portal.example/antrag',
      [
        ['vorname', 'neu'],
        ['marke', '7'],
        ['aktion', 'speichern'],
      ],
    ],
  );
});

test('nothing is sent without the field, or without the button', () => {
  equal(filledForm(PAGE, { field: 'nachname', value: 'x', press: 'Zwischenspeichern' }), undefined);
  equal(filledForm(PAGE, { field: 'vorname', value: 'x', press: 'Einreichen' }), undefined);
});
