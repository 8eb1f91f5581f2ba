# language: de
Funktionalität: Metadaten des Dienstes
  Bevor ein Dienst Personen anmelden darf, reicht er seine Metadaten ein. Was darin steht und was nicht darin stehen darf, sagt
  die Schnittstellenbeschreibung der BundID, Kapitel 7.2.


  @req:BID-MD-01
  Szenario: Die Metadaten nennen eine Adresse für Antworten per HTTP-POST
    Wenn das Nutzerkonto die Metadaten des Dienstes erhält
    Dann nennen sie eine Adresse, die Antworten per HTTP-POST annimmt

  @req:BID-MD-02
  Szenario: Die Metadaten nennen keine Gültigkeitsdauer
    Wenn das Nutzerkonto die Metadaten des Dienstes erhält
    Dann nennen sie keine Gültigkeitsdauer

  @req:BID-MD-03
  Szenario: Die Metadaten tragen keine ID
    Wenn das Nutzerkonto die Metadaten des Dienstes erhält
    Dann tragen sie keine ID

  @req:BID-MD-04
  Szenario: Die entityID ist eine https-Adresse ohne Anschlussnummer
    Wenn das Nutzerkonto die Metadaten des Dienstes erhält
    Dann ist ihre entityID eine https-Adresse ohne Anschlussnummer

  @req:BID-MD-06
  Szenario: Die Metadaten nennen einen Schlüssel zum Verschlüsseln
    Wenn das Nutzerkonto die Metadaten des Dienstes erhält
    Dann nennen sie einen Schlüssel zum Verschlüsseln

  @req:BID-MD-08
  Szenario: Die Metadaten schreiben keine Verfahren vor
    Wenn das Nutzerkonto die Metadaten des Dienstes erhält
    Dann schreiben sie keine Verfahren vor

  @req:BID-MD-09
  Szenario: Signatur und Verschlüsselung haben verschiedene, ausreichend lange Schlüssel
    Wenn das Nutzerkonto die Metadaten des Dienstes erhält
    Dann nennen sie für Signatur und Verschlüsselung verschiedene, ausreichend lange Schlüssel

  @req:BID-MD-07
  Szenario: Jede Anfrage lässt sich mit einem Schlüssel aus den Metadaten prüfen
    Angenommen Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens 3-mal
    Dann lässt sich jede Anfrage mit einem Schlüssel aus den Metadaten prüfen

  @req:BID-MD-05 @zuletzt
  Szenario: Die entityID bleibt bis zum Ende des Laufs gleich
    In das Kennzeichen jeder Person geht der Rechnername der entityID ein; mit einem anderen verliert jede Person ihre Vorgänge
    (Kapitel 6.2.2, FAQ 9.2.5). Ein Lauf zeigt, ob sie in seiner Zeit gleich bleibt.

    Wenn das Nutzerkonto die Metadaten des Dienstes am Ende noch zweimal abruft
    Dann nennen Metadaten und Anfragen dieselbe entityID wie zu Beginn

  @req:BID-MD-05 @allein @braucht:restart
  Szenario: Die entityID bleibt nach einem Neustart gleich
    Was beim Start gebildet wird, etwa aus dem Namen des Rechners, zeigt sich erst nach einem Neustart.

    Wenn das Nutzerkonto die Metadaten des Dienstes nach einem Neustart noch einmal abruft
    Dann nennen Metadaten und Anfragen dieselbe entityID wie zu Beginn
