# language: de
@rolle:onlinedienst-kette @braucht:adapter @braucht:browser-login
Funktionalität: Eingereicht, aber nicht bezahlt
  Ein Antrag mit Gebühr geht erst an die Behörde, wenn der Bezahldienst auf Nachfrage PAYED nennt. Weder ein Abbruch noch eine Störung noch eine
  gefälschte Rückkehr darf ihn durchlassen. Gedruckt ist, dass der Rückkehr nicht zu trauen ist (KET-008); die übrigen Regeln folgen nach unserer Lesart aus
  PAY-023, PAY-026 und PTR-001: Wer sie verletzt, erhält eine Warnung.

  Grundlage:
    Angenommen jemand ist mit dem Nutzerkonto angemeldet

  @req:KET-006 @negativ
  Szenario: Die Zahlung wird abgebrochen
    Wenn die Zahlung abgebrochen wird
    Dann ist der unbezahlte Antrag nicht eingereicht

  @req:KET-006 @negativ
  Szenario: Die Zahlung wird abgelehnt
    Wenn die Zahlung abgelehnt wird
    Dann ist der unbezahlte Antrag nicht eingereicht

  @req:KET-008 @negativ
  Szenario: Eine gefälschte Rückkehr bewirkt keine Einreichung
    Wenn der Browser unbezahlt mit der Behauptung zurückkehrt, es sei bezahlt
    Dann bewirkt die Rückkehr keine Einreichung

  @req:KET-010 @negativ @allein
  Szenario: Der Bezahldienst ist beim Anlegen gestört
    Wenn der Bezahldienst beim Anlegen der Zahlung gestört ist
    Dann ist der Antrag ohne Zahlung nicht eingereicht

  @req:KET-011 @negativ
  Szenario: Der Bezahldienst ist bei der Frage nach dem Ergebnis gestört
    Wenn der Bezahldienst auf die Frage nach dem Ergebnis mit Fehlern antwortet
    Dann ist der Antrag wegen der Fehler nicht eingereicht

  @req:KET-012 @negativ
  Szenario: Die Beträge widersprechen sich
    Wenn der Bezahldienst einen anderen Betrag nennt als angefordert
    Dann ist der Antrag wegen des Betrags nicht eingereicht
