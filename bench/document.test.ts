/** The page and its judgement of the targets, on made-up figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BARE, BOUNDED_WIREMOCK, RECORDING_SIMULATOR, RECORDING_WIREMOCK, SIMULATOR } from './contestant-names.ts';
import { documentOf } from './document.ts';
import { ROUTE_NAMES } from './report.ts';
import type { PendingStand, Report, RouteFigures, ServerFigures, Throughput } from './report.ts';
import { judge } from './targets.ts';

const MACHINE = { processor: 'Sample', cores: 2, memoryGb: 8, platform: 'linux x64', node: 'v24.0.0' };

function server(name: string, ratio: number, pickupRatio = ratio): ServerFigures {
  const route = (share: number): RouteFigures => ({
    requestsPerSecond: 20_000 * share,
    ratio: share,
    p50Ms: 1,
    p99Ms: 2,
    cpuMicrosPerRequest: 30,
    generatorCpuShare: 0.5,
  });
  return { name, routes: { destination: route(ratio), key: route(ratio), pickup: route(pickupRatio) }, rssMb: 100, peakRssMb: 110 };
}

function throughput(servers: readonly ServerFigures[]): Throughput {
  return {
    isQuick: false,
    connections: 32,
    keptExchanges: 20_000,
    loadBefore: 0.5,
    rounds: 3,
    secondsPerRound: 5,
    bodyBytes: { destination: 1_000, key: 2_000, pickup: 3_000 },
    servers,
  };
}

function stand(peakRssMb: number, medianMs: number): PendingStand {
  return {
    isRecording: false,
    rssEmptyMb: 100,
    rssFullMb: peakRssMb,
    peakRssMb,
    heapUsedMb: 200,
    kilobytesPerSubmission: 30,
    submitMsFirst: 1,
    submitMsLast: 1,
    pages: [
      { pending: 10_000, offset: 0, medianMs: 1, p99Ms: 2 },
      { pending: 10_000, offset: 9_500, medianMs, p99Ms: 60 },
    ],
  };
}

const REPORT: Report = {
  machine: MACHINE,
  parts: {
    a: throughput([
      server(BARE, 1),
      server(SIMULATOR, 0.7, 0.59),
      server(RECORDING_SIMULATOR, 0.3),
      server(BOUNDED_WIREMOCK, 0.1),
      server(RECORDING_WIREMOCK, 0.4, 0.6),
      { name: 'Prism', version: '9.9.9', notMeasured: 'there is no "npm" here' },
    ]),
    b: {
      isQuick: false,
      dataBytes: 10_000,
      attachmentBytes: 20_000,
      steps: [{ name: 'announce', who: 'sender', ms: 1.5, isCrypto: false }],
      totalMs: 20,
      bareCryptoMs: 15,
      cryptoOperations: [{ name: 'sign an event', count: 4, ms: 2 }],
      lanes: 8,
      perSecond: 40,
      bareCryptoPerSecond: 50,
    },
    c: {
      isQuick: true,
      scenarios: 102,
      conclusion: 'conformant',
      wallSeconds: 9.5,
      slowestSeconds: 9.9,
      runs: 3,
      wall: { product: 3, crypto: 1, suite: 2, waiting: 4 },
      cpu: { product: 3, suiteMain: 2, suitePool: 1, suiteOther: 1 },
      mainThread: [{ name: 'idle', seconds: 5 }],
    },
    d: { isQuick: false, submissions: 10_000, dataBytes: 10_000, pageSize: 500, stands: [stand(599, 49)] },
    e: { isQuick: false, exchanges: 4, observeMs: 0.3, checks: [{ id: 'verify-event-signature', requirement: 'FC-SUB-010', micros: 3 }] },
  },
};

test('targets are judged on the worst case, and what was not measured stays open', () => {
  const verdicts = judge(REPORT).map(({ goal, isReached }) => [goal, isReached]);
  assert.deepEqual(verdicts, [
    ['read-only routes, recording off: at least 60 % of bare node:http', false],
    ['read-only routes, recording on: at least 25 % of bare node:http', true],
    ['read-only routes, recording on, against WireMock with a journal bounded alike: at least 2 times as many requests', true],
    ['read-only routes, recording on, against WireMock with an unbounded journal: at least 2 times as many requests', false],
    ['read-only routes, recording on, far ahead of Prism (no figure is set): at least 2 times as many requests', undefined],
    ['the profile against the reference in at most 10 s on two cores, start-up included', true],
    ['10,000 pending submissions of 10 kB, recording off: under 600 MB', true],
    ['10,000 pending submissions of 10 kB, recording off: a page of 500 in under 50 ms', true],
    ['every check without network: under 1 ms at the median', true],
  ]);
});

test('a target is missed at its limit', () => {
  const report: Report = {
    machine: MACHINE,
    parts: { d: { isQuick: false, submissions: 10_000, dataBytes: 10_000, pageSize: 500, stands: [stand(600, 50)] } },
  };
  assert.deepEqual(
    judge(report).map(({ isReached }) => isReached),
    [false, false],
  );
});

test('the page has every part, says what is shortened and what was not measured', () => {
  const page = documentOf(REPORT);
  assert.deepEqual(
    [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title),
    ['Targets', '(a) Simulator against other servers', '(b) Whole round trips', '(c) The suite against the reference', '(d) Pending submissions', '(e) Checks'],
  );
  assert.match(page, /59 % to 70 % \| \*\*missed\*\* \|/);
  assert.match(page, /## \(c\)[^\n]+\n\nShortened run/);
  assert.match(page, /- Prism \(9\.9\.9\): not measured, there is no "npm" here/);
  assert.match(page, /Load of the machine over the minute before: 0\.5\./);
  assert.match(page, /On 1 of 3 routes twice the requests of "WireMock, journal on" would be more/);
  assert.match(page, /Outside of product and cryptography: 60 %/);
  assert.equal([...page.matchAll(/^### Route: /gm)].length, ROUTE_NAMES.length);
  assert.doesNotMatch(page, /NaN|undefined|\[object/);
});

test('the same figures give the same page, and parts may be absent', () => {
  assert.equal(documentOf(REPORT), documentOf(structuredClone(REPORT)));
  assert.deepEqual(
    [...documentOf({ machine: MACHINE, parts: {} }).matchAll(/^## (.+)$/gm)].map(([, title]) => title),
    ['Targets'],
  );
});
