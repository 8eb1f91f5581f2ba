# language: de
Funktionalität: Inhalt des Bescheids
  Was die Sachbearbeitung eingibt, soll unverändert und vollständig ankommen; was nicht passt, wird vorher abgelehnt oder gekürzt.
  Grenzen und Aufbau sind aus Skripten bekannt, die Regeln zu Auszeichnungen sind für die ältere Schnittstelle gedruckt
  (Schnittstellenbeschreibung der BundID, Kapitel 12.1.4).

  @req:ZBP-07 @negativ @braucht:zbp-v6
  Szenario: Ein zu langer Betreff geht nicht in voller Länge hinaus
    Wenn die Behörde einen Bescheid mit einem Betreff von 1500 Zeichen sendet
    Dann ist keine Angabe der Nachricht länger als erlaubt

  @req:ZBP-08 @braucht:zbp-rest
  Szenario: Die genannten Anlagen stimmen mit den gesendeten überein
    Wenn die Behörde einen Bescheid mit drei Anlagen sendet
    Dann stimmen die genannten Anlagen mit den gesendeten überein

  @req:ZBP-09
  Szenario: Betreff, Text und Dateinamen enthalten Umlaute und Emoji
    Wenn die Behörde einen Bescheid mit Umlauten und Emoji in Betreff, Text und Dateinamen sendet
    Dann kommen alle Zeichen unverändert an

  @req:ZBP-10 @negativ
  Szenario: Aktive Inhalte und unverschlüsselte Verweise gehen nicht hinaus
    Wenn die Behörde einen Bescheid sendet, dessen Text aktive Inhalte und einen unverschlüsselten Verweis enthält
    Dann enthält die Nachricht nichts davon
