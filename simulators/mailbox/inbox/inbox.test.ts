/** What the citizen reads: lists, level gate, attachments, status monitor; everything escaped, nothing executed. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { APPLICATION, createStand, LOW_MAILBOX, MAILBOX, messageOf, postState, putMessage, stateOf } from '../test-stand.ts';
import type { Stand, TestFile } from '../test-stand.ts';

const EVIL = `"><script>alert(1)</script>'&\u202e`;

async function page(
  stand: Stand,
  path: string,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }> {
  const response = await stand.simulator.fetch(new Request(`https://zbp.test${path}`, init), {});
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function uuidOf(response: Response): Promise<string> {
  return ((await response.json()) as { messageUuid: string }).messageUuid;
}

test('the list of mailboxes offers the levels that the owner can reach', async () => {
  const stand = await createStand();
  await stand.control.putMailbox({ mailboxUuid: '22222222-2222-4222-8222-222222222222', owner: EVIL });
  await stand.control.deleteMailbox('22222222-2222-4222-8222-222222222222');
  const { status, text, headers } = await page(stand, '/inbox/de');
  equal(status, 200);
  match(text, /<html lang="de">/);
  match(text, /Simulator – keine echten Daten/);
  match(text, new RegExp(`/inbox/de/${MAILBOX}/4"`));
  ok(!text.includes(`/inbox/de/${LOW_MAILBOX}/3"`));
  match(text, /Konto gelöscht/);
  match(text, /&lt;script&gt;.*⟨U\+202E⟩/);
  ok(!text.includes('<script'));
  match(
    headers.get('content-security-policy') ?? '',
    /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  equal(headers.get('x-content-type-options'), 'nosniff');
});

test('the language is chosen by the browser first, by the reader then', async () => {
  const stand = await createStand();
  const from = async (language: string): Promise<string | null> =>
    (await page(stand, '/inbox', { headers: { 'Accept-Language': language } })).headers.get('location');
  deepEqual([await from('en-GB,de'), await from('de'), await from('fr')], ['/inbox/en', '/inbox/de', '/inbox/de']);
  match((await page(stand, '/inbox/en')).text, /Simulator – no real data/);
});

test('a message is read at its level; the text stays text, and the reading time is noted once', async () => {
  const stand = await createStand();
  const evil = {
    title: EVIL,
    content: `${EVIL}\n<b>fett</b>`,
    sender: EVIL,
    senderUrl: 'javascript:alert(1)',
    replyAddress: 'amt@example.org',
    retrievalConfirmationAddress: 'r@example.org',
  };
  const id = await uuidOf(await putMessage(stand, messageOf({ ...evil, stork_qaa_level: 3 })));
  const list = await page(stand, `/inbox/de/${MAILBOX}/1`);
  match(list.text, /ungelesen/);
  const gate = await page(stand, `/inbox/de/${MAILBOX}/1/messages/${id}`);
  equal(gate.status, 403);
  match(gate.text, /Mit Niveau 3 neu anmelden/);
  ok(!gate.text.includes('fett'));
  equal((await page(stand, `/inbox/de/${MAILBOX}/3/messages/${id}`, { method: 'HEAD' })).status, 200);
  equal((await stand.control.messages())[0]?.readAt, undefined);
  const read = await page(stand, `/inbox/de/${MAILBOX}/3/messages/${id}`);
  equal(read.status, 200);
  ok(!read.text.includes('<script') && !read.text.includes('<b>') && !read.text.includes('href="javascript'));
  match(read.text, /&lt;b&gt;fett/);
  match(read.text, /9\. Mai 2025/);
  await stand.control.advanceClock(3600);
  await page(stand, `/inbox/de/${MAILBOX}/4/messages/${id}`);
  equal((await stand.control.messages())[0]?.readAt, '2025-05-05T10:00:00.000Z');
  match((await page(stand, `/inbox/en/${MAILBOX}/1`)).text, /read on 5 May 2025/);
});

test('a level that the owner cannot reach is said to be so', async () => {
  const stand = await createStand();
  const id = await uuidOf(await putMessage(stand, messageOf({ mailboxUuid: LOW_MAILBOX, stork_qaa_level: 2 })));
  const gate = await page(stand, `/inbox/en/${LOW_MAILBOX}/1/messages/${id}`);
  equal(gate.status, 403);
  match(gate.text, /no means to log in with this level/);
  equal((await page(stand, `/inbox/en/${LOW_MAILBOX}/3/messages/${id}`)).status, 404);
  equal((await page(stand, `/inbox/en/${MAILBOX}/4/messages/${id}`)).status, 404, 'in the mailbox of somebody else');
});

test('attachments are for download only, with a safe name in two forms', async () => {
  const stand = await createStand();
  const files: readonly TestFile[] = [
    { filename: 'Bürger 😀.html', bytes: Buffer.from('<script>alert(1)</script>'), type: 'text/html' },
    { filename: '../../etc/pass"wd', bytes: Uint8Array.of(1), parameter: String.raw`filename="../../etc/pass%22wd"` },
  ];
  const id = await uuidOf(await putMessage(stand, messageOf({ stork_qaa_level: 4 }, files), files));
  const base = `/inbox/de/${MAILBOX}/4/messages/${id}/attachments`;
  const { headers, text, status } = await page(stand, `${base}/0`);
  equal(status, 200);
  equal(text, '<script>alert(1)</script>');
  equal(headers.get('content-type'), 'application/octet-stream');
  equal(headers.get('content-security-policy'), "default-src 'none'; sandbox");
  equal(headers.get('x-content-type-options'), 'nosniff');
  equal(headers.get('content-disposition'), `attachment; filename="B_rger __.html"; filename*=UTF-8''B%C3%BCrger%20%F0%9F%98%80.html`);
  equal((await page(stand, `${base}/1`)).headers.get('content-disposition'), `attachment; filename="__.._etc_pass_wd"; filename*=UTF-8''__.._etc_pass_wd`);
  equal((await page(stand, `/inbox/de/${MAILBOX}/3/messages/${id}/attachments/0`)).status, 403);
  for (const path of [`${base}/2`, `${base}/x`, `${base}/0/1`, `/inbox/de/${MAILBOX}/4/messages/${id}/other`])
    equal((await page(stand, path)).status, 404, path);
});

test('the status monitor shows the reports on an application in the order of their times, and how they arrived', async () => {
  const stand = await createStand();
  await postState(stand, stateOf({ status: 'PROCESSING', createdDate: '2025-05-05T09:30:00.000Z', additionalInformation: { de: EVIL } }));
  await postState(stand, stateOf({ status: 'RECEIVED', createdDate: '2025-05-05T09:00:00.000Z' }));
  const { text } = await page(stand, `/inbox/de/${MAILBOX}/1/applications`);
  match(text, new RegExp(APPLICATION));
  ok(text.indexOf('(RECEIVED)') < text.indexOf('(PROCESSING)'));
  match(text, /RECEIVED[^<]*als 2\. eingetroffen/);
  ok(!text.includes('<script'));
  match((await page(stand, `/inbox/de/${LOW_MAILBOX}/1/applications`)).text, /keinen Antrag/);
});

test('what is not there is a page that says so; nothing is written by a page', async () => {
  const stand = await createStand();
  for (const path of [
    '/inbox/',
    '/inbox/fr',
    '/inbox/de/x',
    `/inbox/de/${MAILBOX}`,
    `/inbox/de/${MAILBOX}/2`,
    `/inbox/de/${MAILBOX}/1/x`,
    `/inbox/de/%ff/1`,
    '/inbox/de/<script>',
  ])
    equal((await page(stand, path)).status, 404, path);
  match((await page(stand, '/inbox/de/x')).text, /href="\/inbox\/en\/x"/);
  match((await page(stand, '/inbox/deutsch')).text, /href="\/inbox\/en"/);
  ok(!(await page(stand, '/inbox/fr/"><script>alert(1)</script>')).text.includes('<script'));
  equal((await page(stand, '/inbox/de', { method: 'POST' })).status, 405);
  deepEqual(await stand.control.exchanges({}), []);
});
