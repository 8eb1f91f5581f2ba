# language: de
@braucht:adapter
Funktionalität: Anmeldung am Verzeichnis
  Ein Produkt weist sich am DVDV mit einem JWT aus, das es mit dem Schlüssel seines hinterlegten Client-Zertifikats unterschreibt, und
  erhält dafür ein Token. Die Abfragen tragen es hinter einem eigenen Wort (DVDV2 öffentliche API 2.15.0, createToken).

  @req:DVDV-020
  Szenario: Das Token wird mit Formular und RS256-signiertem JWT angefordert
    Wenn das Produkt die Adresse einer Behörde nachschlägt
    Dann fordert es das Token mit einem Formular und einem mit RS256 signierten JWT an

  @req:DVDV-021
  Szenario: Das JWT nennt den Fingerabdruck des Zertifikats
    Wenn das Produkt die Adresse einer Behörde nachschlägt
    Dann nennt das JWT den Fingerabdruck des Zertifikats

  @req:DVDV-022
  Szenario: Jede einzelne Abfrage trägt das Token hinter dem Wort EmbeddedBearer
    Wenn das Produkt die Adresse einer Behörde nachschlägt
    Dann trägt jede Abfrage das Token hinter dem Wort EmbeddedBearer

  @req:DVDV-022 @braucht:bulk-lookups
  Szenario: Jeder Stapel trägt das Token hinter dem Wort EmbeddedBearer
    Wenn das Produkt 3 Behörden auf einmal nachschlägt, von denen einige fehlen
    Dann trägt jede Abfrage das Token hinter dem Wort EmbeddedBearer

  @req:DVDV-022 @braucht:offers-services
  Szenario: Die Prüfung eines Aufrufers trägt das Token hinter dem Wort EmbeddedBearer
    Wenn ein zweiter Partner einer erlaubten Kategorie den Dienst des Produkts aufruft
    Dann trägt die Prüfung das Token hinter dem Wort EmbeddedBearer

  @req:DVDV-024 @negativ @allein
  Szenario: Über eine Verbindung mit falschem Zertifikat wird nichts gefragt
    Wenn sich beide Server mit falschen Zertifikaten ausweisen und das Produkt Adressen nachschlägt
    Dann fragt es über keine solche Verbindung
