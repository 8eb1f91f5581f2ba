# language: de
@braucht:adapter
Funktionalität: Der eine gültige Dienst
  Zu Schlüssel und Dienst gibt es höchstens eine gültige Adresse, und sie steht in dem Element, das dafür da ist (DVDV2 öffentliche API
  2.15.0, findservicedescription). Fehlschläge melden Server auf zwei Weisen, 204 und 404; beide heißen: nicht gefunden.

  @req:DVDV-040
  Szenario: Verwendet wird die Adresse aus dem Element, das dafür da ist
    Wenn das Produkt die Adresse einer Behörde nachschlägt, deren Eintrag mit einem Hinweis beginnt
    Dann verwendet es die eingetragene Adresse

  @req:DVDV-040 @braucht:several-services
  Szenario: Zwei Dienste einer Behörde werden nicht verwechselt
    Wenn das Produkt beide Dienste einer Behörde nachschlägt
    Dann verwendet es die eingetragene Adresse

  @req:DVDV-040
  Szenario: Gleiche Kennungen mit verschiedenem Präfix werden nicht verwechselt
    Wenn das Produkt zwei Behörden nachschlägt, deren Schlüssel sich nur im Präfix unterscheiden
    Dann verwendet es die eingetragene Adresse

  @req:DVDV-040
  Szenario: Unter dem neuen Schlüssel einer Behörde wird ihre Adresse gefunden
    Wenn das Produkt eine Behörde unter ihrem alten und ihrem neuen Schlüssel nachschlägt
    Dann verwendet es unter dem neuen Schlüssel die eingetragene Adresse

  @req:DVDV-040 @braucht:bulk-lookups
  Szenario: Fehlende Einträge in einer Menge stören die übrigen nicht
    Wenn das Produkt 60 Behörden auf einmal nachschlägt, von denen einige fehlen
    Dann verwendet es die eingetragene Adresse

  @req:DVDV-040
  Szenario: Die Auskunft enthält Angaben, die keine Beschreibung nennt
    Wenn die Auskunft Angaben enthält, die keine Beschreibung nennt
    Dann verwendet es die Adresse trotzdem

  @req:DVDV-040 @negativ
  Szenario: Ein fehlender Eintrag, Antwort 404, gilt als nicht gefunden
    Wenn das Produkt die Adresse einer Behörde nachschlägt, die nicht eingetragen ist
    Dann gilt die Behörde als nicht gefunden

  @req:DVDV-040 @negativ
  Szenario: Ein noch nicht gültiger Eintrag, Antwort 204, gilt als nicht gefunden
    Wenn das Produkt die Adresse einer Behörde nachschlägt, deren Dienst erst später gilt
    Dann gilt die Behörde als nicht gefunden

  @req:DVDV-040 @negativ
  Szenario: Unter dem alten Schlüssel einer Behörde wird nichts gefunden
    Wenn das Produkt eine Behörde unter ihrem alten und ihrem neuen Schlüssel nachschlägt
    Dann gilt die Behörde unter dem alten Schlüssel als nicht gefunden
