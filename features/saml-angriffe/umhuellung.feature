# language: de
@allein
Funktionalität: Umhüllte Signaturen
  Hier bleibt die Signatur echt, doch neben dem, was sie abdeckt, steht eine gefälschte Aussage über eine andere Person.
  Wer das eine prüft und das andere liest, meldet den Angreifer an (On Breaking SAML, USENIX Security 2012).

  @req:ATK-XSW-1
  Szenariogrundriss: Echte Antwort in der Signatur der gefälschten
    Die ganze Antwort ist gefälscht und trägt die Signatur der echten, die darin versteckt ist.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                     |
      | ATK-XSW-1 | Böse Antwort behält die Signatur; die echte steht in Signature |

  @req:ATK-XSW-2
  Szenariogrundriss: Echte Antwort neben der Signatur der gefälschten
    Die ganze Antwort ist gefälscht; die echte steht darin vor der Signatur.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                              |
      | ATK-XSW-2 | Böse Antwort behält die Signatur; die echte steht davor |

  @req:ATK-XSW-3 @req:BID-RS-02
  Szenariogrundriss: Gefälschte Aussage vor der echten
    Geprüft wird die echte Aussage, gelesen die gefälschte davor.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                  |
      | ATK-XSW-3 | Böse Assertion ohne Signatur vor der echten |

  @req:ATK-XSW-4 @req:BID-RS-02
  Szenariogrundriss: Gefälschte Aussage um die echte
    Die echte Aussage steckt in der gefälschten; geprüft wird innen, gelesen außen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                          |
      | ATK-XSW-4 | Böse Assertion umschließt die echte |

  @req:ATK-XSW-5 @req:BID-RS-02
  Szenariogrundriss: Gefälschte Aussage mit fremder Signatur
    Die gefälschte Aussage trägt die Signatur der echten, die am Ende der Antwort steht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                                      |
      | ATK-XSW-5 | Böse Assertion behält die Signatur; die echte ohne Signatur am Ende der Antwort |

  @req:ATK-XSW-6 @req:BID-RS-02
  Szenariogrundriss: Echte Aussage in der Signatur versteckt
    Die gefälschte Aussage trägt die Signatur, in deren Innerem die echte liegt.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                 |
      | ATK-XSW-6 | Böse Assertion behält die Signatur, in der die echte steht |

  @req:ATK-XSW-7 @req:BID-RS-02
  Szenariogrundriss: Gefälschte Aussage in den Erweiterungen
    An einer Stelle, die kaum jemand prüft, steht eine zweite Aussage mit derselben Kennung.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                   |
      | ATK-XSW-7 | Böse Assertion mit derselben ID in Extensions vor der echten |

  @req:ATK-XSW-8 @req:BID-RS-02
  Szenariogrundriss: Echte Aussage im Anhang der Signatur
    Die gefälschte Aussage trägt die Signatur; die echte liegt in deren Anhang.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                       |
      | ATK-XSW-8 | Böse Assertion behält die Signatur; die echte in deren ds:Object |

  @req:ATK-XSW-9 @req:BID-RS-02
  Szenariogrundriss: Zwei Beschreibungen in einer Signatur
    Die eine Beschreibung passt zur gefälschten Aussage, die andere zur Signatur.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                                                          |
      | ATK-XSW-9 | Böse Assertion mit zwei SignedInfo; das erste passt zu ihr, das zweite zur Signatur (CVE-2019-3465) |

  @req:ATK-XSW-10 @req:BID-RS-02
  Szenariogrundriss: Gefälschte Aussage nach der echten
    Geprüft wird die erste Aussage, gelesen die letzte.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall       | Abweichung                                                    |
      | ATK-XSW-10 | Böse Assertion ohne Signatur nach der echten (CVE-2022-41912) |

  @req:ATK-XSW-11 @req:BID-RS-02
  Szenariogrundriss: Zwei Aussagen mit derselben Kennung
    Die Signatur nennt eine Kennung; tragen sie zwei Aussagen, so ist offen, welche gemeint ist.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall                  | Abweichung                                                  |
      | ATK-XSW-11/evil-first | Böse und echte Assertion mit derselben ID, die böse zuerst  |
      | ATK-XSW-11/evil-last  | Böse und echte Assertion mit derselben ID, die böse zuletzt |

  @req:ATK-XSW-12 @req:BID-RS-02
  Szenariogrundriss: Gefälschte Aussage an freien Stellen
    Es gibt Stellen für beliebige Inhalte; eine Aussage von dort gilt nicht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall                       | Abweichung                                       |
      | ATK-XSW-12/extensions      | Böse Assertion ohne Signatur in samlp:Extensions |
      | ATK-XSW-12/status-detail   | Böse Assertion ohne Signatur in StatusDetail     |
      | ATK-XSW-12/advice          | Böse Assertion ohne Signatur in Advice           |
      | ATK-XSW-12/attribute-value | Böse Assertion ohne Signatur in AttributeValue   |

  @req:ATK-XSW-13 @req:BID-RS-02
  Szenariogrundriss: Verschlüsselte und offene Aussage nebeneinander
    Die eine ist echt, die andere gefälscht; verschlüsseln kann der Angreifer auch.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall                      | Abweichung                                                      |
      | ATK-XSW-13/plain-evil     | Gültige EncryptedAssertion und eine böse Assertion im Klartext  |
      | ATK-XSW-13/encrypted-evil | Böse EncryptedAssertion und die signierte Assertion im Klartext |

  @req:ATK-XSW-14 @req:BID-RS-02
  Szenariogrundriss: Fast gleiche Kennung
    Ein ähnlich geschriebenes Merkmal lenkt die Signatur auf die gefälschte Aussage.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall              | Abweichung                                                |
      | ATK-XSW-14/Id     | Böse Assertion trägt die ID der echten im Attribut Id     |
      | ATK-XSW-14/id     | Böse Assertion trägt die ID der echten im Attribut id     |
      | ATK-XSW-14/xml-id | Böse Assertion trägt die ID der echten im Attribut xml:id |
