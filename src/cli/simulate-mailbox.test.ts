/** `simulate zbp` with a product that was set up by nothing but what is printed: it sends through FIT-Connect, and the citizen reads it. */
import { equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mailboxesOf } from '../../simulators/bundid/index.ts';
import { createDesk } from '../drivers/mailbox/desk.ts';
import { composeNotice } from '../drivers/mailbox/notice-composing.ts';
import { startReferenceProcess } from '../runner/reference-process.ts';
import { createHttpClient } from '../transport/http-client.ts';
import { openTerminal } from './test-terminal.ts';

const ADAPTER_TOKEN = 'nur-fuer-diesen-test-gemacht';

function valueIn(shown: string, label: string): string {
  const value = new RegExp(`^${label} +(\\S+)$`, 'm').exec(shown)?.[1];
  ok(value, label);
  return value;
}

/** Sends a notice to a person of the simulated BundID. @returns its mark and what the product tells of it */
async function sendBy(shown: string): Promise<{ readonly mark: string; readonly state: string | undefined }> {
  const value = (label: string): string => valueIn(shown, label);
  const product = await startReferenceProcess({
    name: 'Bescheidversand',
    reference: 'bescheidversand',
    changes: {},
    settings: () => ({
      ZBP_URL: value('REST, v6'),
      ZBP_SIGNER: value('signer, CN des Zertifikats'),
      ZBP_INT_CERT_FILE: value('Client-Zertifikat'),
      ZBP_INT_KEY_FILE: value('Client-Schlüssel'),
      CA_FILE: value('Zertifizierungsstelle'),
      FITCONNECT_TOKEN_URL: value('FIT-Connect: Token-Adresse'),
      FITCONNECT_SUBMISSION_API_URL: value('FIT-Connect: Submission API'),
      FITCONNECT_CLIENT_ID: value('FIT-Connect: Client-ID'),
      FITCONNECT_CLIENT_SECRET: value('FIT-Connect: Client-Secret'),
      ZBP_DESTINATION_ID: value('FIT-Connect: Zustellpunkt'),
      FITCONNECT_POLL_SECONDS: '0.1',
      AUTHORITY: 'Stadt Prüfstadt',
      SERVICE: 'Kita',
      NOTICE_LEVEL: '1',
      ADAPTER_TOKEN,
    }),
  });
  try {
    const desk = createDesk({ adapter: { url: product.adapterUrl, token: ADAPTER_TOKEN }, note: async () => 'x000001' });
    const { order, ordered } = composeNotice({ way: 'fit-connect' }, 3);
    const { notice } = await desk.order({ ...order, mailbox: mailboxesOf()[0]?.mailboxUuid ?? null });
    ok(notice);
    const followed = await desk.follow(notice, { deadlineMs: 30_000 });
    return { mark: ordered.mark, state: followed?.told.state };
  } finally {
    await product.stop();
  }
}

test('what is printed is enough to send a notice through FIT-Connect, and it lies in the mailbox', async () => {
  using terminal = openTerminal();
  const controller = new AbortController();
  let acting: Promise<void> | undefined;
  const act = async (shown: string): Promise<void> => {
    const { mark, state } = await sendBy(shown);
    equal(state, 'delivered');
    await using client = createHttpClient({ timeoutMs: 10_000, ca: readFileSync(valueIn(shown, 'Zertifizierungsstelle'), 'utf8') });
    const inbox = `${valueIn(shown, 'Postfach im Browser')}/de/${mailboxesOf()[0]?.mailboxUuid ?? ''}/3`;
    const page = await client.send({ method: 'GET', url: inbox });
    match(Buffer.from(page.body).toString('utf8'), new RegExp(mark));
  };
  const { exitCode, stdout, stderr } = await terminal.call(['simulate', '--port', '0', 'zbp'], {
    signal: controller.signal,
    onWrite: (shown) => {
      if (shown.includes('Läuft. Strg-C beendet.')) acting ??= act(shown).finally(() => controller.abort());
    },
  });
  await acting;
  equal(exitCode, 0, stderr);
  match(stdout, / → product 2\d\d PUT {3}\/submission-api\/v2\/submissions\//);
});
