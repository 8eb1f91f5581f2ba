# language: de
@allein
Funktionalität: Die Signatur einer Antwort
  Mit seiner Signatur steht das Nutzerkonto für jede Angabe einer Antwort ein. Jeder Fall ändert an einer gültigen Antwort
  genau eines; davor und danach meldet sich dieselbe Person ohne Angriff an. Maßgeblich ist allein, ob danach jemand
  angemeldet ist und wer.

  @req:ATK-SIG-01 @req:BID-RS-01 @req:MUK-RS-01 @req:MUK-RS-02
  Szenariogrundriss: Eine Antwort ohne Signatur meldet niemanden an
    Ohne Signatur kann jeder eine Antwort schreiben und sich darin nennen, wie er will.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                                 |
      | ATK-SIG-01 | Keine Signatur, weder an der Antwort noch an der Assertion |

  @req:ATK-SIG-02 @req:BID-RS-01 @req:MUK-RS-01
  Szenariogrundriss: Eine entfernte oder geleerte Signatur meldet niemanden an
    Ein Programm, das eine leere Signatur für „nichts zu prüfen“ hält, lässt jeden herein.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                     | Abweichung                                                                    |
      | ATK-SIG-02/removed       | Die Signatur wurde nach dem Signieren entfernt und die Identität ausgetauscht |
      | ATK-SIG-02/empty-element | Die Signatur ist ein leeres Element                                           |
      | ATK-SIG-02/empty-value   | SignatureValue ist leer                                                       |

  @req:ATK-SIG-03 @req:BID-RS-01 @req:MUK-RS-01
  Szenariogrundriss: Eine Signatur mit einem fremden Schlüssel meldet niemanden an
    Der Angreifer legt der Nachricht das Zertifikat zu seinem Schlüssel gleich bei; es gilt nur das hinterlegte.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                                               |
      | ATK-SIG-03 | Signiert mit einem fremden Schlüssel, dessen Zertifikat in KeyInfo steht |

  @req:ATK-SIG-04 @req:BID-RS-01 @req:MUK-RS-01
  Szenariogrundriss: Eine Signatur mit einem nachgebauten Zertifikat meldet niemanden an
    Name und Nummer eines Zertifikats lassen sich abschreiben, der Schlüssel nicht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                                                                                                     |
      | ATK-SIG-04 | Signiert mit einem fremden Schlüssel; KeyInfo hat einen Nachbau des echten Zertifikats (Name, Aussteller, Seriennummer gleich) |

  @req:ATK-SIG-05 @req:BID-RS-01 @req:MUK-RS-01
  Szenariogrundriss: Eine nach dem Signieren geänderte Antwort meldet niemanden an
    Was nach dem Signieren geändert wurde, hat das Nutzerkonto nicht gesagt.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                      | Abweichung                                                                              |
      | ATK-SIG-05/name-id        | Nach dem Signieren geändert: NameID                                                     |
      | ATK-SIG-05/bpk2           | Nach dem Signieren geändert: Kennzeichen des Kontos (bPK2 oder Pseudonym)               |
      | ATK-SIG-05/attribute      | Nach dem Signieren geändert: ein Attribut                                               |
      | ATK-SIG-05/in-response-to | Nach dem Signieren geändert: InResponseTo; die Antwort gehörte zu einer anderen Anfrage |

  @req:ATK-SIG-06 @req:BID-RS-01 @req:MUK-RS-01
  Szenariogrundriss: Eine angepasste Prüfsumme ohne neue Signatur meldet niemanden an
    Wer nur die Prüfsumme vergleicht und nicht die Signatur darüber, prüft die Angaben des Angreifers.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                                              |
      | ATK-SIG-06 | Identität ausgetauscht und DigestValue angepasst, SignatureValue bleibt |

  @req:ATK-SIG-07 @req:BID-RS-14
  Szenariogrundriss: Eine Signatur mit dem veralteten Verfahren SHA-1 meldet niemanden an
    Für SHA-1 lassen sich zwei Texte mit derselben Prüfsumme herstellen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                              |
      | ATK-SIG-07 | Richtiger Schlüssel, aber rsa-sha1 mit SHA-1 als Digest |

  @req:ATK-SIG-08 @req:BID-RS-14 @req:BID-RS-01 @req:MUK-RS-01
  Szenariogrundriss: Eine Signatur mit dem öffentlichen Zertifikat als Geheimnis meldet niemanden an
    Das Zertifikat kennt jeder; ein Verfahren, das es als gemeinsames Geheimnis nimmt, schützt vor niemandem.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                       | Abweichung                                                                 |
      | ATK-SIG-08/hmac-sha1-pem   | Signiert mit hmac-sha1; Schlüssel ist das öffentliche Zertifikat als PEM   |
      | ATK-SIG-08/hmac-sha1-der   | Signiert mit hmac-sha1; Schlüssel ist das öffentliche Zertifikat als DER   |
      | ATK-SIG-08/hmac-sha256-pem | Signiert mit hmac-sha256; Schlüssel ist das öffentliche Zertifikat als PEM |
      | ATK-SIG-08/hmac-sha256-der | Signiert mit hmac-sha256; Schlüssel ist das öffentliche Zertifikat als DER |

  @req:ATK-SIG-09
  Szenariogrundriss: Eine Signatur über nur einen Teil der Antwort meldet niemanden an
    Die Signatur ist echt, deckt aber die Angaben nicht ab, auf die es ankommt.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall              | Abweichung                       |
      | ATK-SIG-09/issuer | Die Signatur deckt nur Issuer ab |

    @konto:bundid
    Beispiele:
      | Fall                           | Abweichung                                   |
      | ATK-SIG-09/attribute-statement | Die Signatur deckt nur AttributeStatement ab |

  @req:ATK-SIG-10
  Szenariogrundriss: Eine Signatur ohne benanntes Element meldet niemanden an
    Eine Signatur muss genau das Element nennen, zu dem sie gehört (SAML Core 5.4.2).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                 | Abweichung                                          |
      | ATK-SIG-10/empty-uri | Die Referenz hat eine leere URI: das ganze Dokument |
      | ATK-SIG-10/no-uri    | Die Referenz hat keine URI                          |

  @req:ATK-SIG-11
  Szenariogrundriss: Eine Signatur über zwei Elemente meldet niemanden an
    Nennt eine Signatur zwei Elemente, so ist nicht mehr klar, für welches sie gilt (SAML Core 5.4.2).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                     | Abweichung                                            |
      | ATK-SIG-11/element-first | Zwei Referenzen; das signierte Element ist die erste  |
      | ATK-SIG-11/element-last  | Zwei Referenzen; das signierte Element ist die zweite |

  @req:ATK-SIG-12
  Szenariogrundriss: Eine Signatur mit zusätzlichen Umformungen meldet niemanden an
    Umformungen können Inhalte vor der Prüfung verschwinden lassen oder Programme ausführen (SAML Core 5.4.4).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall              | Abweichung                                                                  |
      | ATK-SIG-12/xpath  | Ein XPath-Filter nimmt die NameID aus dem Signierten heraus                 |
      | ATK-SIG-12/xslt   | Eine XSLT-Transformation ruft beim Prüfen eine Adresse ab                   |
      | ATK-SIG-12/base64 | Eine Base64-Transformation lässt alle Auszeichnungen aus dem Signierten weg |

  @req:ATK-SIG-13 @req:BID-RS-02
  Szenariogrundriss: Eine ungewöhnliche Schreibweise des Signierten meldet keine andere Person an
    Wird anders vereinheitlicht als üblich, so darf daraus keine andere Person werden.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall                 | Abweichung                                                                            |
      | ATK-SIG-13/exclusive | Exklusive Kanonisierung mit Kommentaren; mitten in NameID und Kennzeichen steht einer |
      | ATK-SIG-13/inclusive | Inklusive Kanonisierung mit Kommentaren; mitten in NameID und Kennzeichen steht einer |

  @req:ATK-SIG-14 @req:BID-RS-01 @req:MUK-RS-01 @req:MUK-RS-02
  Szenariogrundriss: Eine verschlüsselte, aber nicht signierte Aussage meldet niemanden an
    Verschlüsseln kann jeder, denn der Schlüssel dafür ist öffentlich; es ersetzt keine Signatur.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                       | Abweichung                                                                                  |
      | ATK-SIG-14/unsigned-inside | Die Assertion ist verschlüsselt, aber weder sie noch die Antwort ist signiert               |
      | ATK-SIG-14/hull            | Signiert ist nur die Hülle EncryptedData; die Assertion darin und die Antwort sind es nicht |

  @req:ATK-SIG-15 @req:BID-RS-01 @req:MUK-RS-01
  Szenariogrundriss: Eine Antwort mit einer falschen von zwei Signaturen meldet niemanden an
    Eine falsche Signatur wird nicht dadurch richtig, dass daneben eine andere stimmt.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                        | Abweichung                                                            |
      | ATK-SIG-15/assertion-broken | Antwort und Assertion signiert; die Signatur der Assertion ist falsch |
      | ATK-SIG-15/response-broken  | Antwort und Assertion signiert; die Signatur der Antwort ist falsch   |

  @req:ATK-SIG-16
  Szenariogrundriss: Ein abgelaufenes Zertifikat zum richtigen Schlüssel wird nur vermerkt
    Ob ein abgelaufenes Zertifikat noch gilt, entscheidet der Betrieb; der Lauf hält nur fest, was geschieht.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann wird vermerkt, ob die Person danach angemeldet ist

    Beispiele:
      | Fall                | Abweichung                                                         |
      | ATK-SIG-16/key-info | Richtiger Schlüssel; das Zertifikat in KeyInfo ist abgelaufen      |

    @braucht:metadata-refresh
    Beispiele:
      | Fall                | Abweichung                                                                                     |
      | ATK-SIG-16/metadata | Das Zertifikat des Kontos in dessen Metadaten ist abgelaufen; der Schlüssel ist derselbe       |

  @req:ATK-SIG-17 @req:BID-RS-01 @req:MUK-RS-01
  Szenariogrundriss: Eine Antwort mit der Signatur eines anderen Kontos meldet niemanden an
    Ein anderes Konto oder eine Testumgebung darf nicht für dieses Konto sprechen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                   | Abweichung                                                     |
      | ATK-SIG-17/environment | Signiert und ausgestellt von einer anderen Umgebung des Kontos |

    @braucht:two-accounts @req:MUK-MIX-01
    Beispiele:
      | Fall                   | Abweichung                                                                       |
      | ATK-SIG-17/account     | Antwort des zweiten Kontos des Dienstes in dieser Anmeldung |
      | ATK-SIG-17/account-key | Ausgestellt im Namen des Kontos, signiert mit dem Schlüssel des zweiten |

  @req:ATK-SIG-18 @req:BID-RS-13
  Szenariogrundriss: Eine Abwandlung von RSASSA-PSS mit anderem Salz wird nur vermerkt
    Das verlangte Verfahren gilt nur in seiner sicheren Form (Schnittstellenbeschreibung der BundID 5.4).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann wird vermerkt, ob die Person danach angemeldet ist

    Beispiele:
      | Fall               | Abweichung                                 |
      | ATK-SIG-18/salt-20 | RSASSA-PSS mit Salz von 20 statt 32 Octets |

  @req:ATK-SIG-18 @req:BID-RS-13
  Szenariogrundriss: Eine Abwandlung von RSASSA-PSS mit SHA-1 meldet niemanden an
    Das verlangte Verfahren gilt nur in seiner sicheren Form (Schnittstellenbeschreibung der BundID 5.4).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                 | Abweichung                               |
      | ATK-SIG-18/mgf1-sha1 | RSASSA-PSS mit SHA-1 in der Maske (MGF1) |

  @req:ATK-SIG-19 @req:BID-RS-01 @req:MUK-RS-01
  Szenariogrundriss: Eine Antwort in der Adresszeile meldet niemanden an
    Antworten kommen als Formular; in der Adresse gelten andere, schwächere Regeln für Signaturen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                | Abweichung                                                      |
      | ATK-SIG-19/signed   | Antwort mit HTTP-Redirect (GET), Signatur nur in der Abfrage    |
      | ATK-SIG-19/sha1     | Antwort mit HTTP-Redirect (GET), Signatur der Abfrage mit SHA-1 |
      | ATK-SIG-19/unsigned | Antwort mit HTTP-Redirect (GET), ohne jede Signatur             |
