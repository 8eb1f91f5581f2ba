# language: de
Funktionalität: Bescheide über FIT-Connect
  Statt selbst eine Verbindung zum Postfach aufzubauen, kann ein Produkt beim Zustellpunkt des ITZBund einreichen: Dienste
  message_v6 und status_v6 von id.bund.de, in den Daten der signierte Inhalt, der Ausweis des Absenders (JWT) und sein Zertifikat.
  Aufbau und Dienste sind aus der Dokumentation von FIT-Connect und einem Client bekannt; was daraus folgt, ist unsere Lesart:
  verletzt jemand diese Regeln, warnt der Prüfstand.

  @req:ZBP-19 @braucht:fit-connect-bridge
  Szenario: Die Einreichung bringt Ausweis und Zertifikat mit
    Wenn die Behörde einer Person einen Bescheid über FIT-Connect sendet
    Dann bringt die Einreichung Ausweis und Zertifikat mit, und der Ausweis gilt bei der Verarbeitung

  @req:ZBP-19 @braucht:fit-connect-bridge @negativ
  Szenario: Der Zustellpunkt verarbeitet die Einreichung erst nach fünf Minuten
    Angenommen der Zustellpunkt verarbeitet die nächste Einreichung erst nach fünf Minuten
    Wenn die Behörde einer Person einen Bescheid über FIT-Connect sendet
    Dann bringt die Einreichung Ausweis und Zertifikat mit, und der Ausweis gilt bei der Verarbeitung

  @req:ZBP-04 @braucht:fit-connect-bridge
  Szenario: Die Signatur deckt den eingereichten Inhalt so ab, wie er gesendet wurde
    Wenn die Behörde einer Person einen Bescheid über FIT-Connect sendet
    Dann ist der Inhalt so signiert, wie er gesendet wurde

  @req:ZBP-05 @braucht:fit-connect-bridge
  Szenario: Zwei Personen gleichen Namens erhalten über FIT-Connect je einen Bescheid
    Wenn die Behörde zwei Personen gleichen Namens je einen Bescheid über FIT-Connect sendet
    Dann liegt jeder Bescheid im Postfach seines Vorgangs

  @req:ZBP-08 @braucht:fit-connect-bridge
  Szenario: Ein Bescheid mit drei Anlagen geht über FIT-Connect
    Wenn die Behörde einen Bescheid mit drei Anlagen über FIT-Connect sendet
    Dann stimmen die genannten Anlagen mit den gesendeten überein

  @req:ZBP-12 @braucht:fit-connect-bridge @negativ
  Szenario: Der Zustellpunkt weist die Einreichung zurück
    Angenommen das Postfach der Person ist gelöscht
    Wenn die Behörde einer Person einen Bescheid über FIT-Connect sendet
    Dann bleibt der Bescheid erhalten und die Sachbearbeitung erfährt davon

  @req:ZBP-17 @braucht:fit-connect-bridge @braucht:status-reports
  Szenario: Der Zeitpunkt einer Statusmeldung steht in koordinierter Weltzeit
    Wenn die Behörde den Stand eines Vorgangs über FIT-Connect meldet
    Dann steht der Zeitpunkt in koordinierter Weltzeit mit Millisekunden
