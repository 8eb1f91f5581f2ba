/**
 * The payment page in a browser: axe-core on every kind of page in both languages, light and dark, wide and narrow; the way of a person with the
 * keyboard to the service and back under the page's own policy; hostile texts that do not run. Needs Debian's Chromium, else it is skipped and says so.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { testPages } from '../../../fixtures/browser/page-tests.ts';
import { createTestBrowser } from '../../../fixtures/browser/test-browser.ts';
import { startHost } from '../../../src/transport/host.ts';
import type { Host } from '../../../src/transport/host.ts';
import { created, createStand, itemOf, OTHER_MANDANT, pmForm, post } from '../test-stand.ts';
import type { Stand } from '../test-stand.ts';

const browser = createTestBrowser();
const { skip } = browser;
const EVIL = '<img src=x onerror=alert(1)><script>alert(1)</script>';

let host: Host | undefined;
let portal: Server | undefined;
let portalUrl = '';
let stand: Stand;
let paths: readonly string[] = [];

/** A payment to the service that waits for people to come back. */
async function open(cents = 1250): Promise<string> {
  const { paymentInformation } = await created(stand, cents, { redirectUrl: `${portalUrl}/zurueck?antrag=1&x=ä` });
  return `/zahlung/${paymentInformation.transactionId}`;
}

before(async () => {
  if (skip !== false) return;
  portal = createServer((request, response) =>
    response.end(`<!DOCTYPE html><html lang="de"><title>Portal</title><p>${request.method ?? ''} ${request.url ?? ''}</p>`),
  );
  await new Promise<void>((resolve) => portal?.listen(0, '127.0.0.1', resolve));
  portalUrl = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  const posting = { ...OTHER_MANDANT, name: `Gemeinde ${EVIL}`, pmPayment: { ...OTHER_MANDANT.pmPayment, ags: '98' }, endPoints: [] };
  stand = await createStand({}, { baseUrl: () => host?.url ?? '' });
  await stand.control.putMandant({ ...posting, mandantNr: '4713' });
  host = await startHost({ simulator: stand.simulator });
  const taxed = { taxRate: 19, singleNetAmount: 10, singleTaxAmount: 1.9, totalNetAmount: 10, totalTaxAmount: 1.9 };
  const { paymentInformation } = await created(stand, 2440, {
    redirectUrl: `${portalUrl}/`,
    description: 'Erste Ausfertigung, beglaubigt',
    grosAmount: 24.4,
    items: [itemOf(taxed), itemOf({ ...itemOf(), id: '2' })],
  });
  const opened = `/zahlung/${paymentInformation.transactionId}`;
  const done = await open();
  await stand.control.act(done.split('/')[2] ?? '', { kind: 'pay', method: 'paypal' });
  const { url } = (await (await post(stand, '/payment/secure', pmForm({ ags: '98', procedure: 'x', redirectURL: portalUrl }, 'anderes-salz'))).json()) as {
    url: string;
  };
  const form = new URL(url).pathname;
  paths = [opened, done, `${done}/ende`, form, `${form}/ergebnis`, '/zahlung/unbekannt', '/paypage/login.do'];
  await browser.start();
});

after(async () => {
  await browser.stop();
  await host?.close();
  portal?.close();
  portal?.closeAllConnections();
});

const addressOf = (path: string): string => `${host?.url ?? ''}${path}`;

testPages(browser, (language) => paths.map((path) => addressOf(`${path}?lang=${language}`)));

test('PAY-013: by keyboard a person pays, and is back at the service, which lies at another origin', { skip }, async () => {
  const path = await open();
  await browser.open(addressOf(`${path}?lang=de`), {}, async (page) => {
    await page.keyboard.press('Tab');
    equal(await page.evaluate('document.activeElement.textContent'), 'Zum Inhalt springen');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    equal(await page.evaluate('document.activeElement.value'), 'creditcard');
    await page.keyboard.press('ArrowDown');
    match(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), /solid/);
    await page.keyboard.press('Tab');
    match(await page.evaluate('document.activeElement.textContent'), /bezahlen/);
    await Promise.all([page.waitForURL(`${portalUrl}/**`), page.keyboard.press('Enter')]);
    equal(await page.locator('p').textContent(), 'GET /zurueck?antrag=1&x=%C3%A4');
  });
  const [payment] = await stand.control.payments({ transactionId: path.split('/')[2] ?? '' });
  deepEqual([payment?.status, payment?.method, payment?.returns], ['PAYED', 'giropay', 1]);
});

test('a person cancels, waits, closes the window, pays twice, and pays in two windows', { skip }, async () => {
  const chosen = async (name: string): Promise<readonly unknown[]> => {
    const path = await open();
    await browser.open(addressOf(`${path}?lang=de`), {}, async (page) => {
      await page.evaluate('document.querySelector("details").open = true');
      const button = page.getByRole('button', { name, exact: true });
      await Promise.all([page.waitForURL(/zurueck|ende/), button.click()]);
    });
    const [payment] = await stand.control.payments({ transactionId: path.split('/')[2] ?? '' });
    return [payment?.status, payment?.returns, payment?.postings.filter(({ kind }) => kind.startsWith('payment')).length];
  };
  deepEqual(await chosen('Abbrechen'), ['CANCELED', 1, 0]);
  deepEqual(await chosen('Zurück; bezahlt wird 60 Sekunden später'), ['INITIAL', 1, 0]);
  deepEqual(await chosen('Zurück ohne Ergebnis'), ['INITIAL', 1, 0]);
  deepEqual(await chosen('Bezahlen und das Fenster schließen'), ['PAYED', 0, 1]);
  deepEqual(await chosen('Doppelt bezahlen'), ['PAYED', 1, 2]);
  const path = await open();
  await browser.open(addressOf(path), {}, async (first) =>
    browser.open(addressOf(`${path}?lang=de`), {}, async (second) => {
      await Promise.all([first.waitForURL(/zurueck/), first.locator('.main-action').click()]);
      await second.locator('.main-action').click();
      match((await second.locator('h1').textContent()) ?? '', /Diese Zahlung ist beendet/);
    }),
  );
  ok((await stand.control.audit()).isBalanced);
});

test('an amount of the table leads back without a page, and a posted return goes by a button', { skip }, async () => {
  await browser.open(addressOf(await open(101)), {}, async (page) => equal(await page.locator('p').textContent(), 'GET /zurueck?antrag=1&x=%C3%A4'));
  await browser.open(addressOf(`${paths[3] ?? ''}?lang=en`), {}, async (page) => {
    await page.locator('.main-action').click();
    await Promise.all([page.waitForURL(`${portalUrl}/**`), page.getByRole('button', { name: 'Back to the service' }).click()]);
    match((await page.locator('p').textContent()) ?? '', /^POST \//);
  });
});
