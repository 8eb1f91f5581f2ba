/** Faults of the SOAP interface: receipts on command, and answers that are none. */
import { fail } from '../soap/outcome.ts';
import type { ReceiptCode } from '../soap/outcome.ts';
import { refusalOf } from '../soap/answers.ts';
import { textParam } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

const SOAP = ['send-bsp-nachricht', 'send-bsp-nachricht-native'];

export const SOAP_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'receipt-code',
    text: 'The message is refused with that code of table 9006, as a receipt or, in the OK.KOMM operation, as a fault; nothing is stored.',
    violates: 'ZBP-12',
    operations: SOAP,
    params: { code: { kind: 'string', default: '99', oneOf: ['10', '11', '20', '30', '31', '32', '99'], text: 'code of table 9006' } },
    before: (call, armed) => refusalOf(call, fail(textParam(armed, 'code') as ReceiptCode, 'Auf Anweisung abgelehnt.')),
  },
  {
    name: 'soap-malformed',
    text: 'The message is stored, and the answer is an envelope without a receipt.',
    violates: 'ZBP-11',
    operations: SOAP,
    after: (answer) => ({
      ...answer,
      body: '<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body/></SOAP-ENV:Envelope>',
    }),
  },
];
