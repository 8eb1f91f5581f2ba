# language: de
@braucht:xbezahldienste
Funktionalität: Eine Zahlung anlegen
  Was der Onlinedienst sendet, bestimmt, was die Person auf der Bezahlseite und auf dem Kontoauszug sieht und was die Kasse bucht
  (XBezahldienste 1.0.0, Schema PaymentRequest). Eine Anfrage, die der Bezahldienst ablehnen muss, kostet den Antrag die Zahlung.

  Grundlage:
    Angenommen der Onlinedienst bezahlt über XBezahldienste

  @req:PAY-020
  Szenario: Jeder Antrag hat eine eigene requestId
    Wenn jemand zwei Anträge mit Gebühr stellt
    Dann trägt jede Anfrage eine eigene erlaubte requestId

  @req:PAY-020
  Szenario: Ein zweiter Versuch hat eine neue requestId
    Wenn jemand den Antrag stellt, an der Bezahlseite abbricht und es noch einmal versucht
    Dann trägt jede Anfrage eine eigene erlaubte requestId

  @req:PAY-021
  Szenariogrundriss: Der Betrag ist die Summe der Positionen
    Wenn jemand einen Antrag mit diesen Positionen stellt: "<Positionen>"
    Dann ist grosAmount die Summe der gesendeten Positionen

    Beispiele:
      | Positionen                                     |
      | zehn und zwanzig Cent                          |
      | drei Stück mit Umsatzsteuer und ein Stück ohne |

  @req:PAY-022
  Szenariogrundriss: Der Verwendungszweck passt auf den Kontoauszug
    Wenn jemand einen Antrag mit dem Verwendungszweck "<Zweck>" stellt
    Dann hat der Verwendungszweck erlaubte Länge und Zeichen

    Beispiele:
      | Zweck                                         |
      | Gebühr, Straße                                |
      | Auskunft aus dem Melderegister der Stadt      |

  @req:PAY-025
  Szenario: Fehlende Angaben werden weggelassen
    Wenn jemand einen Antrag mit Gebühr stellt
    Dann enthält die Anfrage keine Angabe mit null

  @req:PAY-028
  Szenario: Das Kassenzeichen kommt erst mit der Zahlung
    Wenn jemand einen Antrag mit Gebühr stellt
    Dann führt der Onlinedienst den Browser auch ohne Kassenzeichen zur Bezahlseite

  @req:PAY-026 @negativ @allein
  Szenariogrundriss: Der Bezahldienst legt keine Zahlung an
    Angenommen das Anlegen der nächsten Zahlung geht so aus: "<Ausgang>"
    Wenn jemand einen Antrag mit Gebühr stellt
    Dann gilt der Antrag nach dieser Antwort nicht als bezahlt

    Beispiele:
      | Ausgang                                  |
      | Wartung                                  |
      | Ablehnung mit Funktionscode              |
      | angelegt, doch die Antwort geht verloren |
