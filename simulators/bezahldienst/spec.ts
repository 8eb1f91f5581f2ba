/**
 * What the simulator follows, and how sure each behaviour is. `verified`: seen in a source that speaks for the service, or in a client that works
 * with it (the source says which). `inferred`: our reading; nobody may fail because of it alone.
 */
import { BEHAVIOURS } from './spec-behaviours.ts';
import type { FollowedDocument, SimulatorSpecification } from '../specification.ts';

const DOCUMENTS: readonly FollowedDocument[] = [
  { title: 'XBezahldienste, API documentation (FITKO)', version: '1.0.0 of 3 November 2023', url: 'https://docs.fitko.de/xbezahldienste/' },
  { title: 'Gover, client of several payment services', version: 'commit f4549c11', url: 'https://github.com/aivot-digital/gover' },
  { title: 'Egovs payment modules, client of ePayBL', version: 'commit 9ff1f46a', url: 'https://github.com/b3-it/magento-lts' },
  { title: 'GiroCheckout API documentation', version: 'as of 2026', url: 'https://api.girocheckout.de/en:girocheckout:general:start' },
];

/** Documents, behaviours and known deviations of everything the simulator plays. */
export const SPECIFICATION: SimulatorSpecification = {
  documents: DOCUMENTS,
  behaviours: BEHAVIOURS,
  deviations: [
    'The OpenAPI file of XBezahldienste was not read: which members are required, and which HTTP status goes with which code, is our choice.',
    'Chains of client certificates are not verified: a certificate counts when it is registered, octet by octet.',
    'Tokens, certificates and every time that is told follow the real clock; ends of pages, late results and returned money follow the virtual one.',
    'Pages are the simulator’s own; no bank, card or wallet takes part, and no data of a payer is asked for.',
    'Check digits of a Kassenzeichen (-0502), orders of customers, credit levels and archives of ePayBL are not played.',
    'Customers, mandates and read marks of ePayBL are forgotten by a restart from a snapshot; payments and the ledger are not.',
    'Every notice is sent once; whether services repeat them is not known.',
    'Error answers of pmPayment, and result numbers of GiroCheckout besides 0 and 4000, are the simulator’s own.',
    'A refund is not offered, for no interface was seen with one; money goes back only as a return by the bank.',
  ],
};
