# language: de
Funktionalität: Weg zum Nutzerkonto und zurück
  Zwischen Dienst und Nutzerkonto trägt der Browser der Person die Nachrichten. Was unterwegs geschieht, darf der Dienst
  weder aus der Hand geben noch wiederholen (Schnittstellenbeschreibung der BundID, Kapitel 5.4, 8.2, 9.3 und 9.5).

  @req:BID-RS-13 @allein
  Szenario: Eine Antwort mit den heute üblichen Verfahren meldet die Person an
    Wenn das Nutzerkonto mit den heute üblichen Verfahren antwortet
    Dann gelingt die Anmeldung

  @req:BID-RQ-16 @braucht:return-parameter @braucht:browser-login @allein
  Szenario: Eine untergeschobene Adresse wird nicht zur Rücksprungadresse
    Wenn jemand im Aufruf der Anmeldung eine fremde Adresse als Ziel angibt
    Dann nennt die Anfrage diese Adresse nicht als Rücksprungadresse

  @req:BID-RQ-21
  Szenario: Vor dem Wechsel sagt der Dienst, dass es zur BundID geht
    Wenn sich eine Person auf den Weg zum Nutzerkonto macht
    Dann hat ihr der Dienst zuvor gesagt, dass sie zur BundID wechselt

  @req:BID-RQ-20 @allein
  Szenario: Nach „Zurück“ sendet der Dienst die Anfrage kein zweites Mal
    Wenn jemand beim Nutzerkonto auf „Zurück“ geht
    Dann sendet der Dienst die Anfrage kein zweites Mal
