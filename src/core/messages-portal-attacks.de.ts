/** Sätze der Befunde zu Angriffen auf die Anmeldung, deutsch. */
import type { MessageTable } from './messages.ts';

export const PORTAL_ATTACKS_DE: MessageTable = {
  'attack-unknown': {
    summary: '{case}, Form {variant} ({attackDe}): diese Form kennt der Fall nicht.',
    expected: 'Ein Fall und eine Form aus dem Katalog.',
    observed: 'Unbekannt.',
  },
  'attack-not-carried-out': {
    summary: '{case}, Form {variant} ({attackDe}): der Versuch wurde nicht ausgeführt.',
    expected: 'Ein Versuch zwischen zwei gewöhnlichen Anmeldungen.',
    observed: 'Kein Versuch.',
  },
  'attack-control-before-failed': {
    summary: '{case}, Form {variant} ({attackDe}): schon die gewöhnliche Anmeldung davor gelang nicht; der Versuch sagt nichts aus.',
    expected: 'Eine Sitzung nach der gewöhnlichen Anmeldung.',
    observed: 'Keine.',
  },
  'attack-control-after-failed': {
    summary: '{case}, Form {variant} ({attackDe}): die gewöhnliche Anmeldung danach gelang nicht; der Versuch sagt nichts aus.',
    expected: 'Eine Sitzung nach der gewöhnlichen Anmeldung.',
    observed: 'Keine.',
  },
  'attack-accepted': {
    summary: '{case}, Form {variant} ({attackDe}): eine Antwort, die abzulehnen war, wurde angenommen.',
    expected: 'Keine Sitzung.',
    observed: 'Eine angemeldete Sitzung.',
  },
  'attack-evil-identity': {
    summary: '{case}, Form {variant} ({attackDe}): angemeldet wurde die Person, die der Angreifer eingesetzt hat.',
    expected: 'Keine Sitzung, keinesfalls diese Person.',
    observed: 'Eine Sitzung der eingesetzten Person.',
  },
  'attack-other-identity': {
    summary: '{case}, Form {variant} ({attackDe}): angemeldet wurde jemand anderes als die Person, deren Daten signiert sind.',
    expected: 'Keine Sitzung, oder die der signierten Person.',
    observed: 'Eine Sitzung mit anderem Schlüssel.',
  },
  'attack-genuine-accepted': {
    summary: '{case}, Form {variant} ({attackDe}): die Antwort wurde angenommen, jedoch mit der richtigen Person. Abzulehnen wäre sie dennoch.',
    expected: 'Keine Sitzung.',
    observed: 'Eine Sitzung der richtigen Person.',
  },
  'attack-identity-not-shown': {
    summary: '{case}, Form {variant} ({attackDe}): die Antwort wurde angenommen; wer angemeldet ist, war nicht zu sehen.',
    expected: 'Schlüssel und Angaben der angemeldeten Person, durch Adapter oder Seite.',
    observed: 'Keine ausreichende Auskunft.',
  },
  'attack-level-raised': {
    summary: '{case}, Form {variant} ({attackDe}): von widersprüchlichen oder unbekannten Niveaus zählte das höhere.',
    expected: 'Keine Sitzung, oder Niveau {lowerLevel}.',
    observed: 'Eine Sitzung auf Niveau {level}.',
  },
  'attack-level-not-shown': {
    summary: '{case}, Form {variant} ({attackDe}): die Antwort wurde angenommen; auf welchem Niveau, war nicht zu sehen.',
    expected: 'Das Niveau der Sitzung, durch Adapter oder Seite.',
    observed: 'Keine Auskunft.',
  },
  'attack-valid-refused': {
    summary: '{case}, Form {variant} ({attackDe}): eine gültige Antwort wurde abgelehnt.',
    expected: 'Eine Sitzung.',
    observed: 'Keine Sitzung (letzte Seite: Status {status}).',
  },
  'attack-attributes-differ': {
    summary: '{case}, Form {variant} ({attackDe}): Angaben wurden nicht so übernommen, wie sie geliefert wurden.',
    expected: 'Zuordnung nach Name.',
    observed: 'Abweichend: {names}',
  },
  'attack-recorded': {
    summary: '{case}, Form {variant} ({attackDe}): festgehalten, nicht bewertet.',
    expected: 'Entscheidung des Betreibers.',
    observed: 'Antwort {sessionDe}.',
  },
  'attack-crash': {
    summary: '{case}, Form {variant} ({attackDe}): das Produkt stürzte ab.',
    expected: 'Annahme oder Ablehnung, Status unter 500.',
    observed: 'Keine Antwort oder Status {status}.',
  },
  'attack-no-answer': {
    summary: '{case}, Form {variant} ({attackDe}): das Produkt antwortete nicht.',
    expected: 'Eine Antwort innerhalb der Frist.',
    observed: '{seen}',
  },
  'attack-trace': {
    summary: '{case}, Form {variant} ({attackDe}): die Antwort zeigt einen Stacktrace.',
    expected: 'Eine Seite ohne technische Einzelheiten.',
    observed: 'Ein Stacktrace.',
  },
  'attack-traces': {
    summary: 'Bei {count} von {tried} Angriffen zeigt die Antwort einen Stacktrace.',
    expected: 'Seiten ohne technische Einzelheiten.',
    observed: 'Ein Stacktrace bei {cases}.',
  },
  'attack-answers-not-seen': {
    summary: 'Kein Angriff wurde beantwortet; ob Antworten einen Stacktrace zeigen, ist offen.',
    expected: 'Antworten auf Angriffe.',
    observed: 'Keine Antwort.',
  },
  'attack-slow': {
    summary: '{case}, Form {variant} ({attackDe}): die Antwort brauchte mehr als das Zehnfache einer gewöhnlichen Anmeldung.',
    expected: 'Schnelle Ablehnung.',
    observed: '{seconds} s gegenüber {controlSeconds} s.',
  },
  'attack-canary': {
    summary: '{case}, Form {variant} ({attackDe}): das Produkt rief eine Adresse ab, die nur in der Nachricht stand.',
    expected: 'Kein Abruf.',
    observed: 'Abruf dieser Adresse.',
  },
  'attack-told-apart': {
    summary: '{case}, Form {variant} ({attackDe}): an der Antwort ist zu erkennen, woran die Entschlüsselung scheiterte.',
    expected: 'Gleicher Status und gleiche Seite für jeden beschädigten Geheimtext.',
    observed: 'Anders als bei der Form {other}.',
  },
  'attack-peers-not-seen': {
    summary: '{case}, Form {variant} ({attackDe}): Seiten anderer beschädigter Geheimtexte lagen zum Vergleich nicht vor.',
    expected: 'Mindestens eine weitere Form.',
    observed: 'Keine.',
  },
  'attack-effect-not-seen': {
    summary: '{case}, Form {variant} ({attackDe}): ob der Versuch etwas bewirkt hat, war nicht zu sehen.',
    expected: 'Antworten und Auskünfte, an denen es sich zeigt.',
    observed: 'Keine ausreichende Auskunft.',
  },
  'attack-unproven-taken': {
    summary: '{case}, Form {variant} ({attackDe}): Angaben mit geringem Vertrauen gelten als nachgewiesen.',
    expected: 'Als nicht nachgewiesen behandelt.',
    observed: '{names}',
  },
  'attack-case-taken': {
    summary: '{case}, Form {variant} ({attackDe}): der offene Vorgang ging an eine andere Person über.',
    expected: 'Der Vorgang bleibt bei der ersten Person.',
    observed: 'Er gehört nun der anderen.',
  },
  'attack-accounts-merged': {
    summary: '{case}, Form {variant} ({attackDe}): gleiche Kennzeichen zweier Nutzerkonten gelten als ein Konto.',
    expected: 'Zwei Konten.',
    observed: 'Ein Konto.',
  },
  'attack-values-merged': {
    summary: '{case}, Form {variant} ({attackDe}): ein Kennzeichen in anderer Schreibweise gilt als dasselbe.',
    expected: 'Ein anderes Konto, oder Ablehnung.',
    observed: 'Dasselbe Konto.',
  },
  'attack-markup-shown': {
    summary: '{case}, Form {variant} ({attackDe}): Text der Nachricht erscheint auf der Seite als Auszeichnung.',
    expected: 'Maskierte Zeichen.',
    observed: 'Unveränderte Auszeichnung.',
  },
  'attack-redirected': {
    summary: '{case}, Form {variant} ({attackDe}): der Browser wurde an eine fremde Adresse geleitet, oder eine Kopfzeile ließ sich einschleusen.',
    expected: 'Eine eigene Adresse des Dienstes.',
    observed: 'Die fremde Angabe.',
  },
  'attack-in-back-url': {
    summary: '{case}, Form {variant} ({attackDe}): die fremde Adresse steht in der BackURL der Anfrage.',
    expected: 'Eine feste oder geprüfte BackURL.',
    observed: 'Die fremde Adresse.',
  },
  'attack-session-fixed': {
    summary: '{case}, Form {variant} ({attackDe}): wer nur die Cookies von vor der Anmeldung hat, ist angemeldet.',
    expected: 'Eine neue Sitzungskennung bei der Anmeldung.',
    observed: 'Die alte Kennung ist angemeldet.',
  },
  'attack-cacheable': {
    summary: '{case}, Form {variant} ({attackDe}): die Antwort der ACS-Adresse darf gespeichert werden.',
    expected: 'Cache-Control: no-store',
    observed: 'Cache-Control: {seen}',
  },
  'attack-logged-out': {
    summary: '{case}, Form {variant} ({attackDe}): eine gefälschte Abmeldung beendete die Sitzung.',
    expected: 'Die Sitzung besteht fort.',
    observed: 'Keine Sitzung mehr.',
  },
  'attack-true-logout-failed': {
    summary: '{case}, Form {variant} ({attackDe}): auch eine echte Abmeldung beendete die Sitzung nicht, daher sagt ihr Fortbestand nichts.',
    expected: 'Keine Sitzung nach der echten Abmeldung.',
    observed: 'Die Sitzung besteht fort, oder es war nicht zu sehen.',
  },
  'attack-metadata-over-https': {
    summary: '{case}, Form {variant} ({attackDe}): der neue Schlüssel wurde übernommen; die Metadaten kamen über https.',
    expected: 'Entscheidung des Betreibers.',
    observed: 'Eine angemeldete Sitzung.',
  },
  'attack-metadata-trusted': {
    summary: '{case}, Form {variant} ({attackDe}): der Schlüssel aus unsignierten Metadaten wurde ohne Weiteres übernommen.',
    expected: 'Keine Sitzung mit diesem Schlüssel.',
    observed: 'Eine angemeldete Sitzung.',
  },
  'attack-several-sessions': {
    summary: '{case}, Form {variant} ({attackDe}): dieselbe Antwort führte zu mehreren Sitzungen.',
    expected: 'Höchstens eine Sitzung.',
    observed: '{count} Sitzungen aus {tried} gleichzeitigen Antworten.',
  },
};
