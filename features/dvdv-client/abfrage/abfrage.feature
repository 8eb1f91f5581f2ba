# language: de
@braucht:adapter
Funktionalität: Form der Abfragen
  Einzelne Abfragen sind GET mit einem Parameter, Mengen sind Stapel von höchstens 200; die Namen der Funktionen folgen keiner Regel der
  Groß- und Kleinschreibung (DVDV2 öffentliche API 2.15.0).

  @req:DVDV-011
  Szenario: Eine einzelne Abfrage ist ein GET mit dem einen Parameter request_json
    Wenn das Produkt die Adresse einer Behörde nachschlägt
    Dann ist jede einzelne Abfrage ein GET mit dem einen Parameter request_json

  @req:DVDV-011
  Szenario: Ein Umlaut im Schlüssel ändert die Form der Abfrage nicht
    Wenn das Produkt Behörden mit diesen Schlüsseln nachschlägt:
      | Schlüssel        |
      | töj:999999999999 |
    Dann ist jede einzelne Abfrage ein GET mit dem einen Parameter request_json

  @req:DVDV-011 @braucht:bulk-lookups
  Szenario: Kein Stapel hat mehr als 200 Abfragen
    Wenn das Produkt 205 Behörden auf einmal nachschlägt, von denen einige fehlen
    Dann hat kein Stapel mehr als 200 Abfragen

  @req:DVDV-012
  Szenario: Beim Nachschlagen haben Funktionen ihre gedruckte Schreibweise
    Wenn das Produkt die Adresse einer Behörde nachschlägt
    Dann nennt jede Adresse eine Funktion in ihrer gedruckten Schreibweise

  @req:DVDV-012 @braucht:bulk-lookups
  Szenario: In Stapeln haben Funktionen ihre gedruckte Schreibweise
    Wenn das Produkt 3 Behörden auf einmal nachschlägt, von denen einige fehlen
    Dann nennt jede Adresse eine Funktion in ihrer gedruckten Schreibweise

  @req:DVDV-012 @braucht:offers-services
  Szenario: Bei der Prüfung eines Aufrufers haben Funktionen ihre gedruckte Schreibweise
    Wenn ein dritter Partner einer erlaubten Kategorie den Dienst des Produkts aufruft
    Dann nennt die Prüfung eine Funktion in ihrer gedruckten Schreibweise
