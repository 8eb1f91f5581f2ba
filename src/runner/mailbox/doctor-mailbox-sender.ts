/** `doctor` for a product that sends to mailboxes: ports, what is declared, and whether its adapter answers. */
import { createDesk } from '../../drivers/mailbox/desk.ts';
import { ok, targetFault, warning } from '../doctor-entry.ts';
import type { Tell } from '../doctor-entry.ts';
import { examineNames, examinePorts } from '../doctor-network.ts';
import type { MailboxLoaded } from './mailbox-loaded.ts';

/** Examines a sender that is running. */
export async function examineMailboxSender(loaded: MailboxLoaded, tell: Tell): Promise<void> {
  await examinePorts(loaded.listen, tell);
  if (loaded.bridge !== undefined) await examinePorts({ ...loaded.listen, servicePort: loaded.bridge.port, controlPort: 0 }, tell);
  await examineNames(loaded.listen, tell);
  examineDeclarations(loaded, tell);
  await examineAdapter(loaded, tell);
}

function examineDeclarations({ sender, usesTls, declared, target }: MailboxLoaded, tell: Tell): void {
  tell(ok(`Der Absender ist als ${sender.name} registriert`, `The sender is registered as ${sender.name}`));
  if (!usesTls)
    tell(
      warning(
        {
          de: 'Ohne TLS ist kein Zertifikat zu sehen; zwei Anforderungen bleiben ungeprüft.',
          en: 'Without TLS no certificate is seen; two requirements stay untested.',
        },
        { de: 'Unter tls die Zertifizierungsstelle nennen, der das Produkt vertraut.', en: 'Name the authority that the product trusts under tls.' },
      ),
    );
  if (declared.level === undefined)
    tell(
      warning(
        {
          de: 'procedure.level fehlt; ob Nachrichten das richtige Niveau verlangen, bleibt ungeprüft.',
          en: 'procedure.level is missing; whether messages demand the right level stays untested.',
        },
        { de: 'Das Niveau angeben, das die Bescheide brauchen.', en: 'Give the level that the notices need.' },
      ),
    );
  if (!target.capabilities.has('product-logs'))
    tell(
      warning(
        {
          de: 'Der Adapter zeigt kein Protokoll; ob dort ein JWT steht, bleibt ungeprüft.',
          en: 'The adapter shows no log; whether a JWT is there stays untested.',
        },
        { de: 'GET {adapter}/log anbieten und adapter.showsLog: true setzen.', en: 'Offer GET {adapter}/log and set adapter.showsLog: true.' },
      ),
    );
}

async function examineAdapter({ mailbox, trusted = [] }: MailboxLoaded, tell: Tell): Promise<void> {
  if (mailbox === undefined) return;
  const desk = createDesk({ adapter: mailbox.adapter, ca: trusted, note: async () => '' });
  if (await desk.health()) tell(ok('Der Adapter des Produkts antwortet', "The product's adapter answers"));
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
