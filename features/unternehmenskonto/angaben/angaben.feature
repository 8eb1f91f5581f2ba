# language: de
@allein
Funktionalität: Angaben zur Organisation
  Das Unternehmenskonto sagt, wer die Organisation ist, wer für sie handelt und wie sicher beides ist. Manches steht in
  zusammengesetzten Werten, manches fehlt von Rechts wegen; der Dienst muss es so nehmen, wie es gemeint ist.


  @req:MUK-AT-01
  Szenario: Die Teile der Anschrift kommen in umgekehrter Reihenfolge
    Wenn sich eine Organisation anmeldet, deren Anschrift in umgekehrter Reihenfolge kommt
    Dann steht ihre Anschrift beim Dienst richtig

  @req:MUK-AT-01
  Szenario: Die Anschrift hat weitere, unbekannte Teile
    Wenn sich eine Organisation anmeldet, deren Anschrift weitere, unbekannte Teile hat
    Dann steht ihre Anschrift beim Dienst richtig

  @req:MUK-AT-01
  Szenario: Die Anschrift steht unter einem anderen Präfix
    Wenn sich eine Organisation anmeldet, deren Anschrift unter einem anderen Präfix steht
    Dann steht ihre Anschrift beim Dienst richtig

  @req:MUK-AT-02
  Szenario: Zwei Organisationen heißen gleich
    Wenn sich zwei Organisationen anmelden, die gleich heißen
    Dann hält der Dienst sie an ihren Kennungen auseinander

  @req:MUK-AT-03
  Szenario: Ein Einzelunternehmen steht in keinem Register
    Wenn sich eine Organisation anmeldet, die in keinem Register steht
    Dann gelingt die Anmeldung, und der Dienst erkennt Datenkranz und Personentyp

  @req:MUK-AT-03
  Szenario: Eine Privatperson meldet sich mit ihrer Identifikationsnummer an
    Wenn sich eine Organisation anmeldet, die eine Privatperson ist
    Dann gelingt die Anmeldung, und der Dienst erkennt Datenkranz und Personentyp

  @req:MUK-AT-04
  Szenario: Für die Organisation handelt eine Person
    Wenn sich eine Organisation anmeldet, für die jemand handelt
    Dann führt der Dienst die handelnde Person getrennt von der Organisation

  @req:MUK-AT-04
  Szenario: Für die Organisation ist niemand als handelnd genannt
    Wenn sich eine Organisation anmeldet, für die niemand als handelnd genannt ist
    Dann gelingt die Anmeldung auch ohne handelnde Person

  @req:MUK-AT-05
  Szenario: Die Organisation ist unzureichend identifiziert
    Wenn sich eine Organisation anmeldet, die unzureichend identifiziert ist
    Dann ist ohne ausreichendes Vertrauensniveau niemand angemeldet

  @req:MUK-AT-05
  Szenario: Die Anmeldung der Organisation war zu schwach gesichert
    Wenn sich eine Organisation anmeldet, deren Anmeldung selbst zu schwach gesichert war
    Dann ist ohne ausreichendes Vertrauensniveau niemand angemeldet

  @req:MUK-AT-05
  Szenario: Zur Organisation ist kein Vertrauensniveau genannt
    Wenn sich eine Organisation anmeldet, zu der kein Vertrauensniveau genannt ist
    Dann ist ohne ausreichendes Vertrauensniveau niemand angemeldet

  @req:MUK-AT-06
  Szenario: Das Geburtsdatum der handelnden Person beginnt mit dem Tag
    Wenn sich eine Organisation anmeldet, für die jemand handelt
    Dann liest der Dienst das Datum mit dem Tag an erster Stelle

  @req:MUK-AT-06
  Szenario: Das Geburtsdatum einer Privatperson beginnt mit dem Tag
    Wenn sich eine Organisation anmeldet, die eine Privatperson ist
    Dann liest der Dienst das Datum mit dem Tag an erster Stelle

  @req:MUK-AT-07
  Szenario: Eine Anschrift im Ausland hat keine Postleitzahl
    Wenn sich eine Organisation anmeldet, deren Anschrift im Ausland keine Postleitzahl hat
    Dann gelingt die Anmeldung ohne Postleitzahl
