# language: de
Funktionalität: Angaben zur Person
  Was das Nutzerkonto über eine Person sagt, muss der Dienst so nehmen, wie es gemeint ist: nicht mehr und nicht weniger
  (Schnittstellenbeschreibung der BundID, Kapitel 5.3 und 6).


  @req:BID-AT-01 @allein
  Szenario: Vertauschte Kurznamen vertauschen Vor- und Familiennamen nicht
    Wenn sich eine Person anmeldet, deren Konto die Kurznamen von Vor- und Familiennamen vertauscht
    Dann stehen ihre Angaben beim Dienst an der richtigen Stelle

  @req:BID-AT-02 @allein
  Szenario: Eine Person mit nur einem Namen kann sich anmelden
    Wenn sich eine Person anmeldet, die keinen Vornamen hat
    Dann gelingt die Anmeldung auch ohne diese Angaben

  @req:BID-AT-02 @allein
  Szenario: Eine Person ohne Anschrift und Geburtsnamen kann sich anmelden
    Wenn sich eine Person anmeldet, deren Konto weder Anschrift noch Geburtsnamen kennt
    Dann gelingt die Anmeldung auch ohne diese Angaben

  @req:BID-AT-03 @allein
  Szenario: Wer sich noch einmal anmeldet, wird am Kennzeichen wiedererkannt
    Wenn sich eine Person zweimal anmeldet
    Dann erkennt der Dienst sie an ihrem Kennzeichen wieder

  @req:BID-AT-04 @allein
  Szenario: Ein ungewöhnlich langes Kennzeichen mit Vorsatz bleibt unverändert
    Wenn sich eine Person anmeldet, deren Kennzeichen ungewöhnlich lang ist und mit einem Vorsatz beginnt
    Dann gelingt die Anmeldung mit unverändertem Kennzeichen

  @req:BID-AT-05 @allein
  Szenario: Von der Person selbst eingetragene Angaben gelten nicht als nachgewiesen
    Wenn sich eine Person anmeldet, deren Angaben teils nachgewiesen und teils von ihr selbst eingetragen sind
    Dann gelten beim Dienst nur die nachgewiesenen Angaben als nachgewiesen

  @req:BID-AT-06 @allein
  Szenario: Das Konto liefert eine unbekannte Angabe
    Wenn sich eine Person anmeldet, deren Konto eine unbekannte Angabe liefert
    Dann gelingt die Anmeldung trotzdem

  @req:BID-AT-06 @allein
  Szenario: Das Konto liefert die Angaben in umgekehrter Reihenfolge
    Wenn sich eine Person anmeldet, deren Konto die Angaben in umgekehrter Reihenfolge liefert
    Dann gelingt die Anmeldung trotzdem

  @req:BID-AT-07 @allein
  Szenario: Wer sich einmalig ohne Konto anmeldet, erhält eine eigene Meldung
    Wenn sich eine Person einmalig ohne Konto anmeldet
    Dann erklärt der Dienst auf einer eigenen Seite, dass sie nicht angemeldet ist

  @req:BID-AT-08 @allein
  Szenario: Ein Pseudonym wird nur zusammen mit seiner Quelle geführt
    Wenn sich eine Person anmeldet, deren Ausweis ein Pseudonym mitbringt
    Dann führt der Dienst das Pseudonym nur zusammen mit seiner Quelle

  @req:BID-AT-09 @allein
  Szenario: Umlaute und ein großes ß im Namen bleiben erhalten
    Wenn sich eine Person anmeldet, deren Name Umlaute und ein großes ß enthält
    Dann stehen ihre Angaben beim Dienst Zeichen für Zeichen so, wie das Konto sie liefert

  @req:BID-AT-09 @allein
  Szenario: Buchstaben anderer Sprachen im Namen bleiben erhalten
    Wenn sich eine Person anmeldet, deren Name weitere Buchstaben europäischer Sprachen enthält
    Dann stehen ihre Angaben beim Dienst Zeichen für Zeichen so, wie das Konto sie liefert

  @req:BID-AT-09 @allein
  Szenario: Ein sehr langer Name bleibt vollständig erhalten
    Wenn sich eine Person anmeldet, deren Name sehr lang ist
    Dann stehen ihre Angaben beim Dienst Zeichen für Zeichen so, wie das Konto sie liefert

  @req:BID-AT-09 @allein
  Szenario: Spitze Klammern im Namen bleiben erhalten
    Wenn sich eine Person anmeldet, deren Name spitze Klammern enthält
    Dann stehen ihre Angaben beim Dienst Zeichen für Zeichen so, wie das Konto sie liefert

  @req:BID-AT-10 @allein
  Szenario: Ein Ausweis ohne Staatsangehörigkeit wird hingenommen
    Wenn sich eine Person anmeldet, deren Ausweis keine Staatsangehörigkeit nennt
    Dann nimmt der Dienst ihre Angaben so hin

  @req:BID-AT-11 @braucht:browser-login @allein
  Szenario: Postkorb und Kennung des Vorgangs gehen mit dem Antrag weiter
    Wenn sich eine Person anmeldet und einen Antrag einreicht
    Dann gehen Postkorb und Kennung des Vorgangs mit dem Antrag weiter
