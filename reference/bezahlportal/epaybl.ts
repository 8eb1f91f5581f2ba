/**
 * ePayBL as a client: customer and claim are made over SOAP, the browser goes to the payment page by a link, and the state of the claim is
 * read. The two back links differ only for the citizen: neither proves anything.
 */
import { decimal, feeOf, plainText } from './application.ts';
import type { Application, Attempt, Item } from './application.ts';
import type { Config, EpayblSettings } from './config.ts';
import { OPEN } from './gateway.ts';
import type { Addresses, Gateway, Reading } from './gateway.ts';
import type { Http } from './http.ts';

const NAMESPACE = 'http://www.bff.bund.de/ePayment';
const STATEMENT_CHARACTERS = 27;
/** As long as those of the platform; the claim gets its own only afterwards. */
const REFERENCE_CHARACTERS = 13;
/** How often a return asks, and the pause between. */
const RETURN_ASKS = 3;
const RETURN_PAUSE_MS = 50;

/** The interface with these settings. */
export function createEpaybl(settings: EpayblSettings, { faults }: Pick<Config, 'faults'>, http: Http): Gateway {
  const call = async (operation: string, content: string): Promise<string | undefined> => {
    const own = faults.has('epay-without-namespace')
      ? `<${operation}>${content}</${operation}>`
      : `<e:${operation} xmlns:e="${NAMESPACE}">${content}</e:${operation}>`;
    const body = `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${own}</s:Body></s:Envelope>`;
    const answer = await http({ method: 'POST', url: settings.url, headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' }, body });
    return answer?.status === 200 && valueIn(answer.body, 'istOk') === 'true' ? answer.body : undefined;
  };
  const tenant = element('mandantNr', settings.mandantNr);
  const read = async ({ transactionId }: Attempt): Promise<Reading> => {
    const answer = transactionId === undefined ? undefined : await call('lesenKassenzeichenInfo', tenant + element('kassenzeichen', transactionId));
    const isSettled = answer !== undefined && valueIn(answer, 'paypageStatus', 'code') === 'INAKTIV' && valueIn(answer, 'kassenzeichen') === transactionId;
    return isSettled ? { state: 'paid', receipt: { transactionId, reference: transactionId, texts: [], raw: {} } } : OPEN;
  };
  return {
    async begin(application, attempt, addresses) {
      const customer = `b-${attempt.ownId}`;
      const who = element('EShopKundenNr', customer) + element('nachname', 'Antragsportal');
      if ((await call('isAlive', tenant)) === undefined) return { kind: 'down', reason: 'ePayBL: not alive' };
      const made = await call('anlegenKunde', `${tenant}${element('bewirtschafterNr', settings.bewirtschafterNr)}<kunde>${who}</kunde>`);
      if (made === undefined) return { kind: 'refused', reason: 'ePayBL: no customer' };
      const list = listOf(application, attempt, settings, faults.has('epay-text-uncut') ? 60 : STATEMENT_CHARACTERS - REFERENCE_CHARACTERS - 1);
      const claim = await call('anlegenKassenzeichen', tenant + element('eShopKundenNr', customer) + list);
      const reference = claim === undefined ? undefined : valueIn(claim, 'kassenzeichen');
      if (reference === undefined) return { kind: 'refused', reason: 'ePayBL: no Kassenzeichen' };
      return { kind: 'begun', pageUrl: pageOf(settings, customer, reference, addresses, faults.has('epay-links-raw')), transactionId: reference };
    },
    read: async (_, attempt) => read(attempt),
    async take(_, attempt, { fields }) {
      if (faults.has('epay-return-believed') && fields.get('ergebnis') === 'erfolg') return { state: 'paid' };
      let reading = await read(attempt);
      for (let asked = 1; reading.state === 'open' && (asked < RETURN_ASKS || faults.has('epay-asks-without-end')); asked += 1) {
        await new Promise((resolve) => setTimeout(resolve, RETURN_PAUSE_MS));
        reading = await read(attempt);
      }
      return reading.state === 'open' ? undefined : reading;
    },
  };
}

function listOf({ order }: Application, { ownId }: Attempt, { bewirtschafterNr }: EpayblSettings, textCharacters: number): string {
  const text = plainText(order.purpose).toUpperCase().replaceAll('_', ' ').slice(0, textCharacters).trim();
  const bookings = order.items.map(({ quantity, unitNetCents, unitTaxCents }: Item) => {
    const amount = element('betrag', decimal(quantity * (unitNetCents + unitTaxCents)));
    return `<buchungList>${element('haushaltsstelle', '1112')}${element('buchungstext', text)}${amount}</buchungList>`;
  });
  const head = element('betrag', decimal(feeOf(order))) + element('waehrungskennzeichen', 'EUR');
  const ids = element('bewirtschafterNr', bewirtschafterNr) + element('EShopTransaktionsNr', ownId.replaceAll('-', '').slice(0, 30));
  return `<buchungsListe>${head}<buchungen>${bookings.join('')}</buchungen>${ids}</buchungsListe>${element('buchungsText', text)}`;
}

function pageOf({ pageUrl, mandantNr }: EpayblSettings, customer: string, reference: string, { returnUrl }: Addresses, isRaw: boolean): string {
  const write = isRaw ? (text: string): string => text : encodeURIComponent;
  const parts = [
    ['mandant', mandantNr],
    ['EShopKundenNr', customer],
    ['kassenzeichen', reference],
    ['backlinkSuccess', `${returnUrl}?ergebnis=erfolg`],
    ['backlinkAbort', `${returnUrl}?ergebnis=abbruch`],
  ] as const;
  return `${pageUrl}?${parts.map(([name, value]) => `${name}=${write(value)}`).join('&')}`;
}

function element(name: string, text: string): string {
  return `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
}

/** Text of the first element of that name, or of one within it. */
function valueIn(xml: string, name: string, inner?: string): string | undefined {
  const content = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(xml)?.[1];
  return inner === undefined || content === undefined ? content : valueIn(content, inner);
}
