# language: de
Funktionalität: Sitzung beim Dienst
  Wer angemeldet ist, bleibt es nicht länger als nötig, und niemand sonst wird es dadurch (FAQ zur BundID, Abschnitt 7.5.3,
  und eigene Lesart).


  @req:BID-SE-01 @allein
  Szenario: Die Sitzung endet spätestens nach den Fristen ihres Niveaus
    Wenn nach einer Anmeldung viel Zeit vergeht
    Dann endet die Sitzung spätestens nach den Fristen ihres Niveaus

  @req:BID-SE-02 @allein
  Szenario: Eine angemeldete Person meldet sich beim Dienst ab
    Wenn sich eine angemeldete Person beim Dienst abmeldet
    Dann gilt ihre Sitzung nicht mehr, und die nächste Anmeldung beginnt mit einer neuen Anfrage

  @req:BID-SE-03 @allein
  Szenario: Eine Person meldet sich an, die schon vorher beim Dienst war
    Wenn sich eine Person anmeldet, die schon vorher beim Dienst war
    Dann ist mit der Kennung von vorher niemand angemeldet

  @req:BID-SE-04 @braucht:browser-login @allein
  Szenario: Zum Anheben des Niveaus meldet sich eine andere Person an
    Wenn sich zum Anheben des Niveaus in einem offenen Vorgang eine andere Person anmeldet
    Dann geht eine neue Anfrage mit dem höheren Niveau hinaus, und der Vorgang bleibt bei der ersten Person
