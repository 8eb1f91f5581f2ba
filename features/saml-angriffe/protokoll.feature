# language: de
@allein
Funktionalität: Regeln des Protokolls
  Alle Antworten sind hier gültig signiert; verletzt ist jeweils eine einzige Regel: für wen, wie lange, auf welche Frage und
  wie oft eine Antwort gilt (SAML-Profile 4.1.4.2 bis 4.1.4.5).

  @req:ATK-PRO-01 @req:BID-RS-08 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort für einen anderen Dienst meldet niemanden an
    Das Nutzerkonto nennt, für wen die Antwort bestimmt ist; für andere gilt sie nicht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                      |
      | ATK-PRO-01 | Audience ist ein anderer Dienst |

  @req:ATK-PRO-02 @req:BID-RS-08 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort ohne Angabe des Empfängers meldet niemanden an
    Fehlt die Angabe, für wen die Antwort ist, so darf der Dienst sie nicht auf sich beziehen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                      | Abweichung                |
      | ATK-PRO-02/no-restriction | Keine AudienceRestriction |
      | ATK-PRO-02/no-conditions  | Keine Conditions          |

  @req:ATK-PRO-03 @req:BID-RS-08 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort, die auch für einen anderen Dienst gelten soll, meldet niemanden an
    Jede der Einschränkungen muss den Dienst nennen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                      | Abweichung                                                                         |
      | ATK-PRO-03/second-foreign | Zwei AudienceRestriction, eine davon für einen anderen Dienst: beide müssen passen |

  @req:ATK-PRO-04 @req:BID-RS-09 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort außerhalb ihrer Gültigkeit meldet niemanden an
    Eine Antwort gilt nur wenige Minuten; wer sie später findet, soll nichts damit anfangen können.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall               | Abweichung                            |
      | ATK-PRO-04/expired | Conditions seit 10 Minuten abgelaufen |
      | ATK-PRO-04/not-yet | Conditions gelten erst in 10 Minuten  |

  @req:ATK-PRO-05 @req:BID-RS-06 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort mit abgelaufener Bestätigung meldet niemanden an
    Auch die Bestätigung, wem die Antwort gehört, hat ein Ende.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                                  |
      | ATK-PRO-05 | Nur die Bestätigung (bearer) ist seit 10 Minuten abgelaufen |

  @req:ATK-PRO-06 @req:BID-RS-06 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort ohne passende Bestätigung meldet niemanden an
    Nur eine Bestätigung für den Überbringer (bearer) erlaubt, sich mit dieser Antwort anzumelden.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                      | Abweichung                     |
      | ATK-PRO-06/none           | Keine SubjectConfirmation      |
      | ATK-PRO-06/holder-of-key  | Nur die Methode holder-of-key  |
      | ATK-PRO-06/sender-vouches | Nur die Methode sender-vouches |

  @req:ATK-PRO-07 @req:BID-RS-06 @req:MUK-RS-03
  Szenariogrundriss: Eine Bestätigung mit unerlaubtem Beginn meldet niemanden an
    Ein Beginn ist in dieser Bestätigung nicht vorgesehen (SAML-Profile 4.1.4.2).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                             |
      | ATK-PRO-07 | NotBefore in den Daten der Bestätigung |

  @req:ATK-PRO-08 @req:BID-RS-06 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort mit unvollständiger Bestätigung meldet niemanden an
    Ende und Empfangsadresse sind Pflichtangaben (SAML-Profile 4.1.4.2).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                    | Abweichung                    |
      | ATK-PRO-08/no-end       | Bestätigung ohne NotOnOrAfter |
      | ATK-PRO-08/no-recipient | Bestätigung ohne Recipient    |

  @req:ATK-PRO-09 @req:BID-RS-06 @req:MUK-RS-03
  Szenariogrundriss: Eine Bestätigung für eine andere Adresse meldet niemanden an
    Die Bestätigung nennt die Adresse, an der die Antwort abzugeben ist; Ähnlichkeit genügt nicht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                 | Abweichung                                                              |
      | ATK-PRO-09/other-sp  | Recipient ist ein anderer Dienst                                        |
      | ATK-PRO-09/other-acs | Recipient ist eine andere Adresse desselben Dienstes                    |
      | ATK-PRO-09/slash     | Recipient ist dieselbe Adresse mit einem Schrägstrich mehr oder weniger |
      | ATK-PRO-09/case      | Recipient ist derselbe Pfad in anderer Groß- und Kleinschreibung        |

  @req:ATK-PRO-10 @req:BID-RS-05 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort an eine andere oder an keine Adresse meldet niemanden an
    Die Antwort nennt, wohin sie geschickt ist; kommt sie woanders an, wurde sie umgeleitet.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                | Abweichung                         |
      | ATK-PRO-10/other-sp | Destination ist ein anderer Dienst |
      | ATK-PRO-10/absent   | Keine Destination                  |

  @req:ATK-PRO-11 @req:BID-RS-07 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort auf eine unbekannte Anfrage meldet niemanden an
    Eine Antwort auf eine Frage, die der Dienst nie gestellt hat, gilt nicht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                                   |
      | ATK-PRO-11 | InResponseTo nennt an beiden Stellen eine unbekannte Anfrage |

  @req:ATK-PRO-12 @req:BID-RS-07 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort, die zwei verschiedene Anfragen nennt, meldet niemanden an
    Antwort und Bestätigung müssen dieselbe Anfrage nennen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                    | Abweichung                                                             |
      | ATK-PRO-12/response     | InResponseTo der Antwort nennt eine andere Anfrage als die Bestätigung |
      | ATK-PRO-12/confirmation | InResponseTo der Bestätigung nennt eine andere Anfrage als die Antwort |

  @req:ATK-PRO-13 @req:BID-RS-07 @req:MUK-RS-03
  Szenariogrundriss: Eine unverlangte Antwort meldet niemanden an
    Bei diesen Konten beginnt jede Anmeldung beim Dienst; unverlangte Antworten gibt es nicht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                     | Abweichung                                                         |
      | ATK-PRO-13/pending       | Unverlangt: nirgends InResponseTo, während eine Anmeldung läuft    |
      | ATK-PRO-13/fresh-browser | Unverlangt: nirgends InResponseTo, in einem Browser ohne Anmeldung |

  @req:ATK-PRO-14 @req:BID-RS-10 @req:MUK-RS-03
  Szenariogrundriss: Dieselbe Antwort meldet kein zweites Mal an
    Wer eine Antwort mitliest, soll sie nicht noch einmal verwenden können.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                     | Abweichung                                                 |
      | ATK-PRO-14/same-browser  | Gültige Antwort zweimal gesendet: im selben Browser        |
      | ATK-PRO-14/other-browser | Gültige Antwort zweimal gesendet: in einem anderen Browser |

    @braucht:logout
    Beispiele:
      | Fall                    | Abweichung                                          |
      | ATK-PRO-14/after-logout | Gültige Antwort zweimal gesendet: nach dem Abmelden |

    @braucht:restart
    Beispiele:
      | Fall                     | Abweichung                                                         |
      | ATK-PRO-14/after-restart | Gültige Antwort zweimal gesendet: nach einem Neustart des Dienstes |

  @req:ATK-PRO-15 @req:BID-RS-10 @req:MUK-RS-03
  Szenariogrundriss: Dieselbe Aussage in neuer Antwort meldet niemanden an
    Auch neu verpackt gilt eine Aussage nur einmal.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                                                                        |
      | ATK-PRO-15 | Neu signierte Antwort auf eine neue Anfrage, die ID der Assertion ist die von der Anmeldung davor |

  @req:ATK-PRO-16 @req:BID-RQ-22 @req:BID-RS-07 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort für einen anderen Browser meldet niemanden an
    Sonst könnte jemand eine andere Person unbemerkt unter seinem Namen anmelden und lesen, was sie einträgt.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                   | Abweichung                                                                 |
      | ATK-PRO-16/own-request | Antwort für Browser A in Browser B, der selbst eine Anmeldung begonnen hat |
      | ATK-PRO-16/no-request  | Antwort für Browser A in Browser B, der keine Anmeldung begonnen hat       |

  @req:ATK-PRO-17 @req:BID-RS-04 @req:MUK-RS-03
  Szenariogrundriss: Eine Antwort mit unbekanntem oder anderem Aussteller meldet niemanden an
    Antwort und Aussage müssen beide von dem Konto kommen, das gefragt wurde.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                 | Abweichung                                                         |
      | ATK-PRO-17/assertion | Aussteller der Assertion unbekannt                                 |
      | ATK-PRO-17/response  | Aussteller der Antwort unbekannt                                   |
      | ATK-PRO-17/both      | Aussteller beider unbekannt                                        |
      | ATK-PRO-17/disagree  | Aussteller der Antwort ist ein anderes Konto als der der Assertion |

  @req:ATK-PRO-18 @req:BID-RS-11 @req:MUK-RS-03
  Szenariogrundriss: Eine Aussage unter einem Fehlerstatus meldet niemanden an
    Meldet das Konto einen Fehler, so zählt nicht, was sonst noch in der Antwort steht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                              |
      | ATK-PRO-18 | Status Requester mit gültiger Assertion |

  @req:ATK-PRO-19 @req:BID-RS-11 @req:MUK-RS-03
  Szenariogrundriss: Ein Erfolg unter einem Fehlerstatus meldet niemanden an
    Es gilt der oberste Status; ein Erfolg darunter ändert ihn nicht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                      |
      | ATK-PRO-19 | Status Responder, darin Success |

  @req:ATK-PRO-20
  Szenariogrundriss: Eine Antwort mit anderer oder fehlender Version meldet niemanden an
    Der Dienst spricht SAML 2.0; was anderes behauptet, darf er nicht deuten.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                        | Abweichung                    |
      | ATK-PRO-20/response-1.1     | Version der Antwort ist 1.1   |
      | ATK-PRO-20/response-absent  | Version der Antwort fehlt     |
      | ATK-PRO-20/assertion-1.1    | Version der Assertion ist 1.1 |
      | ATK-PRO-20/assertion-absent | Version der Assertion fehlt   |

  @req:ATK-PRO-21
  Szenariogrundriss: Eine Antwort, Stunden alt oder aus der Zukunft, meldet niemanden an
    Eine Antwort entsteht in dem Augenblick, in dem sie ankommt.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall             | Abweichung                 |
      | ATK-PRO-21/old   | IssueInstant vor 6 Stunden |
      | ATK-PRO-21/ahead | IssueInstant in 6 Stunden  |

  @req:ATK-PRO-22
  Szenariogrundriss: Ungewöhnliche Zeitangaben bringen den Dienst nicht zum Absturz
    Ablehnen darf der Dienst sie, abstürzen nicht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann bleibt der Dienst erreichbar und zeigt keine Fehlermeldung des Servers

    Beispiele:
      | Fall                | Abweichung                             |
      | ATK-PRO-22/no-zone  | Zeitpunkte ohne Z                      |
      | ATK-PRO-22/offset   | Zeitpunkte mit +02:00                  |
      | ATK-PRO-22/fraction | Zeitpunkte mit sieben Nachkommastellen |

  @req:ATK-PRO-23
  Szenariogrundriss: Eine Sitzung, die beim Konto schon zu Ende ist, meldet niemanden an
    Das Konto sagt, wie lange seine Sitzung gilt.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                   |
      | ATK-PRO-23 | SessionNotOnOrAfter liegt eine Stunde zurück |

  @req:ATK-PRO-24 @req:BID-RS-12
  Szenariogrundriss: Von zwei verschiedenen Vertrauensniveaus gilt höchstens das niedrigere
    Widersprechen sich zwei Angaben, so darf nicht die höhere gelten.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein auf dem niedrigeren Vertrauensniveau

    Beispiele:
      | Fall                 | Abweichung                                  |
      | ATK-PRO-24/low-first | Zwei AuthnStatement; das niedrigere zuerst  |
      | ATK-PRO-24/low-last  | Zwei AuthnStatement; das niedrigere zuletzt |

  @req:ATK-PRO-25 @req:BID-RS-10 @req:MUK-RS-03
  Szenariogrundriss: Eine verletzte oder unbekannte Bedingung meldet niemanden an
    Eine Bedingung, die der Dienst nicht kennt, kann er nicht einhalten.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                         | Abweichung                        |
      | ATK-PRO-25/one-time-use      | OneTimeUse, zweimal gesendet      |
      | ATK-PRO-25/unknown-condition | Eine Bedingung, die niemand kennt |

  @req:ATK-PRO-26 @req:BID-RS-06 @req:BID-RS-08 @req:MUK-RS-03
  Szenariogrundriss: Eine von einem anderen Dienst weitergereichte Antwort meldet niemanden an
    Ein unredlicher Dienst reicht ein, was das Konto ihm über eine Person gesandt hat.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                                                             |
      | ATK-PRO-26 | Antwort für einen anderen Dienst (Audience, Recipient, Destination) an diesen geleitet |
