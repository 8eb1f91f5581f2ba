# language: de
Funktionalität: Abfragen und Stapel
  Jede Funktion hat ihren gedruckten Namen und eine beschriebene Form der Antwort (DVDV2 öffentliche API 2.15.0). Steht ein Proxy vor dem
  Verzeichnis, so gilt für ihn dasselbe: er darf nichts davon verschlucken oder verändern.

  @req:DVDV-DIR-001
  Szenario: Alle Funktionen
    Wenn jemand jede Funktion einmal nutzt
    Dann wird keine davon vermisst

  @req:DVDV-DIR-002
  Szenario: Alle Stapelfunktionen
    Wenn jemand jede Stapelfunktion einmal nutzt
    Dann wird kein Stapel vermisst

  @req:DVDV-DIR-003
  Szenario: Vollständige Antworten
    Wenn jemand Kategorien, Intermediäre und Version abfragt
    Dann ist jede Antwort vollständiges JSON

  @req:DVDV-DIR-004
  Szenario: Medientyp der Antworten
    Wenn jemand Kategorien, Intermediäre und Version abfragt
    Dann nennt jede Antwort den Medientyp JSON

  @req:DVDV-DIR-005
  Szenario: Beschriebene Statuswerte
    Wenn jemand Kategorien, Intermediäre und Version abfragt
    Dann hat jede Antwort einen beschriebenen Status

  @req:DVDV-DIR-006 @negativ
  Szenario: Medientyp der Fehler
    Wenn jemand fehlerhafte Abfragen und Abfragen ohne Treffer stellt
    Dann ist jeder Fehler ein Problemdokument

  @req:DVDV-DIR-007 @negativ
  Szenario: Inhalt der Fehler
    Wenn jemand fehlerhafte Abfragen und Abfragen ohne Treffer stellt
    Dann sagt jedes Problemdokument, was wirklich war

  @req:DVDV-DIR-020 @negativ
  Szenario: Abfragen, die nicht zu lesen sind
    Wenn jemand Abfragen mit unlesbarem JSON und mit unbekannten Werten stellt
    Dann werden sie als unlesbar abgewiesen

  @req:DVDV-DIR-021 @negativ
  Szenario: Abfragen, denen eine Pflichtangabe fehlt
    Wenn jemand Abfragen ohne Pflichtangabe stellt
    Dann werden sie als unvollständig abgewiesen

  @req:DVDV-DIR-022
  Szenario: Größter erlaubter Stapel
    Wenn jemand 200 Prüfungen in einem Stapel verlangt
    Dann wird der Stapel beantwortet

  @req:DVDV-DIR-043 @braucht:known-entries
  Szenario: Ergebnisse eines Stapels
    Wenn jemand Stapel mit einem bekannten und einem unbekannten Eintrag nutzt
    Dann entspricht jedes Ergebnis der einzelnen Auskunft

  @req:DVDV-DIR-064
  Szenario: Zahl und Reihenfolge der Ergebnisse
    Wenn jemand Stapel mit einem bekannten und einem unbekannten Eintrag nutzt
    Dann stehen die Ergebnisse in der Reihenfolge der Anfragen
