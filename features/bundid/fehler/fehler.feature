# language: de
Funktionalität: Anmeldungen, die nicht gelingen
  Endet eine Anmeldung ohne Ergebnis, so ist niemand angemeldet, und die Person erfährt, wie es weitergeht
  (Schnittstellenbeschreibung der BundID, Kapitel 8.2, 9.5 und 9.7).


  @req:BID-ER-01 @allein
  Szenario: Nach einer Absage wegen fehlender Pflichtangabe ist niemand angemeldet
    Wenn das Nutzerkonto die Anmeldung beendet, weil eine Pflichtangabe fehlt
    Dann ist niemand angemeldet, und eine verständliche Seite sagt es

  @req:BID-ER-02 @allein
  Szenario: Nach einem Abbruch ist niemand angemeldet, und die Eingaben sind noch da
    Wenn eine Person etwas eingibt und die Anmeldung beim Nutzerkonto abbricht
    Dann ist niemand angemeldet, und die Eingaben sind noch da

  @req:BID-ER-03 @allein
  Szenario: Das verlangte Vertrauensniveau ist nicht zu erreichen
    Wenn das Nutzerkonto die Anmeldung beendet, weil das Niveau nicht zu erreichen ist
    Dann ist niemand angemeldet, und keine Seite zeigt technische Einzelheiten

  @req:BID-ER-03 @allein
  Szenario: Das Nutzerkonto meldet eine Störung
    Wenn das Nutzerkonto die Anmeldung beendet, weil dort etwas gestört ist
    Dann ist niemand angemeldet, und keine Seite zeigt technische Einzelheiten

  @req:BID-ER-03 @allein
  Szenario: Das Nutzerkonto nennt einen Grund, den niemand angekündigt hat
    Wenn das Nutzerkonto die Anmeldung beendet, aus einem Grund, den niemand angekündigt hat
    Dann ist niemand angemeldet, und keine Seite zeigt technische Einzelheiten

  @req:BID-ER-04 @allein
  Szenario: Eine Antwort nach dem Verlust der Cookies meldet niemanden an
    Wenn die Antwort des Nutzerkontos eintrifft, nachdem der Browser seine Cookies verloren hat
    Dann ist niemand angemeldet, und der Dienst beginnt nicht von selbst von vorn

  @req:BID-ER-05 @allein
  Szenario: Das Protokoll des Dienstes wird nach einer Anmeldung durchgesehen
    Wenn nach einer Anmeldung das Protokoll des Dienstes durchgesehen wird
    Dann stehen darin weder Angaben zur Person noch die Antwort des Nutzerkontos
