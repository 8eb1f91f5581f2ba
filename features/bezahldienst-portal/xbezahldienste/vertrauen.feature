# language: de
@braucht:xbezahldienste
Funktionalität: Keiner Angabe glauben, die nicht passt
  Wer einen Antrag ohne Gebühr durchbringen will, verändert, was der Onlinedienst zu sehen bekommt; und auch ein Bezahldienst kann sich irren.
  Die Regeln dieser Datei stehen in keinem Standard. Sie folgen nach unserer Lesart daraus, dass allein die gelesene eigene Transaktion zählt:
  Wer sie verletzt, erhält eine Warnung.

  Grundlage:
    Angenommen der Onlinedienst bezahlt über XBezahldienste

  @req:PTR-001 @negativ
  Szenariogrundriss: Die gelesene Transaktion weicht von der Anfrage ab
    Wenn jemand bezahlt und zurückkehrt, während das Lesen so ausgeht: "<Abweichung>"
    Dann gilt der Antrag wegen der Abweichung nicht als bezahlt

    Beispiele:
      | Abweichung         |
      | ein anderer Betrag |
      | eine andere Währung |

  @req:PTR-002 @negativ
  Szenario: Gelesen wird die Transaktion eines anderen
    Wenn ein anderer Antrag bezahlt ist und das Lesen so ausgeht: "eine andere bezahlte Transaktion"
    Dann gilt der Antrag durch die fremde Transaktion nicht als bezahlt

  @req:PTR-003 @negativ
  Szenariogrundriss: Gelesen wird ein Status, den es nicht gibt
    Wenn jemand unbezahlt zurückkehrt, während das Lesen so ausgeht: "<Status>"
    Dann gilt der Antrag durch den unbekannten Status nicht als bezahlt

    Beispiele:
      | Status        |
      | Status PAID   |
      | Status BOOKED |

  @req:PTR-004 @negativ
  Szenario: Texte des Bezahldienstes enthalten ein Skript
    Wenn jemand bezahlt und das Lesen nennt: "Skript in Texten"
    Dann zeigt die Seite des Antrags das Skript nur als Text

  @req:PTR-005 @negativ
  Szenario: Der Browser kehrt an die Adresse eines anderen Antrags zurück
    Wenn jemand, der einen Antrag bezahlt hat, an die Adresse eines anderen Antrags zurückkehrt
    Dann gilt der andere Antrag nicht als bezahlt
