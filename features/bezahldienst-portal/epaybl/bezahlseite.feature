# language: de
@braucht:epaybl
Funktionalität: ePayBL, Kassenzeichen und Bezahlseite
  Diese Schnittstelle ist nur aus dem Code ihrer Clients bekannt: Wer die Regeln verletzt, erhält eine Warnung. Die Adresse der Bezahlseite
  bildet der Onlinedienst selbst; wohin der Browser danach kommt, beweist nichts.

  Grundlage:
    Angenommen der Onlinedienst bezahlt über ePayBL

  @req:EPBL-010
  Szenario: Namensraum
    Wenn jemand einen Antrag mit Gebühr stellt
    Dann steht jede Operation im Namensraum von ePayBL

  @req:EPBL-020
  Szenario: Rücksprung-Adressen
    Wenn jemand einen Antrag mit Gebühr stellt
    Dann sind beide Rücksprung-Adressen kodiert

  @req:EPBL-020
  Szenario: Bezahlt und zurückgekehrt
    Wenn jemand den Antrag stellt, bei ePayBL bezahlt und zurückkehrt
    Dann gilt der Rücksprung nicht als Nachweis

  @req:EPBL-020 @negativ
  Szenario: Unbezahlt zum Erfolg gesprungen
    Wenn jemand unbezahlt den Rücksprung für den Erfolg aufruft
    Dann gilt der Rücksprung nicht als Nachweis

  @req:EPBL-021 @negativ
  Szenario: Das Ergebnis bleibt aus
    Wenn jemand bezahlt und zurückkehrt, die Bezahlplattform aber kein Ergebnis nennt
    Dann antwortet der Onlinedienst bald und führt die Zahlung als offen

  @req:EPBL-022
  Szenario: Kontoauszug
    Wenn jemand einen Antrag mit dem Verwendungszweck "Auskunft aus dem Melderegister der Stadt" stellt
    Dann passt der Buchungstext neben das Kassenzeichen auf den Kontoauszug
