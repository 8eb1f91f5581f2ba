# language: de
Funktionalität: Regeln der Anfrage
  Jede Angabe der Anfrage hat ihre Form: Länge, Zeichen, Grenzen. Verletzt eine ihre Regel, wird die Anfrage abgelehnt (XBezahldienste 1.0.0,
  Schemas der Anfrage). Dass umgekehrt angenommen wird, was gerade noch erlaubt ist, und dass die Bezahlseite nichts ausführt, was in einer
  Anfrage stand, ist unsere Lesart.

  @req:PAY-006 @negativ
  Szenariogrundriss: Eine verletzte Regel wird mit VALIDATION_ERROR abgelehnt
    Wenn die Anfrage eines Onlinedienstes eine Regel verletzt: "<Mangel>"
    Dann wird die Anfrage mit VALIDATION_ERROR abgelehnt

    Beispiele:
      | Mangel                                       |
      | requestId mit 37 Zeichen                     |
      | requestId mit Punkt                          |
      | requestId fehlt                              |
      | requestTimestamp ohne Datum                  |
      | currency mit zwei Zeichen                    |
      | currency USD                                 |
      | grosAmount als Text                          |
      | grosAmount über 999999                       |
      | purpose mit 28 Zeichen                       |
      | purpose mit Semikolon                        |
      | purpose mit Auszeichnung                     |
      | description mit 251 Zeichen                  |
      | description mit Auszeichnung                 |
      | redirectUrl mit 2083 Zeichen                 |
      | redirectUrl leer                             |
      | redirectUrl mit Skript                       |
      | keine Position                               |
      | 100 Positionen                               |
      | items.id mit 37 Zeichen                      |
      | items.reference mit Leerzeichen              |
      | items.description mit 251 Zeichen            |
      | items.taxRate 101                            |
      | items.taxRate unter 0                        |
      | items.quantity 0                             |
      | items.quantity 1,5                           |
      | items.quantity 1000000                       |
      | items.totalTaxAmount unter 0                 |
      | requestor.gender X                           |
      | requestor.address.country in Kleinbuchstaben |
      | requestor.address.street mit 251 Zeichen     |

  @req:PAY-006
  Szenariogrundriss: Eine Anfrage ist gerade noch erlaubt
    Wenn die Anfrage eines Onlinedienstes an der Grenze des Erlaubten liegt: "<Grenze>"
    Dann wird die Anfrage nicht abgelehnt

    Beispiele:
      | Grenze                       |
      | purpose mit 27 Zeichen       |
      | description mit 250 Zeichen  |
      | description fehlt            |
      | redirectUrl mit 2082 Zeichen |
      | 99 Positionen                |
      | grosAmount 999999            |
      | items.quantity 999999        |

  @req:PAY-006 @negativ @braucht:payment-page
  Szenario: Angaben zu Person und Position enthalten Auszeichnungen
    Wenn ein Onlinedienst eine Zahlung anlegt, in deren Angaben zu Person und Position Auszeichnungen stehen
    Dann führt die Bezahlseite keine davon aus
