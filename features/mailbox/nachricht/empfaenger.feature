# language: de
Funktionalität: Wer den Bescheid bekommt
  Wohin ein Bescheid geht, ergibt sich aus der Anmeldung, die zu seinem Vorgang gehört. Ohne Postfach gibt es einen anderen Weg
  (Schnittstellenbeschreibung der BundID, Kapitel 5.2 und 5.3; Anbindungsleitfaden 1.9).

  @req:ZBP-05
  Szenario: Zwei Personen gleichen Namens erhalten je einen Bescheid
    Wenn die Behörde zwei Personen gleichen Namens je einen Bescheid sendet
    Dann liegt jeder Bescheid im Postfach seines Vorgangs

  @req:ZBP-06
  Szenario: Die Nachricht verlangt das Vertrauensniveau, das zu ihr passt
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann verlangt die Nachricht das Vertrauensniveau, das zu ihr passt

  @req:ZBP-15
  Szenario: Ohne Postfach wird nichts gesendet und ein anderer Weg angeboten
    Wenn die Behörde einen Bescheid an eine Person sendet, deren Anmeldung kein Postfach ergab
    Dann wird nichts gesendet und ein anderer Weg angeboten

  @req:MUK-PF-01
  Szenario: Eine Organisation bekommt Post, für die sich eine Person angemeldet hat
    Wenn die Behörde einen Bescheid an eine Organisation sendet, für die sich eine Person angemeldet hat
    Dann geht nichts an das Postfach der Person
