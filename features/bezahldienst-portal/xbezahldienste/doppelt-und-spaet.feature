# language: de
@braucht:xbezahldienste
Funktionalität: Doppelte und verspätete Zahlungen
  Menschen schließen Fenster, gehen zurück und versuchen es noch einmal. Der Bezahldienst erkennt doppelte Anfragen an der requestId, zwei
  Zahlungen zu einem Antrag erkennt allein der Onlinedienst. Die Regeln sind unsere Lesart: Wer sie verletzt, erhält eine Warnung.

  Grundlage:
    Angenommen der Onlinedienst bezahlt über XBezahldienste

  @req:PTR-006 @negativ
  Szenario: Jemand schließt nach der Zahlung das Fenster und will noch einmal bezahlen
    Wenn jemand bezahlt, das Fenster schließt und noch einmal bezahlen will
    Dann legt der Onlinedienst keine zweite Zahlung an

  @req:PTR-007 @negativ
  Szenario: Die erste Zahlung wird doch noch bezahlt
    Wenn jemand ein zweites Mal zu bezahlen beginnt und die erste Zahlung danach doch bezahlt wird
    Dann bemerkt der Onlinedienst auch die verspätete Zahlung

  @req:PTR-008 @negativ
  Szenario: Der Browser kehrt dreimal zugleich zurück
    Wenn jemand den Antrag stellt, bezahlt und dreimal zugleich zurückkehrt
    Dann bucht der Onlinedienst die Gebühr einmal
