# language: de
Funktionalität: Inhalt der Auskünfte
  Eine Auskunft muss die sein, nach der gefragt wurde, und sie muss jetzt gelten; was es nicht gibt, muss als solches zu erkennen sein
  (DVDV2 öffentliche API 2.15.0). Wer sich darauf verlässt, sendet sonst an die falsche Stelle.

  @req:DVDV-DIR-050 @negativ
  Szenario: Organisation, die es nicht gibt
    Wenn jemand eine Organisation abfragt, die es nicht gibt
    Dann wird sie als nicht gefunden gemeldet

  @req:DVDV-DIR-051 @negativ
  Szenario: Dienst, den es nicht gibt
    Wenn jemand einen Dienst abfragt, den es nicht gibt
    Dann wird der Dienst als nicht gefunden gemeldet

  @req:DVDV-DIR-052 @negativ
  Szenario: Zertifikat ohne Kategorie
    Wenn jemand nach den Kategorien eines Zertifikats fragt
    Dann ist die Liste seiner Kategorien leer

  @req:DVDV-DIR-066 @negativ
  Szenario: Schlüssel ohne Organisation
    Wenn jemand die Organisationen eines unbekannten Schlüssels abfragt
    Dann ist die Liste der Organisationen leer

  @req:DVDV-DIR-053 @negativ
  Szenario: Unbekanntes Zertifikat
    Wenn jemand ein unbekanntes Zertifikat prüfen lässt
    Dann lautet das Ergebnis, wie es ist

  @req:DVDV-DIR-053 @braucht:own-entry
  Szenario: Eigenes Zertifikat
    Wenn jemand sein eigenes Zertifikat für jede seiner Kategorien prüfen lässt
    Dann lautet das Ergebnis, wie es ist

  @req:DVDV-DIR-067
  Szenario: Eigene Kategorien
    Wenn jemand nach den Kategorien seines eigenen Zertifikats fragt
    Dann werden sie genannt

  @req:DVDV-DIR-054 @negativ
  Szenario: Fingerabdruck, den niemand hat
    Wenn jemand ein Zertifikat abfragt, das es nicht gibt
    Dann wird das Zertifikat als nicht gefunden gemeldet

  @req:DVDV-DIR-055 @braucht:own-entry
  Szenario: Angaben zum eigenen Zertifikat
    Wenn jemand sein eigenes Zertifikat abfragt
    Dann stimmen die Angaben mit den Zertifikaten überein

  @req:DVDV-DIR-055 @braucht:known-entries
  Szenario: Angaben zu den Zertifikaten eines Dienstes
    Wenn jemand einen bekannten Dienst abfragt
    Dann stimmen die Angaben mit den Zertifikaten überein

  @req:DVDV-DIR-056
  Szenario: Gefragtes Zertifikat
    Wenn jemand sein eigenes Zertifikat abfragt
    Dann kommt das gefragte Zertifikat

  @req:DVDV-DIR-057
  Szenario: Gefragte Organisation
    Wenn jemand eine bekannte Organisation abfragt
    Dann kommt die gefragte Organisation

  @req:DVDV-DIR-058
  Szenario: Gefragter Schlüssel
    Wenn jemand alle Organisationen eines bekannten Schlüssels abfragt
    Dann haben alle den gefragten Schlüssel

  @req:DVDV-DIR-059
  Szenario: Gefragter Dienst
    Wenn jemand einen bekannten Dienst abfragt
    Dann kommt der gefragte Dienst

  @req:DVDV-DIR-060 @negativ @braucht:ended-entry
  Szenario: Dienst, der nicht mehr gilt
    Wenn jemand einen Dienst abfragt, der nicht mehr gilt
    Dann kommt kein Dienst, der jetzt nicht gilt

  @req:DVDV-DIR-060 @braucht:known-entries
  Szenario: Dienst, der gilt
    Wenn jemand einen bekannten Dienst abfragt
    Dann kommt kein Dienst, der jetzt nicht gilt

  @req:DVDV-DIR-061
  Szenario: Hinweis auf einen Dienst, der nicht mehr gilt
    Wenn jemand einen Dienst abfragt, der nicht mehr gilt
    Dann ist ein Hinweis darauf richtig kodiert

  @req:DVDV-DIR-062
  Szenario: Angebotene Dienste
    Wenn jemand die Dienste einer bekannten Kategorie abfragt
    Dann gehört der bekannte Dienst dazu

  @req:DVDV-DIR-063
  Szenario: Suche mit einem Dienstelement
    Wenn jemand nach den Organisationen eines bekannten Dienstelements sucht
    Dann ist die bekannte Organisation darunter

  @req:DVDV-DIR-065
  Szenario: Ersatzserver
    Wenn jemand den bekannten Eintrag an beiden Servern abfragt
    Dann antworten beide dasselbe
