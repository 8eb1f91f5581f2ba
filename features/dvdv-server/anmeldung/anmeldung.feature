# language: de
Funktionalität: Anmeldung am Verzeichnis
  Wer nicht im Rechenzentrum des Betreibers steht, meldet sich mit einem Client-Zertifikat an, das im DVDV eingetragen ist, und erhält
  für einen Tag ein Token (DVDV2 öffentliche API 2.15.0, createToken). Ohne gültiges Token gibt es keine Auskunft.

  @req:DVDV-DIR-010
  Szenario: Wer sich gültig anmeldet, erhält ein Token und dessen Geltungsdauer
    Wenn sich jemand mit seinem Client-Zertifikat anmeldet
    Dann erhält er ein Token und dessen Geltungsdauer

  @req:DVDV-DIR-011 @negativ
  Szenario: Ein Zertifikat, das nicht eingetragen ist, wird abgewiesen
    Wenn sich jemand mit einem Zertifikat anmeldet, das nicht eingetragen ist
    Dann wird er als unbekannt abgewiesen

  @req:DVDV-DIR-012 @negativ
  Szenario: Ohne den Schlüssel des Zertifikats gibt es kein Token
    Wenn sich jemand ohne den Schlüssel seines Zertifikats anmeldet
    Dann erhält er kein Token

  @req:DVDV-DIR-013 @negativ
  Szenario: Die Anmeldung ist vor zwei Stunden abgelaufen
    Wenn sich jemand mit einer vor zwei Stunden abgelaufenen Anmeldung meldet
    Dann erhält er auch dafür kein Token

  @req:DVDV-DIR-014 @negativ
  Szenario: Ohne gültiges Token gibt es keine Auskunft
    Wenn jemand ohne Token und mit einem erfundenen Token abfragt
    Dann wird er ohne Auskunft abgewiesen

  @req:DVDV-DIR-015 @negativ
  Szenario: Ein gültiges Token kommt unter dem falschen Wort
    Wenn jemand sein gültiges Token mit dem Wort Bearer vorlegt
    Dann wird das Token so nicht angenommen

  @req:DVDV-DIR-016
  Szenario: Ein frisches Token wird angenommen
    Wenn jemand mit einem frischen Token zweimal abfragt
    Dann wird das Token angenommen
