/** What each kind of deviation means, in sentences. One row per name in `src/core/verification.ts`. */
import type { Bilingual } from '../core/language.ts';
import type { Tampering, VerificationFinding } from '../core/verification.ts';

const TEXTS: Readonly<Record<Tampering, Bilingual>> = {
  'zip-unreadable': { de: 'Die Datei ist kein lesbares Zip.', en: 'The file is no readable zip.' },
  'zip-path-traversal': { de: 'Ein Name im Zip führt aus seinem Ordner hinaus.', en: 'A name in the zip leads out of its folder.' },
  'zip-absolute-path': { de: 'Ein Name im Zip ist ein absoluter Pfad.', en: 'A name in the zip is an absolute path.' },
  'zip-duplicate-name': { de: 'Ein Name steht mehrmals im Zip.', en: 'A name is in the zip more than once.' },
  'zip-symlink': { de: 'Das Zip enthält einen Verweis auf eine andere Datei.', en: 'The zip holds a link to another file.' },
  'zip-bomb': { de: 'Eine Datei im Zip ist entpackt größer als erlaubt.', en: 'A file in the zip is larger than allowed when unpacked.' },
  'zip-too-many-files': { de: 'Das Zip enthält mehr Dateien als erlaubt.', en: 'The zip holds more files than allowed.' },
  'zip-encrypted': { de: 'Eine Datei im Zip ist verschlüsselt.', en: 'A file in the zip is encrypted.' },
  'zip-trailing-data': { de: 'Das Zip enthält Bytes, die zu keiner Datei gehören.', en: 'The zip holds bytes that belong to no file.' },
  'zip-name-unclean': { de: 'Ein Name im Zip enthält Zeichen, die dort nicht hingehören.', en: 'A name in the zip has characters that do not belong there.' },
  'zip-header-mismatch': { de: 'Verzeichnis und Inhalt des Zips widersprechen sich.', en: 'Directory and content of the zip contradict each other.' },
  'file-missing': { de: 'Eine Datei des Manifests fehlt.', en: 'A file of the manifest is missing.' },
  'file-unlisted': { de: 'Eine Datei steht nicht im Manifest.', en: 'A file is not in the manifest.' },
  'file-changed': { de: 'Eine Datei hat einen anderen Inhalt als im Manifest.', en: 'A file has another content than in the manifest.' },
  'file-size-changed': { de: 'Eine Datei hat eine andere Länge als im Manifest.', en: 'A file has another length than in the manifest.' },
  'manifest-invalid': { de: 'Das Manifest ist nicht lesbar oder verletzt sein Schema.', en: 'The manifest cannot be read or breaks its schema.' },
  'manifest-not-canonical': { de: 'Das Manifest ist nicht kanonisch geschrieben.', en: 'The manifest is not written canonically.' },
  'manifest-not-signed-one': { de: 'Das Manifest ist nicht das unterschriebene.', en: 'The manifest is not the one that was signed.' },
  'signature-missing': { de: 'Es gibt keine Signatur.', en: 'There is no signature.' },
  'signature-invalid': { de: 'Die Signatur passt nicht zu dem, was unterschrieben sein soll.', en: 'The signature does not fit what is said to be signed.' },
  'signature-unreadable': { de: 'Die Signatur ist nicht lesbar.', en: 'The signature cannot be read.' },
  'signature-algorithm-refused': {
    de: 'Die Signatur nutzt ein Verfahren, das nicht zugelassen ist.',
    en: 'The signature uses an algorithm that is not allowed.',
  },
  'signature-certificate-missing': { de: 'Die Signatur nennt kein Zertifikat.', en: 'The signature names no certificate.' },
  'signature-header-unknown': {
    de: 'Die Signatur verlangt eine Erweiterung, die dieser Prüfer nicht kennt.',
    en: 'The signature demands an extension this verifier does not know.',
  },
  'signature-profile-broken': { de: 'Die Signatur hat nicht die Form, die JAdES vorschreibt.', en: 'The signature lacks the form that JAdES prescribes.' },
  'chain-broken': { de: 'Die Zertifikatskette ist unterbrochen.', en: 'The chain of certificates is broken.' },
  'chain-not-anchored': { de: 'Die Kette endet bei keiner Stelle, der hier vertraut wird.', en: 'The chain ends at no authority that is trusted here.' },
  'certificate-expired-at-signing': {
    de: 'Das Zertifikat des Unterzeichners war beim Unterschreiben abgelaufen.',
    en: 'The signer’s certificate had expired when it signed.',
  },
  'certificate-not-yet-valid': {
    de: 'Das Zertifikat des Unterzeichners galt beim Unterschreiben noch nicht.',
    en: 'The signer’s certificate was not yet valid when it signed.',
  },
  'key-usage-wrong': { de: 'Das Zertifikat des Unterzeichners ist nicht zum Unterschreiben da.', en: 'The signer’s certificate is not made for signing.' },
  'timestamp-missing': { de: 'Ein Zeitstempel fehlt.', en: 'A time stamp is missing.' },
  'timestamp-invalid': { de: 'Der Zeitstempel ist ungültig.', en: 'The time stamp is invalid.' },
  'timestamp-other-data': { de: 'Der Zeitstempel gehört zu etwas anderem.', en: 'The time stamp belongs to something else.' },
  'timestamp-before-run': { de: 'Unterschrieben wurde, bevor der Lauf zu Ende war.', en: 'It was signed before the run had ended.' },
  'clock-before-validity': {
    de: 'Die Uhr dieses Rechners steht vor dem Zeitpunkt der Unterschrift.',
    en: 'The clock of this machine is before the time of the signature.',
  },
  'evidence-root-wrong': {
    de: 'Die Wurzel über die Nachweise ist eine andere als im Ergebnis.',
    en: 'The root over the evidence differs from the one in the result.',
  },
  'exchange-changed': { de: 'Ein Austausch ist nicht der aufgezeichnete.', en: 'An exchange is not the recorded one.' },
  'exchange-removed': { de: 'Ein Austausch fehlt.', en: 'An exchange is missing.' },
  'exchange-added': { de: 'Ein Austausch kam hinzu.', en: 'An exchange was added.' },
  'exchange-reordered': { de: 'Die Reihenfolge der Austausche ist verändert.', en: 'The order of exchanges was changed.' },
  'exchange-duplicated': { de: 'Ein Austausch steht mehrmals da.', en: 'An exchange is there more than once.' },
  'exchange-unreadable': { de: 'Ein Austausch ist nicht lesbar.', en: 'An exchange cannot be read.' },
  'body-missing': { de: 'Ein Inhalt, auf den ein Austausch verweist, fehlt.', en: 'A body that an exchange refers to is missing.' },
  'body-changed': { de: 'Ein Inhalt ist nicht der aufgezeichnete.', en: 'A body is not the recorded one.' },
  'judgement-missing': { de: 'Was geurteilt wurde, ist nicht aufgezeichnet.', en: 'What was judged is not recorded.' },
  'judgement-added': { de: 'Ein Urteil gehört zu keinem Fall des Ergebnisses.', en: 'A judgement belongs to no case of the result.' },
  'judgement-invalid': { de: 'Ein aufgezeichnetes Urteil passt nicht zu den Nachweisen.', en: 'A recorded judgement does not fit the evidence.' },
  'judgement-cites-unknown': {
    de: 'Ein Urteil beruft sich auf etwas, das nicht in den Nachweisen steht.',
    en: 'A judgement cites something that is not in the evidence.',
  },
  'facts-missing': {
    de: 'Die Angaben, auf denen die Urteile beruhen, fehlen oder sind nicht lesbar.',
    en: 'The facts that the judgements rest on are missing or cannot be read.',
  },
  'case-not-judged': { de: 'Ein Fall oder ein Versuch daran wurde nie geprüft.', en: 'A case, or an attempt at it, was never judged.' },
  'result-invalid': { de: 'Das Ergebnis ist nicht lesbar oder verletzt sein Schema.', en: 'The result cannot be read or breaks its schema.' },
  'verdict-changed': {
    de: 'Ein Urteil des Ergebnisses ist nicht das, was die Nachweise ergeben.',
    en: 'A verdict of the result is not what the evidence gives.',
  },
  'finding-changed': { de: 'Ein Befund ist nicht der, den die Nachweise ergeben.', en: 'A finding is not what the evidence gives.' },
  'conclusion-changed': { de: 'Das Gesamturteil ist nicht das, was die Nachweise ergeben.', en: 'The conclusion is not what the evidence gives.' },
  'counts-changed': { de: 'Die Zählung ist nicht die, die die Nachweise ergeben.', en: 'The counts are not what the evidence gives.' },
  'catalogue-other': { de: 'Der Anforderungskatalog ist ein anderer.', en: 'The catalogue of requirements is another one.' },
  'profile-other': { de: 'Das Profil ist ein anderes.', en: 'The profile is another one.' },
  'profile-milder': {
    de: 'Eine Verletzung zählte weniger als nach den Regeln dieser Fassung; ob jene Fassung so urteilte, weiß nur sie.',
    en: 'A break counted for less than by the rules of this version; whether that version judged so, only it can tell.',
  },
  'suite-other': { de: 'Die Prüfung entstand mit einer anderen Fassung des Prüfstands.', en: 'The test was made with another version of the suite.' },
  'report-not-of-result': { de: 'Ein Bericht ist nicht der zu diesem Ergebnis.', en: 'A report is not the one of this result.' },
  'declaration-other': { de: 'Die Erklärung ist nicht die, mit der geprüft wurde.', en: 'The declaration is not the one the test was made with.' },
  'target-other': { de: 'Die Angaben zum Ziel sind nicht die, mit denen geprüft wurde.', en: 'The target is not the one the test was made with.' },
  'product-differs': { de: 'Manifest und Ergebnis nennen verschiedene Produkte.', en: 'Manifest and result name different products.' },
  'run-differs': { de: 'Manifest und Ergebnis nennen verschiedene Läufe.', en: 'Manifest and result name different runs.' },
  'selection-differs': { de: 'Es wurden nicht die Fälle geprüft, die zu prüfen waren.', en: 'The cases tested are not those that had to be tested.' },
  'run-incomplete': { de: 'Der Lauf ist nicht der ganze.', en: 'The run is not the whole one.' },
  'secret-inside': { de: 'Das Nachweispaket enthält etwas, das ein Geheimnis sein kann.', en: 'The bundle holds something that may be a secret.' },
  'certificate-invalid': { de: 'Das Zertifikat ist nicht lesbar oder verletzt sein Schema.', en: 'The certificate cannot be read or breaks its schema.' },
  'certificate-bundle-other': { de: 'Das Zertifikat gilt für ein anderes Nachweispaket.', en: 'The certificate is about another bundle.' },
  'certificate-issuer-differs': {
    de: 'Aussteller und Unterzeichner des Zertifikats sind verschiedene Stellen.',
    en: 'Issuer and signer of the certificate are different bodies.',
  },
  'certificate-product-differs': { de: 'Zertifikat und Nachweise nennen verschiedene Produkte.', en: 'Certificate and evidence name different products.' },
  'certificate-conclusion-differs': {
    de: 'Das Zertifikat nennt ein anderes Gesamturteil als das Ergebnis.',
    en: 'The certificate states another conclusion than the result.',
  },
  'certificate-validity-too-long': { de: 'Die Gültigkeit ist länger als erlaubt.', en: 'The validity is longer than allowed.' },
  'certificate-same-person': { de: 'Geprüft und entschieden hat dieselbe Person.', en: 'The same person tested and decided.' },
  'certificate-attestation-missing': {
    de: 'Für eine Anforderung, die nur Unterlagen zeigen können, fehlt die Bestätigung.',
    en: 'The attestation is missing for a requirement that only documents can show.',
  },
  'certificate-expired': { de: 'Das Zertifikat ist abgelaufen.', en: 'The certificate has expired.' },
  'certificate-not-yet': { de: 'Das Zertifikat gilt noch nicht.', en: 'The certificate is not yet valid.' },
  'certificate-revoked': { de: 'Das Zertifikat ist widerrufen.', en: 'The certificate was revoked.' },
  'certificate-suspended': { de: 'Das Zertifikat ist ausgesetzt.', en: 'The certificate is suspended.' },
  'status-unknown': { de: 'Ob das Zertifikat widerrufen ist, lässt sich hier nicht sagen.', en: 'Whether the certificate was revoked cannot be told here.' },
  'status-list-invalid': { de: 'Die Statusliste ist ungültig.', en: 'The status list is invalid.' },
  'status-list-stale': { de: 'Die Statusliste ist veraltet.', en: 'The status list is out of date.' },
};

/** @param detail what it is about: an id, a path, two values; else in both languages */
export function findingOf(
  kind: Tampering,
  grade: VerificationFinding['grade'],
  place?: string,
  { detail }: { readonly detail?: string | Bilingual | undefined } = {},
): VerificationFinding {
  const { de, en } = TEXTS[kind];
  const details = typeof detail === 'string' ? { de: detail, en: detail } : detail;
  const text = { de: sentenceOf(de, details?.de), en: sentenceOf(en, details?.en) };
  return { kind, grade, ...(place === undefined ? {} : { place }), text };
}

function sentenceOf(text: string, detail = ''): string {
  if (detail === '') return text;
  return `${text.slice(0, -1)}: ${detail}${/[.!?…]$/u.test(detail) ? '' : '.'}`;
}
