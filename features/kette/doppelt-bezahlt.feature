# language: de
@rolle:onlinedienst-kette @braucht:adapter @braucht:browser-login
Funktionalität: Doppelt bezahlt
  Wer die Bezahlseite zweimal öffnet, kann zweimal bezahlen. Die Behörde bekommt den Antrag trotzdem einmal, und das Kassenbuch nennt die überzählige
  Zahlung. Die Regel folgt nach unserer Lesart aus PTR-006 bis PTR-008: Wer sie verletzt, erhält eine Warnung.

  @req:KET-007 @negativ
  Szenario: Zu einem Antrag gehen zwei Zahlungen ein
    Angenommen jemand ist mit dem Nutzerkonto angemeldet
    Wenn zu einem Antrag zwei Zahlungen begonnen und beide bezahlt werden
    Dann ist der doppelt bezahlte Antrag nur einmal eingereicht
