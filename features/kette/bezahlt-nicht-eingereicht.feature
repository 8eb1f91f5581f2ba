# language: de
@rolle:onlinedienst-kette @braucht:adapter @braucht:browser-login
Funktionalität: Bezahlt, aber nicht eingereicht
  Das Geld ist eingegangen, und zwischen Bezahldienst und Zustelldienst reißt die Kette: Der Zustelldienst ist gestört, eine Antwort geht verloren, der
  Browser kehrt nicht zurück, der Onlinedienst wird neu gestartet. Der Antrag darf dadurch weder verloren gehen noch doppelt ankommen. Die Regeln folgen
  nach unserer Lesart aus FC-SND-060, FC-SND-067, FC-SND-073 und PAY-024: Wer sie verletzt, erhält eine Warnung.

  Grundlage:
    Angenommen jemand ist mit dem Nutzerkonto angemeldet

  @req:KET-004 @negativ @allein
  Szenario: Der Zustelldienst ist gestört und kommt wieder
    Wenn jemand bezahlt, während der Zustelldienst gestört ist, und die Störung danach endet
    Dann ist der bezahlte Antrag danach genau einmal eingereicht

  @req:KET-005 @negativ @allein
  Szenario: Die Antwort auf die Einreichung geht verloren
    Wenn die Antwort auf die Einreichung verloren geht
    Dann ist der Antrag nur einmal eingereicht

  @req:KET-009 @negativ
  Szenario: Der Browser kehrt nicht zurück
    Wenn jemand bezahlt und das Fenster schließt
    Dann ist der Antrag auch ohne Rückkehr eingereicht

  @req:KET-013 @negativ @allein
  Szenario: Das Produkt wird zwischen Zahlung und Einreichung neu gestartet
    Wenn das Produkt zwischen Zahlung und Einreichung neu gestartet wird
    Dann ist der bezahlte Antrag nach dem Neustart eingereicht
