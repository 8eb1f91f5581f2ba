# language: de
@rolle:fachverfahren
Funktionalität: Angaben zur Zahlung in einer Einreichung
  Hat jemand beim Antrag bezahlt, so steht das Ergebnis in den Metadaten (paymentInformation). Das Fachverfahren fragt keinen Bezahldienst;
  es hat nur diese Angaben. Was ihr Schema verletzt, nimmt es nicht an. Wie es eine gescheiterte oder offene Zahlung behandelt, regelt keine
  Quelle, die wir kennen: Das wird festgehalten und nicht bewertet, beantwortet werden muss die Einreichung immer.
  Quelle: Metadatenschema 1.0.0 und 2.1.0, paymentInformation; Submission API 1.1.3, send-case-event.

  @req:FC-SUB-030
  Szenariogrundriss: Eine Einreichung mit gültigen Angaben zur Zahlung wird beantwortet
    Angenommen eine Einreichung, <Zahlung>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann ist ihre Zustellung abgeschlossen und festgehalten, was aus der Zahlung wurde, ohne es zu bewerten

    Beispiele:
      | Zahlung                                                                         |
      | die eine Zahlung im Stand BOOKED nennt                                          |
      | die eine Zahlung im Stand INITIAL nennt                                         |
      | die eine Zahlung im Stand FAILED nennt                                          |
      | die eine Zahlung im Stand CANCELED nennt                                        |
      | die eine gebuchte Zahlung mit GIROPAY nennt                                     |
      | die eine gebuchte Zahlung mit PAYDIRECT nennt                                   |
      | die eine gebuchte Zahlung mit CREDITCARD nennt                                  |
      | die eine gebuchte Zahlung mit PAYPAL nennt                                      |
      | die eine gebuchte Zahlung mit INVOICE nennt                                     |
      | die eine gebuchte Zahlung mit OTHER nennt                                       |
      | deren Zahlung alle Kennungen in größter Länge nennt                             |
      | deren Zahlung auf 19,99 Euro lautet                                             |
      | deren Zahlung auf einen Cent lautet                                             |
      | deren Zahlung auf einen Betrag lautet, der in den Fachdaten nicht vorkommt      |
      | deren Zahlung den Betrag als grosAmount statt grossAmount nennt                 |

  @req:FC-SUB-020 @negativ
  Szenariogrundriss: Angaben zur Zahlung, die ihr Schema verletzen, werden nicht angenommen
    Angenommen eine Einreichung, <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | deren Zahlung den Stand PAYED statt BOOKED nennt                                |
      | deren Zahlung eine Kennung von 44 Zeichen trägt                                 |
      | deren Zahlung ein Leerzeichen in der Kennung hat                                |
      | deren Zahlung kein Kassenzeichen nennt                                          |
      | deren Zahlung eine Zahlungsart nennt, die es nicht gibt                         |
      | deren Zahlung die Zahlungsart mit Leerzeichen beschreibt                        |
      | deren Zahlung auf null Euro lautet                                              |
      | deren Zahlung auf Bruchteile eines Cents lautet                                 |
      | deren Zahlung den Betrag als Text nennt                                         |
      | deren Zahlung einen Zeitpunkt ohne Zeitzone nennt                               |
