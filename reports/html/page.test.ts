/** The page: well formed, nothing active or loaded, nothing injected, headings and tables as assistive tools need them. */
import { deepStrictEqual, doesNotMatch, match, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import type { Language } from '../../src/core/language.ts';
import type { RequirementResult, Result } from '../../src/core/result.ts';
import { readExample } from '../golden/example.ts';
import { htmlWriter } from '../html.ts';
import { visible } from '../../src/core/visible-text.ts';
import { renderPage } from './page.ts';

const example = readExample();
const NAMESPACES = { h: 'http://www.w3.org/1999/xhtml' };
const LANGUAGES: readonly Language[] = ['de', 'en'];

/** Element names the page is made of; anything else would have come from a value. */
const ELEMENTS =
  'a article body br caption code dd details div dl dt figcaption figure footer h1 h2 h3 h4 head header html li main mark meta nav ol p pre section span strong style summary table tbody td th thead title tr ul'.split(
    ' ',
  );

interface Page {
  readonly strings: (xpath: string) => readonly string[];
  readonly count: (xpath: string) => number;
}

function withPage(result: Result, language: Language, look: (page: Page) => void): void {
  const document = XmlDocument.fromString(renderPage(result, language));
  try {
    look({
      strings: (xpath) => document.find(xpath, NAMESPACES).map(({ content }) => content),
      count: (xpath) => Number(document.eval(`count(${xpath})`, NAMESPACES)),
    });
  } finally {
    document.dispose();
  }
}

/** Every string in the result, wherever it is. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

for (const language of LANGUAGES) {
  test(`${language}: the page is well-formed XML of known elements, without scripts, handlers or anything loaded`, () => {
    withPage(example, language, ({ strings, count }) => {
      strictEqual(strings('/h:html/@lang')[0], language);
      const known = ELEMENTS.map((name) => `self::h:${name}`).join(' or ');
      strictEqual(count(`//*[not(${known})]`), 0);
      strictEqual(count("//@*[starts-with(name(),'on')] | //@style | //@src | //h:link"), 0);
      match(strings('//h:meta[@http-equiv]/@content')[0] ?? '', /^default-src 'none';/u);
      const links = strings('//h:a/@href');
      ok(links.length > 20);
      for (const link of links) match(link, /^#|^report\.(de|en)\.html$/u);
    });
  });

  test(`${language}: ids are unique and every reference has its target`, () => {
    withPage(example, language, ({ strings }) => {
      const ids = strings('//@id');
      deepStrictEqual(ids, [...new Set(ids)]);
      const targets = [...strings("//@href[starts-with(.,'#')]").map((href) => href.slice(1)), ...strings('//@aria-labelledby')];
      for (const target of targets) ok(ids.includes(target), target);
    });
  });

  test(`${language}: headings descend one level at a time, tables have captions and scopes`, () => {
    withPage(example, language, ({ strings, count }) => {
      const levels = [...renderPage(example, language).matchAll(/<h([1-6])[ >]/gu)].map(([, level]) => Number(level));
      strictEqual(levels.filter((level) => level === 1).length, 1);
      levels.forEach((level, index) => ok(level <= (levels[index - 1] ?? 0) + 1, `heading ${index}`));
      strictEqual(count('//h:table'), count('//h:table/h:caption'));
      strictEqual(count('//h:th[not(@scope)]'), 0);
      strictEqual(count('//h:main'), 1);
      strictEqual(strings("//h:a[@class='skip']/@href")[0], '#content');
    });
  });
}

test('hostile strings of product, vendor, findings and messages are shown as they are, never as markup', () => {
  withPage(example, 'de', ({ strings }) => {
    const text = strings('/h:html/h:body').join('');
    const { product } = example.target;
    const findings = example.cases.flatMap(({ attempts }) => attempts.flatMap((attempt) => attempt.findings));
    const told = findings.flatMap(({ text: { de } }) => [de.summary, de.expected, de.observed]);
    const shown = [product.name, product.version, product.vendor, ...told];
    ok(shown.some((each) => each.includes('<')));
    for (const each of shown) ok(text.includes(visible(each)), each);
  });
  const dangerous = stringsOf(example).filter((each) => /<[a-z!/]/iu.test(each));
  ok(dangerous.length > 3);
  for (const each of dangerous) ok(!renderPage(example, 'de').includes(each), each);
});

test('the verdict comes first, in one sentence, as a self-test and without a percentage', () => {
  withPage(example, 'de', ({ strings, count }) => {
    strictEqual(strings('//h:main/*[1]/@id')[0], 'verdict');
    match(strings("//h:section[@id='verdict']")[0] ?? '', /nicht konform[\s\S]*2 Anforderungen sind verletzt\.[\s\S]*Selbsttest, kein Zertifikat/u);
    doesNotMatch(strings('/h:html/h:body').join(''), /\d\s?%(?!\w)/u);
    strictEqual(count('//h:nav//h:li'), 10);
  });
});

test('every requirement and every case is listed, whatever its verdict', () => {
  withPage(example, 'en', ({ count, strings }) => {
    strictEqual(count("//h:table[@class='requirements']/h:tbody/h:tr"), example.requirements.length);
    strictEqual(count("//h:table[@class='cases']/h:tbody/h:tr"), example.cases.length);
    strictEqual(
      count("//h:ol[@class='attempts']/h:li"),
      example.cases.reduce((sum, { attempts }) => sum + attempts.length, 0),
    );
    deepStrictEqual(
      strings("//h:table[@class='evidence']//h:span[@class='digest']"),
      example.evidence.map(({ sha256 }) => sha256),
    );
  });
});

test('findings stand worst first, failures with their exchanges open', () => {
  withPage(example, 'de', ({ strings, count }) => {
    deepStrictEqual(strings("//h:section[@id='findings']/h:section/@id"), ['failure', 'warning', 'cantTell', 'observation']);
    ok(count("//h:section[@id='failure']//h:details[@class='exchange'][@open]") > 0);
    strictEqual(count("//h:section[@id='warning']//h:details[@class='exchange'][@open]"), 0);
    match(strings("//h:section[@id='warning']")[0] ?? '', /Der verletzte Teil der Regel beruht auf I/u);
    match(strings("//h:section[@id='cantTell']")[0] ?? '', /Nicht bestätigt: Wiederholte Läufe/u);
  });
});

test('both languages are the same document', () => {
  const shape = (language: Language): string =>
    renderPage(example, language)
      .replaceAll(/>[^<]*</gu, '><')
      .replaceAll(/<style>.*<\/style>|<span lang="de">(.*?)<\/span>| (href)?lang="\w+"|report\.\w+\.html/gsu, '$1');
  const tags = (language: Language): readonly string[] => shape(language).match(/<\/?\w+/gu) ?? [];
  const counted = (language: Language): Readonly<Record<string, number>> =>
    Object.fromEntries(['<section', '<article', '<table', '<tr', '<details', '<h4'].map((tag) => [tag, tags(language).filter((each) => each === tag).length]));
  deepStrictEqual(counted('de'), counted('en'));
});

test('German text that has no English form is marked on the English page', () => {
  withPage(example, 'en', ({ strings }) => {
    const marked = strings("//h:span[@lang='de']");
    for (const { name } of example.cases) ok(marked.includes(visible(name)), name);
  });
});

test('of redaction no more is said than is done', () => {
  withPage(example, 'en', ({ strings }) => {
    const [evidence = ''] = strings("//h:section[@id='evidence']");
    match(evidence, /Credentials were replaced by salted digests/u);
    doesNotMatch(evidence, /personal data/u);
  });
});

test('limits of the run are said beside the verdict', () => {
  const run = { ...example.run, isComplete: false, interrupted: 'Strg+C <b>', shard: { index: 2, total: 3 } };
  const limited: Result = {
    ...example,
    conclusion: 'undetermined',
    run,
    target: { ...example.target, kind: 'embedded' },
    proof: { seeded: 2, detected: 1, suiteVersion: '0.0.9' },
  };
  withPage(limited, 'de', ({ strings }) => {
    const [verdict = ''] = strings("//h:section[@id='verdict']");
    match(verdict, /unbestimmt[\s\S]*Warum der Lauf unvollständig ist: Strg\+C <b>[\s\S]*Teil 2 von 3[\s\S]*Beispielprodukt/u);
    match(strings("//h:section[@id='proof']")[0] ?? '', /1 \/ 2[\s\S]*anderen Version/u);
  });
});

test('what an early end left untried is told with it, in the language of the page', () => {
  const untried = example.cases.map(({ reason: _reason, ...entry }) => ({ ...entry, verdict: 'untested' as const, attempts: [] }));
  const [requirement, ...rest] = example.requirements.filter(({ verdict }) => verdict === 'passed');
  const requirements = [{ ...requirement!, verdict: 'untested' as const }, ...rest];
  const early: Result = { ...example, cases: untried, requirements, run: { ...example.run, isComplete: false, interrupted: 'interrupted by the user' } };
  withPage(early, 'de', ({ strings }) => {
    const [notTested = ''] = strings("//h:section[@id='not-tested']");
    strictEqual(notTested.split('Der Lauf ist unvollständig: vom Benutzer abgebrochen.').length - 1, untried.length + 1);
    doesNotMatch(strings('/h:html/h:body').join(''), /Kein Grund angegeben|interrupted by/u);
  });
});

test('a result with nothing in it makes a page that says so', () => {
  const { proof: _proof, ...rest } = example;
  const empty: Result = {
    ...rest,
    conclusion: 'conformant',
    requirements: [],
    cases: [],
    cited: [],
    evidence: [],
    target: { ...example.target, declared: {} },
    profile: { ...example.profile, policy: [] },
  };
  withPage(empty, 'en', ({ strings }) => {
    const text = strings('/h:html/h:body').join('');
    for (const said of ['Nothing was declared', 'All requirements of the profile were tested', 'no proof of the suite', 'no evidence files'])
      ok(text.includes(said), said);
  });
});

test('findings whose exchange or requirement is missing are told all the same', () => {
  const bare: Result = { ...example, requirements: [], cited: [] };
  withPage(bare, 'de', ({ strings }) => {
    const [failures = ''] = strings("//h:section[@id='failure']");
    match(failures, /FC-SUB-012[\s\S]*steht nicht im Ergebnis[\s\S]*Der Austausch x000014 liegt dem Ergebnis nicht bei/u);
  });
});

test('cases that only an error of ours or differing repeats explain are told with the cause', () => {
  const cases = example.cases
    .filter(({ verdict }) => verdict === 'cantTell')
    .map((entry) => ({ ...entry, attempts: entry.attempts.map((attempt) => ({ ...attempt, findings: [] })) }));
  withPage({ ...example, cases }, 'de', ({ strings }) => {
    const [open = ''] = strings("//h:section[@id='cantTell']");
    match(open, /Testfälle ohne Urteil[\s\S]*Wiederholte Läufe ergaben Verschiedenes\. Versuch 1: erfüllt; Versuch 2: verletzt/u);
    match(open, /Versuch 1: Fehler der Prüfsuite: Der Simulator hat die Verbindung/u);
  });
});

test('requirement ids that differ in odd characters only keep anchors of their own', () => {
  const [first] = example.requirements;
  const named = (id: string): RequirementResult => ({ ...first!, requirement: { ...first!.requirement, id } });
  withPage({ ...example, cases: [], requirements: [named('A/1'), named('A 1'), named('A"1')] }, 'de', ({ strings }) => {
    const ids = strings("//h:table[@class='requirements']//@id").slice(1);
    strictEqual(new Set(ids).size, 3);
    for (const id of ids) match(id, /^[\w-]+$/u);
  });
});

test('a finding with many exchanges shows some and names the rest', () => {
  const evidence = Array.from({ length: 9 }, (_, index) => ({ exchange: `x00009${index}` }));
  const cases = example.cases.map((entry) => ({
    ...entry,
    attempts: entry.attempts.map((attempt) => ({ ...attempt, findings: attempt.findings.map((finding) => ({ ...finding, evidence })) })),
  }));
  withPage({ ...example, cases }, 'de', ({ strings }) => {
    const [failures = ''] = strings("//h:section[@id='failure']");
    match(failures, /Der Austausch x000095 liegt[\s\S]*Weitere Austausche, siehe Belege: x000096, x000097, x000098/u);
  });
});

test('a run id that could leave the stylesheet does not enter it', () => {
  const hostile = { ...example, run: { ...example.run, id: '"} body { display: none } </style><script>' } };
  withPage(hostile, 'de', ({ strings }) => {
    doesNotMatch(strings('//h:style')[0] ?? '', /display: none \}\s*<|script/u);
  });
});

test('report.html is the page in the language asked for', () => {
  for (const language of LANGUAGES) {
    const files = new Map(htmlWriter.write(example, { language }).map(({ name, content }) => [name, content]));
    deepStrictEqual([...files.keys()], ['report.html', 'report.de.html', 'report.en.html']);
    strictEqual(files.get('report.html'), files.get(`report.${language}.html`));
  }
});
