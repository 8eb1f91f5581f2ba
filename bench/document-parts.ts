/** The sections of the page, one function per part of the benchmarks. */
import { BARE, RECORDING_WIREMOCK } from './contestant-names.ts';
import { ROUTE_NAMES } from './report.ts';
import type { CheckCosts, PendingSubmissions, RouteName, RoundTrips, SuiteRun, Throughput } from './report.ts';
import { figure, percent, tableOf } from './table.ts';
import type { Cell, Column } from './table.ts';

const ROUTE_TITLES: Readonly<Record<RouteName, string>> = { destination: 'destination', key: 'key', pickup: 'pickup list of 20' };
const SHOWN_CHECKS = 10;

const figures = (...titles: readonly string[]): readonly Column[] => titles.map((title) => ({ title, isFigure: true }));

export function documentThroughput({ servers, connections, keptExchanges, loadBefore, rounds, secondsPerRound, bodyBytes }: Throughput): string {
  const routes = ROUTE_NAMES.map((route) => `${ROUTE_TITLES[route]} (${figure(bodyBytes[route])} bytes)`).join(', ');
  const measured = servers.filter((server) => server.routes !== undefined);
  const title = ({ name, version }: (typeof servers)[number]): Cell => (version === undefined ? name : `${name} (${version})`);
  const tables = ROUTE_NAMES.map((route) => {
    const rows = measured.map((server): readonly Cell[] => {
      const { requestsPerSecond, ratio, p50Ms, p99Ms, cpuMicrosPerRequest, generatorCpuShare } = server.routes?.[route] ?? {
        requestsPerSecond: NaN,
        ratio: NaN,
        p50Ms: NaN,
        p99Ms: NaN,
        generatorCpuShare: NaN,
      };
      return [title(server), figure(requestsPerSecond), percent(ratio), figure(p50Ms), figure(p99Ms), figure(cpuMicrosPerRequest), percent(generatorCpuShare)];
    });
    return `### Route: ${ROUTE_TITLES[route]}\n\n${tableOf([{ title: 'Server' }, ...figures('requests/s', 'of bare node:http', 'median ms', 'p99 ms', 'CPU µs/request', 'load generator, share of a core')], rows)}`;
  });
  const memory = tableOf(
    [{ title: 'Server' }, ...figures('after the load, MB', 'highest, MB')],
    measured.map((server) => [title(server), figure(server.rssMb), figure(server.peakRssMb)]),
  );
  const missing = servers
    .filter(({ notMeasured }) => notMeasured !== undefined)
    .map((server) => `- ${title(server)}: not measured, ${server.notMeasured ?? ''}`);
  return [
    `The same bytes from everybody: ${routes}. ${connections} connections, each asks again after its answer; ${rounds} rounds of
${secondsPerRound} s per server, in turn, after a warm-up until it got no faster.${loadBefore === undefined ? '' : ` Load of the machine over the minute before: ${figure(loadBefore)}.`}
Only the simulator looks at the token, finds its answer in a state that can change (a list is written anew when something on it has
changed), and can be told to misbehave; the others repeat a text. Its record keeps the last ${figure(keptExchanges)} exchanges, and so does the bounded journal of WireMock; the other journal has no bound and
is emptied before every measurement. WireMock works on all cores, the others on one.`,
    ...whyNotTwice(servers),
    ...tables,
    `### Memory\n\n${memory}`,
    ...(missing.length === 0 ? [] : [missing.join('\n')]),
  ].join('\n\n');
}

/** Where twice a server's requests would be more than the yardstick itself answers. */
function whyNotTwice(servers: Throughput['servers']): readonly string[] {
  const bare = servers.find(({ name }) => name === BARE)?.routes;
  const journal = servers.find(({ name }) => name === RECORDING_WIREMOCK)?.routes;
  if (bare === undefined || journal === undefined) return [];
  const beyond = ROUTE_NAMES.filter((route) => 2 * journal[route].requestsPerSecond > bare[route].requestsPerSecond);
  if (beyond.length === 0) return [];
  return [
    `On ${beyond.length} of ${ROUTE_NAMES.length} routes twice the requests of "${RECORDING_WIREMOCK}" would be more than bare \`node:http\` answers, which is
the most that one thread of Node can do: there the target is out of reach for every server in one Node process, and the time on a
processor per request is the fairer comparison.`,
  ];
}

export function documentRoundTrips({
  steps,
  totalMs,
  bareCryptoMs,
  cryptoOperations,
  lanes,
  perSecond,
  bareCryptoPerSecond,
  dataBytes,
  attachmentBytes,
}: RoundTrips): string {
  const stepRows = steps.map(({ name, who, ms, isCrypto }): readonly Cell[] => [name, who, isCrypto ? 'yes' : '', figure(ms), percent(ms / totalMs)]);
  const cryptoRows = cryptoOperations.map(({ name, count, ms }): readonly Cell[] => [name, figure(count), figure(ms), figure(count * ms)]);
  return [
    `One submission of ${figure(dataBytes / 1000)} kB with an attachment of ${figure(attachmentBytes / 1000)} kB: announced, uploaded, submitted, listed, fetched, opened,
verified and accepted over HTTP, keys of 4096 bits, recording on. The product validates and stores nothing.`,
    tableOf(
      [{ title: '' }, ...figures('one after the other', `${lanes} side by side`)],
      [
        ['whole round trip', figure(totalMs, 'ms'), figure(perSecond, 'per second')],
        ['its cryptography alone', figure(bareCryptoMs, 'ms'), figure(bareCryptoPerSecond, 'per second')],
        ['share of the cryptography', percent(bareCryptoMs / totalMs), percent(perSecond / bareCryptoPerSecond)],
      ],
    ),
    'Where the time of one round trip goes; the medians of the steps need not add up to that of the whole:',
    tableOf([{ title: 'Step' }, { title: 'Who' }, { title: 'cryptography only' }, ...figures('ms', 'share')], stepRows),
    'What cannot be saved, each operation alone; parts of one submission are encrypted and decrypted side by side above:',
    tableOf([{ title: 'Operation' }, ...figures('times', 'ms each', 'ms together')], cryptoRows),
  ].join('\n\n');
}

export function documentSuite({ scenarios, conclusion, wallSeconds, slowestSeconds, runs, wall, cpu, mainThread }: SuiteRun): string {
  const texts = [
    `\`pruefstand run\` from start to exit: ${scenarios} scenarios, conclusion ${conclusion}, ${figure(wallSeconds, 's')} at the median of ${runs} ${runs === 1 ? 'run' : 'runs'}
(slowest ${figure(slowestSeconds, 's')}), keys from the development cache, all reports written.`,
  ];
  if (wall !== undefined && cpu !== undefined) {
    const total = wall.product + wall.crypto + wall.suite + wall.waiting;
    const rows = (
      [
        ['the product works', wall.product],
        ['cryptography of the suite', wall.crypto],
        ['the suite itself works', wall.suite],
        ['nobody works: polling intervals, silence that is observed', wall.waiting],
      ] as const
    ).map(([name, seconds]): readonly Cell[] => [name, figure(seconds), percent(seconds / total)]);
    texts.push(
      `A further run was watched from outside; every interval goes to the first line that fits. Outside of product and cryptography: ${percent((wall.suite + wall.waiting) / total)} of the
wall time, ${percent(wall.suite / total)} of it work of the suite.`,
      tableOf([{ title: 'Wall time' }, ...figures('s', 'share')], rows),
      `Time on a processor: product ${figure(cpu.product, 's')}, suite ${figure(cpu.suiteMain, 's')} on its main thread, ${figure(cpu.suitePool, 's')} in the thread pool (cryptography), ${figure(cpu.suiteOther, 's')}
in other threads (compiler, collector).`,
    );
  }
  if (mainThread !== undefined) {
    const total = mainThread.reduce((sum, { seconds }) => sum + seconds, 0);
    texts.push(
      'What the main thread of the suite did, from a profile of another run:',
      tableOf(
        [{ title: 'Main thread' }, ...figures('s', 'share')],
        mainThread.map(({ name, seconds }) => [name, figure(seconds), percent(seconds / total)]),
      ),
    );
  }
  return texts.join('\n\n');
}

export function documentPending({ submissions, dataBytes, pageSize, stands }: PendingSubmissions): string {
  const how = (isRecording: boolean): Cell => (isRecording ? 'every exchange recorded' : 'recording off');
  const memory = stands.map(
    ({ isRecording, rssEmptyMb, rssFullMb, peakRssMb, heapUsedMb, kilobytesPerSubmission, submitMsFirst, submitMsLast }): readonly Cell[] => [
      how(isRecording),
      figure(rssEmptyMb),
      figure(rssFullMb),
      figure(peakRssMb),
      figure(heapUsedMb),
      figure(kilobytesPerSubmission),
      figure(submitMsFirst),
      figure(submitMsLast),
    ],
  );
  const pages = stands.flatMap(({ isRecording, pages: list }) =>
    list.map(({ pending, offset, medianMs, p99Ms }): readonly Cell[] => [how(isRecording), figure(pending), figure(offset), figure(medianMs), figure(p99Ms)]),
  );
  return [
    `${figure(submissions)} submissions of ${figure(dataBytes / 1000)} kB (before encryption; about 15.6 kB on the wire) wait for a product that does not come.
Where every exchange is recorded, state of the service and evidence share one text of the content.`,
    tableOf(
      [
        { title: 'Simulator' },
        ...figures(
          'empty, MB',
          'full, MB',
          'highest, MB',
          'in use after a collection, MB',
          'kB per submission',
          'ms to submit, first thousand',
          'ms to submit, last thousand',
        ),
      ],
      memory,
    ),
    `A page of ${pageSize}, from the request to the parsed list:`,
    tableOf([{ title: 'Simulator' }, ...figures('pending', 'offset', 'median ms', 'p99 ms')], pages),
  ].join('\n\n');
}

export function documentChecks({ checks, exchanges, observeMs }: CheckCosts): string {
  const shown = checks.slice(0, SHOWN_CHECKS);
  return [
    `${checks.length} checks, each over what a product did with one submission (${exchanges} exchanges). Gathering these exchanges and verifying the
signature of the event costs ${figure(observeMs, 'ms')} once per submission. The slowest ${shown.length}:`,
    tableOf(
      [{ title: 'Check' }, { title: 'Requirement' }, ...figures('median µs')],
      shown.map(({ id, requirement, micros }) => [id, requirement, figure(micros)]),
    ),
  ].join('\n\n');
}
