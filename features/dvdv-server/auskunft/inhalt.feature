# language: de
Funktionalität: Inhalt der Auskünfte
  Eine Auskunft muss die sein, nach der gefragt wurde, und sie muss jetzt gelten; was es nicht gibt, muss als solches zu erkennen sein
  (DVDV2 öffentliche API 2.15.0). Wer sich darauf verlässt, sendet sonst an die falsche Stelle.

  @req:DVDV-DIR-050 @negativ
  Szenario: Eine Organisation, die es nicht gibt, wird als nicht gefunden gemeldet
    Wenn jemand eine Organisation abfragt, die es nicht gibt
    Dann wird sie als nicht gefunden gemeldet

  @req:DVDV-DIR-051 @negativ
  Szenario: Ein Dienst, den es nicht gibt, wird als nicht gefunden gemeldet
    Wenn jemand einen Dienst abfragt, den es nicht gibt
    Dann wird der Dienst als nicht gefunden gemeldet

  @req:DVDV-DIR-052 @negativ
  Szenario: Zu einem unbekannten Zertifikat werden keine Kategorien genannt
    Wenn jemand nach den Kategorien eines unbekannten Zertifikats fragt
    Dann ist die Liste seiner Kategorien leer

  @req:DVDV-DIR-066 @negativ
  Szenario: Zu einem Schlüssel gibt es keine Organisation
    Wenn jemand die Organisationen eines unbekannten Schlüssels abfragt
    Dann ist die Liste der Organisationen leer

  @req:DVDV-DIR-053 @negativ
  Szenario: Ein unbekanntes Zertifikat gehört zu keiner Kategorie
    Wenn jemand ein unbekanntes Zertifikat prüfen lässt
    Dann lautet das Ergebnis genau dann wahr, wenn eine Organisation der Kategorie das Zertifikat hat

  @req:DVDV-DIR-053 @braucht:own-entry
  Szenario: Das eigene Zertifikat gehört zu jeder seiner Kategorien
    Wenn jemand sein eigenes Zertifikat für jede seiner Kategorien prüfen lässt
    Dann lautet das Ergebnis genau dann wahr, wenn eine Organisation der Kategorie das Zertifikat hat

  @req:DVDV-DIR-067
  Szenario: Zum eigenen Zertifikat werden Kategorien genannt
    Wenn jemand nach den Kategorien seines eigenen Zertifikats fragt
    Dann ist die Liste seiner Kategorien nicht leer

  @req:DVDV-DIR-054 @negativ
  Szenario: Ein Fingerabdruck, den niemand hat, wird als nicht gefunden gemeldet
    Wenn jemand ein Zertifikat abfragt, das es nicht gibt
    Dann wird das Zertifikat als nicht gefunden gemeldet

  @req:DVDV-DIR-055 @braucht:own-entry
  Szenario: Die Angaben zum eigenen Zertifikat stimmen mit ihm überein
    Wenn jemand sein eigenes Zertifikat abfragt
    Dann stimmen die Angaben mit den Zertifikaten überein

  @req:DVDV-DIR-055 @braucht:known-entries
  Szenario: Die Angaben zu den Zertifikaten eines Dienstes stimmen mit ihnen überein
    Wenn jemand einen bekannten Dienst abfragt
    Dann stimmen die Angaben mit den Zertifikaten überein

  @req:DVDV-DIR-056
  Szenario: Geantwortet wird das gefragte Zertifikat
    Wenn jemand sein eigenes Zertifikat abfragt
    Dann kommt das gefragte Zertifikat

  @req:DVDV-DIR-057
  Szenario: Geantwortet wird die gefragte Organisation
    Wenn jemand eine bekannte Organisation abfragt
    Dann kommt die gefragte Organisation

  @req:DVDV-DIR-058
  Szenario: Jede geantwortete Organisation hat den gefragten Schlüssel
    Wenn jemand alle Organisationen eines bekannten Schlüssels abfragt
    Dann haben alle den gefragten Schlüssel

  @req:DVDV-DIR-059
  Szenario: Geantwortet wird der gefragte Dienst
    Wenn jemand einen bekannten Dienst abfragt
    Dann kommt der gefragte Dienst

  @req:DVDV-DIR-060 @negativ @braucht:ended-entry
  Szenario: Ein Dienst, der nicht mehr gilt, wird nicht geantwortet
    Wenn jemand einen Dienst abfragt, der nicht mehr gilt
    Dann kommt kein Dienst, der jetzt nicht gilt

  @req:DVDV-DIR-060 @braucht:known-entries
  Szenario: Ein geantworteter Dienst gilt jetzt
    Wenn jemand einen bekannten Dienst abfragt
    Dann kommt kein Dienst, der jetzt nicht gilt

  @req:DVDV-DIR-061
  Szenario: Ein Hinweis auf einen Dienst, der nicht mehr gilt, ist richtig kodiert
    Wenn jemand einen Dienst abfragt, der nicht mehr gilt
    Dann ist ein Hinweis darauf richtig kodiert

  @req:DVDV-DIR-062
  Szenario: Die Dienste einer Kategorie umfassen den bekannten Dienst
    Wenn jemand die Dienste einer bekannten Kategorie abfragt
    Dann gehört der bekannte Dienst dazu

  @req:DVDV-DIR-063
  Szenario: Die Suche mit einem Dienstelement findet die bekannte Organisation
    Wenn jemand nach den Organisationen eines bekannten Dienstelements sucht
    Dann ist die bekannte Organisation darunter

  @req:DVDV-DIR-065
  Szenario: Der Ersatzserver antwortet dasselbe wie der erste
    Wenn jemand den bekannten Eintrag an beiden Servern abfragt
    Dann antworten beide dasselbe
