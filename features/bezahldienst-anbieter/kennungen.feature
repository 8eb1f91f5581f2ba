# language: de
Funktionalität: Originator und Endpunkt
  Originator und Endpunkt stehen im Pfad, haben 1 bis 36 Zeichen aus Buchstaben, Ziffern, Unterstrich und Bindestrich und bestimmen zusammen
  den Mandanten (XBezahldienste 1.0.0, Pfadparameter und Fehlerobjekt).

  @req:PAY-002 @negativ
  Szenariogrundriss: Kennungen, die keine sind, werden mit einem Funktionscode abgelehnt
    Wenn ein Onlinedienst Kennungen mit <Mangel> verwendet
    Dann wird jeder Aufruf mit einem Funktionscode abgelehnt

    Beispiele:
      | Mangel                    |
      | mehr als 36 Zeichen       |
      | einem Punkt               |
      | einem Leerzeichen am Ende |
      | einem Umlaut              |

  @req:PAY-003 @negativ
  Szenario: Eine unbekannte Kombination wird mit ihrem Funktionscode abgelehnt
    Wenn ein Onlinedienst eine Zahlung unter einer unbekannten Kombination anlegt und liest
    Dann wird jeder Aufruf mit NO_VALID_ORIGINATOR_OR_ENDPOINT abgelehnt

  @req:PAY-003 @negativ @braucht:second-tenant
  Szenario: Ein anderer Mandant liest die Transaktion eines Onlinedienstes
    Dass Mandanten getrennt bleiben, ist unsere Lesart.

    Wenn ein anderer Mandant die Transaktion eines Onlinedienstes liest
    Dann bekommt er sie nicht zu sehen
