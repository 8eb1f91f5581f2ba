/**
 * How long a large register takes to build: makes a register with that many entries in a temporary folder, reads it, builds
 * its site with a signed status list, prints the figures and removes everything. `--entries <n>` (1000), `--keep <folder>`
 * leaves the site there. Nothing is asserted: the figure depends on the machine.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { canonicalJson } from '../src/formats/canonical-json.ts';
import { issueCertificate } from '../src/formats/certificate-issuing.ts';
import { sha256Hex } from '../src/formats/hash.ts';
import { signerFromPem } from '../src/formats/signer.ts';
import { appendedLog } from '../src/register/event-log.ts';
import { readRegister, signWith, writeSite } from '../src/register/index.ts';
import type { EventDraft } from '../src/register/model.ts';
import { newSlug } from '../src/register/slug.ts';
import { sampleCertificate, TEST_INSTANT } from '../src/register/test-certificate.ts';
import { makeTestRegister } from '../src/register/test-register.ts';

const AT = TEST_INSTANT;
const DAY_MS = 86_400_000;
const { values } = parseArgs({ options: { entries: { type: 'string', default: '1000' }, keep: { type: 'string' } } });
const count = Number(values.entries);

const authority = await issueCertificate({ subject: 'CN=Scale', notBefore: AT - DAY_MS, notAfter: AT + 900 * DAY_MS });
const sign = signWith(signerFromPem({ key: authority.key, chain: authority.chain }));
using register = makeTestRegister({ authority, signer: authority, stampAnchor: authority, unit: authority, sign }, AT);

/** Three versions of each product, one in twenty suspended, one in twenty revoked. */
async function fill(): Promise<void> {
  const drafts: EventDraft[] = [];
  const slugs = new Map<number, string>();
  for (let index = 0; index < count; index += 1) {
    const number = `PS-2026-${String(index + 1).padStart(6, '0')}`;
    const product = { ...sampleCertificate(AT).product, name: `Fachverfahren ${Math.floor(index / 3)}`, version: `1.${index % 3}` };
    const slug = slugs.get(Math.floor(index / 3)) ?? newSlug(product, new Set(slugs.values()));
    slugs.set(Math.floor(index / 3), slug);
    const bytes = Buffer.from(canonicalJson(sampleCertificate(AT, { number, product })));
    const folder = join(register.folder, 'entries', number);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'certificate.json'), bytes);
    writeFileSync(join(folder, 'certificate.jws.json'), await sign(bytes, 'application/json', AT));
    const event = { instant: new Date(AT).toISOString(), number, actor: 'Scale', reason: 'Measure.' };
    drafts.push({ ...event, kind: 'issued', product: slug, certificateSha256: sha256Hex(bytes) });
    if (index % 20 === 7) drafts.push({ ...event, kind: 'suspended' });
    if (index % 20 === 13) drafts.push({ ...event, kind: 'revoked' });
  }
  writeFileSync(join(register.folder, 'events.ndjson'), appendedLog([], drafts));
}

const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(2);
const start = performance.now();
await fill();
const filled = performance.now();
const read = readRegister(register.folder);
const readAt = performance.now();
const site = values.keep ?? mkdtempSync(join(tmpdir(), 'pruefstand-scale-'));
mkdirSync(site, { recursive: true });
const files = await writeSite(read, site, { at: AT, sign });
const written = performance.now();
const bytes = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
console.log(`${count} entries made in ${seconds(start, filled)} s`);
console.log(`read in ${seconds(filled, readAt)} s, site of ${files} files (${(bytes / 1e6).toFixed(1)} MB) written in ${seconds(readAt, written)} s`);
console.log(`index.html ${(statSync(join(site, 'index.html')).size / 1e6).toFixed(2)} MB`);
console.log(`register build: ${seconds(filled, written)} s`);
if (values.keep === undefined) rmSync(site, { recursive: true, force: true });
