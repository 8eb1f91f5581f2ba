# language: de
Funktionalität: Anfrage des Dienstes an die BundID
  Mit der Anfrage sagt der Dienst, wen er in welchem Vertrauensniveau und mit welchen Angaben anmelden will
  (Schnittstellenbeschreibung der BundID, Kapitel 8 und 9).


  @req:BID-RQ-01
  Szenario: Aufbau und Adressen
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann nennt jede Anfrage Aussteller, Empfänger und Rückadresse wie vereinbart

  @req:BID-RQ-02
  Szenario: Kennung der Anfrage
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 20-mal
    Dann hat jede Anfrage eine eigene Kennung, die sich nicht erraten lässt

  @req:BID-RQ-03
  Szenario: Signatur
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann ist jede Anfrage signiert, und nicht mit SHA-1

  @req:BID-RQ-04
  Szenario: Version der Erweiterung
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann verwendet jede Anfrage die Erweiterung in Version 2

  @req:BID-RQ-05
  Szenario: Angeforderte Angaben
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann fordert jede Anfrage mindestens eine Angabe an, jede mit ihrem vollständigen Namen

  @req:BID-RQ-06
  Szenario: Name der Behörde
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann nennt jede Anfrage den Namen der Behörde

  @req:BID-RQ-07
  Szenario: Kennung der Leistung
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann nennt jede Anfrage die Kennung der Leistung

  @req:BID-RQ-08
  Szenario: Länge des Behördennamens
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann ist der Name der Behörde höchstens 50 Zeichen lang

  @req:BID-RQ-09
  Szenario: Vertrauensniveau
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann verlangt jede Anfrage mindestens das Vertrauensniveau der Leistung

  @req:BID-RQ-10
  Szenario: Kein genaues Niveau
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann verlangt keine Anfrage genau ein Niveau

  @req:BID-RQ-11
  Szenario: Neue Anmeldung
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann verlangt jede Anfrage eine neue Anmeldung unter Beteiligung der Person

  @req:BID-RQ-12
  Szenario: Datensparsamkeit
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann fordert keine Anfrage mehr an, als die Leistung braucht

  @req:BID-RQ-13
  Szenario: Abgekündigtes Kennzeichen
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann verlangt keine Anfrage das abgekündigte bPK

  @req:BID-RQ-14
  Szenario: Kennzeichen der Person
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann fordert jede Anfrage das Kennzeichen an, ohne das die Leistung nicht auskommt

  @req:BID-RQ-15
  Szenario: Auswahl der Verfahren
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann nennt keine Anfrage eine leere oder unbekannte Auswahl der Verfahren

  @req:BID-RQ-16
  Szenario: Rücksprungadresse
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann ist die Rücksprungadresse jeder Anfrage fest und verschlüsselt erreichbar

  @req:BID-RQ-17
  Szenario: Kein Zweck mit Auszeichnung
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann nennt keine Anfrage einen Zweck mit verbotener Auszeichnung

  @req:BID-RQ-18
  Szenario: Sprache
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann nennt jede Anfrage eine Sprache, die das Nutzerkonto anbietet, oder keine

  @req:BID-RQ-19
  Szenario: Übertragung
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann kommt jede Anfrage per HTTP-POST
