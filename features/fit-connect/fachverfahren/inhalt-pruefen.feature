# language: de
@rolle:fachverfahren
Funktionalität: Den Inhalt einer Einreichung prüfen
  Nach dem Entschlüsseln stellt das Fachverfahren fest, ob Metadaten, Fachdaten und Anlagen zueinander und zum Zustellpunkt
  passen. Erst dann weiß es, dass es genau das hat, was der Absender abgeschickt hat.
  Quelle: FIT-Connect-Dokumentation, Prüfungen beim Empfang; Metadatenschema 1.0.0 und 2.1.0.

  @req:FC-SUB-020 @negativ
  Szenariogrundriss: Metadaten, die ihr Schema verletzen oder ein unbekanntes nennen, werden nicht angenommen
    Angenommen eine Einreichung, <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | deren Metadaten kein JSON sind                                                  |
      | in deren Metadaten die Pflichtangabe zum Inhalt fehlt                           |
      | in deren Metadaten ein Hashwert in Großbuchstaben steht                         |
      | in deren Metadaten das Antragsdatum kein Kalenderdatum ist                      |
      | in deren Metadaten eine Anlage einen Zweck hat, den es nicht gibt               |
      | deren Metadaten ein unbekanntes Schema nennen                                   |

  @req:FC-SUB-020
  Szenario: Metadaten ohne Schemaangabe gelten als solche der Reihe 1
    Angenommen eine Einreichung, deren Metadaten dem Schema 1.0.0 folgen und kein $schema nennen
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie angenommen

  @req:FC-SUB-021 @negativ
  Szenariogrundriss: Eine Leistung, die nicht passt, wird nicht angenommen
    Angenommen eine Einreichung, <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | die laut Zustelldienst eine Leistung betrifft, die der Zustellpunkt nicht anbietet |
      | in deren Metadaten eine andere Leistung steht als in der Einreichung            |

  @req:FC-SUB-022 @negativ
  Szenariogrundriss: Metadaten und Einreichung nennen dieselben Anlagen
    Angenommen eine Einreichung, <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | deren Metadaten eine Anlage aufführen, die nicht übertragen wurde               |
      | zu der eine Anlage gehört, die ihre Metadaten nicht aufführen                   |

  @req:FC-SUB-023 @negativ
  Szenariogrundriss: Ein falscher Hashwert zeigt vertauschten Inhalt an
    Angenommen eine Einreichung <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | mit falschem Hashwert der Fachdaten                                             |
      | mit falschem Hashwert einer Anlage                                              |

  @req:FC-SUB-024 @negativ
  Szenariogrundriss: Fachdaten, die ihr Schema verletzen, werden nicht angenommen
    Angenommen eine Einreichung, <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | deren Fachdaten ihr Schema verletzen                                            |
      | deren XML-Fachdaten ihr Schema verletzen                                        |
      | deren Fachdaten gar nicht lesbar sind                                           |

  @req:FC-SUB-025 @negativ
  Szenario: Ein Fachdatenschema, das der Zustellpunkt nicht anbietet, wird nicht angenommen
    Angenommen eine Einreichung, deren Fachdatenschema der Zustellpunkt nicht anbietet
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

  @req:FC-SUB-026 @negativ
  Szenario: Ein Rückkanal, den der Zustellpunkt nicht anbietet, fällt auf
    Angenommen eine Einreichung, die einen Rückkanal nennt, den der Zustellpunkt nicht anbietet
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

  @req:FC-SUB-027
  Szenario: Fragmente werden in der genannten Reihenfolge zusammengesetzt
    Angenommen eine Einreichung, deren Anlage in Fragmenten übertragen wird
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie angenommen

  @req:FC-SUB-028 @negativ
  Szenario: Ein Datensatz mit falschem Hashwert wird nicht angenommen
    Angenommen eine Einreichung, die einen Datensatz mit falschem Hashwert trägt
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

  @req:FC-SUB-038 @negativ
  Szenario: Zwei Mängel werden beide genannt
    Angenommen eine Einreichung mit falschen Hashwerten der Fachdaten und einer Anlage
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann nennt seine Ablehnung jeden Mangel
