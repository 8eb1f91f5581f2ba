# language: de
@rolle:fachverfahren @braucht:callback
Funktionalität: Callbacks prüfen und als Hinweis behandeln
  Ein Callback sagt nur: es gibt etwas abzuholen. Jeder kann ihn schicken, deshalb zählt er nur mit gültigem HMAC und frischem
  Zeitstempel, und auch dann gilt, was die API sagt. Jede Einreichung hier steht nicht in der Abholliste; abgerufen werden
  kann sie nur von einem Produkt, das dem Callback gefolgt ist.
  Quelle: FIT-Connect-Dokumentation, Callbacks; Submission API 1.1.3.

  @req:FC-CBK-001
  Szenario: Ein richtiger Callback wird mit 200 beantwortet
    Wenn ein Callback eintrifft, der in allem richtig ist
    Dann wird er mit 200 beantwortet

  @req:FC-CBK-002
  Szenariogrundriss: Der HMAC gilt für den Körper Byte für Byte
    Wenn ein Callback eintrifft, <Besonderheit>
    Dann wird die genannte Einreichung abgerufen

    Beispiele:
      | Besonderheit                                             |
      | der in allem richtig ist                                 |
      | dessen Körper Zeilenumbrüche und Leerzeichen enthält     |
      | dessen Körper mit einem Zeilenende schließt              |
      | dessen Körper Umlaute enthält                            |

  @req:FC-CBK-003 @negativ
  Szenariogrundriss: Ein Callback ohne richtigen HMAC bleibt ohne Wirkung
    Wenn ein Callback eintrifft, <Mangel>
    Dann wird die genannte Einreichung nicht abgerufen

    Beispiele:
      | Mangel                                                   |
      | dessen HMAC falsch ist                                   |
      | dessen HMAC fehlt                                        |
      | dessen HMAC mit einem fremden Geheimnis gebildet ist     |
      | dessen Körper nach der Berechnung verändert wurde        |
      | dessen Zeitstempel nach der Berechnung verändert wurde   |

  @req:FC-CBK-004 @negativ
  Szenario: Ein alter Callback bleibt ohne Wirkung
    Wenn ein Callback eintrifft, dessen Zeitstempel sechs Minuten alt ist
    Dann wird die genannte Einreichung nicht abgerufen

  @req:FC-CBK-004 @negativ @allein @braucht:settable-clock
  Szenario: Wie alt ein Callback ist, sagt die Uhr des Fachverfahrens
    Angenommen ein Fachverfahren, dessen Uhr um sechs Minuten vorgestellt ist
    Wenn ein Callback eintrifft, dessen Zeitstempel nach der vorgestellten Uhr sechs Minuten alt ist
    Dann wird die genannte Einreichung nicht abgerufen

  @req:FC-CBK-004
  Szenario: Für einen Zeitstempel aus der Zukunft gibt es keine Regel
    Wenn ein Callback eintrifft, dessen Zeitstempel zehn Minuten in der Zukunft liegt
    Dann wird festgehalten, was das Fachverfahren daraufhin tut, ohne es zu bewerten

  @req:FC-CBK-004
  Szenario: Für einen wiederholten Callback gibt es keine Regel
    Wenn ein Callback eintrifft, der in allem richtig ist
    Und derselbe Callback unverändert noch einmal eintrifft
    Dann wird festgehalten, was das Fachverfahren daraufhin tut, ohne es zu bewerten

  @req:FC-CBK-008
  Szenario: Die veraltete Liste submissionIds wird nicht gebraucht
    Wenn ein Callback eintrifft, dem die veraltete Liste submissionIds fehlt
    Dann wird die genannte Einreichung abgerufen

  @req:FC-CBK-009
  Szenario: Maßgeblich ist die API, nicht der Callback
    Wenn ein Callback eintrifft, der einen falschen Vorgang nennt
    Dann verwendet das Fachverfahren den Vorgang, den die API nennt

  @req:FC-CBK-010
  Szenario: Ein unbekannter Typ wird hingenommen
    Wenn ein Callback eintrifft, dessen Typ unbekannt ist
    Dann wird er mit 200 beantwortet

  @req:FC-CBK-011
  Szenariogrundriss: Die Schreibweise der Kopfzeilen ist gleichgültig
    Wenn ein Callback eintrifft, <Besonderheit>
    Dann wird die genannte Einreichung abgerufen

    Beispiele:
      | Besonderheit                                             |
      | dessen Kopfzeilen groß beginnen                          |
      | dessen Kopfzeilen ganz in Großbuchstaben stehen          |

  @req:FC-CBK-007
  Szenariogrundriss: Ein unbrauchbarer Zeitstempel legt den Empfänger nicht lahm
    Wenn ein Callback eintrifft, <Mangel>
    Und danach ein richtiger Callback eintrifft
    Dann wird die im richtigen Callback genannte Einreichung abgerufen

    Beispiele:
      | Mangel                                                   |
      | dessen Zeitstempel fehlt                                 |
      | dessen Zeitstempel keine Zahl ist                        |
