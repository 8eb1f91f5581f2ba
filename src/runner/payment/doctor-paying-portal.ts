/** `doctor` for a portal that takes fees: ports, which interfaces it speaks, and whether its adapter answers. */
import { createCounter } from '../../drivers/payment/counter.ts';
import { FACES } from '../../drivers/payment/target.ts';
import type { Face } from '../../drivers/payment/target.ts';
import { ok, targetFault, warning } from '../doctor-entry.ts';
import type { Tell } from '../doctor-entry.ts';
import { examineNames, examinePorts } from '../doctor-network.ts';
import type { PayingLoaded } from './paying-loaded.ts';

const NAMES: Readonly<Record<Face, string>> = { xbezahldienste: 'XBezahldienste', pmpayment: 'pmPayment', girocheckout: 'GiroCheckout', epaybl: 'ePayBL' };

/** Examines a portal that is running. */
export async function examinePayingPortal(loaded: PayingLoaded, tell: Tell): Promise<void> {
  await examinePorts(loaded.listen, tell);
  await examineNames(loaded.listen, tell);
  examineDeclarations(loaded, tell);
  await examineAdapter(loaded, tell);
}

function examineDeclarations({ arrangements, target }: PayingLoaded, tell: Tell): void {
  const spoken = FACES.filter((face) => arrangements[face] !== undefined).map((face) => NAMES[face]);
  tell(ok(`Das Portal bezahlt über ${spoken.join(', ')}`, `The portal pays by ${spoken.join(', ')}`));
  if (arrangements.xbezahldienste === undefined)
    tell(
      warning(
        {
          de: 'XBezahldienste ist nicht genannt; Regeln der übrigen Schnittstellen warnen überwiegend nur.',
          en: 'XBezahldienste is not named; most rules of the other interfaces only warn.',
        },
        { de: 'Unter payment.interfaces eintragen, was das Portal spricht.', en: 'Enter under payment.interfaces what the portal speaks.' },
      ),
    );
  if (arrangements.xbezahldienste !== undefined && !target.capabilities.has('fit-connect-bridge'))
    tell(
      warning(
        {
          de: 'Der Adapter zeigt nicht, was über die Zahlung eingereicht würde; PAY-027 bleibt ungeprüft.',
          en: 'The adapter does not show what would be submitted about the payment; PAY-027 stays untested.',
        },
        {
          de: 'paymentInformation im Adapter angeben und adapter.showsSubmission: true setzen.',
          en: 'Give paymentInformation in the adapter and set adapter.showsSubmission: true.',
        },
      ),
    );
}

async function examineAdapter({ portal, trusted = [] }: PayingLoaded, tell: Tell): Promise<void> {
  if (portal === undefined) return;
  await using counter = createCounter({ adapter: portal.adapter, ca: trusted, note: async () => '' });
  if (await counter.health()) tell(ok('Der Adapter des Produkts antwortet', "The product's adapter answers"));
  else
    tell(
      targetFault(
        { de: 'Der Adapter des Produkts antwortet nicht auf GET /health mit 200.', en: "The product's adapter does not answer GET /health with 200." },
        {
          de: 'Läuft das Produkt? Adresse, Token und trustedCertificates prüfen.',
          en: 'Is the product running? Check address, token and trustedCertificates.',
        },
      ),
    );
}
