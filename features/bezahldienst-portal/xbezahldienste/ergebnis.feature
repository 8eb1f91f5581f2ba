# language: de
@braucht:xbezahldienste
Funktionalität: Das Ergebnis einer Zahlung erfahren
  Nichts in der Adresse der Rückkehr ist vertrauenswürdig; das Ergebnis ist zu lesen (XBezahldienste 1.0.0, Kommunikationsablauf). Die Person
  kommt vielleicht nie zurück, und der Bezahldienst antwortet nicht immer: Gover, ein Onlinedienst, liest offene Transaktionen deshalb im
  Hintergrund und wertet allein 200 aus. Wer davon abweicht, was nur aus diesem Client bekannt ist, erhält eine Warnung.

  Grundlage:
    Angenommen der Onlinedienst bezahlt über XBezahldienste

  @req:PAY-023
  Szenario: Nach Zahlung und Rückkehr kommt das Ergebnis allein aus dem Lesen
    Wenn jemand den Antrag stellt, bezahlt und zurückkehrt
    Dann weiß der Onlinedienst das Ergebnis allein aus dem Lesen

  @req:PAY-023 @negativ
  Szenario: Eine unbezahlte Rückkehr mit gefälschten Angaben beweist nichts
    Wenn jemand den Antrag stellt und unbezahlt mit der Behauptung zurückkehrt, es sei bezahlt
    Dann weiß der Onlinedienst das Ergebnis allein aus dem Lesen

  @req:PAY-023 @negativ
  Szenario: Eine Rückkehr mit gefälschten Angaben nach einem Abbruch beweist nichts
    Wenn jemand den Antrag stellt, abbricht und mit der Behauptung zurückkehrt, es sei bezahlt
    Dann weiß der Onlinedienst das Ergebnis allein aus dem Lesen

  @req:PAY-024
  Szenario: Das Fenster wird nach der Zahlung geschlossen
    Wenn jemand den Antrag stellt, bezahlt und das Fenster schließt
    Dann erfährt der Onlinedienst das Ergebnis auch ohne Rückkehr

  @req:PAY-026 @negativ
  Szenariogrundriss: Das Lesen misslingt
    Wenn jemand bezahlt und zurückkehrt, während das Lesen so ausgeht: "<Ausgang>"
    Dann gilt der Antrag nach dieser Antwort nicht als bezahlt

    Beispiele:
      | Ausgang                     |
      | Wartung                     |
      | Fehler 500                  |
      | Ablehnung mit Funktionscode |
      | eine Seite statt JSON       |
