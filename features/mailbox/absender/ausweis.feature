# language: de
Funktionalität: Ausweis des Absenders gegenüber dem Postfach
  Das Postfach erkennt einen Absender an drei Dingen: am Zertifikat der Verbindung (Anbindungsleitfaden der BundID 1.9), an einem
  Ausweis, den er selbst unterschreibt (JWT), und an der Unterschrift unter dem Inhalt. Die beiden letzten sind aus Skripten und
  einem Client bekannt; verletzt jemand diese Regeln, warnt der Prüfstand.

  @req:ZBP-01 @braucht:zbp-rest
  Szenario: Jede Übertragung zeigt das Zertifikat der richtigen Umgebung
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann weist sie sich bei jeder Übertragung mit dem Zertifikat dieser Umgebung aus

  @req:ZBP-02 @braucht:zbp-rest
  Szenario: Jede Übertragung trägt ein selbst signiertes JWT mit kurzer Gültigkeit
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann trägt jede Übertragung ein selbst signiertes JWT mit kurzer Gültigkeit

  @req:ZBP-03 @negativ @braucht:zbp-rest
  Szenario: Das Postfach leitet an eine fremde Adresse weiter
    Angenommen das Postfach reagiert auf den nächsten Bescheid so: "Weiterleitung an eine fremde Adresse"
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann geht weder JWT noch Inhalt an die fremde Adresse

  @req:ZBP-03 @negativ @braucht:zbp-rest
  Szenario: Das Postfach lehnt einen abgelaufenen Ausweis ab
    Angenommen das Postfach reagiert auf den nächsten Bescheid so: "Ausweis abgelaufen"
    Wenn die Behörde einer Person einen Bescheid sendet
    Und die Behörde danach einen weiteren Bescheid sendet
    Dann kommt das abgelehnte JWT nicht noch einmal

  @req:ZBP-03 @braucht:zbp-rest
  Szenario: Das Protokoll des Produkts wird nach Ausweisen durchgesehen
    Wenn die Behörde einer Person einen Bescheid sendet
    Und jemand das Protokoll des Produkts liest
    Dann steht darin kein JWT

  @req:ZBP-04 @braucht:zbp-rest
  Szenario: Die Signatur deckt den Inhalt so ab, wie er gesendet wurde
    Wenn die Behörde einer Person einen Bescheid sendet
    Dann ist der Inhalt so signiert, wie er gesendet wurde

  @req:ZBP-20 @negativ @allein @braucht:zbp-direct
  Szenario: Das Postfach weist sich mit einem falschen Zertifikat aus
    Wenn sich das Postfach mit falschen Zertifikaten ausweist und die Behörde Bescheide sendet
    Dann überträgt sie über keine solche Verbindung etwas
