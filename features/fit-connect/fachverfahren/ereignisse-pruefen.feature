# language: de
@rolle:fachverfahren
Funktionalität: Ereignisse prüfen, bevor sie verwendet werden
  Das Ereignisprotokoll ist das einzige, was Absender und Empfänger gegenüber dem Zustelldienst in der Hand haben. Wer ein
  Ereignis verwendet, prüft vorher Kopf und Signatur und stellt fest, dass genau ein Submit-Event des Dienstes zu dieser
  Einreichung vorliegt.
  Quelle: FIT-Connect-Dokumentation, Prüfung von Security-Event-Tokens und Prüfungen beim Empfang.

  @req:FC-SUB-010 @negativ
  Szenariogrundriss: Ein Submit-Event ohne gültigen Kopf und gültige Signatur trägt keine Annahme
    Angenommen eine Einreichung, <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | deren Submit-Event nicht mit einem veröffentlichten Schlüssel signiert ist      |
      | deren Submit-Event nach der Signatur verändert wurde                            |
      | deren Submit-Event einen unbekannten Schlüssel nennt                            |
      | deren Submit-Event nicht als Security-Event-Token ausgewiesen ist               |
      | deren Submit-Event mit einem anderen Verfahren als PS512 signiert ist           |
      | deren Submit-Event gar nicht signiert ist                                       |

  @req:FC-SUB-010
  Szenario: Ein neu veröffentlichter Schlüssel des Dienstes wird gefunden
    Angenommen eine Einreichung, deren Submit-Event mit einem neu veröffentlichten Schlüssel des Dienstes signiert ist
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie angenommen

  @req:FC-SUB-011 @negativ
  Szenariogrundriss: Ohne genau ein Submit-Event des Dienstes zu dieser Einreichung gibt es keine Annahme
    Angenommen eine Einreichung, <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | zu der kein Submit-Event vorliegt                                               |
      | zu der zwei Submit-Events vorliegen                                             |
      | deren Submit-Event zu einem anderen Vorgang gehört                              |
      | deren Submit-Event zu einer anderen Einreichung gehört                          |
      | deren Submit-Event der Zustellpunkt selbst statt des Dienstes ausgestellt hat   |

  @req:FC-SUB-012 @negativ
  Szenariogrundriss: Ein Teil, dessen Authentication-Tag nicht zum Submit-Event passt, wurde vertauscht
    Angenommen eine Einreichung, <Mangel>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie nicht angenommen

    Beispiele:
      | Mangel                                                                          |
      | bei der das Authentication-Tag der Metadaten nicht zum Submit-Event passt       |
      | bei der das Authentication-Tag der Fachdaten nicht zum Submit-Event passt       |
      | bei der das Authentication-Tag einer Anlage nicht zum Submit-Event passt        |
      | bei der das Authentication-Tag einer Anlage im Submit-Event fehlt               |
