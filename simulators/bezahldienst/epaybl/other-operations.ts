/** Operations besides claims: health, customers, SEPA mandates, checks of bank data, reading, incoming payments (fact sheet, A2). */
import { toTimestamp } from '../../../src/core/clock.ts';
import { about, tellsState } from '../call.ts';
import { centsText } from '../money/decimal.ts';
import { balanceOf } from '../money/payment.ts';
import type { Payment, PostingKind } from '../money/payment.ts';
import { mandantPlace } from '../mandanten.ts';
import { claimMembers, zahlverfahrenOf } from './claim-operations.ts';
import { wrongBank, wrongCustomer } from './customer-rules.ts';
import type { SepaMandate } from './customers.ts';
import { claimOf, customerOf, good, listOf, told, wrongBewirtschafter } from './operation.ts';
import type { EpayblCall, Operation, Outcome } from './operation.ts';
import { partOf, textOf, valueOf } from './soap.ts';
import type { Value } from './soap.ts';

const INITIAL_PIN = '0000';
const MAX_WRONG_PINS = 3;

function putCustomer(own: EpayblCall, isNew: boolean): Outcome {
  const { call, mandant, args } = own;
  const data = partOf(args, 'kunde');
  const wrong = wrongBewirtschafter(own, textOf(args, 'bewirtschafterNr')) ?? wrongCustomer(data);
  if (wrong !== undefined || data === undefined) return told(wrong);
  const number = textOf(data, 'EShopKundenNr') ?? call.tenant.service.ids();
  const known = call.tenant.customers.find(mandant.mandantNr, number);
  if (!isNew && known === undefined) return told('-0199');
  const iban = textOf(partOf(data, 'bankverbindung'), 'IBAN');
  const { pin = INITIAL_PIN, isInitialPin = true, wrongPins = 0 } = known ?? {};
  const kept = { mandantNr: mandant.mandantNr, number, data: { ...(valueOf(data) as object), EShopKundenNr: number }, pin, isInitialPin, wrongPins };
  call.tenant.customers.put(iban === undefined ? kept : { ...kept, iban });
  return good({ kunde: kept.data });
}

/** @requirement EPBL-009 */
function removeCustomer(own: EpayblCall): Outcome {
  const { call, mandant, args } = own;
  const wrong = wrongBewirtschafter(own, textOf(args, 'bewirtschafterNr'));
  if (wrong !== undefined) return told(wrong);
  const customer = customerOf(own);
  if (customer === undefined) return told('-0199');
  if (claimsOf(own).some(({ status, details }) => status === 'INITIAL' && details['customer'] === customer.number)) return told('-0119');
  call.tenant.customers.remove(mandant.mandantNr, customer.number);
  return told('+0000');
}

function* allClaimsOf({ call, mandant }: EpayblCall): Generator<Payment> {
  for (const payment of call.tenant.book.all()) if (payment.mandantNr === mandant.mandantNr) yield payment;
}

function claimsOf(own: EpayblCall): readonly Payment[] {
  return [...allClaimsOf(own)];
}

/** All sums of a claim. @requirement EPBL-007 */
function readInfo(own: EpayblCall): Outcome {
  const payment = claimOf(own);
  if (payment?.reference === undefined) return told('-0310');
  about(own.call, payment);
  tellsState(own.call, payment);
  const sum = (...kinds: readonly PostingKind[]): string =>
    centsText(payment.postings.reduce((total, { kind, cents }) => total + (kinds.includes(kind) ? cents : 0), 0));
  const number = payment.details['customer'];
  const customer = number === undefined ? undefined : own.call.tenant.customers.find(payment.mandantNr, number);
  const data = (customer?.data ?? {}) as Readonly<Record<string, Value>>;
  const taken = ['payment', 'excess', 'payment-again', 'payment-after-end'] as const;
  return good({
    kassenzeichen: payment.reference,
    EShopKundenNr: number,
    vorname: data['vorname'],
    nachname: data['nachname'],
    zahlverfahren: zahlverfahrenOf(payment.method),
    betragZahlungseingaenge: payment.method === 'sepa' ? centsText(0) : sum(...taken),
    betragHauptforderungen: sum('claim'),
    betragRuecklastschriften: sum('returned'),
    betragLastschriften: payment.method === 'sepa' ? sum(...taken) : centsText(0),
    betragSonstigeBuchungen: centsText(0),
    betragStornos: sum('withdrawn'),
    saldo: centsText(balanceOf(payment, 'receivable') + balanceOf(payment, 'overpaid')),
    waehrung: payment.currency,
    paypageStatus: { code: payment.status === 'PAYED' ? 'INAKTIV' : 'AKTIV' },
  });
}

function readTransaction(own: EpayblCall): Outcome {
  const { call, mandant, args } = own;
  const payment = call.tenant.book.byOwnId(mandantPlace(mandant.mandantNr), textOf(args, 'eShopTransaktionsNr') ?? '');
  if (payment === undefined) return told('-0530');
  about(call, payment);
  tellsState(call, payment);
  return good(claimMembers(own, payment));
}

function listIncoming(own: EpayblCall): Outcome {
  const { call, mandant } = own;
  const { customers, service } = call.tenant;
  const unread = claimsOf(own).filter((payment) => payment.status === 'PAYED' && !customers.isConfirmed(payment.transactionId));
  const ePaymentId = service.ids();
  customers.setBatch(mandant.mandantNr, { ePaymentId, transactionIds: unread.map(({ transactionId }) => transactionId) });
  const elements = unread.map((payment) => ({
    betrag: centsText(balanceOf(payment, 'bank')),
    buchungsDatum: toTimestamp(payment.endedAtReal ?? payment.createdAtReal),
    EShopKundenNr: payment.details['customer']?.slice(0, 15),
    kassenzeichen: payment.reference,
    waehrung: payment.currency,
  }));
  return { code: '+0000', ePaymentId, members: { zahlungseingaenge: listOf(own, 'ZahlungseingangsElementList', elements) } };
}

/** Only the id of the last read counts. @requirement EPBL-008 */
function confirmIncoming({ call, mandant, args }: EpayblCall): Outcome {
  const { book, customers } = call.tenant;
  const batch = customers.lastBatch(mandant.mandantNr);
  if (batch === undefined || batch.ePaymentId !== textOf(args, 'ePaymentID')) return told('-0100');
  customers.confirm(batch.transactionIds);
  for (const id of batch.transactionIds) {
    const payment = book.byId(id);
    if (payment !== undefined) tellsState(call, payment);
  }
  return told('+0000');
}

function putMandate(own: EpayblCall): Outcome {
  const { call, mandant, args } = own;
  const data = partOf(args, 'sepaMandat');
  const wrong = wrongBewirtschafter(own, textOf(data, 'bewirtschafterNr'));
  if (wrong !== undefined) return told(wrong);
  const customer = textOf(data, 'eShopKundenNr') ?? '';
  if (call.tenant.customers.find(mandant.mandantNr, customer) === undefined) return told('-0199');
  const holder = partOf(data, 'abweichenderKontoinhaber');
  if (holder !== undefined && textOf(holder, 'nachname') === undefined) return told('-5120');
  const signedOn = textOf(data, 'datumUnterschrift');
  const signedAt = textOf(data, 'ortUnterschrift');
  const known: SepaMandate = {
    mandantNr: mandant.mandantNr,
    reference: textOf(data, 'referenz') ?? call.tenant.service.ids().slice(0, 35),
    customer,
    type: textOf(data, 'type') ?? 'B',
    sequenceType: textOf(data, 'sequenceType') ?? 'OOFF',
    ...(signedOn === undefined ? {} : { signedOn }),
    ...(signedAt === undefined ? {} : { signedAt }),
    isActive: true,
    lastUsedAt: call.tenant.clock.now(),
  };
  call.tenant.customers.putMandate(known);
  return good({ sepaMandat: mandateValue(known) });
}

function withMandate(own: EpayblCall, change: (mandate: SepaMandate) => void): Outcome {
  const mandate = own.call.tenant.customers.mandate(own.mandant.mandantNr, textOf(own.args, 'referenz') ?? '');
  if (mandate === undefined) return told('-5201');
  change(mandate);
  return good({ sepaMandat: mandateValue(mandate) });
}

function mandateValue({ reference, customer, type, sequenceType, signedOn, signedAt, isActive }: SepaMandate): Value {
  const signature = { datumUnterschrift: signedOn, ortUnterschrift: signedAt };
  return { referenz: reference, eShopKundenNr: customer, type, sequenceType, ...signature, aktiv: String(isActive) };
}

function withPin(own: EpayblCall, change?: (pin: string) => string): Outcome {
  const customer = customerOf(own);
  if (customer === undefined) return told('-0199');
  if (customer.wrongPins >= MAX_WRONG_PINS) return told('-0426');
  if (customer.pin !== (textOf(own.args, 'pin') ?? textOf(own.args, 'altePin'))) {
    customer.wrongPins += 1;
    return told('-0425');
  }
  customer.wrongPins = 0;
  if (change !== undefined) customer.pin = change(customer.pin);
  if (change !== undefined) customer.isInitialPin = false;
  return told('+0000');
}

function checkBank({ args }: EpayblCall): Outcome {
  const bank = partOf(args, 'bankverbindung');
  return told(bank === undefined ? '-0401' : wrongBank(bank));
}

/** Account of an authority, invented: a bank code that no bank has. */
const OWN_BANK: Value = { BLZ: '00000000', kontoNr: '0000000000', BIC: 'XXXXDEXXXXX', IBAN: 'DE36000000000000000000', kontoinhaber: 'Testkasse' };

const KUNDE = ['mandantNr', 'bewirtschafterNr', 'kunde'];
const bare = (name: string, parameters: readonly string[], run: Operation['run']): Operation => ({ name, parameters, returns: 'Ergebnis', isBare: true, run });

export const OTHER_OPERATIONS: readonly Operation[] = [
  bare('isAlive', ['mandantNr'], () => told('+0000')),
  {
    name: 'lesenKunde',
    parameters: ['mandantNr', 'kunde'],
    returns: 'KundenErgebnis',
    run(own) {
      const number = textOf(partOf(own.args, 'kunde'), 'EShopKundenNr') ?? '';
      const customer = own.call.tenant.customers.find(own.mandant.mandantNr, number);
      return customer === undefined ? told('-0199') : good({ kunde: customer.data });
    },
  },
  { name: 'anlegenKunde', parameters: KUNDE, returns: 'KundenErgebnis', run: (own) => putCustomer(own, true) },
  { name: 'aendernKunde', parameters: KUNDE, returns: 'KundenErgebnis', run: (own) => putCustomer(own, false) },
  bare('loeschenKunde', ['mandantNr', 'bewirtschafterNr', 'EShopKundenNr'], removeCustomer),
  { name: 'lesenKassenzeichenInfo', parameters: ['mandantNr', 'kassenzeichen'], returns: 'KassenzeichenInfoErgebnis', run: readInfo },
  { name: 'lesenTransaktion', parameters: ['mandantNr', 'eShopTransaktionsNr'], returns: 'BuchungsListeErgebnis', run: readTransaction },
  { name: 'listeUngeleseneZahlungseingaenge', parameters: ['mandantNr'], returns: 'ZahlungseingangsErgebnis', run: listIncoming },
  bare('bestaetigenGeleseneZahlungseingaenge', ['mandantNr', 'ePaymentID'], confirmIncoming),
  { name: 'anlegenSEPAMandat', parameters: ['mandantNr', 'sepaMandat'], returns: 'SepaMandatErgebnis', run: putMandate },
  { name: 'leseSEPAMandat', parameters: ['mandantNr', 'referenz'], returns: 'SepaMandatErgebnis', run: (own) => withMandate(own, () => undefined) },
  {
    name: 'vervollstaendigenSEPAMandat',
    parameters: ['mandantNr', 'referenz', 'datum', 'ort'],
    returns: 'SepaMandatErgebnis',
    run: (own) =>
      withMandate(own, (mandate) => {
        mandate.signedOn = textOf(own.args, 'datum') ?? '';
        mandate.signedAt = textOf(own.args, 'ort') ?? '';
      }),
  },
  {
    // Spelled so by the interface.
    name: 'deaktiviernSEPAMandat',
    parameters: ['mandantNr', 'referenz'],
    returns: 'SepaMandatErgebnis',
    run: (own) =>
      withMandate(own, (mandate) => {
        mandate.isActive = false;
      }),
  },
  bare('pruefenKontonummer', ['mandantNr', 'bankverbindung'], checkBank),
  bare('pruefenLastschriftOhneEinzugsermaechtigung', ['mandantNr', 'eShopKundenNr', 'bankverbindung'], checkBank),
  bare('autorisierePIN', ['mandantNr', 'eShopKundenNr', 'pin'], (own) => withPin(own)),
  {
    name: 'pruefenPinObInitial',
    parameters: ['mandantNr', 'eShopKundenNr'],
    returns: 'PinErgebnis',
    run(own) {
      const customer = customerOf(own);
      return customer === undefined ? told('-0199') : good({ istInitial: String(customer.isInitialPin) });
    },
  },
  bare('aendernPIN', ['mandantNr', 'eShopKundenNr', 'altePin', 'neuePin'], (own) => withPin(own, (pin) => textOf(own.args, 'neuePin') ?? pin)),
  {
    name: 'leseBankverbindungBewirtschafter',
    parameters: ['mandantNr', 'bewirtschafterNr'],
    returns: 'BankverbindungErgebnis',
    run(own) {
      const wrong = wrongBewirtschafter(own, textOf(own.args, 'bewirtschafterNr'));
      return wrong === undefined ? good({ bankverbindung: OWN_BANK }) : told(wrong);
    },
  },
];
