# language: de
Funktionalität: Originator und Endpunkt
  Originator und Endpunkt stehen im Pfad, haben 1 bis 36 Zeichen aus Buchstaben, Ziffern, Unterstrich und Bindestrich und bestimmen zusammen
  den Mandanten (XBezahldienste 1.0.0, Pfadparameter und Fehlerobjekt).

  @req:PAY-002 @negativ
  Szenariogrundriss: Kennungen, die keine sind
    Wenn ein Onlinedienst Kennungen mit <Mangel> verwendet
    Dann wird jeder Aufruf mit einem Funktionscode abgelehnt

    Beispiele:
      | Mangel                    |
      | mehr als 36 Zeichen       |
      | einem Punkt               |
      | einem Leerzeichen am Ende |
      | einem Umlaut              |

  @req:PAY-003 @negativ
  Szenario: Unbekannte Kombination
    Wenn ein Onlinedienst eine Zahlung unter einer unbekannten Kombination anlegt und liest
    Dann wird jeder Aufruf mit NO_VALID_ORIGINATOR_OR_ENDPOINT abgelehnt

  @req:PAY-003 @negativ @braucht:second-tenant
  Szenario: Transaktion eines anderen Mandanten
    Dass Mandanten getrennt bleiben, ist unsere Lesart.

    Wenn ein anderer Mandant die Transaktion eines Onlinedienstes liest
    Dann bekommt er sie nicht zu sehen
