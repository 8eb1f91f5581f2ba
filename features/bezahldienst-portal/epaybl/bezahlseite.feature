# language: de
@braucht:epaybl
Funktionalität: ePayBL, Kassenzeichen und Bezahlseite
  Diese Schnittstelle ist nur aus dem Code ihrer Clients bekannt: Wer die Regeln verletzt, erhält eine Warnung. Die Adresse der Bezahlseite
  bildet der Onlinedienst selbst; wohin der Browser danach kommt, beweist nichts.

  Grundlage:
    Angenommen der Onlinedienst bezahlt über ePayBL

  @req:EPBL-010
  Szenario: Jede Operation steht im Namensraum von ePayBL
    Wenn jemand einen Antrag mit Gebühr stellt
    Dann steht jede Operation im Namensraum von ePayBL

  @req:EPBL-020
  Szenario: Beide Rücksprung-Adressen sind kodiert
    Wenn jemand einen Antrag mit Gebühr stellt
    Dann sind beide Rücksprung-Adressen kodiert

  @req:EPBL-020
  Szenario: Jemand bezahlt bei ePayBL und kehrt zurück
    Wenn jemand den Antrag stellt, bei ePayBL bezahlt und zurückkehrt
    Dann gilt der Rücksprung nicht als Nachweis

  @req:EPBL-020 @negativ
  Szenario: Jemand ruft unbezahlt den Rücksprung für den Erfolg auf
    Wenn jemand unbezahlt den Rücksprung für den Erfolg aufruft
    Dann gilt der Rücksprung nicht als Nachweis

  @req:EPBL-021 @negativ
  Szenario: Das Ergebnis bleibt aus
    Wenn jemand bezahlt und zurückkehrt, die Bezahlplattform aber kein Ergebnis nennt
    Dann antwortet der Onlinedienst bald und führt die Zahlung als offen

  @req:EPBL-022
  Szenario: Der Buchungstext passt neben das Kassenzeichen auf den Kontoauszug
    Wenn jemand einen Antrag mit dem Verwendungszweck "Auskunft aus dem Melderegister der Stadt" stellt
    Dann passt der Buchungstext neben das Kassenzeichen auf den Kontoauszug
