# language: de
Funktionalität: Ergebnis einer Zahlung
  Eine Zahlung endet bezahlt, abgelehnt oder abgebrochen. Der Browser kommt in jedem Fall genau dorthin zurück, wohin der Onlinedienst wollte;
  das Ergebnis aber steht nur in der Antwort auf das Lesen (XBezahldienste 1.0.0, Kommunikationsablauf und Schema PaymentInformation). Dass ein
  Ergebnis endgültig ist, folgt nach unserer Lesart aus den Definitionen der Status.

  @req:PAY-010
  Szenariogrundriss: Keine Bezahlseite mehr
    Wenn eine Person eine Zahlung so beendet: "<Ende>"
    Dann nennt die Antwort keine Bezahlseite mehr

    Beispiele:
      | Ende        |
      | bezahlt     |
      | abgelehnt   |
      | abgebrochen |

  @req:PAY-011 @braucht:payment-outcomes
  Szenariogrundriss: Zahlungsart und Zeitpunkt
    Wenn eine Person eine Zahlung so beendet: "<Ende>"
    Dann nennt die Antwort Zahlungsart und Zeitpunkt genau dann, wenn bezahlt ist

    Beispiele:
      | Ende        |
      | bezahlt     |
      | abgelehnt   |
      | abgebrochen |

  @req:PAY-012 @negativ
  Szenariogrundriss: Endgültiges Ergebnis
    Wenn eine Person eine Zahlung so beendet: "<Ende>"
    Und die Person danach die Bezahlseite noch einmal öffnet und es anders versucht
    Dann bleibt der Stand der Zahlung, wie er war

    Beispiele:
      | Ende        |
      | bezahlt     |
      | abgelehnt   |
      | abgebrochen |

  @req:PAY-013
  Szenariogrundriss: Rückweg
    Angenommen zur gleichen Zeit werden andere Zahlungen angelegt
    Wenn eine Person eine Zahlung so beendet: "<Ende>"
    Dann wird der Browser genau an die redirectUrl der Transaktion geleitet

    Beispiele:
      | Ende        |
      | bezahlt     |
      | abgelehnt   |
      | abgebrochen |

  @req:PAY-013 @negativ
  Szenario: Untergeschobener Rückweg
    Angenommen jemand hat an die Adresse der Bezahlseite eine fremde redirectUrl angehängt
    Wenn eine Person eine Zahlung so beendet: "bezahlt"
    Dann wird der Browser genau an die redirectUrl der Transaktion geleitet
