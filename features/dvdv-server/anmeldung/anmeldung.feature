# language: de
Funktionalität: Anmeldung am Verzeichnis
  Wer nicht im Rechenzentrum des Betreibers steht, meldet sich mit einem Client-Zertifikat an, das im DVDV eingetragen ist, und erhält
  für einen Tag ein Token (DVDV2 öffentliche API 2.15.0, createToken). Ohne gültiges Token gibt es keine Auskunft.

  @req:DVDV-DIR-010
  Szenario: Gültige Anmeldung
    Wenn sich jemand mit seinem Client-Zertifikat anmeldet
    Dann erhält er ein Token und dessen Geltungsdauer

  @req:DVDV-DIR-011 @negativ
  Szenario: Zertifikat, das nicht eingetragen ist
    Wenn sich jemand mit einem Zertifikat anmeldet, das nicht eingetragen ist
    Dann wird er als unbekannt abgewiesen

  @req:DVDV-DIR-012 @negativ
  Szenario: Anmeldung ohne den Schlüssel des Zertifikats
    Wenn sich jemand ohne den Schlüssel seines Zertifikats anmeldet
    Dann erhält er kein Token

  @req:DVDV-DIR-013 @negativ
  Szenario: Abgelaufene Anmeldung
    Wenn sich jemand mit einer vor zwei Stunden abgelaufenen Anmeldung meldet
    Dann erhält er auch dafür kein Token

  @req:DVDV-DIR-014 @negativ
  Szenario: Abfrage ohne gültiges Token
    Wenn jemand ohne Token und mit einem erfundenen Token abfragt
    Dann wird er ohne Auskunft abgewiesen

  @req:DVDV-DIR-015 @negativ
  Szenario: Gültiges Token unter dem falschen Wort
    Wenn jemand sein gültiges Token mit dem Wort Bearer vorlegt
    Dann wird das Token so nicht angenommen

  @req:DVDV-DIR-016
  Szenario: Frisches Token
    Wenn jemand mit einem frischen Token zweimal abfragt
    Dann wird das Token angenommen
