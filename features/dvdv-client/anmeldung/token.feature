# language: de
@braucht:adapter
Funktionalität: Anmeldung am Verzeichnis
  Ein Produkt weist sich am DVDV mit einem JWT aus, das es mit dem Schlüssel seines hinterlegten Client-Zertifikats unterschreibt, und
  erhält dafür ein Token. Die Abfragen tragen es hinter einem eigenen Wort (DVDV2 öffentliche API 2.15.0, createToken).

  @req:DVDV-020
  Szenario: Token anfordern
    Wenn das Produkt die Adresse einer Behörde nachschlägt
    Dann fordert es das Token mit einem Formular und einem mit RS256 signierten JWT an

  @req:DVDV-021
  Szenario: Zertifikat im JWT
    Wenn das Produkt die Adresse einer Behörde nachschlägt
    Dann nennt das JWT den Fingerabdruck des Zertifikats

  @req:DVDV-022
  Szenario: Token bei der Abfrage
    Wenn das Produkt die Adresse einer Behörde nachschlägt
    Dann trägt jede Abfrage das Token hinter dem Wort EmbeddedBearer

  @req:DVDV-022 @braucht:bulk-lookups
  Szenario: Token beim Stapel
    Wenn das Produkt 3 Behörden auf einmal nachschlägt, von denen einige fehlen
    Dann trägt jede Abfrage das Token hinter dem Wort EmbeddedBearer

  @req:DVDV-022 @braucht:offers-services
  Szenario: Token bei der Prüfung eines Aufrufers
    Wenn ein zweiter Partner einer erlaubten Kategorie den Dienst des Produkts aufruft
    Dann trägt die Prüfung das Token hinter dem Wort EmbeddedBearer

  @req:DVDV-024 @negativ @allein
  Szenario: Falsche Zertifikate der Server
    Wenn sich beide Server mit falschen Zertifikaten ausweisen und das Produkt Adressen nachschlägt
    Dann fragt es über keine solche Verbindung
