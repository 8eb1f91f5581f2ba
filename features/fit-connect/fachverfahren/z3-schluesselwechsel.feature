# language: de
@rolle:fachverfahren @allein
Funktionalität: Den Verschlüsselungsschlüssel wechseln
  Ein Absender verschlüsselt mit dem Schlüssel, den der Zustellpunkt nennt. Nennt er einen, der noch nicht veröffentlicht ist,
  kann ihm niemand schreiben.
  Quelle: Submission API 1.1.3, Schlüssel hinzufügen und Zustellpunkt ändern.

  @req:FC-SUB-053 @assistiert
  Szenario: Erst wird der neue Schlüssel veröffentlicht, dann umgestellt
    Wenn das Fachverfahren auf Wunsch seinen Verschlüsselungsschlüssel wechselt
    Dann ist der neue Schlüssel veröffentlicht, bevor der Zustellpunkt ihn nennt
