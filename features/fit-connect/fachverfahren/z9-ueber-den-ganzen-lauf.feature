# language: de
@rolle:fachverfahren @zuletzt
Funktionalität: Was für jedes Ereignis, für Wiederholungen und für das regelmäßige Abholen gilt
  Diese Regeln werden am Ende über alles geurteilt, was das Fachverfahren im ganzen Lauf gesendet hat.
  Quelle: FIT-Connect-Dokumentation, Erstellen von Security-Event-Tokens; Submission API 1.1.3, send-case-event.

  @req:FC-SUB-001
  Szenario: Tokens werden mit dem Client-Credentials-Grant im Formular angefragt
    Wenn alle Einreichungen des Laufs beantwortet sind
    Dann waren alle Token-Anfragen richtig gestellt

  @req:FC-SUB-004 @allein
  Szenario: Ohne Callback wird trotzdem abgeholt
    Angenommen eine Einreichung, zu der kein Callback gesendet wird
    Wenn das Fachverfahren sie abgeholt und beantwortet hat
    Und es seine Abholliste liest, ohne dass ein Callback der Anlass sein kann
    Dann hat es sie angenommen

  @req:FC-SUB-033
  Szenario: Der Kopf jedes Ereignisses stimmt
    Wenn alle Einreichungen des Laufs beantwortet sind
    Dann hatte jedes gesendete Ereignis einen richtigen Kopf und eine gültige Signatur

  @req:FC-SUB-034
  Szenario: Die Angaben jedes Ereignisses stimmen
    Wenn alle Einreichungen des Laufs beantwortet sind
    Dann nannte jedes gesendete Ereignis Aussteller, Zeit, Kennung, Einreichung und Vorgang richtig

  @req:FC-SUB-035
  Szenario: Jede Annahme trägt die Authentication-Tags
    Wenn alle Einreichungen des Laufs beantwortet sind
    Dann trug jede Annahme die Authentication-Tags aller empfangenen Teile

  @req:FC-SUB-036
  Szenario: Kein Ereignis nennt ein Payload-Schema, das der Dienst zurückweist
    Wenn alle Einreichungen des Laufs beantwortet sind
    Dann nannte kein Ereignis ein zurückgewiesenes Payload-Schema

  @req:FC-SUB-037
  Szenario: Jede Ablehnung nennt Gründe mit Typ und Stelle
    Wenn alle Einreichungen des Laufs beantwortet sind
    Dann nannte jede Ablehnung Gründe mit Typ und Stelle

  @req:FC-SUB-039 @negativ
  Szenario: Das Protokoll enthält nichts aus den Fachdaten
    Wenn alle Einreichungen des Laufs beantwortet sind
    Dann stand in keinem Ereignis ein Wert aus den Fachdaten

  @req:FC-SUB-040
  Szenario: Jedes Ereignis geht als application/jose an den Dienst
    Wenn alle Einreichungen des Laufs beantwortet sind
    Dann hatte jedes gesendete Ereignis den Medientyp application/jose

  @req:FC-SUB-041 @negativ
  Szenario: Nach 409 wird nicht noch einmal gesendet
    Angenommen eine Einreichung, über die der Zustelldienst schon entschieden hat
    Wenn das Fachverfahren nach seiner Antwort erneut abgeholt hat
    Dann hat es das Ereignis nicht wiederholt

  @req:FC-SUB-043 @negativ
  Szenario: Eine mehrfach gelistete Einreichung wird einmal verarbeitet
    Angenommen eine Einreichung, die in der Abholliste doppelt steht und nach der Annahme noch zweimal gelistet wird
    Wenn das Fachverfahren nach seiner Antwort erneut abgeholt hat
    Dann hat es sie genau einmal verarbeitet

  @req:FC-SUB-046 @negativ
  Szenario: Nach verlorener Antwort wird erst das Protokoll gelesen
    Angenommen eine Einreichung, bei der die Antwort auf das Ereignis verloren geht
    Wenn das Fachverfahren nach seiner Antwort erneut abgeholt hat
    Dann hat es vor einem weiteren Versuch das Protokoll gelesen
