# language: de
Funktionalität: Form der Auskünfte
  Für jede Funktion ist beschrieben, welche Angaben ihre Antwort hat (DVDV2 öffentliche API 2.15.0, Komponenten). Wo das beobachtete
  Verzeichnis anders antwortet, als gedruckt ist, gilt beides als richtig.

  @req:DVDV-DIR-030
  Szenario: Der Kategorienbaum entspricht seiner Beschreibung
    Wenn jemand den Kategorienbaum abfragt
    Dann entspricht der Kategorienbaum seiner Beschreibung

  @req:DVDV-DIR-031
  Szenario: Kein Name kommt im Kategorienbaum zweimal vor
    Wenn jemand den Kategorienbaum abfragt
    Dann kommt kein Name darin zweimal vor

  @req:DVDV-DIR-032
  Szenario: Ab Version 2.15.0 ist der Kategorienbaum alphabetisch geordnet
    Wenn jemand die Version und den Kategorienbaum abfragt
    Dann ist der Kategorienbaum alphabetisch geordnet

  @req:DVDV-DIR-033
  Szenario: Die Liste der Intermediäre entspricht ihrer Beschreibung
    Wenn jemand die Intermediäre abfragt
    Dann entspricht die Liste der Intermediäre ihrer Beschreibung

  @req:DVDV-DIR-034
  Szenario: Die Versionsauskunft nennt die Version als JSON
    Wenn jemand die Version abfragt
    Dann nennt die Antwort die Version als JSON

  @req:DVDV-DIR-035
  Szenario: Die Auskunft zu einer Organisation entspricht ihrer Beschreibung
    Wenn jemand eine bekannte Organisation abfragt
    Dann entspricht die Organisation ihrer Beschreibung

  @req:DVDV-DIR-036
  Szenario: Die Liste der Organisationen eines Schlüssels entspricht ihrer Beschreibung
    Wenn jemand alle Organisationen eines bekannten Schlüssels abfragt
    Dann entspricht die Liste der Organisationen ihrer Beschreibung

  @req:DVDV-DIR-037
  Szenario: Die Kategorien eines Zertifikats kommen als Liste von Namen
    Wenn jemand nach den Kategorien eines unbekannten Zertifikats fragt
    Dann ist die Antwort eine Liste von Namen

  @req:DVDV-DIR-038
  Szenario: Die Prüfung einer Kategorie ergibt wahr oder falsch
    Wenn jemand ein unbekanntes Zertifikat prüfen lässt
    Dann lautet das Ergebnis wahr oder falsch

  @req:DVDV-DIR-039
  Szenario: Die Auskunft zu einem Dienst entspricht ihrer Beschreibung
    Wenn jemand einen bekannten Dienst abfragt
    Dann entspricht der Dienst seiner Beschreibung

  @req:DVDV-DIR-040
  Szenario: Die Liste der Dienste einer Kategorie entspricht ihrer Beschreibung
    Wenn jemand die Dienste einer bekannten Kategorie abfragt
    Dann entspricht die Liste der Dienste ihrer Beschreibung

  @req:DVDV-DIR-041
  Szenario: Die Organisationen zu einem Dienstelement entsprechen ihrer Beschreibung
    Wenn jemand nach den Organisationen eines bekannten Dienstelements sucht
    Dann entsprechen die gefundenen Organisationen ihrer Beschreibung

  @req:DVDV-DIR-042
  Szenario: Die Auskunft zu einem Zertifikat entspricht ihrer Beschreibung
    Wenn jemand sein eigenes Zertifikat abfragt
    Dann entspricht das Zertifikat seiner Beschreibung
