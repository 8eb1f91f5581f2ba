# language: de
@braucht:adapter
Funktionalität: Ausweichen auf den Ersatzserver
  Fällt ein Server aus, steht ein anderer bereit. Ausgewichen wird nur bei technischen Fehlern; eine Ablehnung oder ein leeres Ergebnis ist
  eine Antwort (FITKO, häufige Fragen zum DVDV). Dass ein Produkt bei einem technischen Fehler ausweichen muss, ist unsere Lesart.

  @req:DVDV-031 @negativ
  Szenariogrundriss: Der gefragte Server hat einen technischen Fehler: <Fehler>
    Wenn der Server bei der Abfrage so reagiert: "<Fehler>"
    Dann fragt es den Ersatzserver

    Beispiele:
      | Fehler                       |
      | vorübergehend nicht verfügbar |
      | interner Fehler              |
      | Verbindung bricht ab         |

  @req:DVDV-031 @negativ
  Szenario: Nach einer abgelehnten Anmeldung wird der Ersatzserver nicht gefragt
    Wenn der Server bei der Abfrage so reagiert: "Anmeldung abgelehnt"
    Dann fragt es den Ersatzserver nicht

  @req:DVDV-031 @negativ
  Szenario: Ist die Behörde nicht eingetragen, wird der Ersatzserver nicht gefragt
    Wenn das Produkt die Adresse einer Behörde nachschlägt, die nicht eingetragen ist
    Dann fragt es den Ersatzserver nicht

  @req:DVDV-031 @negativ
  Szenario: Ist der Eintrag noch nicht gültig, wird der Ersatzserver nicht gefragt
    Wenn das Produkt die Adresse einer Behörde nachschlägt, deren Dienst erst später gilt
    Dann fragt es den Ersatzserver nicht
