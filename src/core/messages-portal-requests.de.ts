/** Sätze der Befunde zu Anfragen von Onlinediensten, deutsch. */
import type { MessageTable } from './messages.ts';

export const PORTAL_REQUESTS_DE: MessageTable = {
  'request-not-seen': {
    summary: 'Keine Anfrage des Dienstes kam beim Nutzerkonto an; die Regel war nicht zu prüfen.',
    expected: 'Mindestens eine Anfrage innerhalb der Frist.',
    observed: 'Keine.',
  },
  'request-not-readable': {
    summary: 'Eine Anfrage ließ sich nicht lesen.',
    expected: 'Ein Formular oder eine Adresse mit lesbarem SAMLRequest.',
    observed: 'Lesefehler: {code}',
  },
  'no-readable-request': {
    summary: 'Keine Anfrage ließ sich lesen; die Regel war nicht zu prüfen.',
    expected: 'Ein Formular oder eine Adresse mit lesbarem SAMLRequest.',
    observed: 'Keine lesbare Anfrage.',
  },
  'request-invalid': {
    summary: 'Die Anfrage ist kein schemagültiger AuthnRequest nach SAML 2.0.',
    expected: 'AuthnRequest mit Version="2.0", ID, IssueInstant und den Elementen des Schemas.',
    observed: '{seen}',
  },
  'request-destination': {
    summary: 'Die Anfrage nennt nicht die Adresse, an die sie ging.',
    expected: 'Destination: {wanted}',
    observed: 'Destination: {seen}',
  },
  'request-issuer': { summary: 'Die Anfrage nennt einen anderen Absender als die Metadaten.', expected: 'Issuer: {wanted}', observed: 'Issuer: {seen}' },
  'request-no-acs': {
    summary: 'Die Anfrage sagt nicht, wohin die Antwort gehen soll.',
    expected: 'AssertionConsumerServiceURL, wie in den Metadaten.',
    observed: 'Weder Adresse noch Index.',
  },
  'request-acs': {
    summary: 'Die Anfrage nennt für die Antwort eine Adresse, die nicht in den Metadaten steht.',
    expected: 'Eine AssertionConsumerServiceURL aus den Metadaten.',
    observed: '{seen}',
  },
  'request-id-form': {
    summary: 'Die ID der Anfrage ist kein gültiger XML-Name.',
    expected: 'Ein Unterstrich oder Buchstabe am Anfang, dann Buchstaben, Ziffern, Punkt und Strich.',
    observed: 'ID: {seen}',
  },
  'request-id-repeated': { summary: 'Zwei Anfragen tragen dieselbe ID.', expected: 'Eine neue ID für jede Anfrage.', observed: 'Mehrfach: {seen}' },
  'request-id-counted': { summary: 'Die IDs der Anfragen werden gezählt und sind damit vorhersehbar.', expected: 'Zufällige IDs.', observed: '{seen} …' },
  'request-id-short': { summary: 'Die ID der Anfrage ist zu kurz, um unvorhersehbar zu sein.', expected: 'Mindestens 128 Bit Zufall.', observed: 'ID: {seen}' },
  'one-request-only': {
    summary: 'Ob jede Anfrage eine neue ID trägt, zeigt eine einzige Anfrage nicht.',
    expected: 'Mindestens zwei Anfragen.',
    observed: 'Eine Anfrage.',
  },
  'request-unsigned': {
    summary: 'Die Anfrage ist nicht signiert.',
    expected: 'Eine Signatur über den AuthnRequest oder in der Adresse.',
    observed: 'Keine Signatur.',
  },
  'request-sha1': { summary: 'Die Anfrage ist mit SHA-1 signiert.', expected: 'rsa-sha256 oder RSASSA-PSS mit SHA-256.', observed: '{seen}' },
  'request-signature-wrong': {
    summary: 'Die Signatur der Anfrage ist mit den Schlüsseln der Metadaten nicht gültig.',
    expected: 'Eine gültige Signatur, wie SAML sie vorsieht.',
    observed: 'Prüfung misslungen: {reason}',
  },
  'request-by-redirect': { summary: 'Die Anfrage kam per HTTP-Redirect.', expected: 'HTTP-POST', observed: 'HTTP-Redirect' },
  'level-not-demanded': {
    summary: 'Die Anfrage verlangt kein Vertrauensniveau.',
    expected: 'RequestedAuthnContext mit Comparison="minimum" und STORK-QAA-Level-1, -3 oder -4.',
    observed: 'Keine AuthnContextClassRef.',
  },
  'comparison-not-minimum': {
    summary: 'Die Anfrage verlangt das Niveau nicht als Mindestniveau.',
    expected: 'Comparison="minimum"',
    observed: 'Comparison: {seen}',
  },
  'comparison-exact': { summary: 'Die Anfrage verlangt genau ein Niveau.', expected: 'Comparison="minimum"', observed: 'Comparison="exact"' },
  'several-levels': { summary: 'Die Anfrage nennt mehrere Niveaus.', expected: 'Eine AuthnContextClassRef.', observed: '{seen}' },
  'level-not-stork': { summary: 'Die Anfrage verlangt ein Niveau, das die BundID nicht kennt.', expected: 'STORK-QAA-Level-1, -3 oder -4', observed: '{seen}' },
  'level-below-declared': { summary: 'Die Anfrage verlangt ein niedrigeres Niveau, als die Leistung braucht.', expected: '{wanted}', observed: '{seen}' },
  'level-above-declared': {
    summary: 'Die Anfrage verlangt ein höheres Niveau, als die Leistung laut Zieldatei braucht.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'force-authn-missing': { summary: 'Die Anfrage verlangt keine neue Anmeldung.', expected: 'ForceAuthn="true"', observed: 'Fehlt oder false.' },
  'is-passive': { summary: 'Die Anfrage verbietet dem Nutzerkonto, die Person zu fragen.', expected: 'IsPassive="false"', observed: 'IsPassive="true"' },
  'name-id-not-persistent': {
    summary: 'Die Anfrage verlangt keine dauerhafte NameID, die angelegt werden darf.',
    expected: 'NameIDPolicy mit Format persistent und AllowCreate="true".',
    observed: '{seen}',
  },
  'stork-class-named': {
    summary: 'Die Anfrage nennt ein Niveau nach STORK oder eIDAS, das dieses Konto nicht kennt.',
    expected: 'Keine solche AuthnContextClassRef.',
    observed: '{seen}',
  },
  'request-sent-again': {
    summary: 'Nach „Zurück“ wurde dieselbe Anfrage noch einmal gesendet.',
    expected: 'Jede Anfrage einmal.',
    observed: 'Noch einmal: {seen}',
  },
  'back-loops': {
    summary: 'Nach „Zurück“ folgte Anfrage auf Anfrage.',
    expected: 'Eine Seite, von der aus es weitergeht.',
    observed: '{count} Anfragen ohne Zutun.',
  },
  'left-without-notice': {
    summary: 'Vor dem Wechsel zum Nutzerkonto war kein Hinweis darauf zu sehen.',
    expected: 'Eine Seite, die sagt, dass es zur BundID geht.',
    observed: 'Kein Hinweis.',
  },
};
