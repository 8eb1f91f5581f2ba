# language: de
@allein
Funktionalität: Umhüllte Signaturen
  Hier bleibt die Signatur echt, doch neben dem, was sie abdeckt, steht eine gefälschte Aussage über eine andere Person.
  Wer das eine prüft und das andere liest, meldet den Angreifer an (On Breaking SAML, USENIX Security 2012).

  @req:ATK-XSW-1
  Szenariogrundriss: Eine gefälschte Antwort mit der echten in ihrer Signatur meldet den Angreifer nicht an
    Die ganze Antwort ist gefälscht und trägt die Signatur der echten, die darin versteckt ist.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                     |
      | ATK-XSW-1 | Böse Antwort behält die Signatur; die echte steht in Signature |

  @req:ATK-XSW-2
  Szenariogrundriss: Eine gefälschte Antwort mit der echten neben ihrer Signatur meldet den Angreifer nicht an
    Die ganze Antwort ist gefälscht; die echte steht darin vor der Signatur.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                              |
      | ATK-XSW-2 | Böse Antwort behält die Signatur; die echte steht davor |

  @req:ATK-XSW-3 @req:BID-RS-02
  Szenariogrundriss: Eine gefälschte Aussage vor der echten meldet den Angreifer nicht an
    Geprüft wird die echte Aussage, gelesen die gefälschte davor.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                  |
      | ATK-XSW-3 | Böse Assertion ohne Signatur vor der echten |

  @req:ATK-XSW-4 @req:BID-RS-02
  Szenariogrundriss: Eine gefälschte Aussage um die echte meldet den Angreifer nicht an
    Die echte Aussage steckt in der gefälschten; geprüft wird innen, gelesen außen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                          |
      | ATK-XSW-4 | Böse Assertion umschließt die echte |

  @req:ATK-XSW-5 @req:BID-RS-02
  Szenariogrundriss: Eine gefälschte Aussage mit der Signatur der echten meldet den Angreifer nicht an
    Die gefälschte Aussage trägt die Signatur der echten, die am Ende der Antwort steht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                                      |
      | ATK-XSW-5 | Böse Assertion behält die Signatur; die echte ohne Signatur am Ende der Antwort |

  @req:ATK-XSW-6 @req:BID-RS-02
  Szenariogrundriss: Eine gefälschte Aussage mit der echten in ihrer Signatur meldet den Angreifer nicht an
    Die gefälschte Aussage trägt die Signatur, in deren Innerem die echte liegt.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                 |
      | ATK-XSW-6 | Böse Assertion behält die Signatur, in der die echte steht |

  @req:ATK-XSW-7 @req:BID-RS-02
  Szenariogrundriss: Eine gefälschte Aussage in den Erweiterungen meldet den Angreifer nicht an
    An einer Stelle, die kaum jemand prüft, steht eine zweite Aussage mit derselben Kennung.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                   |
      | ATK-XSW-7 | Böse Assertion mit derselben ID in Extensions vor der echten |

  @req:ATK-XSW-8 @req:BID-RS-02
  Szenariogrundriss: Eine gefälschte Aussage mit der echten im Signaturanhang meldet den Angreifer nicht an
    Die gefälschte Aussage trägt die Signatur; die echte liegt in deren Anhang.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                       |
      | ATK-XSW-8 | Böse Assertion behält die Signatur; die echte in deren ds:Object |

  @req:ATK-XSW-9 @req:BID-RS-02
  Szenariogrundriss: Eine Signatur mit zwei Beschreibungen meldet den Angreifer nicht an
    Die eine Beschreibung passt zur gefälschten Aussage, die andere zur Signatur.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall      | Abweichung                                                                                          |
      | ATK-XSW-9 | Böse Assertion mit zwei SignedInfo; das erste passt zu ihr, das zweite zur Signatur (CVE-2019-3465) |

  @req:ATK-XSW-10 @req:BID-RS-02
  Szenariogrundriss: Eine gefälschte Aussage nach der echten meldet den Angreifer nicht an
    Geprüft wird die erste Aussage, gelesen die letzte.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall       | Abweichung                                                    |
      | ATK-XSW-10 | Böse Assertion ohne Signatur nach der echten (CVE-2022-41912) |

  @req:ATK-XSW-11 @req:BID-RS-02
  Szenariogrundriss: Eine gefälschte Aussage mit derselben Kennung meldet den Angreifer nicht an
    Die Signatur nennt eine Kennung; tragen sie zwei Aussagen, so ist offen, welche gemeint ist.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall                  | Abweichung                                                  |
      | ATK-XSW-11/evil-first | Böse und echte Assertion mit derselben ID, die böse zuerst  |
      | ATK-XSW-11/evil-last  | Böse und echte Assertion mit derselben ID, die böse zuletzt |

  @req:ATK-XSW-12 @req:BID-RS-02
  Szenariogrundriss: Eine gefälschte Aussage an freien Stellen meldet den Angreifer nicht an
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
  Szenariogrundriss: Von einer offenen und einer verschlüsselten Aussage meldet keine den Angreifer an
    Die eine ist echt, die andere gefälscht; verschlüsseln kann der Angreifer auch.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall                      | Abweichung                                                      |
      | ATK-XSW-13/plain-evil     | Gültige EncryptedAssertion und eine böse Assertion im Klartext  |
      | ATK-XSW-13/encrypted-evil | Böse EncryptedAssertion und die signierte Assertion im Klartext |

  @req:ATK-XSW-14 @req:BID-RS-02
  Szenariogrundriss: Eine gefälschte Aussage mit fast gleicher Kennung meldet den Angreifer nicht an
    Ein ähnlich geschriebenes Merkmal lenkt die Signatur auf die gefälschte Aussage.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall              | Abweichung                                                |
      | ATK-XSW-14/Id     | Böse Assertion trägt die ID der echten im Attribut Id     |
      | ATK-XSW-14/id     | Böse Assertion trägt die ID der echten im Attribut id     |
      | ATK-XSW-14/xml-id | Böse Assertion trägt die ID der echten im Attribut xml:id |
