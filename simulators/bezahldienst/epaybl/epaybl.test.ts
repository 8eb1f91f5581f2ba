/** ePayBL: certificates, Mandanten, customers, claims and their rules, the page, incoming payments, mandates, PINs, both versions of results. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { validateXml } from '../../../src/formats/xml.ts';
import { SAMPLE_MANDANT } from '../in-process.ts';
import { choose, createStand, send, soap } from '../test-stand.ts';
import type { Sending, Stand } from '../test-stand.ts';
import { CODES } from './codes.ts';
import { OPERATIONS } from './endpoint.ts';

const M = '<mandantNr>4711</mandantNr>';
const KUNDE = '<kunde><EShopKundenNr>k1</EShopKundenNr><vorname>Erika</vorname><nachname>Mustermann</nachname></kunde>';
const codeIn = (text: string): string => /<code>([^<]*)<\/code>/.exec(text)?.[1] ?? text;
const valueIn = (text: string, name: string): string | undefined => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];

/** A booking list, every member open to change. */
function list(change: Readonly<Record<string, string>> = {}, booking: Readonly<Record<string, string>> = {}): string {
  const write = (members: Readonly<Record<string, string>>): string =>
    Object.entries(members)
      .map(([name, value]) => (value === '' ? '' : `<${name}>${value}</${name}>`))
      .join('');
  const entry = write({ haushaltsstelle: '1', buchungstext: 'GEBÜHR', betrag: '12.50', ...booking });
  return `<buchungsListe>${write({ betrag: '12.50', waehrungskennzeichen: 'EUR', bewirtschafterNr: '0815', buchungen: `<buchungList>${entry}</buchungList>`, ...change })}</buchungsListe>`;
}

async function claim(stand: Stand, buchungsListe = list(), more = ''): Promise<string> {
  return soap(stand, 'anlegenKassenzeichen', `${M}<eShopKundenNr>k1</eShopKundenNr>${buchungsListe}${more}`);
}

async function withCustomer(seed: Parameters<typeof createStand>[0] = {}): Promise<Stand> {
  const stand = await createStand(seed);
  equal(codeIn(await soap(stand, 'anlegenKunde', `${M}<bewirtschafterNr>0815</bewirtschafterNr>${KUNDE}`)), '+0000');
  return stand;
}

test('EPBL-001, EPBL-002: certificate, Mandant, Bewirtschafter, customer', async () => {
  const stand = await createStand();
  const alive = async (number: string, sending: Sending = {}): Promise<string> =>
    codeIn(await soap(stand, 'isAlive', `<mandantNr>${number}</mandantNr>`, sending));
  equal(await alive('4711'), '+0000');
  equal(await alive('4711', { certificate: null }), '-0020');
  equal(await alive('4711', { certificate: stand.stranger }), '-0021');
  equal(await alive(''), '-0011');
  equal(await alive('1'), '-0012');
  equal(await alive('4712'), '-0013');
  const put = async (bewirtschafter: string, kunde: string): Promise<string> => codeIn(await soap(stand, 'anlegenKunde', `${M}${bewirtschafter}${kunde}`));
  equal(await put('', KUNDE), '-0301');
  equal(await put('<bewirtschafterNr>123456789</bewirtschafterNr>', KUNDE), '-0302');
  equal(await put('<bewirtschafterNr>1</bewirtschafterNr>', KUNDE), '-0306');
  equal(await claim(stand).then(codeIn), '-0199');
  equal(codeIn(await soap(stand, 'anlegenKassenzeichen', M + list())), '-0509');
});

test('customers, addresses and bank data have their codes', async () => {
  const stand = await createStand();
  const put = async (members: string): Promise<string> =>
    codeIn(await soap(stand, 'anlegenKunde', `${M}<bewirtschafterNr>0815</bewirtschafterNr><kunde>${members}</kunde>`));
  const address = async (members: string): Promise<string> => put(`<nachname>M</nachname><rechnungsAdresse>${members}</rechnungsAdresse>`);
  const bank = async (members: string): Promise<string> => put(`<nachname>M</nachname><bankverbindung>${members}</bankverbindung>`);
  equal(await put(''), '-0103');
  equal(await put(`<nachname>${'a'.repeat(28)}</nachname>`), '-0104');
  equal(await put(`<nachname>${'ä'.repeat(27)}</nachname>`), '+0000');
  equal(await put(`<nachname>M</nachname><vorname>${'a'.repeat(28)}</vorname>`), '-0107');
  equal(await address('<PLZ>1234</PLZ>'), '-0202');
  equal(await address('<PLZ>00000</PLZ>'), '-0202');
  equal(await address('<PLZ>1010 AB</PLZ><land>AT</land>'), '+0000');
  equal(await address(`<ort>${'a'.repeat(23)}</ort>`), '-0203');
  equal(await address('<land>de</land>'), '-0208');
  equal(await address('<strasse>A</strasse><postfach>1</postfach>'), '-0213');
  equal(await bank('<IBAN>DE89370400440532013000</IBAN>'), '+0000');
  equal(await bank('<IBAN>DE88370400440532013000</IBAN>'), '-0443');
  equal(await bank('<IBAN>89370400440532013000</IBAN>'), '-0442');
  equal(await bank('<BLZ>1</BLZ><kontoNr>12345</kontoNr>'), '-0402');
  equal(await bank('<BLZ>12345678</BLZ><kontoNr>1</kontoNr>'), '-0403');
});

test('EPBL-003, EPBL-005: lists and bookings have their codes, to the cent', async () => {
  const stand = await withCustomer();
  const cases: readonly (readonly [string, Record<string, string>?, Record<string, string>?])[] = [
    ['-0503', { betrag: '0' }],
    ['-0503', { betrag: '-1' }],
    ['-0503', { betrag: '' }],
    ['-0525', { betrag: '12.505' }],
    ['-0506', { betrag: '12.49' }],
    ['-0514', { waehrungskennzeichen: 'USD' }],
    ['-0508', { faelligkeitsdatum: 'morgen' }],
    ['-0504', { kennzeichenMahnverfahren: '123456' }],
    ['-0505', { buchungen: ' ' }],
    ['-0530', { EShopTransaktionsNr: 'a'.repeat(31) }],
    ['-0602', {}, { betrag: '0.00' }],
    ['-0603', {}, { betrag: '12.501' }],
    ['-0604', {}, { haushaltsstelle: '12345678901' }],
    ['-0605', {}, { objektnummer: '12345678901' }],
    ['-0608', {}, { belegNr: '12345678' }],
    ['-0609', {}, { buchungstext: 'A'.repeat(121) }],
    ['-0610', {}, { buchungstext: 'klein' }],
    ['-0612', {}, { href: 'a'.repeat(101) }],
    ['-0522', { kassenzeichen: '12' }],
    ['-0301', { bewirtschafterNr: '' }],
    ['+0000', { betrag: '12.500', EShopTransaktionsNr: 't1' }],
    ['-0531', { EShopTransaktionsNr: 't1' }],
  ];
  for (const [code, change, booking] of cases) equal(codeIn(await claim(stand, list(change, booking))), code, JSON.stringify([change, booking]));
  equal(codeIn(await claim(stand, '')), '-0501');
  equal(codeIn(await claim(stand, list(), '<zahlverfahren>BAR</zahlverfahren>')), '-0507');
});

test('EPBL-004: who gives Kassenzeichen and voucher numbers, and what a taken Kassenzeichen belongs to', async () => {
  const epaybl = {
    bewirtschafter: [{ nr: '0815' }, { nr: '2' }],
    kassenzeichenBy: 'client',
    belegNrBy: 'client',
    minimumCents: 100,
    maximumCents: 10_000,
  } as const;
  const stand = await withCustomer({ mandanten: [{ ...SAMPLE_MANDANT, epaybl }] });
  const voucher = { belegNr: '12345678' };
  equal(codeIn(await claim(stand, list({}, voucher))), '-0521');
  equal(codeIn(await claim(stand, list({ kassenzeichen: '1' }, voucher))), '-0310');
  equal(codeIn(await claim(stand, list({ kassenzeichen: '12' }))), '-0607');
  equal(codeIn(await claim(stand, list({ kassenzeichen: '12' }, { belegNr: '1' }))), '-0606');
  equal(codeIn(await claim(stand, list({ kassenzeichen: '12' }, voucher))), '+0000');
  equal(codeIn(await claim(stand, list({ kassenzeichen: '12' }, voucher))), '-0520');
  equal(codeIn(await claim(stand, list({ kassenzeichen: '12', bewirtschafterNr: '2' }, voucher))), '-0519');
  equal(codeIn(await claim(stand, list({ betrag: '0.99' }, { betrag: '0.99' }))), '-0510');
  equal(codeIn(await claim(stand, list({ betrag: '100.01' }, { betrag: '100.01' }))), '-0511');
});

test('EPBL-006, EPBL-007, EPBL-009: claim, page, payment, information; the customer stays until all is over', async () => {
  const stand = await withCustomer();
  const made = await claim(stand);
  const kassenzeichen = valueIn(made, 'kassenzeichen') ?? '';
  match(kassenzeichen, /^\d{13}$/);
  match(valueIn(made, 'belegNr') ?? '', /^\d{8}$/);
  const remove = async (): Promise<string> =>
    codeIn(await soap(stand, 'loeschenKunde', `${M}<bewirtschafterNr>0815</bewirtschafterNr><EShopKundenNr>k1</EShopKundenNr>`));
  equal(await remove(), '-0119');
  const link = (change: Readonly<Record<string, string>> = {}): string => {
    const query = {
      mandant: '4711',
      EShopKundenNr: 'k1',
      kassenzeichen,
      backlinkSuccess: 'https://a.example/ok?x=1',
      backlinkAbort: 'https://a.example/no',
      ...change,
    };
    return `/paypage/login.do?${new URLSearchParams(query).toString()}`;
  };
  for (const change of [{ mandant: '1' }, { EShopKundenNr: 'k2' }, { kassenzeichen: '1' }, { backlinkAbort: 'javascript:1' }])
    equal((await send(stand, 'GET', link(change))).status, 400, JSON.stringify(change));
  const page = await send(stand, 'GET', link());
  equal(page.status, 303);
  const id = page.headers.get('location')?.split('/').at(-1) ?? '';
  const info = async (): Promise<string> => soap(stand, 'lesenKassenzeichenInfo', `${M}<kassenzeichen>${kassenzeichen}</kassenzeichen>`);
  match(await info(), /<saldo>12\.50<\/saldo>.*<paypageStatus><code>AKTIV</);
  const result = await choose(stand, id, { action: 'pay', method: 'giropay' });
  equal(result.headers.get('refresh'), '0; url=https://a.example/ok?x=1');
  match(await info(), /<vorname>Erika<.*<zahlverfahren>GIROPAY<.*<betragZahlungseingaenge>12\.50<.*<saldo>0\.00<.*<paypageStatus><code>INAKTIV</);
  equal(await remove(), '+0000');
  const [payment] = await stand.control.payments();
  deepEqual([payment?.isRead, payment?.purpose], [true, `${kassenzeichen}/GEBÜHR`]);
  const operations = stand.recorder.query('default').map(({ operation }) => operation);
  ok(operations.includes('epaybl-anlegenKassenzeichen') && operations.includes('epaybl-paypage') && operations.includes('epaybl-lesenKassenzeichenInfo'));
});

test('an abandoned claim leads to the other back link, and is not settled', async () => {
  const stand = await withCustomer();
  const kassenzeichen = valueIn(await claim(stand), 'kassenzeichen') ?? '';
  const query = { mandant: '4711', EShopKundenNr: 'k1', kassenzeichen, backlinkSuccess: 'https://a.example/ok', backlinkAbort: 'https://a.example/no' };
  const page = await send(stand, 'GET', `/paypage/login.do?${new URLSearchParams(query).toString()}`);
  const result = await choose(stand, page.headers.get('location')?.split('/').at(-1) ?? '', { action: 'cancel' });
  equal(result.headers.get('refresh'), '0; url=https://a.example/no');
  match(await soap(stand, 'lesenKassenzeichenInfo', `${M}<kassenzeichen>${kassenzeichen}</kassenzeichen>`), /<code>AKTIV</);
});

test('EPBL-008: incoming payments are confirmed with the id of the last reading', async () => {
  const stand = await withCustomer();
  await claim(stand);
  const [payment] = await stand.control.payments();
  await stand.control.act(payment?.transactionId ?? '', { kind: 'pay' });
  const read = async (): Promise<string> => soap(stand, 'listeUngeleseneZahlungseingaenge', M);
  const confirm = async (id: string): Promise<string> =>
    codeIn(await soap(stand, 'bestaetigenGeleseneZahlungseingaenge', `${M}<ePaymentID>${id}</ePaymentID>`));
  const first = await read();
  match(first, /<betrag>12\.50<\/betrag>/);
  const second = await read();
  equal(await confirm(valueIn(first, 'EPaymentId') ?? ''), '-0100');
  equal(await confirm(valueIn(second, 'EPaymentId') ?? ''), '+0000');
  ok(!(await read()).includes('<betrag>'));
  equal((await stand.control.payments())[0]?.isRead, true);
});

/** Nothing else on record can hold it by chance. */
const WRONG_PIN = 'falsche-PIN';

test('temporary claims, transfers, direct debits and mandates; PINs are not recorded', async () => {
  const stand = await withCustomer();
  const kassenzeichen = valueIn(await claim(stand), 'kassenzeichen') ?? '';
  const activate = async (type: string): Promise<string> =>
    codeIn(
      await soap(
        stand,
        'aktiviereTempKassenzeichen',
        `<wId>0815/${kassenzeichen}</wId>${M}<saferpayReferenzID>x</saferpayReferenzID><typZahlung>${type}</typZahlung>`,
      ),
    );
  equal(await activate('BAR'), '-0507');
  equal(await activate('VISA'), '+0000');
  equal(await activate('VISA'), '-0515');
  const call = async (operation: string, more = ''): Promise<string> =>
    codeIn(await soap(stand, operation, `${M}<eShopKundenNr>k1</eShopKundenNr>${list()}${more}`));
  equal(await call('ueberweisenVorLieferung'), '+0000');
  equal(await call('abbuchenMitEinzugsermaechtigung'), '-0405');
  equal(await call('abbuchenOhneEinzugsermaechtigungMitBLP', '<bankverbindung><IBAN>DE89370400440532013000</IBAN></bankverbindung>'), '+0000');
  equal(await call('abbuchenMitSEPAMandatreferenz', '<sepaMandatReferenz>m1</sepaMandatReferenz>'), '-5201');
  const mandate = '<sepaMandat><referenz>m1</referenz><eShopKundenNr>k1</eShopKundenNr><bewirtschafterNr>0815</bewirtschafterNr></sepaMandat>';
  equal(codeIn(await soap(stand, 'anlegenSEPAMandat', M + mandate)), '+0000');
  equal(codeIn(await soap(stand, 'vervollstaendigenSEPAMandat', `${M}<referenz>m1</referenz><datum>01.01.2026</datum><ort>A</ort>`)), '+0000');
  equal(await call('abbuchenMitSEPAMandatreferenz', '<sepaMandatReferenz>m1</sepaMandatReferenz>'), '+0000');
  await stand.control.advanceClock(86_400);
  deepEqual(
    (await stand.control.payments()).map(({ status }) => status),
    ['PAYED', 'INITIAL', 'PAYED', 'PAYED'],
  );
  await stand.control.advanceClock(1100 * 86_400);
  equal(await call('abbuchenMitSEPAMandatreferenz', '<sepaMandatReferenz>m1</sepaMandatReferenz>'), '-5115');
  equal(codeIn(await soap(stand, 'deaktiviernSEPAMandat', `${M}<referenz>m1</referenz>`)), '+0000');
  const pin = async (value: string): Promise<string> => codeIn(await soap(stand, 'autorisierePIN', `${M}<eShopKundenNr>k1</eShopKundenNr><pin>${value}</pin>`));
  deepEqual(
    [await pin('0000'), await pin(WRONG_PIN), await pin(WRONG_PIN), await pin(WRONG_PIN), await pin('0000')],
    ['+0000', '-0425', '-0425', '-0425', '-0426'],
  );
  ok(!JSON.stringify(stand.recorder.query('default')).includes(WRONG_PIN));
  ok((await stand.control.audit()).isBalanced);
});

test('version 2: results are flat, lists are arrays', async () => {
  const stand = await withCustomer({ mandanten: [{ ...SAMPLE_MANDANT, epaybl: { bewirtschafter: [{ nr: '0815' }], version: '2' } }] });
  const made = await claim(stand, list({ buchungen: '<item><haushaltsstelle>1</haushaltsstelle><buchungstext>A</buchungstext><betrag>12.50</betrag></item>' }));
  match(made, /<istOk>true<\/istOk><code>\+0000<\/code><kurzText>OK</);
  match(made, /<buchungen><item><haushaltsstelle>1</);
});

test('EPBL-010: what is no call of this service is a SOAP fault, and hostile XML is refused', async () => {
  const stand = await createStand();
  const bodies = [
    '',
    '<a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a/>',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><isAlive/></s:Body></s:Envelope>',
  ];
  for (const body of bodies) {
    const answer = await send(stand, 'POST', '/soap/servlet/rpcrouter', body, { headers: { 'Content-Type': 'text/xml' } });
    equal(answer.status, 500);
    match(await answer.text(), /<faultcode>soap:Client</);
  }
  match(await soap(stand, 'gibtEsNicht', M), /There is no such operation/);
  deepEqual(stand.internalErrors, []);
});

test('codes have short texts of 30 and long ones of 250 characters at most; every operation is in the description', async () => {
  for (const [code, [short, long]] of Object.entries(CODES)) ok(short.length <= 30 && long.length <= 250, code);
  const stand = await createStand();
  const wsdl = await (await send(stand, 'GET', '/soap/servlet/rpcrouter.wsdl')).text();
  for (const name of OPERATIONS.keys()) ok(wsdl.includes(`<wsdl:operation name="${name}">`), name);
  equal(OPERATIONS.size, 37);
});

test('answers follow the schema of this suite', async () => {
  const stand = await withCustomer();
  const xsd = readFileSync(new URL('../../../schemas/epaybl/epaybl-1.xsd', import.meta.url));
  for (const answer of [
    await claim(stand),
    await soap(stand, 'isAlive', M),
    await soap(stand, 'listeUngeleseneZahlungseingaenge', M),
    await claim(stand, list({ betrag: '0' })),
  ]) {
    const inner = /<return>.*<\/return>/.exec(answer)?.[0] ?? '';
    deepEqual(validateXml(Buffer.from(inner), xsd).problems, [], inner);
  }
});
