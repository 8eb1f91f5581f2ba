# language: de
Funktionalität: Summe der Positionen
  grosAmount ist die Summe der Netto- und Steuerbeträge aller Positionen, auf ganze Cent gerundet. Beträge sind Dezimalzahlen: Eine falsche
  Summe wird abgelehnt, auch wenn sie nur einen Cent abweicht, eine richtige nicht (XBezahldienste 1.0.0, Fehlerobjekt). Wie Bruchteile von
  Cent gerundet werden, ist aus einem Onlinedienst bekannt.

  @req:PAY-005 @negativ
  Szenariogrundriss: Eine falsche Summe wird mit CALCULATION_ERROR abgelehnt
    Wenn grosAmount von den Positionen abweicht: "<Abweichung>"
    Dann wird die Anfrage mit CALCULATION_ERROR abgelehnt

    Beispiele:
      | Abweichung                         |
      | einen Cent zu viel                 |
      | einen Cent zu wenig                |
      | die Summe ohne Steuer              |
      | die Summe ohne die zweite Position |

  @req:PAY-005
  Szenariogrundriss: Eine richtige Summe wird nicht abgelehnt
    Wenn die Positionen so zu addieren sind: "<Rechnung>"
    Dann wird die richtige Summe nicht abgelehnt

    Beispiele:
      | Rechnung                                    |
      | 0,10 und 0,20 ergeben 0,30                  |
      | 1,10 und 2,20 ergeben 3,30                  |
      | 4,0025 und 4,0025 ergeben aufgerundet 8,01  |
      | 4,002 und 4,002 ergeben abgerundet 8,00     |
