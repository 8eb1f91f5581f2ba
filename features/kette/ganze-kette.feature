# language: de
@rolle:onlinedienst-kette @braucht:adapter @braucht:browser-login
Funktionalität: Die ganze Kette
  Jemand meldet sich an, stellt einen Antrag, bezahlt die Gebühr, und die Behörde antwortet. Nutzerkonto, Verzeichnis, Bezahldienst, Zustelldienst und
  Fachverfahren sind dabei zugleich in Betrieb und müssen dieselbe Geschichte erzählen. Die Regeln folgen nach unserer Lesart aus denen der einzelnen
  Schnittstellen (PAY-027, BID-AT-03, FC-SND-060, FC-SND-066): Wer sie verletzt, erhält eine Warnung.

  Grundlage:
    Angenommen jemand ist mit dem Nutzerkonto angemeldet

  @req:KET-001 @req:KET-002 @req:KET-003
  Szenario: Ein Antrag geht von der Anmeldung bis zur Annahme durch die ganze Kette
    Wenn jemand einen Antrag stellt, die Gebühr bezahlt und das Fachverfahren ihn annimmt
    Dann nennt die Einreichung die Zahlung so, wie sie im Kassenbuch steht
    Und nennt der eingereichte Antrag die angemeldete Person
    Und erfährt der Bürger die Entscheidung der Behörde

  @req:KET-003 @negativ @allein
  Szenario: Das Fachverfahren weist zurück
    Wenn das Fachverfahren den bezahlten Antrag zurückweist
    Dann erfährt der Bürger die Entscheidung der Behörde
