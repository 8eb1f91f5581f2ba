# language: de
@rolle:fachverfahren
Funktionalität: Jede Zustellung abschließen
  Solange das Fachverfahren schweigt, weiß niemand, ob die Einreichung angekommen ist; nach 14 Tagen weist der Dienst sie
  zurück. Deshalb endet jede Zustellung mit Annahme oder Ablehnung, auch an einem schlechten Tag des Netzes.
  Quelle: Submission API 1.1.3, send-case-event; FIT-Connect-Dokumentation, Fristen.

  @req:FC-SUB-030
  Szenariogrundriss: Eine mangelfreie Einreichung wird angenommen
    Angenommen eine Einreichung, <Besonderheit>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie angenommen

    Beispiele:
      | Besonderheit                                                                    |
      | die gültig ist und keine Anlagen hat                                            |
      | die gültig ist und zwei Anlagen hat                                             |
      | deren Anlage leer ist                                                           |
      | deren Anlage die größte erklärte Größe hat                                      |
      | deren Anlagen Umlaute und Zeichen nach DIN 91379 im Dateinamen tragen           |
      | die zwanzig Anlagen hat                                                         |
      | deren Fachdaten als XML vorliegen                                               |
      | deren Metadaten zusätzliche, unbekannte Angaben enthalten                       |
      | die einen angebotenen Rückkanal nennt                                           |
      | die einen Datensatz mit richtigem Hashwert trägt                                |

  @req:FC-SUB-030 @negativ
  Szenario: Auch eine mangelhafte Einreichung wird beantwortet
    Angenommen eine Einreichung mit falschem Hashwert der Fachdaten
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann ist ihre Zustellung abgeschlossen

  @req:FC-SUB-030
  Szenariogrundriss: Eine vorübergehende Störung beim Abruf verhindert die Annahme nicht
    Angenommen eine Einreichung, <Störung>
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie angenommen

    Beispiele:
      | Störung                                                                         |
      | deren Abruf zunächst mit 503 beantwortet wird                                   |
      | deren Abruf zunächst mit 500 und einer HTML-Seite beantwortet wird              |
      | deren Abruf zunächst mit 429 ohne Inhalt beantwortet wird                       |
      | deren Abruf zunächst mit 429 und einem Problemdokument beantwortet wird         |
      | deren Abruf zunächst abgeschnitten ankommt                                      |
      | deren Abruf zunächst ohne Antwort abbricht                                      |
      | deren Abruf zunächst unlesbares JSON liefert                                    |
      | deren Abruf langsam beantwortet wird                                            |
      | deren Abruf zusätzliche, unbekannte Angaben enthält                             |

  @req:FC-SUB-031
  Szenario: Angenommen wird erst, wenn alles abgeholt ist
    Angenommen eine Einreichung, die gültig ist und zwei Anlagen hat
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es vor der Annahme alle Teile und das Ereignisprotokoll abgeholt

  @req:FC-SUB-032 @assistiert
  Szenario: Vor der Annahme ist der Inhalt gespeichert
    Angenommen ein Zustelldienst, der die Antwort auf das Ereignis zu einer Einreichung zurückhält
    Wenn das Fachverfahren die Annahme gesendet hat und noch auf die Antwort wartet
    Dann zeigt es die Einreichung bereits als gespeichert

  @req:FC-SUB-042 @assistiert
  Szenario: Ein mit 422 zurückgewiesenes Ereignis gilt nicht als zugestellt
    Angenommen eine Einreichung, deren Ereignis der Zustelldienst mit 422 zurückweist
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann führt es die Einreichung nicht als zugestellt
