/** Operations that make and complete claims: with a payment page, for bank transfers, for direct debits, and the temporary ones (A2). */
import { parseExactJson } from '../../../src/formats/exact-json.ts';
import type { XmlTreeElement } from '../../../src/formats/xml-tree.ts';
import { about } from '../call.ts';
import { mandantPlace } from '../mandanten.ts';
import { carryOutOrder } from '../money/outcomes.ts';
import type { Method, Payment } from '../money/payment.ts';
import { amountOf, bookingsOf, wrongList } from './claim-rules.ts';
import type { EpayblCode, Wrong } from './codes.ts';
import { wrongAddress, wrongBank } from './customer-rules.ts';
import { claimOf, customerOf, good, listOf, told, wrongBewirtschafter } from './operation.ts';
import type { EpayblCall, Operation, Outcome } from './operation.ts';
import { partOf, textOf, valueOf } from './soap.ts';
import type { Value } from './soap.ts';
import { lengthOf } from '../text-length.ts';

/** How the claim is going to be paid. */
export type ClaimKind = 'page' | 'transfer' | 'debit';

/** Names of ways to pay, as they are seen in calls, and ours. */
const ZAHLVERFAHREN: Readonly<Record<string, readonly Method[]>> = {
  GIROPAY: ['giropay'],
  KREDITKARTE: ['creditcard'],
  PAYPAL: ['paypal'],
  PAYDIREKT: ['paydirekt'],
  LASTSCHRIFT: ['sepa'],
};

/** Name of a way to pay as ePayBL has it. */
export function zahlverfahrenOf(method: Method | undefined): string | undefined {
  const name = Object.entries(ZAHLVERFAHREN).find(([, methods]) => method !== undefined && methods.includes(method))?.[0];
  return method === undefined ? undefined : (name ?? 'UEBERWEISUNG');
}

/** Bank day after which a direct debit has come in. @unit seconds */
const DEBIT_SECONDS = 86_400;

/** Makes a claim of a call, if all its rules hold. @requirement EPBL-002, EPBL-003, EPBL-004, EPBL-005, EPBL-006 */
export function makeClaim(own: EpayblCall, kind: ClaimKind, extra?: Wrong): Outcome {
  const list = partOf(own.args, 'buchungsListe');
  const wrong = wrongClaim(own, list) ?? wrongBeside(own, kind) ?? extra;
  if (wrong !== undefined || list === undefined) return told(wrong ?? '-0501');
  const payment = openClaim(own, list, kind);
  if (payment === undefined) return told('-9999');
  about(own.call, payment);
  const { tenant } = own.call;
  const order = tenant.arrangements.take(payment, 'creation');
  if (order !== undefined) carryOutOrder(tenant.book, payment, order);
  else if (kind === 'debit') tenant.book.later(payment, DEBIT_SECONDS, { action: 'pay', method: 'sepa' });
  return good(claimMembers(own, payment));
}

function wrongClaim(own: EpayblCall, list: XmlTreeElement | undefined): Wrong {
  const bewirtschafter = list === undefined ? undefined : wrongBewirtschafter(own, textOf(list, 'bewirtschafterNr'));
  if (bewirtschafter !== undefined) return bewirtschafter;
  if (textOf(own.args, 'eShopKundenNr') === undefined) return '-0509';
  if (customerOf(own) === undefined) return '-0199';
  return wrongList(list, own.epaybl) ?? wrongTransaction(own, list) ?? wrongReference(own, list);
}

function wrongTransaction({ call, mandant }: EpayblCall, list: XmlTreeElement | undefined): Wrong {
  const number = textOf(list, 'EShopTransaktionsNr');
  if (number === undefined) return undefined;
  if (number.length > 30) return '-0530';
  return call.tenant.book.byOwnId(mandantPlace(mandant.mandantNr), number) === undefined ? undefined : '-0531';
}

function wrongReference({ call, mandant, epaybl, args }: EpayblCall, list: XmlTreeElement | undefined): Wrong {
  const reference = textOf(list, 'kassenzeichen');
  if (epaybl.kassenzeichenBy === 'client' && reference === undefined) return '-0521';
  if (reference === undefined) return undefined;
  if (epaybl.kassenzeichenBy !== 'client') return '-0522';
  if (reference.length < 2 || reference.length > 30) return '-0310';
  const known = call.tenant.book.byReference(reference);
  if (known === undefined) return undefined;
  if (known.mandantNr !== mandant.mandantNr) return '-0516';
  if (known.details['customer'] !== textOf(args, 'eShopKundenNr')) return '-0517';
  if (known.details['bewirtschafter'] !== textOf(list, 'bewirtschafterNr')) return '-0519';
  return known.status === 'INITIAL' ? '-0520' : '-0515';
}

/** What stands beside the list: address of delivery, text, ways to pay. */
function wrongBeside({ args }: EpayblCall, kind: ClaimKind): Wrong {
  const delivery = partOf(args, 'lieferAdresse');
  const address = delivery === undefined ? undefined : wrongAddress(delivery, 100);
  if (address !== undefined) return address;
  if (lengthOf(textOf(args, 'buchungsText') ?? '') > 100) return '-0609';
  return kind === 'page' && methodsOf(args).some((name) => ZAHLVERFAHREN[name] === undefined) ? '-0507' : undefined;
}

function methodsOf(args: XmlTreeElement): readonly string[] {
  const texts = (element: XmlTreeElement): readonly string[] => (element.children.length === 0 ? [element.text.trim()] : element.children.flatMap(texts));
  const parts = [partOf(args, 'zahlverfahren'), partOf(args, 'zahlverfahrenListe')].filter((part) => part !== undefined);
  return parts.flatMap(texts).filter((name) => name !== '');
}

function openClaim({ call, mandant, args }: EpayblCall, list: XmlTreeElement, kind: ClaimKind): Payment | undefined {
  const { book, service } = call.tenant;
  const reference = textOf(list, 'kassenzeichen') ?? book.newReference();
  const ownId = textOf(list, 'EShopTransaktionsNr');
  const text = textOf(args, 'buchungsText') ?? textOf(bookingsOf(list)[0], 'buchungstext') ?? '';
  const methods = methodsOf(args).flatMap((name) => ZAHLVERFAHREN[name] ?? []);
  return book.open({
    transactionId: service.ids(),
    face: 'epaybl',
    mandantNr: mandant.mandantNr,
    place: mandantPlace(mandant.mandantNr),
    ...(ownId === undefined ? {} : { ownId }),
    amountCents: amountOf(list),
    currency: 'EUR',
    // The bank statement has 27 characters for both.
    purpose: `${reference}/${text}`.slice(0, 27),
    source: JSON.stringify(valueOf(list)),
    reference,
    ...(kind === 'page' ? {} : { isPageless: true }),
    details: {
      customer: textOf(args, 'eShopKundenNr') ?? '',
      bewirtschafter: textOf(list, 'bewirtschafterNr') ?? '',
      kind,
      ...(methods.length === 0 ? {} : { methods: methods.join(',') }),
    },
  });
}

/** The list as it was sent, with what was assigned. @requirement EPBL-006 */
export function claimMembers(own: EpayblCall, payment: Payment): Readonly<Record<string, Value>> {
  const zahlverfahren = zahlverfahrenOf(payment.method);
  return {
    buchungsListe: { ...(payment.face === 'epaybl' ? sentList(own, payment) : {}), kassenzeichen: payment.reference },
    ...(zahlverfahren === undefined ? {} : { zahlverfahren }),
  };
}

function sentList(own: EpayblCall, payment: Payment): Readonly<Record<string, Value>> {
  const source = own.call.tenant.book.sourceOf(payment);
  const { buchungen, ...list } = parseExactJson(source)?.value as Readonly<Record<string, Value>>;
  const entries = entriesIn(buchungen).map((entry, index) => ({
    ...entry,
    ...(entry['belegNr'] === undefined
      ? {
          belegNr: String(payment.number * 100 + index)
            .padStart(8, '0')
            .slice(-8),
        }
      : {}),
  }));
  return { ...list, buchungen: listOf(own, 'BuchungList', entries) };
}

/** Bookings in what was kept, however they were nested. */
function entriesIn(value: Value): readonly Readonly<Record<string, Value>>[] {
  if (value === undefined || typeof value === 'string') return [];
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(entriesIn);
  const own = value as Readonly<Record<string, Value>>;
  return own['betrag'] === undefined ? Object.values(own).flatMap(entriesIn) : [own];
}

/** Says that a temporary claim was paid elsewhere. @param methods of the types that are taken; all when absent */
export function activateClaim(own: EpayblCall, only?: Method): Outcome {
  const [bewirtschafter = '', reference = ''] = (textOf(own.args, 'wId') ?? '').split('/');
  const payment = claimOf(own, reference);
  if (payment?.details['bewirtschafter'] !== bewirtschafter) return told('-0310');
  about(own.call, payment);
  const method = only ?? CARD_TYPES[(textOf(own.args, 'typZahlung') ?? '').toUpperCase()];
  if (method === undefined) return told('-0507');
  const outcome = own.call.tenant.book.pay(payment, { method });
  return outcome === 'paid' ? good(claimMembers(own, payment)) : told('-0515');
}

const CARD_TYPES: Readonly<Record<string, Method>> = { VISA: 'creditcard', MASTER: 'creditcard', GIROPAY: 'giropay', SEPASDD: 'sepa', PAYPAL: 'paypal' };

const PAGE = ['mandantNr', 'eShopKundenNr', 'buchungsListe', 'lieferAdresse?', 'buchungsText?', 'zahlverfahren?'];
const PAGE_WITH_LIST = ['mandantNr', 'eShopKundenNr', 'buchungsListe', 'lieferAdresse?', 'buchungsText?', 'zahlverfahrenListe', 'buchungslisteParameterSet?'];
const TEMPORARY = ['wId', 'mandantNr', 'saferpayReferenzID', 'typZahlung'];
const CLAIM = ['mandantNr', 'eShopKundenNr', 'buchungsListe', 'lieferAdresse?', 'buchungsText?'];
const RETURNS = 'BuchungsListeErgebnis';

/** With `MitBLP` there are parameters of the list besides. */
function both(name: string, kind: ClaimKind, parameters: readonly string[], rule?: (own: EpayblCall) => EpayblCode | undefined): readonly Operation[] {
  const run = (own: EpayblCall): Outcome => makeClaim(own, kind, rule?.(own));
  return [
    { name, parameters, returns: RETURNS, run },
    { name: `${name}MitBLP`, parameters: [...parameters, 'buchungslisteParameterSet?'], returns: RETURNS, run },
  ];
}

/** Bank data of the call, else of the customer. */
function wrongDebit({ args, ...own }: EpayblCall): Wrong {
  const given = partOf(args, 'bankverbindung');
  if (given !== undefined) return wrongBank(given);
  return customerOf({ args, ...own })?.iban === undefined ? '-0405' : undefined;
}

/** A mandate that is known, signed, active, and was used within 36 months. */
export function wrongMandate({ call, mandant, args }: EpayblCall): Wrong {
  const reference = textOf(args, 'referenz') ?? textOf(args, 'sepaMandatReferenz') ?? textOf(partOf(args, 'sepaMandat'), 'referenz');
  const known = reference === undefined ? undefined : call.tenant.customers.mandate(mandant.mandantNr, reference);
  if (known?.isActive !== true || known.signedOn === undefined) return '-5201';
  if (call.tenant.clock.now() - known.lastUsedAt > MANDATE_MS) return '-5115';
  known.lastUsedAt = call.tenant.clock.now();
  return undefined;
}

/** 36 months, reckoned as 1096 days. */
const MANDATE_MS = 1096 * 86_400_000;

export const CLAIM_OPERATIONS: readonly Operation[] = [
  { name: 'anlegenKassenzeichen', parameters: PAGE, returns: RETURNS, run: (own) => makeClaim(own, 'page') },
  { name: 'anlegenKassenzeichenMitZahlverfahrenlisteMitBLP', parameters: PAGE_WITH_LIST, returns: RETURNS, run: (own) => makeClaim(own, 'page') },
  { name: 'aktiviereTempKassenzeichen', parameters: TEMPORARY, returns: RETURNS, run: (own) => activateClaim(own) },
  { name: 'aktiviereTempKreditkartenKassenzeichen', parameters: TEMPORARY, returns: RETURNS, run: (own) => activateClaim(own, 'creditcard') },
  { name: 'aktiviereTempGiropayKassenzeichen', parameters: TEMPORARY, returns: RETURNS, run: (own) => activateClaim(own, 'giropay') },
  ...both('ueberweisenVorLieferung', 'transfer', CLAIM),
  ...both('ueberweisenNachLieferung', 'transfer', CLAIM),
  ...both('abbuchenMitEinzugsermaechtigung', 'debit', CLAIM, wrongDebit),
  ...both('abbuchenOhneEinzugsermaechtigung', 'debit', [...CLAIM, 'bankverbindung?'], wrongDebit),
  ...both('abbuchenMitSEPAMandat', 'debit', [...CLAIM, 'sepaMandat'], wrongMandate),
  ...both('abbuchenMitSEPAMandatreferenz', 'debit', [...CLAIM, 'sepaMandatReferenz'], wrongMandate),
  {
    name: 'anlegenKassenzeichenMitSEPAMandatMitBLP',
    parameters: [...CLAIM, 'sepaMandat', 'buchungslisteParameterSet?'],
    returns: RETURNS,
    run: (own) => makeClaim(own, 'debit', wrongMandate(own)),
  },
];
