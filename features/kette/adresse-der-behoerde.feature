# language: de
@rolle:onlinedienst-kette @braucht:adapter @braucht:browser-login @braucht:asks-directory
Funktionalität: Die Adresse der Behörde
  Wohin ein Antrag geht, sagt das Verzeichnis; womit er verschlüsselt wird, der Zustelldienst. Passt beides nicht zusammen, ist der Eintrag abgelaufen oder
  das Zertifikat gesperrt, geht nichts hinaus. Kein Eintragungskonzept verbindet DVDV und FIT-Connect: Die Regeln folgen nach unserer Lesart aus DVDV-035,
  DVDV-040, DVDV-041 und FC-SND-022, und wer sie verletzt, erhält eine Warnung.

  Grundlage:
    Angenommen jemand ist mit dem Nutzerkonto angemeldet

  @req:KET-014 @negativ
  Szenario: Die Adresse ändert sich
    Wenn sich die Adresse der Behörde zwischen Antrag und Zahlung ändert
    Dann geht die Einreichung an die Adresse, die das Verzeichnis jetzt nennt

  @req:KET-015 @negativ
  Szenario: Der Eintrag ist abgelaufen
    Wenn jemand einen Antrag an eine Behörde stellt, deren Eintrag abgelaufen ist
    Dann ist ohne Eintrag nichts eingereicht

  @req:KET-016 @negativ
  Szenario: Das Zertifikat ist gesperrt
    Wenn jemand einen Antrag an eine Behörde stellt, deren Zertifikat gesperrt ist
    Dann ist dorthin nichts eingereicht

  @req:KET-017 @negativ
  Szenario: Das Verzeichnis nennt ein anderes Zertifikat
    Wenn jemand einen Antrag stellt und das Verzeichnis ein anderes Zertifikat nennt als der Zustelldienst
    Dann ist wegen des Zertifikats nichts eingereicht

  @req:KET-018 @negativ
  Szenario: Der Empfänger gehört nicht zur Kategorie
    Wenn jemand einen Antrag stellt und der Empfänger nicht zur richtigen Kategorie gehört
    Dann ist bei diesem Empfänger nichts eingereicht
