# language: de
@zuletzt @braucht:attacks-authorised
Funktionalität: Was Fehlerseiten über den Server verraten
  Ein Stacktrace zeigt, womit der Dienst gebaut ist und wo er stolpert. Wer ihn zeigt, zeigt ihn meist auf jeder Fehlerseite; deshalb
  steht er einmal im Bericht, mit allen Fällen, in denen er zu sehen war.

  @konto:bundid @req:BID-ER-03
  Szenario: Auf Angriffe antwortet der Dienst ohne technische Einzelheiten
    Wenn alles durchgesehen wird, was der Dienst auf Angriffe geantwortet hat
    Dann zeigt keine der Antworten technische Einzelheiten des Servers

  @konto:unternehmenskonto @req:ATK-XML-12
  Szenario: Auf Angriffe auf Anmeldungen von Organisationen folgen keine technischen Einzelheiten
    Wenn alles durchgesehen wird, was der Dienst auf Angriffe geantwortet hat
    Dann zeigt keine der Antworten technische Einzelheiten des Servers
