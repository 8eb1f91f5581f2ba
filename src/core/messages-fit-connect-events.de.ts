/** Sätze über gesendete Ereignisse bei FIT-Connect, deutsch; Schlüssel wie in messages-fit-connect-events.en.ts. */
import type { MessageTable } from './messages.ts';

export const FIT_CONNECT_EVENTS_DE: MessageTable = {
  'set-unreadable': { summary: 'Das gesendete Ereignis ist kein JWS.', expected: 'Kompaktes JWS mit drei Teilen.', observed: '{seen}' },
  'set-typ': { summary: 'Der Kopf des Ereignisses nennt den falschen Typ.', expected: 'typ: secevent+jwt', observed: 'typ: {seen}' },
  'set-alg': { summary: 'Das Ereignis ist nicht mit PS512 signiert.', expected: 'alg: PS512', observed: 'alg: {seen}' },
  'set-kid': { summary: 'Der Kopf des Ereignisses nennt nicht den veröffentlichten Signaturschlüssel.', expected: 'kid: {wanted}', observed: 'kid: {seen}' },
  'set-signature': {
    summary: 'Die Signatur des Ereignisses passt zu keinem veröffentlichten Schlüssel des Zustellpunkts.',
    expected: 'Signatur mit dem veröffentlichten Signaturschlüssel.',
    observed: 'Prüfung gescheitert (kid {seen}).',
  },
  'set-claims-unreadable': {
    summary: 'Das gesendete Ereignis enthält kein JSON-Objekt.',
    expected: 'JSON-Objekt mit den Angaben eines Security-Event-Tokens.',
    observed: '{seen}',
  },
  'set-iss': { summary: 'Aussteller des Ereignisses ist nicht der eigene Zustellpunkt.', expected: 'iss: {wanted}', observed: 'iss: {seen}' },
  'set-iat': {
    summary: 'Der Ausstellungszeitpunkt ist keine Zeit in Sekunden.',
    expected: 'iat: ganze Sekunden seit 1970, etwa {wanted}',
    observed: 'iat: {seen}',
  },
  'set-jti': { summary: 'Die Kennung des Ereignisses ist keine UUID.', expected: 'jti: UUID', observed: 'jti: {seen}' },
  'set-jti-repeated': {
    summary: 'Zwei verschiedene Ereignisse tragen dieselbe Kennung.',
    expected: 'jti: je Ereignis eine neue UUID',
    observed: 'jti: {seen}',
  },
  'set-event-count': { summary: 'Das Token enthält nicht genau ein Ereignis.', expected: 'Genau ein Ereignis in events.', observed: '{seen} Ereignisse' },
  'set-sub': { summary: 'Das Ereignis nennt nicht die Einreichung, zu der es gehört.', expected: 'sub: {wanted}', observed: 'sub: {seen}' },
  'set-txn': { summary: 'Das Ereignis nennt nicht den Vorgang, zu dem es gehört.', expected: 'txn: {wanted}', observed: 'txn: {seen}' },
  'no-event-seen': {
    summary: 'Das Produkt hat kein Ereignis gesendet, an dem die Regel zu prüfen wäre.',
    expected: 'Mindestens ein solches Ereignis.',
    observed: 'Keines.',
  },
  'accept-without-tags': {
    summary: 'Die Annahme enthält keine Authentication-Tags.',
    expected: 'authenticationTags mit metadata, data und attachments.',
    observed: '{seen}',
  },
  'accept-tag-differs': {
    summary: 'Ein Authentication-Tag der Annahme fehlt oder weicht ab: {part}.',
    expected: 'Der letzte Teil des empfangenen JWE, unverändert.',
    observed: '{seen}',
  },
  'payload-schema-refused': {
    summary: 'Das Ereignis nennt ein Payload-Schema, das der Dienst nicht annimmt.',
    expected: 'set-payload 1.2.x oder kein $schema.',
    observed: '{seen}',
  },
  'payload-schema-unknown': {
    summary: 'Das Ereignis nennt ein Payload-Schema, zu dem keine Erfahrung vorliegt.',
    expected: 'set-payload 1.2.x oder kein $schema.',
    observed: '{seen}',
  },
  'problems-missing': { summary: 'Die Ablehnung nennt keinen Grund.', expected: 'problems mit mindestens einem Eintrag.', observed: '{seen}' },
  'problem-type': {
    summary: 'Ein Ablehnungsgrund hat keinen Typ aus der Liste von FIT-Connect.',
    expected: 'type: https://schema.fitko.de/fit-connect/events/problems/…',
    observed: 'type: {seen}',
  },
  'problem-instance': {
    summary: 'Einem Ablehnungsgrund fehlt die betroffene Stelle.',
    expected: 'instance, etwa data, metadata oder attachment:<id>',
    observed: 'instance: {seen}',
  },
  'problem-title': { summary: 'Einem Ablehnungsgrund fehlt der Titel.', expected: 'title aus der Liste von FIT-Connect', observed: 'title: {seen}' },
  'no-reject-seen': {
    summary: 'Es kam keine Ablehnung, an der die Regel zu prüfen wäre.',
    expected: 'Ablehnung mit reject-submission.',
    observed: 'Kein reject-submission.',
  },
  'problems-incomplete': {
    summary: 'Eine Einreichung, {deviationDe}, wurde mit zu wenigen Gründen abgelehnt.',
    expected: '{flaws} Gründe, einer je Mangel.',
    observed: '{named} Grund',
  },
  'no-canaries': {
    summary: 'Die Beispieldaten enthalten keine markierten Werte, nach denen zu suchen wäre.',
    expected: 'canaries in der Zieldatei.',
    observed: 'Keine.',
  },
  'data-in-log': {
    summary: 'Ein Wert aus den verschlüsselten Fachdaten steht im Klartext des Ereignisses.',
    expected: 'Kein Wert der Fachdaten im Ereignisprotokoll.',
    observed: 'Ein markierter Wert mit {length} Zeichen.',
  },
  'event-media-type': {
    summary: 'Das Ereignis wurde mit falschem Medientyp gesendet.',
    expected: 'Content-Type: application/jose',
    observed: 'Content-Type: {seen}',
  },
  'no-conflict-seen': {
    summary: 'Der Dienst kam nicht dazu, mit 409 zu antworten; die Regel war nicht zu prüfen.',
    expected: 'Ein Ereignis zu der bereits entschiedenen Einreichung.',
    observed: 'Kein Ereignis, das mit 409 beantwortet wurde.',
  },
  'repeated-after-conflict': {
    summary: 'Nach der Antwort 409 wurde das Ereignis erneut gesendet.',
    expected: 'Kein weiterer Versuch; der Vorgang ist entschieden.',
    observed: '{count} Versuche insgesamt.',
  },
  'no-later-round': {
    summary: 'Seit der Antwort begann kein weiterer Abholdurchlauf; die Regel war nicht zu prüfen.',
    expected: 'Ein weiterer Abruf der Abholliste.',
    observed: 'Keiner innerhalb der Frist.',
  },
  'log-not-read-after-conflict': {
    summary: 'Nach der Antwort 409 wurde das Ereignisprotokoll nicht gelesen.',
    expected: 'Ein Blick in das Protokoll zeigt, wie entschieden wurde.',
    observed: 'Kein Abruf des Protokolls.',
  },
  'resent-blindly': {
    summary: 'Nach verlorener Antwort wurde das Ereignis erneut gesendet, ohne das Protokoll zu lesen.',
    expected: 'Erst das Ereignisprotokoll lesen, dann über einen weiteren Versuch entscheiden.',
    observed: 'Kein Abruf des Protokolls zwischen beiden Versuchen.',
  },
};
