# language: de
@rolle:fachverfahren
Funktionalität: Sich anmelden und regelmäßig abholen
  FIT-Connect stellt nichts zu, das Fachverfahren holt ab. Es meldet sich mit einem Token an, das nach spätestens 30 Minuten
  abläuft. Dass es regelmäßig nachfragt, auch wenn Callbacks eingerichtet sind, wird am Ende des Laufs beurteilt.
  Quelle: FIT-Connect-Dokumentation, Authentifizierung und Callbacks.

  @req:FC-SUB-001
  Szenario: Ein Token, das nicht mehr gilt, wird ersetzt
    Angenommen eine Einreichung, deren Abruf mit 401 beantwortet wird, bis ein neues Token vorliegt
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Dann hat es sie angenommen

  @req:FC-SUB-051
  Szenario: Für Verschlüsselung und Signatur gibt es getrennte Schlüssel
    Wenn der Zustellpunkt seine öffentlichen Schlüssel zeigt
    Dann hat jeder Zweck einen eigenen Schlüssel, der für nichts anderes ausgewiesen ist
