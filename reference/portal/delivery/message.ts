/** The two documents of a submission: the application itself by its data schema, and the metadata of FIT-Connect (2.1.0). */
import { createHash } from 'node:crypto';
import type { Faults } from '../faults.ts';
import type { Order } from '../orders/order.ts';
import type { DeliverySettings } from '../paid-service.ts';

type Json = Readonly<Record<string, unknown>>;

/** Plain texts of a submission. */
export interface Message {
  readonly data: string;
  readonly metadata: string;
}

const METADATA_SCHEMA = 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json';

/** Writes both. @param payment the member `paymentInformation`, where there is one */
export function messageOf(order: Order, payment: Json | undefined, { schemaUri }: DeliverySettings, faults: Faults): Message {
  const data = JSON.stringify(applicationOf(order, faults));
  const metadata = {
    $schema: METADATA_SCHEMA,
    contentStructure: {
      data: {
        hash: { type: 'sha512', content: createHash('sha512').update(data).digest('hex') },
        submissionSchema: { schemaUri, mimeType: 'application/json' },
      },
      attachments: [],
    },
    ...(payment === undefined ? {} : { paymentInformation: payment }),
    additionalReferenceInfo: { senderReference: order.id, applicationDate: today() },
  };
  return { data, metadata: JSON.stringify(metadata) };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** What the form does not ask for is what the office presumes until it asks. */
function applicationOf({ applicant, content }: Order, faults: Faults): Json {
  const child = { vorname: content['kindVorname'] ?? '', familienname: content['kindNachname'] ?? '' };
  const parent = faults.has('applicant-from-form') ? child : { vorname: applicant.givenName, familienname: applicant.familyName };
  return {
    kind: {
      ...child,
      geburtsdatum: content['kindGeburtsdatum'] ?? '',
      geschlecht: 'ohneAngabe',
      anschrift: { strasse: 'Kanarienvogelstieg', hausnummer: '17 b', postleitzahl: '00109', ort: 'Prüfstadt an der Probe' },
    },
    sorgeberechtigte: [{ ...parent, beziehung: 'andere' }],
    wunscheinrichtungen: [{ prioritaet: 1, kennung: 'KITA-0007', name: 'Kita Wolkenprüfstand' }],
    betreuung: { beginn: content['betreuungAb'] ?? '', stundenJeWoche: 35 },
    familiensprachen: ['de'],
    kontakt: { eMail: applicant.mail, bevorzugterWeg: 'eMail' },
    einwilligungen: { datenverarbeitung: true, weitergabeAnWunscheinrichtungen: false, erteiltAm: today() },
  };
}
