# language: de
@rolle:fachverfahren
Funktionalität: Einreichungen entschlüsseln
  Zwischen Absender und Fachverfahren ist alles Ende-zu-Ende verschlüsselt. Zulässig ist genau ein Verfahren; der Schlüssel
  wird nach der Kennung im JWE gewählt, damit bei einem Wechsel der alte und der neue nebeneinander gelten.
  Quelle: FIT-Connect-Dokumentation, Anforderungen an die Kryptografie.

  @req:FC-SUB-013
  Szenario: Während eines Schlüsselwechsels lassen sich beide Schlüssel verwenden
    Angenommen eine Einreichung, die für den weiteren Schlüssel des Zustellpunkts verschlüsselt ist
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie angenommen

  @req:FC-SUB-014 @negativ
  Szenariogrundriss: Ein Teil, der mit einem anderen Verfahren verschlüsselt ist, wird nicht angenommen
    Angenommen eine Einreichung, <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | deren Metadaten mit RSA-OAEP statt RSA-OAEP-256 verschlüsselt sind              |
      | deren Fachdaten mit A128GCM statt A256GCM verschlüsselt sind                    |
      | deren Anlage mit A256CBC-HS512 verschlüsselt ist                                |

  @req:FC-SUB-015
  Szenario: Nach v1 verdichtete Teile sind lesbar
    Angenommen eine Einreichung, deren Teile nach v1 mit zip DEF verdichtet sind
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie angenommen

  @req:FC-SUB-031 @negativ
  Szenariogrundriss: Was sich nicht entschlüsseln lässt, ist nicht geprüft
    Angenommen eine Einreichung, <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | deren Fachdaten sich nicht entschlüsseln lassen                                 |
      | deren Anlage für einen fremden Schlüssel verschlüsselt ist                      |
