# language: de
Funktionalität: Meldungen an den Statusmonitor
  Onlinedienst und Fachverfahren melden, wie weit ein Antrag ist, jeder die Stände, die ihm zustehen (Anbindungsleitfaden der
  BundID 1.9; Einzelheiten sind aus Skripten bekannt).

  @req:ZBP-16 @negativ @braucht:zbp-v6
  Szenario: Gemeldet werden nur Stände, die dem Verfahren zustehen
    Wenn die Behörde den Stand eines Vorgangs meldet
    Und jemand danach Stände melden will, die dem Verfahren nicht zustehen
    Dann meldet sie nur Stände, die dem Verfahren zustehen

  @req:ZBP-16 @negativ @braucht:zbp-v6
  Szenario: Kein Stand geht hinter einen gemeldeten zurück
    Wenn die Behörde alle Stände eines Vorgangs meldet und jemand danach einen früheren melden will
    Dann geht kein Stand hinter einen gemeldeten zurück

  @req:ZBP-16 @braucht:zbp-v6
  Szenario: Jede Meldung nennt den Antrag ihres Vorgangs
    Wenn die Behörde den Stand zweier Vorgänge derselben Person meldet
    Dann nennt jede Meldung den Antrag ihres Vorgangs

  @req:ZBP-17 @braucht:zbp-v6
  Szenario: Der Zeitpunkt einer Meldung steht in koordinierter Weltzeit mit Millisekunden
    Wenn die Behörde den Stand eines Vorgangs meldet
    Dann steht der Zeitpunkt in koordinierter Weltzeit mit Millisekunden

  @req:ZBP-07 @negativ @braucht:status-reports @braucht:zbp-v6
  Szenario: Eine zu lange Einzelheit geht nicht in voller Länge hinaus
    Wenn die Behörde den Stand eines Vorgangs meldet
    Und die Behörde den Stand eines Vorgangs mit einer Einzelheit von 80 Zeichen meldet
    Dann ist keine Angabe der Meldung länger als erlaubt
