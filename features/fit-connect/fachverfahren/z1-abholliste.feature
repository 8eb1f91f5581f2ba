# language: de
@rolle:fachverfahren @allein
Funktionalität: Die Abholliste vollständig abarbeiten
  Die Abholliste kommt in Seiten, und nicht jede gelistete Einreichung ist noch da oder lesbar. Was am Ende steht, darf
  deshalb nicht liegen bleiben.
  Quelle: Submission API 1.1.3, get-submissions und get-submission.

  @req:FC-SUB-003 @req:FC-SUB-044 @req:FC-SUB-045
  Szenario: Hinter einer unlesbaren und vielen verschwundenen Einreichungen wird die letzte noch abgeholt
    Angenommen eine Abholliste, die mit einer unlesbaren Einreichung beginnt, danach eine volle Seite verschwundener Einreichungen zeigt und mit einer gültigen endet
    Wenn das Fachverfahren die Abholliste abgearbeitet hat
    Dann hat es weitergeblättert, die verschwundenen übergangen und sich von der unlesbaren nicht aufhalten lassen

  @req:FC-SUB-002 @assistiert
  Szenario: Eine fehlende Verknüpfung mit dem Zustellpunkt wird gemeldet
    Angenommen ein Zustelldienst, der die Abholliste mit 403 verweigert
    Wenn das Fachverfahren die Abholliste abgerufen hat
    Dann meldet es seinem Betreiber nicht, es sei nichts abzuholen
