# language: de
Funktionalität: Fehlerobjekte
  Jeder Fehler ist ein Fehlerobjekt mit Funktionscode, fachlich verständlich, ohne Interna und mit einer Nummer für die Rückfrage beim Betrieb
  (XBezahldienste 1.0.0, Fehlerobjekt). Wie Aufrufer sich ausweisen, lässt der Standard offen; dass Fremde abgelehnt werden, ist unsere Lesart.

  @req:PAY-014 @negativ
  Szenario: Verletzte Regel
    Wenn die Anfrage eines Onlinedienstes eine Regel verletzt: "purpose mit Semikolon"
    Dann ist jeder Fehler ein Fehlerobjekt des Standards

  @req:PAY-014 @negativ
  Szenario: Falsche Summe
    Wenn grosAmount von den Positionen abweicht: "einen Cent zu viel"
    Dann ist jeder Fehler ein Fehlerobjekt des Standards

  @req:PAY-014 @negativ
  Szenario: Unbekannte Kombination und unbekannte Transaktion
    Wenn ein Onlinedienst eine Zahlung unter einer unbekannten Kombination anlegt und liest
    Und ein Onlinedienst eine Transaktion liest, die es nicht gibt
    Dann ist jeder Fehler ein Fehlerobjekt des Standards

  @req:PAY-014 @negativ
  Szenario: Geratene Transaktion
    Wenn ein Onlinedienst eine Transaktion liest, die es nicht gibt
    Dann bekommt er keine

  @req:PAY-014 @negativ
  Szenariogrundriss: Keine Anfrage
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
  Szenario: Ohne Zugangsdaten
    Wenn jemand ohne Zugangsdaten eine Zahlung anlegt und eine fremde liest
    Dann werden beide Aufrufe abgelehnt

  @req:PAY-015 @negativ
  Szenariogrundriss: Keine Interna
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
  Szenario: Nummer für die Rückfrage
    Wenn zwei Anfragen nacheinander denselben Fehler haben
    Dann nennt jedes Fehlerobjekt eine eigene Nummer für die Rückfrage
