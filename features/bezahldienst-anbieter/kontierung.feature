# language: de
Funktionalität: Kontierung
  Verlangt ein Endpunkt eine Kontierung, muss jede Position sie tragen; sonst wäre das Geld keinem Haushalt zuzuordnen (XBezahldienste 1.0.0,
  Fehlerobjekt).

  @req:PAY-007 @negativ
  Szenariogrundriss: Eine fehlende Kontierung wird mit BOOKING_DATA_MISSING abgelehnt
    Wenn die Kontierung fehlt: "<Stelle>"
    Dann wird die Anfrage mit BOOKING_DATA_MISSING abgelehnt

    Beispiele:
      | Stelle                  |
      | ganz                    |
      | bei leerem bookingData  |
      | bei der zweiten Position |
