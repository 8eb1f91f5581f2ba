# language: de
@allein
Funktionalität: Rund um die Anmeldung
  Auch wenn die Antwort stimmt, lässt sich die Anmeldung über Adressen, Fehlermeldungen, Sitzungen und
  gleichzeitige Aufrufe missbrauchen.

  @req:ATK-WEB-01 @req:BID-SE-05
  Szenariogrundriss: Eine fremde Adresse im Begleitwert führt niemanden dorthin
    Nach der Anmeldung darf niemand auf einer fremden Seite landen, die wie der Dienst aussieht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann führt der Dienst niemanden zu einer fremden Adresse

    Beispiele:
      | Fall                       | Abweichung                                                 |
      | ATK-WEB-01/foreign-url     | RelayState enthält eine fremde Adresse                     |
      | ATK-WEB-01/scheme-relative | RelayState enthält eine fremde Adresse ohne Schema         |
      | ATK-WEB-01/javascript      | RelayState enthält ein Skript                              |
      | ATK-WEB-01/line-break      | RelayState enthält einen Zeilenumbruch mit einer Kopfzeile |

  @req:ATK-WEB-02 @req:BID-ER-01 @req:MUK-ER-02
  Szenariogrundriss: Ein Programm in einer Fehlermeldung wird nur als Text gezeigt
    Der Meldungstext kommt von außen; im Browser der Person darf er nichts ausführen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann zeigt der Dienst den fremden Text nur als Text

    Beispiele:
      | Fall               | Abweichung                                    |
      | ATK-WEB-02/message | Skript als Text in StatusMessage einer Absage |
      | ATK-WEB-02/detail  | Skript als Text in StatusDetail einer Absage  |

  @req:ATK-WEB-03 @req:BID-RQ-16 @req:BID-SE-05
  Szenariogrundriss: Eine fremde Adresse als Rückkehrziel führt niemanden dorthin
    Wer einen Link zur Anmeldung verschickt, darf nicht bestimmen, wohin sie führt.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann führt der Dienst niemanden zu einer fremden Adresse

    Beispiele:
      | Fall                       | Abweichung                                                                 |
      | ATK-WEB-03/foreign-url     | Start der Anmeldung mit einer fremden Adresse als Rückkehrziel             |
      | ATK-WEB-03/scheme-relative | Start der Anmeldung mit einer fremden Adresse ohne Schema als Rückkehrziel |

  @req:ATK-WEB-04 @req:BID-SE-03
  Szenariogrundriss: Eine untergeschobene Sitzung meldet den Angreifer nicht mit an
    Wer die Kennung der Sitzung vor der Anmeldung kannte, darf danach nicht mit angemeldet sein.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann gehört die Sitzung danach niemandem, der die frühere Kennung kennt

    Beispiele:
      | Fall       | Abweichung                                                 |
      | ATK-WEB-04 | Die Kennung der Sitzung ist nach der Anmeldung eine andere |

  @req:ATK-WEB-05
  Szenariogrundriss: Eine Antwort auf ungeschütztem Weg meldet niemanden an
    Antworten gehören in ein Formular und auf eine verschlüsselte Verbindung.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall           | Abweichung                                 |
      | ATK-WEB-05/get | Die Felder der Antwort als Abfrage mit GET |

    @braucht:tls
    Beispiele:
      | Fall                  | Abweichung                               |
      | ATK-WEB-05/plain-http | Die Antwort an dieselbe Adresse ohne TLS |

  @req:ATK-WEB-06
  Szenariogrundriss: Die Antwort auf die Anmeldung ist vom Zwischenspeichern ausgenommen
    Was nach der Anmeldung kommt, enthält persönliche Angaben und darf nirgends liegen bleiben.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann darf die Antwort des Dienstes nirgends zwischengespeichert werden

    Beispiele:
      | Fall       | Abweichung                                                          |
      | ATK-WEB-06 | Die Antwort auf die Anmeldung darf nicht zwischengespeichert werden |

  @req:ATK-WEB-07 @braucht:logout
  Szenariogrundriss: Eine Abmeldung, die niemand wollte, beendet die Sitzung nicht
    Wer jemanden abmelden kann, unterbricht dessen Antrag. Kommt der LogoutRequest nicht vom Konto, oder nennt er eine andere
    Person, so bleibt die Sitzung. Danach beendet eine echte Abmeldung sie, damit ihr Fortbestand etwas sagt. Bietet der Dienst
    kein Single Logout an, so geht es um seine eigene Adresse zum Abmelden.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist die Person weiterhin angemeldet

    Beispiele:
      | Fall                     | Abweichung                                                      |
      | ATK-WEB-07/unsigned      | LogoutRequest ohne Signatur, der die angemeldete Person nennt   |
      | ATK-WEB-07/other-name-id | LogoutRequest des Kontos, der eine andere Person nennt          |

  @req:ATK-WEB-07 @konto:unternehmenskonto @braucht:single-logout-redirect
  Szenariogrundriss: Eine ungewollte Abmeldung über die Adresszeile beendet die Sitzung nicht
    Mit HTTP-Redirect steht die Abmeldung in einer Adresse, die sich verlinken, verändern und ein zweites Mal aufrufen lässt.
    Signiert ist die Abfrage, nicht das Dokument darin (SAML-Bindings 3.4.4.1).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist die Person weiterhin angemeldet

    Beispiele:
      | Fall                              | Abweichung                                                                       |
      | ATK-WEB-07/redirect-unsigned      | LogoutRequest mit HTTP-Redirect, ohne Signatur der Abfrage                       |
      | ATK-WEB-07/redirect-other-key     | LogoutRequest mit HTTP-Redirect, mit fremdem Schlüssel signiert                  |
      | ATK-WEB-07/redirect-other-request | LogoutRequest mit HTTP-Redirect, mit der Signatur einer anderen Abfrage          |
      | ATK-WEB-07/redirect-other-name-id | LogoutRequest mit HTTP-Redirect, vom Konto signiert, über eine andere Person     |
      | ATK-WEB-07/redirect-repeated      | LogoutRequest mit HTTP-Redirect, der schon eine frühere Sitzung beendet hat      |

  @req:ATK-WEB-08 @req:BID-RS-01 @req:MUK-RS-01 @braucht:metadata-refresh
  Szenariogrundriss: Ein neuer Schlüssel in unsignierten Metadaten meldet niemanden an
    Wer Metadaten ohne Signatur und ohne TLS austauschen kann, bringt mit ihnen seinen eigenen Schlüssel unter. Ein neuer
    Schlüssel gilt daher erst, wenn bekannt ist, von wem er kommt (OWASP SAML Security Cheat Sheet, Validate Signatures).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                         | Abweichung                                                       |
      | ATK-WEB-08/unsigned-metadata | Metadaten des Kontos mit neuem Schlüssel, von niemandem signiert |

  @req:ATK-WEB-08 @req:BID-RS-01 @req:MUK-RS-01 @braucht:metadata-refresh @braucht:restart
  Szenariogrundriss: Eine Anmeldung mit einem zurückgezogenen Schlüssel wird nur vermerkt
    Nach einem Schlüsselwechsel nennen die Metadaten den alten Schlüssel nicht mehr. Wer ihnen ohne TLS nichts glaubt, hält auch
    daran fest; deshalb steht im Bericht nur, was geschieht. Danach beginnt der Dienst neu und liest wieder beide Schlüssel.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann wird vermerkt, ob die Person danach angemeldet ist

    Beispiele:
      | Fall                     | Abweichung                                                                       |
      | ATK-WEB-08/withdrawn-key | Signiert mit dem alten Schlüssel, den die Metadaten des Kontos nicht mehr nennen |

  @req:ATK-WEB-09 @req:BID-RS-10 @req:MUK-RS-03
  Szenariogrundriss: Dieselbe Antwort, fünfzigmal gleichzeitig, ergibt höchstens eine Sitzung
    Auch wenn alle zugleich kommen, darf die Antwort nur einmal gelten.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach höchstens eine Sitzung entstanden

    Beispiele:
      | Fall       | Abweichung                               |
      | ATK-WEB-09 | Dieselbe Antwort fünfzigmal gleichzeitig |
