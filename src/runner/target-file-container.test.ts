/** The member `container` of a target file: what is read from it, what is refused, and that its documentation is true. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse, parseDocument } from 'yaml';
import { PLACEHOLDER_NAMES } from './container-placeholders.ts';
import { packageRoot } from './environment.ts';
import type { FitConnectLoaded } from './fit-connect-loaded.ts';
import type { TargetProblem } from './target-file-problem.ts';
import { readTargetFile } from './target-file.ts';
import { makeTestFolder } from './target-test-folder.ts';
import type { TestFolder } from './target-test-folder.ts';

let made: TestFolder;
let good: string;

before(async () => {
  made = await makeTestFolder();
  good = readFileSync(made.outcome.targetFile, 'utf8');
  writeFileSync(made.pathOf('services.json'), '{}');
});
after(() => made[Symbol.dispose]());

interface Reading {
  readonly loaded?: FitConnectLoaded;
  readonly problems: readonly TargetProblem[];
}

/** Reads the good file with a container, by default on the network of this machine, and other changes. A member that is undefined is taken out. */
function reading(container: object | undefined, changes: Readonly<Record<string, unknown>> = {}): Reading {
  const document = parseDocument(good);
  for (const [path, value] of Object.entries({ container: container === undefined ? undefined : { network: 'host', ...container }, ...changes })) {
    if (value === undefined) document.deleteIn(path.split('.'));
    else document.setIn(path.split('.'), document.createNode(value));
  }
  const file = made.pathOf('container.yaml');
  writeFileSync(file, document.toString());
  return readTargetFile(file, {});
}

const image = 'registry.example:5000/product/x@sha256:0123';
const reached = { listen: { hostname: '172.17.0.1' } };

describe('a target with an image', () => {
  test('is of the kind container and can be started', () => {
    const { loaded, problems } = reading({ image });
    deepStrictEqual(problems, []);
    deepStrictEqual([loaded?.target.kind, typeof loaded?.start], ['container', 'function']);
  });

  test('is of the kind running without one', () => {
    const { loaded } = reading(undefined);
    deepStrictEqual([loaded?.target.kind, loaded?.start], ['running', undefined]);
  });

  test('shares the network of this machine by default on Linux only', () => {
    const { problems } = reading({ image, network: undefined });
    equal(problems.length, platform() === 'linux' ? 0 : 1);
  });

  test('may have a network of its own when the service can be reached from there', () => {
    deepStrictEqual(reading({ image, network: 'bridge' }, reached).problems, []);
    deepStrictEqual(reading({ image, network: 'bridge' }, { listen: { hostname: '0.0.0.0', names: ['pc17'] } }).problems, []);
  });
});

interface Wrong {
  readonly what: string;
  readonly container: object;
  readonly changes?: Readonly<Record<string, unknown>>;
  /** JSON Pointer in the place. */
  readonly at: string;
  readonly said: RegExp;
  readonly mend: RegExp;
}

const WRONG: readonly Wrong[] = [
  { what: 'no image', container: {}, at: '/container/image', said: /„container\.image“ fehlt/, mend: /docker run/ },
  { what: 'an image with a blank', container: { image: 'a b' }, at: '/container/image', said: /verlangte Form/, mend: /docker run/ },
  { what: 'a misspelt member', container: { image, enviroment: {} }, at: '/container/enviroment', said: /keine bekannte Angabe/, mend: /environment/ },
  { what: 'another network', container: { image, network: 'none' }, at: '/container/network', said: /host oder bridge/, mend: /bridge/ },
  {
    what: 'a number in the environment',
    container: { image, environment: { PORT: 8443 } },
    at: '/container/environment/PORT',
    said: /ein Text sein/,
    mend: /"8443"/,
  },
  {
    what: 'a list in the environment',
    container: { image, environment: { A: [] } },
    at: '/container/environment/A',
    said: /ein Text sein/,
    mend: /Anführungszeichen/,
  },
  { what: 'a variable with =', container: { image, environment: { 'A=B': 'c' } }, at: '/container/environment', said: /„A=B“/, mend: /ohne =/ },
  {
    what: 'a misspelt placeholder',
    container: { image, environment: { A: 'x {tokenURI}' } },
    at: '/container/environment/A',
    said: /\{tokenURI\} gibt es nicht/,
    mend: /\{tokenUrl\}/,
  },
  {
    what: 'a foreign placeholder',
    container: { image, environment: { A: '{elsewhereAltogether}' } },
    at: '/container/environment/A',
    said: /gibt es nicht/,
    mend: /Es gibt: \{tokenUrl\}/,
  },
  {
    what: 'the secret of no callback',
    container: { image, environment: { A: '{callbackSecret}' } },
    changes: { callback: undefined },
    at: '/container/environment/A',
    said: /nennt die Zieldatei nichts/,
    mend: /callback/,
  },
  {
    what: 'the authority of no TLS',
    container: { image, environment: { A: '{authorityFile}' } },
    changes: { tls: false },
    at: '/container/environment/A',
    said: /nennt die Zieldatei nichts/,
    mend: /tls/,
  },
  {
    what: 'a file that is not there',
    container: { image, files: [{ from: 'fehlt', to: '/a' }] },
    at: '/container/files/0/from',
    said: /fehlt ist nicht lesbar/,
    mend: /Ordner der Zieldatei/,
  },
  {
    what: 'a relative place',
    container: { image, files: [{ from: 'target.yaml', to: 'a' }] },
    at: '/container/files/0/to',
    said: /verlangte Form/,
    mend: /Absoluter Pfad/,
  },
  {
    what: 'a place above the root',
    container: { image, files: [{ from: 'target.yaml', to: '/a/../../b' }] },
    at: '/container/files/0/to',
    said: /verlangte Form/,
    mend: /Absoluter Pfad/,
  },
  {
    what: 'a folder as place',
    container: { image, files: [{ from: 'target.yaml', to: '/a/' }] },
    at: '/container/files/0/to',
    said: /verlangte Form/,
    mend: /Absoluter Pfad/,
  },
  {
    what: 'rights as a number',
    container: { image, files: [{ from: 'target.yaml', to: '/a', mode: 600 }] },
    at: '/container/files/0/mode',
    said: /ein Text sein/,
    mend: /"600"/,
  },
  {
    what: 'rights in words',
    container: { image, files: [{ from: 'target.yaml', to: '/a', mode: 'rw' }] },
    at: '/container/files/0/mode',
    said: /verlangte Form/,
    mend: /Oktalzahl/,
  },
  {
    what: 'one place for two files',
    container: {
      image,
      files: [
        { from: 'target.yaml', to: '/a' },
        { from: 'target.yaml', to: '/a' },
      ],
    },
    at: '/container/files/1/to',
    said: /schon eine andere Datei/,
    mend: /anderen Pfad/,
  },
  {
    what: 'the place of the authority',
    container: { image, files: [{ from: 'target.yaml', to: '/run/pruefstand/authority.pem' }] },
    at: '/container/files/0/to',
    said: /schon eine andere Datei/,
    mend: /anderen Pfad/,
  },
  {
    what: 'two signs of readiness',
    container: { image, readyLine: 'x', readyPath: '/x' },
    at: '/container/readyPath',
    said: /nur auf eines/,
    mend: /weglassen/,
  },
  {
    what: 'a path without an address',
    container: { image, readyPath: '/x' },
    changes: { callback: undefined, adapter: undefined },
    at: '/container/readyPath',
    said: /beide fehlen/,
    mend: /readyLine/,
  },
  { what: 'an address for a path', container: { image, readyPath: 'https://localhost/x' }, at: '/container/readyPath', said: /verlangte Form/, mend: /Pfad/ },
  { what: 'no time to start', container: { image, startupTimeoutSeconds: 0 }, at: '/container/startupTimeoutSeconds', said: /größer als 0/, mend: /Sekunden/ },
  {
    what: 'a service on loopback behind a bridge',
    container: { image, network: 'bridge' },
    at: '/listen',
    said: /unter 127\.0\.0\.1 nicht erreichbar/,
    mend: /172\.17\.0\.1/,
  },
  {
    what: 'a service without any address behind a bridge',
    container: { image, network: 'bridge' },
    changes: { listen: undefined },
    at: '/container/network',
    said: /nicht erreichbar/,
    mend: /listen\.hostname/,
  },
  {
    what: 'a service called localhost behind a bridge',
    container: { image, network: 'bridge' },
    changes: { listen: { hostname: '0.0.0.0', names: ['localhost'] } },
    at: '/listen',
    said: /unter localhost/,
    mend: /listen/,
  },
  {
    what: 'a callback elsewhere behind a bridge',
    container: { image, network: 'bridge' },
    changes: { ...reached, 'callback.url': 'https://product.example/cb' },
    at: '/callback/url',
    said: /nur unter localhost/,
    mend: /localhost/,
  },
];

describe('wrong containers', () => {
  for (const { what, container, changes, at, said, mend } of WRONG) {
    test(what, () => {
      const { problems, loaded } = reading(container, changes);
      equal(loaded, undefined);
      const [problem] = problems;
      ok(problem !== undefined);
      ok(problem.place.endsWith(`(${at})`), problem.place);
      match(problem.text.de, said);
      match(problem.mend.de, mend);
      ok(problem.text.en !== '' && problem.mend.en !== '' && problem.text.en !== problem.text.de);
      equal(problems.length, 1, JSON.stringify(problems));
    });
  }
});

describe('docs/reference/containers.md', () => {
  const text = readFileSync(join(packageRoot(), 'docs/reference/containers.md'), 'utf8');

  test('shows a block that the loader takes', () => {
    const [, block = ''] = /```yaml\n(container:\n[\s\S]*?)```/.exec(text) ?? [];
    const { loaded, problems } = reading((parse(block) as { container: object }).container);
    deepStrictEqual(problems, []);
    equal(loaded?.target.kind, 'container');
  });

  test('lists every member and every placeholder, and no other', () => {
    const rows = (heading: string): readonly string[] => {
      const section = text.slice(text.indexOf(heading) + heading.length);
      const table = section.slice(0, section.search(/\n#/));
      return [...table.matchAll(/^\| (`[^|]*)\|/gm)]
        .flatMap(([, cell = '']) => [...cell.matchAll(/`\{?([A-Za-z]+)\}?`/g)].flatMap(([, name]) => name ?? []))
        .sort();
    };
    const schema = JSON.parse(readFileSync(join(packageRoot(), 'schemas/target/target-1.schema.json'), 'utf8')) as {
      properties: { container: { properties: object } };
    };
    deepStrictEqual(rows('### Placeholders'), [...PLACEHOLDER_NAMES].sort());
    deepStrictEqual(rows('## Members'), Object.keys(schema.properties.container.properties).sort());
  });
});
