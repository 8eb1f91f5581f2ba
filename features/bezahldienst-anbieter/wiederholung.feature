# language: de
Funktionalität: Schutz vor doppelten Zahlungen
  Jeder Versuch hat seine eigene requestId. Kommt sie noch einmal, gibt es die Zahlung schon: Der Bezahldienst lehnt ab, statt ein zweites Mal
  Geld zu verlangen oder die erste Antwort zu wiederholen (XBezahldienste 1.0.0, Fehlerobjekt).

  @req:PAY-004 @negativ
  Szenario: Dieselbe Anfrage wird beim zweiten Mal mit PAYMENT_EXISTS abgelehnt
    Wenn ein Onlinedienst dieselbe Anfrage noch einmal sendet
    Dann wird die Wiederholung mit PAYMENT_EXISTS abgelehnt

  @req:PAY-004 @negativ
  Szenario: Dieselbe requestId mit anderem Betrag wird mit PAYMENT_EXISTS abgelehnt
    Wenn ein Onlinedienst unter derselben requestId einen anderen Betrag sendet
    Dann wird die Wiederholung mit PAYMENT_EXISTS abgelehnt

  @req:PAY-004 @negativ
  Szenario: Aus fünf gleichen Anfragen zugleich entsteht eine einzige Zahlung
    Wenn dieselbe Anfrage fünfmal zugleich eintrifft
    Dann entsteht daraus eine einzige Zahlung

  @req:PAY-004 @negativ @braucht:payment-outcomes
  Szenario: Auch nach einem Abbruch wird dieselbe Anfrage mit PAYMENT_EXISTS abgelehnt
    Wenn eine Person eine Zahlung so beendet: "abgebrochen"
    Und ein Onlinedienst danach dieselbe Anfrage noch einmal sendet
    Dann wird die Wiederholung mit PAYMENT_EXISTS abgelehnt
