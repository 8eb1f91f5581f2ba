# language: de
@braucht:xbezahldienste
Funktionalität: Die Zahlung in der Einreichung
  Das Fachverfahren erfährt von der Zahlung aus den Metadaten der Einreichung (FIT-Connect-Metadaten, paymentInformation). Dort heißen Angaben
  anders und haben engere Grenzen: PAYED wird nach unserer Lesart als BOOKED geschrieben, grosAmount als grossAmount. Was nicht passt, wird
  weggelassen oder die Einreichung wartet; erfunden oder gekürzt wird nichts.

  Grundlage:
    Angenommen der Onlinedienst bezahlt über XBezahldienste

  @req:PAY-027
  Szenario: Eine gewöhnliche Zahlung folgt in der Einreichung den Regeln von FIT-Connect
    Wenn jemand den Antrag stellt, bezahlt und zurückkehrt
    Dann folgt die Angabe zur Zahlung für FIT-Connect deren Regeln

  @req:PAY-027 @negativ
  Szenariogrundriss: Angaben zur Zahlung passen nicht in die Metadaten
    Wenn jemand bezahlt und das Lesen nennt: "<Angabe>"
    Dann folgt die Angabe zur Zahlung für FIT-Connect deren Regeln

    Beispiele:
      | Angabe                     |
      | Zahlungsart mit Leerzeichen |
      | kein Kassenzeichen         |

  @req:PAY-027 @negativ @allein
  Szenario: Die Kennung der Zahlung ist für die Metadaten zu lang
    Angenommen das Anlegen der nächsten Zahlung geht so aus: "Kennung von 44 Zeichen"
    Wenn jemand den Antrag stellt, bezahlt und zurückkehrt
    Dann folgt die Angabe zur Zahlung für FIT-Connect deren Regeln
