# language: de
Funktionalität: Verhalten, das genannt und nicht bewertet wird
  Wie lange ein Produkt beim Ersatzserver bleibt, wie oft es wiederholt und ob es Auskünfte behält, beschreiben die Quellen nur (FITKO,
  häufige Fragen zum DVDV; zustellix, Modul dvdv). Der Bericht nennt, was zu sehen war; kein Ergebnis hängt davon ab.

  @req:DVDV-032 @zuletzt @braucht:second-server
  Szenario: Der Bericht nennt, wie lange das Produkt beim Ersatzserver blieb
    Wenn die Abfragen des Produkts vorliegen
    Dann wird genannt, wie lange es beim Ersatzserver blieb

  @req:DVDV-033 @zuletzt
  Szenario: Der Bericht nennt, wie oft das Produkt eine Abfrage wiederholte
    Wenn die Abfragen des Produkts vorliegen
    Dann wird genannt, wie oft es eine Abfrage wiederholte

  @req:DVDV-034 @braucht:adapter
  Szenario: Der Bericht nennt, ob das Produkt eine Auskunft behielt
    Wenn das Produkt dieselbe Adresse zweimal nachschlägt
    Dann wird genannt, ob es die Auskunft behielt
