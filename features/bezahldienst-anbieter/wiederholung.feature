# language: de
Funktionalität: Schutz vor doppelten Zahlungen
  Jeder Versuch hat seine eigene requestId. Kommt sie noch einmal, gibt es die Zahlung schon: Der Bezahldienst lehnt ab, statt ein zweites Mal
  Geld zu verlangen oder die erste Antwort zu wiederholen (XBezahldienste 1.0.0, Fehlerobjekt).

  @req:PAY-004 @negativ
  Szenario: Dieselbe Anfrage
    Wenn ein Onlinedienst dieselbe Anfrage noch einmal sendet
    Dann wird die Wiederholung mit PAYMENT_EXISTS abgelehnt

  @req:PAY-004 @negativ
  Szenario: Dieselbe requestId mit anderem Betrag
    Wenn ein Onlinedienst unter derselben requestId einen anderen Betrag sendet
    Dann wird die Wiederholung mit PAYMENT_EXISTS abgelehnt

  @req:PAY-004 @negativ
  Szenario: Gleichzeitige Anfragen
    Wenn dieselbe Anfrage fünfmal zugleich eintrifft
    Dann entsteht daraus eine einzige Zahlung

  @req:PAY-004 @negativ @braucht:payment-outcomes
  Szenario: Nach einem Abbruch
    Wenn eine Person eine Zahlung so beendet: "abgebrochen"
    Und ein Onlinedienst danach dieselbe Anfrage noch einmal sendet
    Dann wird die Wiederholung mit PAYMENT_EXISTS abgelehnt
