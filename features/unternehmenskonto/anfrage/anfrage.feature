# language: de
Funktionalität: Anfrage des Dienstes an Mein Unternehmenskonto
  Mit der Anfrage bittet der Dienst darum, eine Organisation anzumelden. Eine öffentliche Beschreibung der Schnittstelle gibt es
  nicht; die Regeln sind an Programmen und Einstellungen von Diensten abgelesen, die das Konto nutzen.

  Grundlage:
    Angenommen Organisationen melden sich beim Dienst mit ihrem Unternehmenskonto an, mindestens 3-mal

  @req:MUK-RQ-01
  Szenario: Jede Anfrage ist signiert, kommt per HTTP-POST und nennt angemeldete Adressen
    Dann ist jede Anfrage signiert, kommt per HTTP-POST und nennt die angemeldeten Adressen

  @req:MUK-RQ-02
  Szenario: Jede Anfrage verlangt eine dauerhafte Kennung der Organisation
    Dann verlangt jede Anfrage eine dauerhafte Kennung der Organisation

  @req:MUK-RQ-03
  Szenario: Jede Anfrage verlangt eine neue Anmeldung der Organisation
    Dann verlangt jede Anfrage, dass sich die Organisation neu anmeldet

  @req:MUK-RQ-04
  Szenario: Keine Anfrage nennt Vertrauensniveaus der BundID oder der EU
    Dann nennt keine Anfrage Vertrauensniveaus der BundID oder der EU
