# language: de
Funktionalität: Ergebnis einer Zahlung
  Eine Zahlung endet bezahlt, abgelehnt oder abgebrochen. Der Browser kommt in jedem Fall genau dorthin zurück, wohin der Onlinedienst wollte;
  das Ergebnis aber steht nur in der Antwort auf das Lesen (XBezahldienste 1.0.0, Kommunikationsablauf und Schema PaymentInformation). Dass ein
  Ergebnis endgültig ist, folgt nach unserer Lesart aus den Definitionen der Status.

  @req:PAY-010
  Szenariogrundriss: Nach dem Ende nennt die Antwort keine Bezahlseite mehr
    Wenn eine Person eine Zahlung so beendet: "<Ende>"
    Dann nennt die Antwort keine Bezahlseite mehr

    Beispiele:
      | Ende        |
      | bezahlt     |
      | abgelehnt   |
      | abgebrochen |

  @req:PAY-011 @braucht:payment-outcomes
  Szenariogrundriss: Zahlungsart und Zeitpunkt stehen genau dann da, wenn bezahlt ist
    Wenn eine Person eine Zahlung so beendet: "<Ende>"
    Dann nennt die Antwort Zahlungsart und Zeitpunkt genau dann, wenn bezahlt ist

    Beispiele:
      | Ende        |
      | bezahlt     |
      | abgelehnt   |
      | abgebrochen |

  @req:PAY-012 @negativ
  Szenariogrundriss: Nach dem Ende versucht die Person es auf der Bezahlseite anders
    Wenn eine Person eine Zahlung so beendet: "<Ende>"
    Und die Person danach die Bezahlseite noch einmal öffnet und es anders versucht
    Dann bleibt der Stand der Zahlung, wie er war

    Beispiele:
      | Ende        |
      | bezahlt     |
      | abgelehnt   |
      | abgebrochen |

  @req:PAY-013
  Szenariogrundriss: Der Browser kommt genau an die redirectUrl der Transaktion zurück
    Angenommen zur gleichen Zeit werden andere Zahlungen angelegt
    Wenn eine Person eine Zahlung so beendet: "<Ende>"
    Dann wird der Browser genau an die redirectUrl der Transaktion geleitet

    Beispiele:
      | Ende        |
      | bezahlt     |
      | abgelehnt   |
      | abgebrochen |

  @req:PAY-013 @negativ
  Szenario: Ein untergeschobener Rückweg ändert das Ziel des Browsers nicht
    Angenommen jemand hat an die Adresse der Bezahlseite eine fremde redirectUrl angehängt
    Wenn eine Person eine Zahlung so beendet: "bezahlt"
    Dann wird der Browser genau an die redirectUrl der Transaktion geleitet
