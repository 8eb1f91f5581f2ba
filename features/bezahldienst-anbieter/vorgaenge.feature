# language: de
Funktionalität: Vorgänge eines Bezahldienstes
  Ein Bezahldienst bietet drei Vorgänge an: eine Zahlung anlegen, sie lesen, und fragen, ob eine Kombination aus Originator und Endpunkt
  eingerichtet und bereit ist (XBezahldienste 1.0.0, Pfade). Der Onlinedienst liest das Ergebnis einer Zahlung nur hier.

  @req:PAY-001
  Szenario: Anlegen, Lesen und Zustandsabfrage werden angeboten
    Wenn ein Onlinedienst Anlegen, Lesen und Zustandsabfrage aufruft
    Dann werden alle drei Vorgänge angeboten und mit JSON beantwortet

  @req:PAY-008
  Szenario: Jede Antwort enthält die Angaben zur Zahlung und die Anfrage
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann enthält jede Antwort die Angaben zur Zahlung und die Anfrage

  @req:PAY-008
  Szenario: Die Anfrage bleibt, wie sie war
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann steht die Anfrage in jeder Antwort so, wie sie gesendet wurde

  @req:PAY-008
  Szenario: Jede gute Antwort hat den Status 200
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann ist jede gute Antwort mit 200 gesendet

  @req:PAY-008
  Szenario: Die genannte Adresse der Transaktion führt zu ihr
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann führt die Adresse, die die Antwort für die Transaktion nennt, zu ihr

  @req:PAY-009
  Szenario: Eine offene Zahlung nennt ihre Bezahlseite
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann ist die Zahlung offen, und jede Antwort nennt die Bezahlseite

  @req:PAY-011
  Szenario: Vor der Zahlung stehen weder Zahlungsart noch Zeitpunkt da
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann nennt keine Antwort Zahlungsart oder Zeitpunkt

  @req:PAY-017
  Szenario: Die Zustandsabfrage der vereinbarten Kombination ergibt 200 oder 503
    Wenn ein Onlinedienst den Zustand der vereinbarten Kombination abfragt
    Dann wird die Zustandsabfrage mit 200 oder 503 als Problemdokument beantwortet

  @req:PAY-017 @negativ
  Szenario: Die Zustandsabfrage einer unbekannten Kombination ergibt 403
    Wenn ein Onlinedienst den Zustand einer unbekannten Kombination abfragt
    Dann wird die Zustandsabfrage mit 403 als Problemdokument beantwortet
