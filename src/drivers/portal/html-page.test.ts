/** Forms, links and text of pages, among them ones that were made to hurt. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { isReadable, readHtmlPage, readRefresh } from './html-page.ts';

const ADDRESS = 'https://portal.example/konto/start?x=1#y';
const PAGE = 'https://portal.example/konto/start?x=1';

test('what a browser would send of a form, in order', () => {
  const { forms } = readHtmlPage(
    `<form id="f" method="POST" action="../senden" enctype="multipart/form-data">
      <input name="a" value="1"><input type="hidden" name="b" value="&lt;2&gt;"><input type="checkbox" name="c" checked>
      <input type="checkbox" name="d" value="x"><input type="radio" name="e" value="r2" checked><input name="f" value="z" disabled>
      <textarea name="g">\nZeile</textarea><select name="h"><option value="1">eins<option selected>zwei</select>
      <input value="ohne Namen"><input type="file" name="i"><button name="go" value="1" formaction="/anders"> Weiter  <b>jetzt</b></button>
    </form><input form="f" name="j" value="außen"><input form="unknown" name="k">`,
    ADDRESS,
  );
  const [form] = forms;
  equal(forms.length, 1);
  deepEqual(form?.fields, [
    ['a', '1'],
    ['b', '<2>'],
    ['c', 'on'],
    ['e', 'r2'],
    ['g', 'Zeile'],
    ['h', 'zwei'],
    ['j', 'außen'],
  ]);
  deepEqual([form?.method, form?.action, form?.enctype], ['POST', 'https://portal.example/senden', 'multipart/form-data']);
  deepEqual(form?.buttons, [{ text: 'Weiter jetzt', name: 'go', value: '1', action: 'https://portal.example/anders' }]);
  equal(form?.isSelfSubmitting, false);
});

test('a form without action goes to the page itself, with base to the base', () => {
  equal(readHtmlPage('<base href="/basis/"><form></form>', PAGE).forms[0]?.action, PAGE);
  equal(readHtmlPage('<base href="/basis/"><form action="x"></form>', PAGE).forms[0]?.action, 'https://portal.example/basis/x');
  equal(readHtmlPage('<form action="javascript:alert(1)"></form>', PAGE).forms[0]?.action, PAGE);
});

const SELF: readonly (readonly [title: string, html: string, isSelf: boolean])[] = [
  ['a handler of the body', '<body onload="document.f.submit()"><form><input type="hidden" name="a"></form>', true],
  ['a script in the page', '<form><input type="hidden" name="a"></form><script>document.forms[0].submit()</script>', true],
  ['a SAML message, the script elsewhere', '<form><input type="hidden" name="SAMLRequest" value="x"></form><script src="/s.js"></script>', true],
  ['a button to be pressed', '<form><input type="hidden" name="csrf" value="x"><button>Anmelden</button></form>', false],
  ['a field to be filled in', '<body onload="f.submit()"><form><input name="a"></form>', false],
];
for (const [title, html, isSelf] of SELF) {
  test(`${title}: ${isSelf ? 'the form sends itself' : 'the form waits'}`, () => equal(readHtmlPage(html, PAGE).forms[0]?.isSelfSubmitting, isSelf));
}

test('a table does not lose the fields of the form it breaks', () => {
  const { forms } = readHtmlPage('<table><form method="post"><tr><td><input name="a" value="1"></td></tr></form></table>', PAGE);
  deepEqual(forms[0]?.fields, [['a', '1']]);
});

test('text is what is seen, a line for each block; noscript is seen, scripts and hidden parts are not', () => {
  const { text, links } = readHtmlPage(
    '<title>T</title><p>Angemeldet\n als <b>Erika</b> <i>Ü.</i></p><script>x</script><div hidden>nein</div><noscript>ohne</noscript><a href="/raus">Ab<b>melden</b></a><a href="javascript:x">nein</a>',
    PAGE,
  );
  equal(text, 'Angemeldet als Erika Ü.\nohne\nAbmeldennein');
  deepEqual(links, [{ url: 'https://portal.example/raus', text: 'Abmelden' }]);
});

test('a refresh with an address leads there, one without leads nowhere', () => {
  deepEqual(readHtmlPage('<meta http-equiv="Refresh" content="0; URL=\'/weiter\'">', PAGE).refresh, { seconds: 0, url: 'https://portal.example/weiter' });
  deepEqual(readRefresh('3,url="x"rest', 'https://a.example/'), { seconds: 3, url: 'https://a.example/x' });
  for (const content of ['5', '', ';url=x', 'x; url=y', '0; url=javascript:x', '-1; url=x']) equal(readRefresh(content, PAGE), undefined, content);
});

test('a page as deep as it is long, and one of forms only, are read; one of too many tags is not', () => {
  deepEqual([isReadable('<b>'.repeat(50_000)), isReadable('<b>'.repeat(50_001)), isReadable('x'.repeat(4_000_000))], [true, false, true]);
  const deep = readHtmlPage(`${'<div>'.repeat(50_000)}tief`, PAGE);
  equal(deep.text, 'tief');
  const many = readHtmlPage('<form><input name="a"></form>'.repeat(1_000), PAGE);
  ok(many.forms.length <= 200);
});
