# language: de
@allein
Funktionalität: Abgebrochene Anmeldungen
  Wer die Anmeldung beim Unternehmenskonto abbricht, ist nicht angemeldet. Woran der Dienst den Abbruch erkennt und was er davon
  zeigt, darf nicht vom deutschen Meldungstext des Kontos abhängen.


  @req:MUK-ER-01
  Szenario: Der Abbruch kommt mit einem anderen Meldungstext
    Wenn jemand die Anmeldung beim Unternehmenskonto abbricht und der Meldungstext ein anderer ist als sonst
    Dann verläuft der Abbruch wie sonst auch

  @req:MUK-ER-02
  Szenario: Der Meldungstext eines Abbruchs enthält spitze Klammern
    Wenn jemand die Anmeldung beim Unternehmenskonto abbricht und der Meldungstext spitze Klammern enthält
    Dann zeigt der Dienst den Meldungstext nur als Text
