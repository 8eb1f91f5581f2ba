# language: de
Funktionalität: Vorgänge eines Bezahldienstes
  Ein Bezahldienst bietet drei Vorgänge an: eine Zahlung anlegen, sie lesen, und fragen, ob eine Kombination aus Originator und Endpunkt
  eingerichtet und bereit ist (XBezahldienste 1.0.0, Pfade). Der Onlinedienst liest das Ergebnis einer Zahlung nur hier.

  @req:PAY-001
  Szenario: Anlegen, Lesen und Zustandsabfrage
    Wenn ein Onlinedienst Anlegen, Lesen und Zustandsabfrage aufruft
    Dann werden alle drei Vorgänge angeboten und mit JSON beantwortet

  @req:PAY-008
  Szenario: Beide Teile der Antwort
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann enthält jede Antwort die Angaben zur Zahlung und die Anfrage

  @req:PAY-008
  Szenario: Die Anfrage bleibt, wie sie war
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann steht die Anfrage in jeder Antwort so, wie sie gesendet wurde

  @req:PAY-008
  Szenario: Status einer guten Antwort
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann ist jede gute Antwort mit 200 gesendet

  @req:PAY-008
  Szenario: Adresse der Transaktion
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann führt die Adresse, die die Antwort für die Transaktion nennt, zu ihr

  @req:PAY-009
  Szenario: Bezahlseite einer offenen Zahlung
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann ist die Zahlung offen, und jede Antwort nennt die Bezahlseite

  @req:PAY-011
  Szenario: Vor der Zahlung
    Wenn ein Onlinedienst eine Zahlung anlegt und liest
    Dann nennt keine Antwort Zahlungsart oder Zeitpunkt

  @req:PAY-017
  Szenario: Zustand der vereinbarten Kombination
    Wenn ein Onlinedienst den Zustand der vereinbarten Kombination abfragt
    Dann wird die Zustandsabfrage so beantwortet, wie es der Standard vorsieht

  @req:PAY-017 @negativ
  Szenario: Zustand einer unbekannten Kombination
    Wenn ein Onlinedienst den Zustand einer unbekannten Kombination abfragt
    Dann wird die Zustandsabfrage so beantwortet, wie es der Standard vorsieht
