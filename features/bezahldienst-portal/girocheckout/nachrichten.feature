# language: de
@braucht:girocheckout
Funktionalität: GiroCheckout, Antworten und Nachrichten mit HMAC
  Antwort, Benachrichtigung und Rückkehr tragen einen HMAC mit dem Passwort des Projekts, und bezahlt ist allein der Ergebniscode 4000
  (GiroCheckout, API-Dokumentation). Dass Betrag und Kennung zu vergleichen sind, ist unsere Lesart; ohne den Vergleich ließe sich eine echte
  Nachricht an anderer Stelle verwenden.

  Grundlage:
    Angenommen der Onlinedienst bezahlt über GiroCheckout

  @req:GIRO-003 @negativ @allein
  Szenariogrundriss: Die Antwort auf den Start ist nicht richtig signiert
    Angenommen das Anlegen der nächsten Zahlung geht so aus: "<Antwort>"
    Wenn jemand einen Antrag mit Gebühr stellt
    Dann führt der Onlinedienst den Browser nicht zur genannten Adresse

    Beispiele:
      | Antwort                              |
      | Kopf hash falsch                     |
      | Kopf hash fehlt                      |
      | Adresse der Bezahlseite ausgetauscht |

  @req:GIRO-003 @negativ
  Szenario: Eine verfälschte Nachricht behauptet eine Zahlung
    Wenn die Zahlung fehlschlägt und die Nachricht darüber "behauptet eine Zahlung"
    Dann bewirkt die Nachricht nichts

  @req:GIRO-003 @negativ
  Szenariogrundriss: Die Nachricht ist nicht richtig signiert
    Wenn die Zahlung gelingt und die Nachricht darüber "<Abweichung>"
    Dann bewirkt die Nachricht nichts

    Beispiele:
      | Abweichung                |
      | hat einen falschen gcHash |
      | hat keinen gcHash         |
      | nennt eine andere Währung |

  @req:GIRO-004
  Szenario: Mit dem Ergebniscode 4000 gilt der Antrag als bezahlt
    Wenn jemand den Antrag stellt, bezahlt und zurückkehrt
    Dann gilt der Antrag genau bei 4000 als bezahlt

  @req:GIRO-004 @negativ
  Szenario: Nach einer abgelehnten Zahlung gilt der Antrag nicht als bezahlt
    Wenn jemand den Antrag stellt und zurückkehrt, nachdem die Zahlung abgelehnt wurde
    Dann gilt der Antrag genau bei 4000 als bezahlt

  @req:GIRO-004 @negativ
  Szenario: Nach einer abgebrochenen Zahlung gilt der Antrag nicht als bezahlt
    Wenn jemand den Antrag stellt und zurückkehrt, nachdem die Zahlung abgebrochen wurde
    Dann gilt der Antrag genau bei 4000 als bezahlt

  @req:GIRO-005 @negativ
  Szenario: Eine richtig signierte Nachricht nennt einen anderen Betrag
    Wenn eine richtig signierte Nachricht über einen anderen Betrag kommt
    Dann gilt der Antrag durch diese Nachricht nicht als bezahlt

  @req:GIRO-005 @negativ
  Szenario: Die Nachricht über einen anderen Antrag kommt an
    Wenn die echte Nachricht über einen anderen Antrag an die Adressen dieses Antrags kommt
    Dann gilt der Antrag durch diese Nachricht nicht als bezahlt
