# language: de
@allein
Funktionalität: Ungewöhnliche, aber gültige Antworten
  Wer alles ablehnt, übersteht jeden Angriff und meldet niemanden an. Diese Antworten sind ungewöhnlich und gültig; der Dienst
  muss die Person damit anmelden.

  @req:ATK-SIG-18 @req:BID-RS-13
  Szenariogrundriss: Eine Signatur mit RSASSA-PSS wird angenommen
    Das Verfahren ist vorgeschrieben; wer es nicht kennt, kann niemanden anmelden (Schnittstellenbeschreibung 5.4).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist die Person danach angemeldet

    Beispiele:
      | Fall           | Abweichung                                    |
      | ATK-SIG-18/pss | RSASSA-PSS mit SHA-256 und Salz von 32 Octets |

  @req:ATK-XML-12
  Szenariogrundriss: Zeilenumbrüche in der Nachricht verhindern die Anmeldung nicht
    Zeilenumbrüche ändern den Inhalt nicht und sind erlaubt.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist die Person danach angemeldet

    Beispiele:
      | Fall                   | Abweichung                 |
      | ATK-XML-12/line-breaks | Base64 mit Zeilenumbrüchen |

  @req:ATK-PRO-03 @req:BID-RS-08 @req:MUK-RS-03
  Szenariogrundriss: Der Dienst als einer von mehreren Empfängern nimmt die Antwort an
    Es genügt, dass der Dienst unter den genannten ist.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist die Person danach angemeldet

    Beispiele:
      | Fall                     | Abweichung                                                             |
      | ATK-PRO-03/own-among-two | Eine AudienceRestriction mit zwei Audience, darunter der eigene Dienst |

  @req:ATK-PRO-04 @req:BID-RS-09 @req:MUK-RS-03
  Szenariogrundriss: Eine kleine Abweichung der Uhren verhindert die Anmeldung nicht
    Uhren gehen nie ganz gleich; eine halbe Minute darf die Anmeldung nicht verhindern.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist die Person danach angemeldet

    Beispiele:
      | Fall                   | Abweichung                                                           |
      | ATK-PRO-04/skew-ended  | Conditions seit 30 Sekunden abgelaufen: im Rahmen abweichender Uhren |
      | ATK-PRO-04/skew-begins | Conditions gelten erst in 30 Sekunden: im Rahmen abweichender Uhren  |

  @req:ATK-ACC-06 @req:BID-AT-01
  Szenariogrundriss: Vertauschte Anzeigenamen vertauschen die Angaben nicht
    Maßgeblich ist der Name eines Attributs, nicht seine Bezeichnung für Menschen (Schnittstellenbeschreibung 6).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist die Person danach mit ihren eigenen Angaben angemeldet

    Beispiele:
      | Fall       | Abweichung                                        |
      | ATK-ACC-06 | FriendlyName von Vor- und Familienname vertauscht |

  @req:BID-RS-13 @req:MUK-RS-01
  Szenariogrundriss: Eine Antwort mit den vorgeschriebenen Verfahren wird angenommen
    Seit der Umstellung signiert die BundID mit RSASSA-PSS und verschlüsselt mit AES-GCM (Schnittstellenbeschreibung 5.4); auch
    das Unternehmenskonto signiert so.

    Wenn sich eine Person anmeldet und das Nutzerkonto gültig, aber ungewöhnlich antwortet, Fall <Fall>: <Abweichung>
    Dann nimmt der Dienst die vorgeschriebenen Verfahren an und meldet die Person an

    Beispiele:
      | Fall           | Abweichung                    |
      | VAL-pss        | RSASSA-PSS                    |
      | VAL-aes128-gcm | Verschlüsselt mit AES-128-GCM |
      | VAL-aes256-gcm | Verschlüsselt mit AES-256-GCM |

  @req:BID-RS-13 @req:MUK-RS-03
  Szenariogrundriss: Eine andere Schreibweise derselben Antwort wird angenommen
    Die Normen lassen Spielraum, wie eine Antwort geschrieben ist; der Inhalt bleibt derselbe.

    Wenn sich eine Person anmeldet und das Nutzerkonto gültig, aber ungewöhnlich antwortet, Fall <Fall>: <Abweichung>
    Dann nimmt der Dienst die gültige Antwort an und meldet die Person an

    Beispiele:
      | Fall                     | Abweichung                                       |
      | VAL-attribute-order      | Attribute in umgekehrter Reihenfolge             |
      | VAL-unknown-attribute    | Ein weiteres, unbekanntes Attribut               |
      | VAL-prefixes             | Andere Präfixe für die Namensräume               |
      | VAL-indented             | Eingerückt, wo nicht signiert ist                |
      | VAL-inclusive-namespaces | Signatur mit einer Liste InclusiveNamespaces     |
      | VAL-both-signed          | Antwort und Assertion signiert                   |
      | VAL-key-inside           | EncryptedKey in EncryptedData                    |
      | VAL-key-beside           | EncryptedKey neben EncryptedData                 |
      | VAL-no-key-info          | Signatur ohne KeyInfo                            |
      | VAL-next-key             | Signiert mit dem zweiten Schlüssel der Metadaten |
      | VAL-clock-ahead          | Die Uhr des Kontos geht 20 Sekunden vor          |
      | VAL-clock-behind         | Die Uhr des Kontos geht 20 Sekunden nach         |
      | VAL-long-value           | Ein Wert mit 1000 Zeichen                        |
      | VAL-sparse               | Freiwillige Attribute fehlen                     |
      | VAL-schema-prefix-xs     | Präfix xs für XML Schema                         |
      | VAL-schema-prefix-xsd    | Präfix xsd für XML Schema                        |
      | VAL-base64-line-breaks   | Base64 mit Zeilenumbrüchen                       |

  @req:BID-RS-13 @req:MUK-RS-03 @braucht:metadata-refresh @braucht:restart
  Szenariogrundriss: Nach einem Wechsel des Schlüssels gelingt die Anmeldung
    Beide Schlüssel standen von Anfang an in den Metadaten. Nun nennen sie nur noch den zweiten, der Dienst ruft sie ab, und das
    Konto signiert mit ihm. Danach beginnt der Dienst neu und liest wieder beide.

    Wenn sich eine Person anmeldet und das Nutzerkonto gültig, aber ungewöhnlich antwortet, Fall <Fall>: <Abweichung>
    Dann nimmt der Dienst die gültige Antwort an und meldet die Person an

    Beispiele:
      | Fall           | Abweichung                                                                               |
      | VAL-rolled-key | Signiert mit dem zweiten Schlüssel, nachdem der erste aus den Metadaten verschwunden ist |
