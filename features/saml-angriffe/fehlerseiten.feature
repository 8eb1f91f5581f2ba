# language: de
@zuletzt @braucht:attacks-authorised
Funktionalität: Was Fehlerseiten über den Server verraten
  Ein Stacktrace zeigt, womit der Dienst gebaut ist und wo er stolpert. Wer ihn zeigt, zeigt ihn meist auf jeder Fehlerseite; deshalb
  steht er einmal im Bericht, mit allen Fällen, in denen er zu sehen war.

  @konto:bundid @req:BID-ER-03
  Szenario: Antworten auf Angriffe
    Wenn alles durchgesehen wird, was der Dienst auf Angriffe geantwortet hat
    Dann zeigt keine der Antworten technische Einzelheiten des Servers

  @konto:unternehmenskonto @req:ATK-XML-12
  Szenario: Antworten auf Angriffe auf die Anmeldung von Organisationen
    Wenn alles durchgesehen wird, was der Dienst auf Angriffe geantwortet hat
    Dann zeigt keine der Antworten technische Einzelheiten des Servers
