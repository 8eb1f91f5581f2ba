# language: de
@allein
Funktionalität: Angaben zur Organisation
  Das Unternehmenskonto sagt, wer die Organisation ist, wer für sie handelt und wie sicher beides ist. Manches steht in
  zusammengesetzten Werten, manches fehlt von Rechts wegen; der Dienst muss es so nehmen, wie es gemeint ist.


  @req:MUK-AT-01
  Szenario: Teile der Anschrift in anderer Reihenfolge
    Wenn sich eine Organisation anmeldet, deren Anschrift in umgekehrter Reihenfolge kommt
    Dann steht ihre Anschrift beim Dienst richtig

  @req:MUK-AT-01
  Szenario: Unbekannte Teile der Anschrift
    Wenn sich eine Organisation anmeldet, deren Anschrift weitere, unbekannte Teile hat
    Dann steht ihre Anschrift beim Dienst richtig

  @req:MUK-AT-01
  Szenario: Andere Schreibweise der Anschrift
    Wenn sich eine Organisation anmeldet, deren Anschrift unter einem anderen Präfix steht
    Dann steht ihre Anschrift beim Dienst richtig

  @req:MUK-AT-02
  Szenario: Zwei Organisationen gleichen Namens
    Wenn sich zwei Organisationen anmelden, die gleich heißen
    Dann hält der Dienst sie an ihren Kennungen auseinander

  @req:MUK-AT-03
  Szenario: Einzelunternehmen ohne Registereintrag
    Wenn sich eine Organisation anmeldet, die in keinem Register steht
    Dann nimmt der Dienst sie als das, was sie ist

  @req:MUK-AT-03
  Szenario: Privatperson mit Identifikationsnummer
    Wenn sich eine Organisation anmeldet, die eine Privatperson ist
    Dann nimmt der Dienst sie als das, was sie ist

  @req:MUK-AT-04
  Szenario: Handelnde Person
    Wenn sich eine Organisation anmeldet, für die jemand handelt
    Dann führt der Dienst die handelnde Person getrennt von der Organisation

  @req:MUK-AT-04
  Szenario: Keine handelnde Person
    Wenn sich eine Organisation anmeldet, für die niemand als handelnd genannt ist
    Dann führt der Dienst die handelnde Person getrennt von der Organisation

  @req:MUK-AT-05
  Szenario: Unzureichend identifiziert
    Wenn sich eine Organisation anmeldet, die unzureichend identifiziert ist
    Dann ist bei zu niedrigem Vertrauensniveau niemand angemeldet

  @req:MUK-AT-05
  Szenario: Unzureichend angemeldet
    Wenn sich eine Organisation anmeldet, deren Anmeldung selbst zu schwach gesichert war
    Dann ist bei zu niedrigem Vertrauensniveau niemand angemeldet

  @req:MUK-AT-05
  Szenario: Keine Angabe des Vertrauensniveaus
    Wenn sich eine Organisation anmeldet, zu der kein Vertrauensniveau genannt ist
    Dann ist bei zu niedrigem Vertrauensniveau niemand angemeldet

  @req:MUK-AT-06
  Szenario: Datum der handelnden Person
    Wenn sich eine Organisation anmeldet, für die jemand handelt
    Dann liest der Dienst das Datum mit dem Tag an erster Stelle

  @req:MUK-AT-06
  Szenario: Geburtsdatum einer Privatperson
    Wenn sich eine Organisation anmeldet, die eine Privatperson ist
    Dann liest der Dienst das Datum mit dem Tag an erster Stelle

  @req:MUK-AT-07
  Szenario: Anschrift im Ausland
    Wenn sich eine Organisation anmeldet, deren Anschrift im Ausland keine Postleitzahl hat
    Dann gelingt die Anmeldung ohne Postleitzahl
