# language: de
@allein
Funktionalität: Lesen der Nachricht
  Programme lesen dieselbe Nachricht nicht immer gleich. Diese Fälle nutzen solche Unterschiede, laden Inhalte von außen
  nach oder überlasten den Dienst beim Lesen.

  @req:ATK-XML-01 @req:BID-RS-15
  Szenariogrundriss: Eine Antwort mit eigenen Begriffen im Dokument meldet niemanden an
    Dokumente dieser Art brauchen keine eigenen Begriffe (DOCTYPE); wer sie zulässt, öffnet eine ganze Klasse von Angriffen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                 | Abweichung                                                     |
      | ATK-XML-01/response  | DOCTYPE mit einer unbenutzten internen Entität vor der Antwort |
      | ATK-XML-01/assertion | Dasselbe vor der Assertion in der Verschlüsselung              |

  @req:ATK-XML-02 @req:BID-RS-15
  Szenariogrundriss: Eine Antwort, die Inhalte von außen nachlädt, meldet niemanden an
    Das Dokument verweist auf eine fremde Adresse oder eine Datei des Servers, die beim Lesen eingesetzt würde.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                       | Abweichung                                                        |
      | ATK-XML-02/general         | Externe Entität in StatusMessage ruft eine Adresse ab             |
      | ATK-XML-02/parameter       | Externe Parameterentität ruft eine Adresse ab                     |
      | ATK-XML-02/external-subset | Externe DTD an einer Adresse                                      |
      | ATK-XML-02/assertion       | Externe Parameterentität vor der Assertion in der Verschlüsselung |
      | ATK-XML-02/file            | Externe Entität mit einer örtlichen Datei als NameID              |

  @req:ATK-XML-03 @req:BID-RS-15
  Szenariogrundriss: Eine Antwort, deren Text sich vervielfacht, meldet niemanden an
    Wenige Zeilen, die beim Lesen zu vielen Megabyte werden, legen einen Server lahm.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                 | Abweichung                                              |
      | ATK-XML-03/nested    | Verschachtelte Entitäten, aufgelöst 10 MB               |
      | ATK-XML-03/repeated  | Eine lange Entität, hundertmal benutzt, aufgelöst 10 MB |
      | ATK-XML-03/parameter | Verschachtelte Parameterentitäten, aufgelöst 9 MB       |

  @req:ATK-XML-04 @req:BID-RS-15
  Szenariogrundriss: Eine Antwort, die ihre eigenen Regeln ändert, meldet niemanden an
    Eine mitgelieferte Beschreibung macht ein anderes Merkmal zur Kennung oder fügt Angaben hinzu.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                         | Abweichung                                                |
      | ATK-XML-04/default-attribute | Eine DTD gibt der Antwort ein Attribut, das nicht dasteht |

    @konto:bundid
    Beispiele:
      | Fall               | Abweichung                                                                                    |
      | ATK-XML-04/id-type | Eine DTD macht ein anderes Attribut zur ID; eine böse Assertion trägt darin die ID der echten |

  @req:ATK-XML-05 @req:BID-RS-02
  Szenariogrundriss: Eine Antwort mit ungewöhnlichen Namensräumen meldet keine andere Person an
    Zwei Programme können dieselbe Angabe verschieden lesen; daraus darf keine andere Person werden.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall                          | Abweichung                                                                                           |
      | ATK-XML-05/control-character  | Ein Namensraum mit dem Steuerzeichen U+0080                                                          |
      | ATK-XML-05/shadowed-assertion | Das Präfix der Assertion, in Extensions an einen anderen Namensraum gebunden, um eine böse Identität |
      | ATK-XML-05/shadowed-signature | Ein Element mit dem Präfix der Signatur in einem anderen Namensraum                                  |
      | ATK-XML-05/default-namespace  | Die Assertion ohne Präfix im Standardnamensraum                                                      |

  @req:ATK-XML-06 @req:BID-RS-02 @req:BID-AT-03
  Szenariogrundriss: Ein Kommentar mitten in der Kennung meldet keine andere Person an
    Ein Kommentar ändert die Signatur nicht; manche Programme lesen nur bis zu ihm.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall               | Abweichung                                                        |
      | ATK-XML-06/name-id | Nach dem Signieren ein Kommentar mitten in NameID                 |
      | ATK-XML-06/key     | Nach dem Signieren ein Kommentar mitten in Kennzeichen des Kontos |

  @req:ATK-XML-07 @req:BID-RS-02 @req:BID-AT-03
  Szenariogrundriss: Eine signierte Kennung mit Kommentar meldet keine andere Person an
    Die ganze Kennung gehört einer Person, ihr Anfang einer anderen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall               | Abweichung                                                                                               |
      | ATK-XML-07/name-id | NameID enthält einen Kommentar, gültig signiert; davor steht die Identität eines anderen                 |
      | ATK-XML-07/key     | Kennzeichen des Kontos enthält einen Kommentar, gültig signiert; davor steht die Identität eines anderen |

  @req:ATK-XML-08 @req:BID-RS-02 @req:BID-AT-03
  Szenariogrundriss: Eine signierte Kennung in Stücken meldet keine andere Person an
    Wie beim Kommentar: gelten darf nur die ganze Kennung.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall                           | Abweichung                                                                                                           |
      | ATK-XML-08/instruction-name-id | NameID enthält eine Verarbeitungsanweisung, gültig signiert; davor steht die Identität eines anderen                 |
      | ATK-XML-08/instruction-key     | Kennzeichen des Kontos enthält eine Verarbeitungsanweisung, gültig signiert; davor steht die Identität eines anderen |
      | ATK-XML-08/cdata-name-id       | NameID enthält einen CDATA-Abschnitt, gültig signiert; davor steht die Identität eines anderen                       |
      | ATK-XML-08/cdata-key           | Kennzeichen des Kontos enthält einen CDATA-Abschnitt, gültig signiert; davor steht die Identität eines anderen       |
      | ATK-XML-08/reference-name-id   | NameID enthält eine Zeichenreferenz, gültig signiert; davor steht die Identität eines anderen                        |
      | ATK-XML-08/reference-key       | Kennzeichen des Kontos enthält eine Zeichenreferenz, gültig signiert; davor steht die Identität eines anderen        |

  @req:ATK-XML-09 @req:BID-RS-02
  Szenariogrundriss: Eine andere Zeichenkodierung meldet keine andere Person an
    Dieselben Zeichen lassen sich verschieden speichern; daraus darf keine andere Person werden.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall                       | Abweichung                      |
      | ATK-XML-09/utf-16          | Die Nachricht in UTF-16         |
      | ATK-XML-09/utf-7-label     | UTF-8 mit der Angabe UTF-7      |
      | ATK-XML-09/byte-order-mark | UTF-8 mit Bytereihenfolge-Marke |
      | ATK-XML-09/wrong-label     | UTF-8 mit der Angabe ISO-8859-1 |

  @req:ATK-XML-10 @req:BID-AT-09
  Szenariogrundriss: Ähnliche Zeichen im Kennzeichen melden keine andere Person an
    Eine Kennung mit anderen Zeichen ist eine andere Kennung, auch wenn sie gleich aussieht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann hält der Dienst die Person nicht für eine andere

    Beispiele:
      | Fall                  | Abweichung                                                              |
      | ATK-XML-10/decomposed | Kennzeichen endet auf ein zerlegtes é (NFD)                             |
      | ATK-XML-10/zero-width | Kennzeichen mit einem Zeichen ohne Breite                               |
      | ATK-XML-10/homograph  | Kennzeichen mit einem kyrillischen statt eines lateinischen Buchstabens |

  @req:ATK-XML-11 @req:BID-RS-15
  Szenariogrundriss: Ein übergroßes Dokument meldet niemanden an
    Größe allein darf den Dienst nicht aufhalten.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                        | Abweichung                             |
      | ATK-XML-11/5-megabytes      | Fünf Megabyte in Extensions            |
      | ATK-XML-11/10000-attributes | Zehntausend Attribute an einem Element |
      | ATK-XML-11/5000-levels      | Fünftausend Ebenen                     |

  @req:ATK-XML-12
  Szenariogrundriss: Eine unlesbare Nachricht meldet niemanden an
    Was sich nicht lesen lässt, meldet niemanden an und verrät nichts über den Server.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                    | Abweichung                                          |
      | ATK-XML-12/not-base64   | Die Nachricht ist kein Base64                       |
      | ATK-XML-12/url-alphabet | Base64 mit dem Alphabet für Adressen                |
      | ATK-XML-12/deflated     | Die Nachricht ist komprimiert wie bei HTTP-Redirect |

  @req:ATK-XML-13
  Szenariogrundriss: Von zwei Antworten in einem Formular meldet die böse niemanden an
    Geprüft werden darf nicht die eine und gelesen die andere.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall                   | Abweichung                                                                   |
      | ATK-XML-13/valid-first | Zwei Felder SAMLResponse: die gültige Antwort vor einer bösen ohne Signatur  |
      | ATK-XML-13/valid-last  | Zwei Felder SAMLResponse: die gültige Antwort nach einer bösen ohne Signatur |

  @req:ATK-XML-14
  Szenariogrundriss: Auszeichnungen in einem Namen werden nur als Text gezeigt
    Ein Name ist Text, auch wenn er wie ein Stück der Nachricht aussieht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann zeigt der Dienst den fremden Text nur als Text

    Beispiele:
      | Fall       | Abweichung                                                                             |
      | ATK-XML-14 | Ein Name enthält maskierte Auszeichnungen, die ein anderes Kennzeichen einfügen würden |

  @req:ATK-XML-15 @req:BID-RS-15
  Szenariogrundriss: Verweise auf fremde Adressen werden nicht abgerufen
    Die Antwort nennt eine Adresse, die beim Lesen nicht aufgerufen werden darf.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ruft der Dienst die genannte Adresse nicht ab

    Beispiele:
      | Fall                       | Abweichung                            |
      | ATK-XML-15/schema-location | schemaLocation zeigt auf eine Adresse |
      | ATK-XML-15/xinclude        | XInclude einer Adresse in Extensions  |
      | ATK-XML-15/stylesheet      | xml-stylesheet zeigt auf eine Adresse |
