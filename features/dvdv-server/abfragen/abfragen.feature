# language: de
Funktionalität: Abfragen und Stapel
  Jede Funktion hat ihren gedruckten Namen und eine beschriebene Form der Antwort (DVDV2 öffentliche API 2.15.0). Steht ein Proxy vor dem
  Verzeichnis, so gilt für ihn dasselbe: er darf nichts davon verschlucken oder verändern.

  @req:DVDV-DIR-001
  Szenario: Jede beschriebene Funktion wird angeboten
    Wenn jemand jede Funktion einmal nutzt
    Dann wird jede Funktion angeboten

  @req:DVDV-DIR-002
  Szenario: Jede Stapelfunktion wird angeboten
    Wenn jemand jede Stapelfunktion einmal nutzt
    Dann wird jede Stapelfunktion angeboten

  @req:DVDV-DIR-003
  Szenario: Jede Antwort ist vollständiges JSON
    Wenn jemand Kategorien, Intermediäre und Version abfragt
    Dann ist jede Antwort vollständiges JSON

  @req:DVDV-DIR-004
  Szenario: Jede Antwort nennt den Medientyp JSON
    Wenn jemand Kategorien, Intermediäre und Version abfragt
    Dann nennt jede Antwort den Medientyp JSON

  @req:DVDV-DIR-005
  Szenario: Jede Antwort hat einen beschriebenen Status
    Wenn jemand Kategorien, Intermediäre und Version abfragt
    Dann hat jede Antwort einen beschriebenen Status

  @req:DVDV-DIR-006 @negativ
  Szenario: Jeder Fehler nennt den Medientyp eines Problemdokuments
    Wenn jemand fehlerhafte Abfragen und Abfragen ohne Treffer stellt
    Dann ist jeder Fehler ein Problemdokument

  @req:DVDV-DIR-007 @negativ
  Szenario: Jedes Problemdokument nennt den Status seiner Antwort
    Wenn jemand fehlerhafte Abfragen und Abfragen ohne Treffer stellt
    Dann nennt jedes Problemdokument seinen Typ und den Status seiner Antwort

  @req:DVDV-DIR-020 @negativ
  Szenario: Unlesbare Abfragen und unbekannte Werte werden abgewiesen
    Wenn jemand Abfragen mit unlesbarem JSON und mit unbekannten Werten stellt
    Dann werden sie als unlesbar abgewiesen

  @req:DVDV-DIR-021 @negativ
  Szenario: Abfragen, denen eine Pflichtangabe fehlt, werden abgewiesen
    Wenn jemand Abfragen ohne Pflichtangabe stellt
    Dann werden sie als unvollständig abgewiesen

  @req:DVDV-DIR-022
  Szenario: Ein Stapel mit 200 Anfragen wird beantwortet
    Wenn jemand 200 Prüfungen in einem Stapel verlangt
    Dann wird der Stapel beantwortet

  @req:DVDV-DIR-043 @braucht:known-entries
  Szenario: Jedes Ergebnis eines Stapels hat die Form der einzelnen Auskunft
    Wenn jemand Stapel mit einem bekannten und einem unbekannten Eintrag nutzt
    Dann hat jedes Ergebnis die Form der einzelnen Auskunft

  @req:DVDV-DIR-064
  Szenario: Ein Stapel hat so viele Ergebnisse wie Anfragen, in deren Reihenfolge
    Wenn jemand Stapel mit einem bekannten und einem unbekannten Eintrag nutzt
    Dann stehen die Ergebnisse in der Reihenfolge der Anfragen
