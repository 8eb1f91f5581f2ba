# language: de
@rolle:fachverfahren @allein
Funktionalität: Falsche Serverzertifikate ablehnen
  Wer dem Zustelldienst ein Token und Einreichungen anvertraut, muss wissen, dass er mit ihm spricht.
  Quelle: Regel FC-SND-006, die für jeden Client des Dienstes gilt; unsere Lesart.

  @req:FC-SND-006 @negativ
  Szenariogrundriss: Über eine Verbindung mit falschem Zertifikat wird nichts gesendet
    Angenommen ein Zustelldienst, der ein Zertifikat zeigt, das <Mangel>
    Wenn das Fachverfahren eine neue Verbindung aufbaut
    Dann hat es über sie keine Anfrage gesendet

    Beispiele:
      | Mangel                                          |
      | abgelaufen ist                                  |
      | auf einen anderen Rechner lautet                |
      | von einer unbekannten Stelle ausgestellt wurde  |
