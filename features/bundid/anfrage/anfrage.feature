# language: de
Funktionalität: Anfrage des Dienstes an die BundID
  Mit der Anfrage sagt der Dienst, wen er in welchem Vertrauensniveau und mit welchen Angaben anmelden will
  (Schnittstellenbeschreibung der BundID, Kapitel 8 und 9).

  Grundlage:
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal

  @req:BID-RQ-01
  Szenario: Jede Anfrage nennt Aussteller, Empfänger und Rückadresse wie vereinbart
    Dann nennt jede Anfrage Aussteller, Empfänger und Rückadresse wie vereinbart

  @req:BID-RQ-02
  Szenario: Jede Anfrage hat eine eigene Kennung, die sich nicht erraten lässt
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 20-mal
    Dann hat jede Anfrage eine eigene Kennung, die sich nicht erraten lässt

  @req:BID-RQ-03
  Szenario: Jede Anfrage ist signiert, und nicht mit SHA-1
    Dann ist jede Anfrage signiert, und nicht mit SHA-1

  @req:BID-RQ-04
  Szenario: Jede Anfrage verwendet die Erweiterung in Version 2
    Dann verwendet jede Anfrage die Erweiterung in Version 2

  @req:BID-RQ-05
  Szenario: Jede Anfrage fordert Angaben mit ihrem vollständigen Namen an
    Dann fordert jede Anfrage mindestens eine Angabe an, jede mit ihrem vollständigen Namen

  @req:BID-RQ-06
  Szenario: Jede Anfrage nennt den Namen der Behörde
    Dann nennt jede Anfrage den Namen der Behörde

  @req:BID-RQ-07
  Szenario: Jede Anfrage nennt die Kennung der Leistung
    Dann nennt jede Anfrage die Kennung der Leistung

  @req:BID-RQ-08
  Szenario: Der Name der Behörde ist höchstens 50 Zeichen lang
    Dann ist der Name der Behörde höchstens 50 Zeichen lang

  @req:BID-RQ-09
  Szenario: Jede Anfrage verlangt mindestens das Vertrauensniveau der Leistung
    Dann verlangt jede Anfrage mindestens das Vertrauensniveau der Leistung

  @req:BID-RQ-10
  Szenario: Keine Anfrage verlangt genau ein Vertrauensniveau
    Dann verlangt keine Anfrage genau ein Niveau

  @req:BID-RQ-11
  Szenario: Jede Anfrage verlangt eine neue Anmeldung unter Beteiligung der Person
    Dann verlangt jede Anfrage eine neue Anmeldung unter Beteiligung der Person

  @req:BID-RQ-12
  Szenario: Keine Anfrage fordert mehr Angaben an, als die Leistung braucht
    Dann fordert keine Anfrage mehr an, als die Leistung braucht

  @req:BID-RQ-13
  Szenario: Keine Anfrage verlangt das abgekündigte bPK als Pflichtangabe
    Dann verlangt keine Anfrage das abgekündigte bPK

  @req:BID-RQ-14
  Szenario: Jede Anfrage fordert das Kennzeichen an, ohne das die Leistung nicht auskommt
    Dann fordert jede Anfrage das Kennzeichen an, ohne das die Leistung nicht auskommt

  @req:BID-RQ-15
  Szenario: Keine Anfrage nennt eine leere oder unbekannte Auswahl der Verfahren
    Dann nennt keine Anfrage eine leere oder unbekannte Auswahl der Verfahren

  @req:BID-RQ-16
  Szenario: Die Rücksprungadresse jeder Anfrage ist fest und verschlüsselt erreichbar
    Dann ist die Rücksprungadresse jeder Anfrage fest und verschlüsselt erreichbar

  @req:BID-RQ-17
  Szenario: Keine Anfrage nennt einen Zweck mit verbotener Auszeichnung
    Dann nennt keine Anfrage einen Zweck mit verbotener Auszeichnung

  @req:BID-RQ-18
  Szenario: Jede Anfrage nennt eine angebotene Sprache oder keine
    Dann nennt jede Anfrage eine Sprache, die das Nutzerkonto anbietet, oder keine

  @req:BID-RQ-19
  Szenario: Jede Anfrage kommt per HTTP-POST
    Dann kommt jede Anfrage per HTTP-POST
