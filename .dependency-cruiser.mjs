// Who may import whom: section "architecture" of docs/architecture.md as rules. Each comment says why and what to do instead.
// What is not listed is forbidden; changing a rule is an ADR.
import { existsSync, readdirSync } from 'node:fs';

const TEST = '\\.test\\.ts$';
/** Sources of the product; tests beside them may reach further. */
const sources = (path) => ({ path, pathNot: TEST });
/** Built-in modules that reach outside the process or the arguments. */
const OUTSIDE =
  '^(node:)?(fs|fs/promises|http|http2|https|net|tls|dgram|dns|child_process|cluster|worker_threads|readline|os|process|timers|timers/promises|sqlite)$';
const NETWORK = '^(node:)?(http|http2|https|net|tls|dgram|dns|child_process|cluster)$';
/** A package by name, however it was resolved. */
const packages = (...names) => names.map((name) => `(^|/)node_modules/${name}(/|$)`).join('|');

/** One layer: which of our own folders its sources may import besides themselves. */
const layer = (name, from, allowed, comment) => ({
  name: `layer-${name}`,
  severity: 'error',
  comment,
  from: sources(from),
  to: {
    path: '^(src|simulators|steps|reports|reference|catalogue|profiles|features|schemas|fixtures|test|tools|bench|docs)/',
    pathNot: [from, ...allowed].join('|'),
  },
});

/** A package that only some folders may import. */
const confined = (name, path, homes, comment) => ({
  name: `only-${name}`,
  severity: 'error',
  comment,
  from: { pathNot: [TEST, '^(reference|test|tools|bench|docs)/', ...homes].join('|') },
  to: { path },
});

const CORE = '^src/core/';
const FORMATS = '^src/formats/';
const CHECKS = '^src/checks/';
const TRANSPORT = '^src/transport/';
const DRIVERS = '^src/drivers/';
const SIMULATORS = '^simulators/';
const REPORTS = '^reports/';
const RUNNER = '^src/runner/';
const DECLARATION = '^src/declaration/';
const REGISTER = '^src/register/';
const CERTIFICATION = '^src/certification/';
const COMPARISON = '^src/comparison/';
const GATE = '^src/gate/';
/** Schemas are data; importing one as JSON is reading it. */
const SCHEMA_FILES = '^schemas/.*\\.json$';
const DATA = '^(catalogue|profiles|features|schemas)/';
/** The face of a simulator that other processes talk to: client, its types, names of faults. */
const CONTROL = '^simulators/[^/]+/(control|contract)\\.ts$';
/** Modules of a simulator that outsiders may import although the folder has an index. */
const SIMULATOR_FACES = '(control|contract|faults|spec|msw)\\.ts$';

/** Folders with an index: nobody outside imports past it. Written out by looking, so that a new index counts at once. */
const indexed = ['src', 'simulators', 'reports']
  .flatMap((parent) =>
    existsSync(parent)
      ? readdirSync(parent, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => `${parent}/${entry.name}`)
      : [],
  )
  .filter((folder) => existsSync(`${folder}/index.ts`));

const layers = [
  layer('core', CORE, [], 'Core is vocabulary: everybody knows it, it knows nobody. Move what needs another folder into that folder.'),
  layer('formats', FORMATS, [CORE], 'Formats turn bytes into meaning and know neither the network nor the judgement. Pass in what comes from elsewhere.'),
  layer(
    'checks',
    CHECKS,
    [CORE, FORMATS, SCHEMA_FILES],
    'A check is a pure function of what was recorded. What it must look up belongs into its subject, gathered by the step. Schemas of answers are data.',
  ),
  layer(
    'transport',
    TRANSPORT,
    [CORE, FORMATS],
    'Transport moves and records bytes for anybody. It takes a simulator as a value of the type in src/core/simulator.ts.',
  ),
  layer('drivers', DRIVERS, [CORE, FORMATS, TRANSPORT], 'A driver acts towards the product. It neither judges (src/checks) nor answers (simulators).'),
  layer(
    'simulators',
    SIMULATORS,
    [CORE, FORMATS, TRANSPORT, SCHEMA_FILES],
    'A simulator plays one system by its specification and never judges; checks that shared its logic would share its mistakes.',
  ),
  layer('reports', REPORTS, [CORE], 'A report is a pure function of the result. What a report needs must be in result.json, for everybody else needs it too.'),
  layer(
    'steps',
    '^steps/',
    [CORE, CHECKS, DRIVERS, CONTROL],
    'A step binds words to one driver, control or check call. Logic belongs there; simulators are reached by their control client only, because they may run elsewhere.',
  ),
  layer(
    'declaration',
    DECLARATION,
    [CORE, FORMATS],
    "A declaration is read and reviewed without running anything, so that a body can review it too. Files are the runner's.",
  ),
  layer('register', REGISTER, [CORE, FORMATS, SCHEMA_FILES], 'A register is kept by a body that runs no test: it knows documents and signatures only.'),
  layer('comparison', COMPARISON, [CORE, FORMATS, REPORTS], 'A comparison reads results and shows them as reports do; it neither runs nor verifies.'),
  layer('gate', GATE, [CORE, FORMATS, REPORTS], 'A gate weighs one result against another and tells it as reports do; it neither runs nor judges.'),
  layer(
    'certification',
    CERTIFICATION,
    [CORE, FORMATS, CHECKS, DECLARATION, REGISTER, RUNNER, REPORTS, SCHEMA_FILES],
    'Evidence is judged again with what judged it first; no product, simulator or network takes part.',
  ),
  layer(
    'runner',
    RUNNER,
    [CORE, FORMATS, CHECKS, TRANSPORT, DRIVERS, SIMULATORS, REPORTS, DECLARATION, DATA],
    'The runner composes everything; steps and features are loaded by cucumber, the embedded product is started as a process.',
  ),
  layer(
    'cli',
    '^src/cli/',
    [CORE, FORMATS, CHECKS, TRANSPORT, DRIVERS, SIMULATORS, REPORTS, RUNNER, DECLARATION, REGISTER, CERTIFICATION, COMPARISON, GATE],
    'The command line knows arguments, terminal and exit codes; steps are loaded by cucumber.',
  ),
  layer('reference', '^reference/', [], 'The reference products are written as a vendor would: code shared with the suite would hide mistakes that both make.'),
  layer('data', DATA, [], 'Data imports nothing: it is read by programs. Its tests may import what they need.'),
  layer('fixtures', '^fixtures/', [CORE], 'Fixtures are data with reasons; builders of fixtures may use the vocabulary only, never the code under test.'),
];

const nobody = [
  {
    name: 'nothing-imports-reference',
    severity: 'error',
    comment: 'The reference is a product under test. Start it as a process with the environment docs/reference/adapter.md and its README describe.',
    from: { pathNot: '^reference/' },
    to: { path: '^reference/' },
  },
  {
    name: 'nothing-imports-steps-cli-test-tools',
    severity: 'error',
    comment: 'These folders are ends, not parts. Move what is wanted twice into the layer it belongs to; a test may import its own command line.',
    from: { pathNot: '^(steps|src/cli|test|tools|bench|docs)/' },
    to: { path: '^(steps|src/cli|test|tools|bench|docs)/' },
  },
  {
    name: 'no-import-of-tests',
    severity: 'error',
    comment: "A test is nobody's library. Move shared builders into fixtures/ or test/.",
    from: {},
    to: { path: TEST },
  },
  {
    name: 'checks-and-simulators-are-strangers',
    severity: 'error',
    comment: 'Judge and counterpart never share logic, not even in a test: build the subject from recorded exchanges by hand.',
    from: { path: CHECKS },
    to: { path: SIMULATORS },
  },
  {
    name: 'simulators-and-checks-are-strangers',
    severity: 'error',
    comment: 'Judge and counterpart never share logic, not even in a test.',
    from: { path: SIMULATORS },
    to: { path: CHECKS },
  },
  {
    name: 'simulators-are-islands',
    severity: 'error',
    comment: 'A simulator never imports another one; what two of them need is a format, a transport matter or vocabulary.',
    from: { path: '^simulators/([^/]+)/' },
    // Files directly in simulators/ are what all of them share, such as the msw face.
    to: { path: SIMULATORS, pathNot: '^simulators/($1/|[^/]+\\.ts$)' },
  },
  {
    name: 'commands-are-islands',
    severity: 'error',
    comment: 'A command never imports another one, which would be loaded for a part of it; what two of them need lies beside src/cli/commands.',
    from: sources('^src/cli/commands/([^/]+)$'),
    to: { path: '^src/cli/commands/', pathNot: '^src/cli/commands/$1$' },
  },
  ...indexed.map((folder) => ({
    name: `index-of-${folder.replaceAll('/', '-')}`,
    severity: 'error',
    comment: `${folder}/index.ts lists what others may use. Import that, or add to the list.`,
    // Tests and measurements may look inside.
    from: { pathNot: `^${folder}/|^(test|bench)/|\\.test\\.ts$` },
    to: { path: `^${folder}/`, pathNot: `^${folder}/index\\.ts$|^${folder}/${SIMULATOR_FACES}` },
  })),
];

const confinement = [
  confined(
    'steps-use-cucumber',
    '(^|/)node_modules/@cucumber/cucumber/(?!.*api)',
    ['^steps/'],
    'Only steps know cucumber, so that another runner stays possible. Its API is for src/runner.',
  ),
  confined('runner-uses-cucumber-api', '(^|/)node_modules/@cucumber/cucumber/.*api', [RUNNER], 'Only the runner starts cucumber; steps use its main entry.'),
  confined(
    'simulators-use-hono',
    packages('hono', '@hono/node-server', 'msw', '@mswjs/[^/]+'),
    [SIMULATORS, TRANSPORT],
    'Routing belongs to simulators and their host; everybody else sees fetch handlers.',
  ),
  confined('transport-uses-undici', packages('undici'), [TRANSPORT], 'One place decides about TLS, timeouts and recording. Take a client from src/transport.'),
  confined('formats-use-jose', packages('jose'), [FORMATS], 'Signatures and encryption are formats; broken tokens for negative tests are built there by hand.'),
  confined(
    'formats-use-pki',
    packages('@peculiar/[^/]+', 'pkijs', 'asn1js', 'reflect-metadata'),
    [FORMATS],
    'Certificates are a format. Ask src/formats for one.',
  ),
  confined(
    'formats-use-xml',
    packages('libxml2-wasm', 'fast-xml-parser', 'xml-crypto', 'xml-encryption', '@xmldom/[^/]+'),
    [FORMATS, '^schemas/'],
    'Hostile XML is parsed in one place, without DTD and entities and with bounds.',
  ),
  confined(
    'drivers-use-browser-parts',
    packages('tough-cookie', 'parse5'),
    [DRIVERS],
    'Pages of portals are read in one place; everybody else sees journeys and forms.',
  ),
  confined('formats-use-json-schema', packages('ajv', 'ajv-formats'), [FORMATS, '^schemas/'], 'Schemas are compiled in one place with one set of options.'),
  confined('reports-use-pdf', packages('pdfkit', '@expo-google-fonts/[^/]+'), [REPORTS], 'Pages are made in reports/pdf; everybody else sees bytes.'),
  confined('cli-uses-commander', packages('commander'), ['^src/cli/'], 'Arguments end at the command line; pass values on.'),
  confined(
    'runner-uses-testcontainers',
    packages('testcontainers'),
    [RUNNER, DRIVERS],
    'Containers are one way to start a product and are optional; everything else runs without.',
  ),
];

const purity = [
  {
    name: 'core-is-pure',
    severity: 'error',
    comment: 'Core does no I/O and reads no clock, randomness, environment or file. Take these as parameters.',
    from: sources(CORE),
    to: { path: OUTSIDE },
  },
  {
    name: 'checks-are-pure',
    severity: 'error',
    comment: 'The same record must give the same findings for ever. Take what is needed in the subject or the context.',
    from: sources(CHECKS),
    to: { path: OUTSIDE },
  },
  {
    name: 'reports-are-pure',
    severity: 'error',
    comment: 'Same result, same bytes. A writer may read its own assets from disk and nothing else.',
    from: sources(REPORTS),
    to: { path: OUTSIDE.replace('fs|fs/promises|', '') },
  },
  {
    name: 'formats-stay-offline',
    severity: 'error',
    comment: 'A parser that can reach the network is a way in for an attacker. Give it the bytes.',
    from: sources(FORMATS),
    to: { path: NETWORK },
  },
  {
    name: 'simulators-own-no-sockets',
    severity: 'error',
    comment: 'A simulator is a fetch handler; the host in src/transport owns sockets, TLS and everything below HTTP.',
    from: sources(SIMULATORS),
    to: { path: NETWORK },
  },
  {
    name: 'core-and-checks-without-packages',
    severity: 'error',
    comment: 'Vocabulary and judgement depend on no package, so that a verdict can be recomputed with nothing but this code.',
    from: sources('^src/(core|checks)/'),
    to: { path: '(^|/)node_modules/', pathNot: packages('@types/[^/]+') },
  },
];

const hygiene = [
  {
    name: 'no-circular',
    severity: 'error',
    comment: 'A circle has no order to read or start in. Move the shared part down a layer; types alone may circle.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-unresolvable',
    severity: 'error',
    comment: 'The import leads nowhere: a typing error, or a package that package.json lacks.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-undeclared-package',
    severity: 'error',
    comment: 'The package is there by luck only, brought by another one. Declare it (a runtime dependency needs an ADR) or do without.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-dev-package-in-product',
    severity: 'error',
    comment: 'What is shipped may use runtime dependencies only.',
    from: sources('^(src|simulators|steps|reports|reference|catalogue|profiles|schemas)/'),
    to: { dependencyTypes: ['npm-dev'], pathNot: packages('@types/[^/]+') },
  },
  {
    name: 'no-deprecated-builtin',
    severity: 'error',
    comment: 'Node has deprecated the module; its documentation names the successor.',
    from: {},
    to: { dependencyTypes: ['deprecated'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...layers, ...nobody, ...confinement, ...purity, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    // tools/types holds types of packages that tsconfig.json leads to; at run time the packages themselves are imported.
    exclude: { path: '^(dist|coverage|reports/out|pruefstand-out|pruefstand-target|tools/types)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['pruefstand-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
    reporterOptions: { text: { highlightFocused: true } },
  },
};
