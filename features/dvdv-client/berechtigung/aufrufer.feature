# language: de
@braucht:adapter
Funktionalität: Berechtigung von Aufrufern
  Wer einen Dienst anbietet, prüft Aufrufer im Verzeichnis: Gehört ihr Zertifikat einer Organisation der Kategorie, die das
  Eintragungskonzept erlaubt (FITKO, Nutzung des DVDV; Eintragungskonzept XBau 2.3)? Dass ein Nein zur Abweisung führt, ist unsere Lesart.

  @req:DVDV-041
  Szenario: Ein Partner einer erlaubten Kategorie ruft den Dienst auf
    Wenn ein Partner einer erlaubten Kategorie den Dienst des Produkts aufruft
    Dann prüft es den Aufrufer mit verifycategory und handelt danach

  @req:DVDV-041 @negativ
  Szenario: Ein Partner ohne Eintrag im Verzeichnis ruft den Dienst auf
    Wenn ein Partner den Dienst des Produkts aufruft, dessen Zertifikat nicht im Verzeichnis steht
    Dann prüft es den Aufrufer mit verifycategory und handelt danach

  @req:DVDV-042 @negativ
  Szenario: Ein Partner einer anderen Kategorie wird abgewiesen
    Wenn erst ein Partner einer erlaubten und dann einer einer anderen Kategorie den Dienst des Produkts aufruft
    Dann weist es den Partner der anderen Kategorie ab
