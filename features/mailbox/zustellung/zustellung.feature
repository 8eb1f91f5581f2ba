# language: de
Funktionalität: Zustellung und ihr Nachweis
  Mit der Bereitstellung beginnt eine Frist (FAQ zur BundID, 8.2.1), und wer sendet, erfährt von Fehlern (11.1.4). Wie ein Produkt
  damit umgeht, schreibt keine veröffentlichte Quelle vor: verletzt jemand diese Regeln, warnt der Prüfstand.

  @req:ZBP-11 @braucht:zbp-rest
  Szenario: Das Postfach bestätigt die Bereitstellung eines Bescheids
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann behält sie Kennung und Zeitpunkt als Nachweis

  @req:ZBP-11 @negativ @braucht:zbp-rest
  Szenario: Das Postfach nimmt den Bescheid an, nennt aber keine Kennung
    Angenommen das Postfach reagiert auf den nächsten Bescheid so: "angenommen, doch die Antwort nennt keine Kennung"
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann gilt der Bescheid nicht als zugestellt

  @req:ZBP-12 @negativ @braucht:zbp-direct
  Szenario: Das Postfach der Person ist gelöscht
    Angenommen das Postfach der Person ist gelöscht
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann ist der Versuch endgültig gescheitert und ein anderer Weg angeboten

  @req:ZBP-12 @negativ @braucht:zbp-rest
  Szenariogrundriss: Der Bescheid wird nicht angenommen
    Angenommen das Postfach reagiert auf den nächsten Bescheid so: "<Reaktion>"
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann bleibt der Bescheid erhalten und die Sachbearbeitung erfährt davon

    Beispiele:
      | Reaktion            |
      | Zugriff verweigert  |
      | Nachricht zu groß   |
      | Inhalt abgelehnt    |
      | Ausweis abgelaufen  |
      | dauerhaft gestört   |

  @req:ZBP-13 @negativ @braucht:zbp-rest
  Szenariogrundriss: Abgelehntes wird nicht wiederholt
    Angenommen das Postfach reagiert auf den nächsten Bescheid so: "<Reaktion>"
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann wird die abgelehnte Übertragung nicht wiederholt

    Beispiele:
      | Reaktion           |
      | Eingabe fehlerhaft |
      | Zugriff verweigert |
      | Inhalt abgelehnt   |

  @req:ZBP-13 @negativ @braucht:zbp-rest
  Szenariogrundriss: Das Postfach ist vorübergehend gestört
    Angenommen das Postfach reagiert auf den nächsten Bescheid so: "<Reaktion>"
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann wird er, wenn überhaupt, erst nach einer Pause wiederholt und liegt höchstens einmal im Postfach

    Beispiele:
      | Reaktion                        |
      | Wartung, erneut nach 2 Sekunden |
      | zweimal vorübergehend gestört   |

  @req:ZBP-13 @negativ @braucht:zbp-rest
  Szenario: Die Antwort auf einen angenommenen Bescheid geht verloren
    Angenommen das Postfach reagiert auf den nächsten Bescheid so: "angenommen, doch die Antwort geht verloren"
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann liegt der Bescheid höchstens einmal im Postfach

  @req:ZBP-18 @zuletzt
  Szenario: Die alte SOAP-Schnittstelle wird nicht verwendet
    Angenommen das Postfach reagiert auf den nächsten Bescheid so: "dauerhaft gestört"
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann hat sie in der ganzen Prüfung die alte SOAP-Schnittstelle nicht verwendet
