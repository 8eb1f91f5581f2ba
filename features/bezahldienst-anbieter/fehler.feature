# language: de
Funktionalität: Fehlerobjekte
  Jeder Fehler ist ein Fehlerobjekt mit Funktionscode, fachlich verständlich, ohne Interna und mit einer Nummer für die Rückfrage beim Betrieb
  (XBezahldienste 1.0.0, Fehlerobjekt). Wie Aufrufer sich ausweisen, lässt der Standard offen; dass Fremde abgelehnt werden, ist unsere Lesart.

  @req:PAY-014 @negativ
  Szenario: Eine verletzte Regel ergibt ein Fehlerobjekt des Standards
    Wenn die Anfrage eines Onlinedienstes eine Regel verletzt: "purpose mit Semikolon"
    Dann ist jeder Fehler ein Fehlerobjekt des Standards

  @req:PAY-014 @negativ
  Szenario: Eine falsche Summe ergibt ein Fehlerobjekt des Standards
    Wenn grosAmount von den Positionen abweicht: "einen Cent zu viel"
    Dann ist jeder Fehler ein Fehlerobjekt des Standards

  @req:PAY-014 @negativ
  Szenario: Unbekannte Kombination und Transaktion ergeben Fehlerobjekte des Standards
    Wenn ein Onlinedienst eine Zahlung unter einer unbekannten Kombination anlegt und liest
    Und ein Onlinedienst eine Transaktion liest, die es nicht gibt
    Dann ist jeder Fehler ein Fehlerobjekt des Standards

  @req:PAY-014 @negativ
  Szenario: Ein Onlinedienst rät die Kennung einer Transaktion
    Wenn ein Onlinedienst eine Transaktion liest, die es nicht gibt
    Dann bekommt er keine Transaktion zu sehen

  @req:PAY-014 @negativ
  Szenariogrundriss: Was keine Anfrage ist, ergibt ein Fehlerobjekt des Standards
    Wenn ein Onlinedienst statt einer Anfrage dies sendet: "<Inhalt>"
    Dann ist jeder Fehler ein Fehlerobjekt des Standards

    Beispiele:
      | Inhalt                         |
      | kein lesbares JSON             |
      | eine Liste statt eines Objekts |
      | eine Zahl mit 400 Stellen      |
      | ein Text statt der Positionen  |
      | eine tiefe Verschachtelung     |

  @req:PAY-014 @negativ
  Szenario: Jemand ruft den Bezahldienst ohne Zugangsdaten auf
    Wenn jemand ohne Zugangsdaten eine Zahlung anlegt und eine fremde liest
    Dann werden beide Aufrufe abgelehnt

  @req:PAY-015 @negativ
  Szenariogrundriss: Ein Fehlerobjekt zeigt keine Interna
    Wenn ein Onlinedienst statt einer Anfrage dies sendet: "<Inhalt>"
    Dann zeigt das Fehlerobjekt keine Interna

    Beispiele:
      | Inhalt                         |
      | kein lesbares JSON             |
      | eine Liste statt eines Objekts |
      | eine Zahl mit 400 Stellen      |
      | ein Text statt der Positionen  |
      | eine tiefe Verschachtelung     |

  @req:PAY-016 @negativ
  Szenario: Jedes Fehlerobjekt nennt eine eigene Nummer für die Rückfrage
    Wenn zwei Anfragen nacheinander denselben Fehler haben
    Dann nennt jedes Fehlerobjekt eine eigene Nummer für die Rückfrage
