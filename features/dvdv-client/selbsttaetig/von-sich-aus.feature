# language: de
@braucht:drives-itself
Funktionalität: Produkte, die von sich aus nachschlagen
  Ein Produkt ohne Adapter handelt, wann es will. Beurteilt wird, was es während der Beobachtung von sich aus sendet; was es aus einer
  Auskunft macht, ist auf der Leitung nicht zu sehen (DVDV2 öffentliche API 2.15.0; FITKO, häufige Fragen zum DVDV).

  @req:DVDV-001 @zuletzt
  Szenario: Von sich aus nennt das Produkt ganze Schlüssel
    Wenn das Produkt von sich aus nachschlägt
    Dann nennt es ganze Schlüssel

  @req:DVDV-011 @zuletzt
  Szenario: Von sich aus fragt das Produkt in der vorgeschriebenen Form
    Wenn das Produkt von sich aus nachschlägt
    Dann stellt es jede Abfrage in der vorgeschriebenen Form

  @req:DVDV-012 @zuletzt
  Szenario: Von sich aus nennt das Produkt Funktionen in ihrer gedruckten Schreibweise
    Wenn das Produkt von sich aus nachschlägt
    Dann nennt es Funktionen in ihrer gedruckten Schreibweise

  @req:DVDV-020 @zuletzt
  Szenario: Von sich aus meldet sich das Produkt mit einem RS256-signierten JWT an
    Wenn das Produkt von sich aus nachschlägt
    Dann meldet es sich mit einem RS256-signierten JWT an

  @req:DVDV-021 @zuletzt
  Szenario: Von sich aus nennt das Produkt im JWT den Fingerabdruck seines Zertifikats
    Wenn das Produkt von sich aus nachschlägt
    Dann nennt es im JWT den Fingerabdruck seines Zertifikats

  @req:DVDV-022 @zuletzt
  Szenario: Von sich aus sendet das Produkt das Token hinter dem Wort EmbeddedBearer
    Wenn das Produkt von sich aus nachschlägt
    Dann sendet es das Token hinter dem Wort EmbeddedBearer

  @req:DVDV-024 @negativ @allein @braucht:repeats-look-ups
  Szenario: Von sich aus sendet das Produkt nichts an Server mit falschem Zertifikat
    Wenn sich beide Server mit falschen Zertifikaten ausweisen, während das Produkt von sich aus nachschlägt
    Dann sendet es über keine solche Verbindung

  @req:DVDV-031 @negativ @allein @braucht:repeats-look-ups
  Szenario: Ein Server fällt aus, während das Produkt von sich aus nachschlägt
    Wenn ein Server ausfällt, während das Produkt von sich aus nachschlägt
    Dann fragt es von sich aus den Ersatzserver

  @req:DVDV-031 @negativ @allein @braucht:repeats-look-ups
  Szenario: Fehlt ein Eintrag, fragt das Produkt nicht von sich aus den Ersatzserver
    Wenn ein Eintrag fehlt, den das Produkt von sich aus nachschlägt
    Dann fragt es den Ersatzserver nicht nach dem fehlenden Eintrag
