/**
 * The vendor itself changes the recorded exchanges and signs again with its own key: once leaving leaves and root as they
 * were, once computing everything anew as a vendor does who knows the format.
 */
import type { Exchange } from '../../src/core/exchange.ts';
import { sha256Hex } from '../../src/formats/hash.ts';
import type { Tampering as Kind } from '../../src/core/verification.ts';
import type { Tampering } from './tampering.ts';
import { bytesOfResult } from '../../tools/run-folder.ts';
import type { Run } from '../../tools/run-folder.ts';
import { bundleOf, coherent, linesIn, linesOf, relisted, signed, textIn, withFiles, zipOf } from './world.ts';
import type { Files } from './world.ts';

const EXCHANGES = 'evidence/exchanges.ndjson';
type Edit = (lines: readonly string[]) => readonly string[];

/** Leaves and root stay. */
function plain(name: string, kinds: readonly Kind[], edit: Edit): Tampering {
  return {
    name: `exchanges: ${name}`,
    by: 'vendor',
    kinds: ['evidence-root-wrong', ...kinds],
    denied: ['evidence'],
    make: async ({ files, world }) => {
      const changed = withFiles(files, { [EXCHANGES]: linesOf(edit(linesIn(files, EXCHANGES))) });
      return { zip: await zipOf(await signed(relisted(changed), { signer: world.vendor.signer, at: world.at })) };
    },
  };
}

/** Everything that can be computed anew is. */
function thorough(name: string, kinds: readonly Kind[], edit: Edit, denied: Tampering['denied'] = ['evidence']): Tampering {
  return {
    name: `exchanges: ${name}, digests and root computed anew`,
    by: 'vendor',
    kinds,
    denied,
    make: async ({ run, world }) => {
      const files = withFiles(run.files, { [EXCHANGES]: linesOf(edit(linesIn(run.files, EXCHANGES))) });
      return { zip: await bundleOf(coherent({ result: run.result, files }), world, { withoutDocuments: true }) };
    },
  };
}

/** Other files of the evidence are changed; the result lists them as they are. */
function besides(
  name: string,
  kind: Kind,
  change: (files: Files) => Readonly<Record<string, string | undefined>>,
  denied: Tampering['denied'] = ['evidence'],
  areLeavesKept = false,
): Tampering {
  return {
    name: `evidence: ${name}, and the result says so`,
    by: 'vendor',
    kinds: [kind],
    denied,
    make: async ({ run, world }) => {
      const changes = change(run.files);
      const listed = [...new Set([...run.result.evidence.map(({ path }) => path), ...Object.keys(changes)])].map((path) => ({
        path,
        sizeBytes: 0,
        sha256: '',
      }));
      const files = withFiles(run.files, changes);
      const anew = coherent({ result: { ...run.result, evidence: listed }, files });
      return { zip: await bundleOf(areLeavesKept ? relistedIn(anew, changes) : anew, world, { withoutDocuments: true }) };
    },
  };
}

/** Files as they are in spite of what follows from the exchanges. */
function relistedIn({ result, files }: Run, changes: Readonly<Record<string, string | undefined>>): Run {
  const changed = withFiles(files, changes);
  const evidence = result.evidence.map(({ path }) => ({ path, sizeBytes: changed.get(path)?.length ?? 0, sha256: sha256Hex(changed.get(path) ?? '') }));
  const told = { ...result, evidence };
  return { result: told, resultBytes: bytesOfResult(told), files: changed };
}

const LEAVES = 'evidence/exchanges.leaves';
const bodyIn = (files: Files): string => [...files.keys()].find((path) => path.startsWith('evidence/bodies/')) ?? '';

const without =
  (index: (length: number) => number): Edit =>
  (lines) =>
    lines.filter((_, place) => place !== index(lines.length));
const middle = (length: number): number => length >> 1;
const changed =
  (edit: (exchange: Exchange) => unknown, which: (exchange: Exchange) => boolean): Edit =>
  (lines) => {
    const place = lines.findIndex((line) => which(JSON.parse(line) as Exchange));
    return lines.map((line, index) => (index === place ? JSON.stringify(edit(JSON.parse(line) as Exchange)) : line));
  };
const swapped: Edit = (lines) => {
  const place = middle(lines.length);
  return [...lines.slice(0, place), lines[place + 1] ?? '', lines[place] ?? '', ...lines.slice(place + 2)];
};
const doubled: Edit = (lines) => [...lines.slice(0, 10), lines[9] ?? '', ...lines.slice(10)];
const invented: Edit = (lines) => {
  const last = JSON.parse(lines.at(-1) ?? '{}') as Exchange;
  return [...lines, JSON.stringify({ ...last, id: `x${String(last.seq + 1).padStart(6, '0')}`, seq: last.seq + 1 })];
};
const renumbered: Edit = (lines) =>
  without(middle)(lines).map((line, index) =>
    JSON.stringify({ ...(JSON.parse(line) as Exchange), id: `x${String(index + 1).padStart(6, '0')}`, seq: index + 1 }),
  );

const isAccept = ({ operation, response, peer }: Exchange): boolean => operation === 'post-event' && peer === 'product' && response?.status === 204;
const isAnything = ({ seq }: Exchange): boolean => seq === 100;
const withStatus = (status: number) => (exchange: Exchange) => ({ ...exchange, response: { ...exchange.response, status } });
const withBody =
  (isDigestRenewed: boolean) =>
  (exchange: Exchange): unknown => {
    const { body } = exchange.request;
    const text = (body.text ?? '').replace(/.{4}$/, (end) => (end === 'AAAA' ? 'BBBB' : 'AAAA'));
    return { ...exchange, request: { ...exchange.request, body: { ...body, text, ...(isDigestRenewed ? { sha256: sha256Hex(text) } : {}) } } };
  };

export const EXCHANGE_TAMPERINGS: readonly Tampering[] = [
  plain(
    'the first is removed',
    ['exchange-removed'],
    without(() => 0),
  ),
  plain('one in the middle is removed', ['exchange-removed'], without(middle)),
  plain(
    'the last is removed',
    ['exchange-removed'],
    without((length) => length - 1),
  ),
  plain('the last hundred are removed', ['exchange-removed'], (lines) => lines.slice(0, -100)),
  plain('all are removed', ['exchange-removed'], () => []),
  plain('two change places', ['exchange-reordered'], swapped),
  plain('all are turned round', ['exchange-reordered'], (lines) => [...lines].reverse()),
  plain('one is there twice', ['exchange-duplicated'], doubled),
  plain('one is invented at the end', ['exchange-added'], invented),
  plain('one gets another status', ['exchange-changed'], changed(withStatus(418), isAnything)),
  plain('one is written with other white space', ['exchange-changed', 'exchange-unreadable'], (lines) =>
    lines.map((line, index) => (index === 5 ? line.replace(':', ': ') : line)),
  ),
  plain('one is no JSON', ['exchange-changed', 'exchange-unreadable'], (lines) => lines.map((line, index) => (index === 5 ? '{' : line))),
  plain(
    'one lacks its request',
    ['exchange-changed', 'exchange-unreadable'],
    changed(({ request: _, ...rest }) => rest, isAnything),
  ),
  plain('one has a member twice', ['exchange-changed', 'exchange-unreadable'], (lines) =>
    lines.map((line, index) => (index === 5 ? line.replace('{', '{"seq":6,') : line)),
  ),
  plain(
    'a secret is left in one',
    ['exchange-changed', 'secret-inside'],
    changed((exchange) => ({ ...exchange, request: { ...exchange.request, headers: [['authorization', `Basic ${btoa('muster:geheim123')}`]] } }), isAnything),
  ),
  thorough(
    'one has the name of another',
    ['exchange-changed'],
    changed((exchange) => ({ ...exchange, id: 'x900000' }), isAnything),
  ),
  thorough(
    'the first is removed',
    ['exchange-removed'],
    without(() => 0),
  ),
  thorough('one in the middle is removed', ['exchange-removed'], without(middle)),
  thorough('the last two hundred are removed', ['judgement-cites-unknown'], (lines) => lines.slice(0, -200)),
  thorough('two change places', ['exchange-reordered'], swapped),
  thorough('one is there twice', ['exchange-duplicated'], doubled),
  thorough('one is removed and all behind it renumbered', ['finding-changed'], renumbered, ['verdicts']),
  thorough('one has a member twice', ['exchange-unreadable'], (lines) => lines.map((line, index) => (index === 5 ? line.replace('{', '{"seq":6,') : line))),
  thorough('an event of the product gets another signature', ['finding-changed', 'body-changed'], changed(withBody(false), isAccept), ['verdicts', 'evidence']),
  thorough('an event of the product gets another signature and digest', ['finding-changed'], changed(withBody(true), isAccept), ['verdicts']),
  besides('a body beside it is removed', 'body-missing', (files) => ({ [bodyIn(files)]: undefined })),
  besides('a body beside it is another one', 'body-changed', (files) => ({ [bodyIn(files)]: 'x' })),
  besides('a body beside it looks redacted', 'body-changed', (files) => ({ [bodyIn(files)]: '<sha256:0000000000000000>' })),
  besides('a body is added', 'body-changed', () => ({ 'evidence/bodies/x000001-request.bin': 'x' })),
  besides(
    'the leaves are others',
    'evidence-root-wrong',
    (files) => ({ [LEAVES]: textIn(files, LEAVES).replace(/^./, (one) => (one === '0' ? '1' : '0')) }),
    ['evidence'],
    true,
  ),
  besides('a file is called evidence', 'file-unlisted', () => ({ 'evidence/notizen.txt': 'x' })),
  besides('a document is called evidence', 'file-unlisted', () => ({ 'Zertifikat.pdf': 'x' }), ['signature']),
  thorough(
    'a time lies outside the run',
    ['run-differs'],
    changed((exchange) => ({ ...exchange, startedAt: '2020-01-01T00:00:00.000Z' }), isAnything),
    ['verdicts'],
  ),
];
