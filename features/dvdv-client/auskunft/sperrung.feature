# language: de
@braucht:adapter
Funktionalität: Gesperrte Zertifikate von Partnern
  Das Verzeichnis sagt zu jedem Zertifikat, ob und seit wann es gesperrt ist. Ein Client, der der amtlichen Bibliothek nachgebildet ist,
  weist solche Auskünfte zurück; wer die Adresse trotzdem verwendet, wird gewarnt.

  @req:DVDV-035 @negativ
  Szenario: Das Zertifikat des Empfängers ist gesperrt
    Wenn das Produkt die Adresse einer Behörde nachschlägt, deren Zertifikat gesperrt ist
    Dann verwendet es die Adresse nicht
