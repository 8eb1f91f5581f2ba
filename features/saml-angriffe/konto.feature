# language: de
@allein
Funktionalität: Besonderheiten des Nutzerkontos
  Vertrauensniveau, Kennzeichen, Attribute und Verschlüsselung regelt jedes Konto auf seine Weise (für die BundID:
  Schnittstellenbeschreibung 3 bis 6).

  @req:ATK-ACC-01 @req:BID-RS-12
  Szenariogrundriss: Eine Antwort mit zu niedrigem Vertrauensniveau meldet niemanden an
    Wer weniger geprüft ist als verlangt, darf nicht hinein.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall               | Abweichung                            |
      | ATK-ACC-01/level-1 | Niveau 4 verlangt, Niveau 1 geliefert |

    @braucht:step-up
    Beispiele:
      | Fall               | Abweichung                            |
      | ATK-ACC-01/level-3 | Niveau 4 verlangt, Niveau 3 geliefert |

  @req:ATK-ACC-02 @req:BID-RS-12
  Szenariogrundriss: Von zwei widersprüchlichen Vertrauensniveaus gilt höchstens das niedrigere
    Zwei Stellen nennen das Niveau; gelten darf höchstens das niedrigere.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein auf dem niedrigeren Vertrauensniveau

    Beispiele:
      | Fall                      | Abweichung                                        |
      | ATK-ACC-02/class-high     | Kontextklasse mit Niveau 4, Attribut mit Niveau 1 |
      | ATK-ACC-02/attribute-high | Attribut mit Niveau 4, Kontextklasse mit Niveau 1 |

  @req:ATK-ACC-03 @req:BID-RS-12
  Szenariogrundriss: Ein unbekanntes Vertrauensniveau gilt nicht als hoch
    Ein Niveau, das es nicht gibt, darf nicht als hoch gelten.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein auf dem niedrigeren Vertrauensniveau

    Beispiele:
      | Fall                  | Abweichung                                                          |
      | ATK-ACC-03/unknown    | Niveau 4 verlangt, geliefert wird „urn:pruefstand:niveau:sehr-hoch“ |
      | ATK-ACC-03/level-2    | Niveau 4 verlangt, geliefert wird „STORK-QAA-Level-2“               |
      | ATK-ACC-03/lower-case | Niveau 4 verlangt, geliefert wird „stork-qaa-level-4“               |
      | ATK-ACC-03/level-40   | Niveau 4 verlangt, geliefert wird „STORK-QAA-Level-40“              |

  @req:ATK-ACC-04 @req:BID-AT-07
  Szenariogrundriss: Eine Antwort ohne Kennzeichen der Person meldet niemanden an
    Ohne bPK2 ist die Person nicht wiederzuerkennen; die NameID wechselt bei jeder Anmeldung.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                              |
      | ATK-ACC-04 | bPK2 fehlt: keine Anmeldung, kein Ausweichen auf NameID |

  @req:ATK-ACC-05
  Szenariogrundriss: Eine Antwort mit zwei Kennzeichen meldet niemanden an
    Mit zwei Kennzeichen ist nicht klar, wer sich anmeldet.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                                 | Abweichung                                                           |
      | ATK-ACC-05/two-attributes            | Kennzeichen zweimal: zwei Attribute                                  |
      | ATK-ACC-05/two-attributes-evil-first | Kennzeichen zweimal: zwei Attribute, das fremde zuerst               |
      | ATK-ACC-05/two-values                | Kennzeichen zweimal: ein Attribut mit zwei Werten                    |
      | ATK-ACC-05/two-values-evil-first     | Kennzeichen zweimal: ein Attribut mit zwei Werten, der fremde zuerst |

  @req:ATK-ACC-07 @req:BID-AT-01
  Szenariogrundriss: Ein fremdes Attribut mit bekanntem Anzeigenamen meldet keine andere Person an
    Ein Attribut wird nicht zum Kennzeichen, weil jemand es so bezeichnet (Schnittstellenbeschreibung 6).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt

    Beispiele:
      | Fall       | Abweichung                                                 |
      | ATK-ACC-07 | Weiteres Attribut mit FriendlyName „bPK2“ und anderem Name |

  @req:ATK-ACC-08
  Szenariogrundriss: Eine Antwort ohne Pflichtangabe meldet niemanden an
    Ohne eine Angabe, die der Dienst unbedingt braucht, darf die Anmeldung nicht stillschweigend gelingen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                                     |
      | ATK-ACC-08 | Ein erforderliches Attribut fehlt in einer Antwort mit Success |

  @req:ATK-ACC-09 @req:BID-RS-03 @req:MUK-RS-03
  Szenariogrundriss: Eine unverschlüsselte Aussage meldet niemanden an
    Ist Verschlüsselung vereinbart, so stammt eine offene Aussage nicht vom Konto.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                                       |
      | ATK-ACC-09 | Assertion unverschlüsselt, obwohl Verschlüsselung vereinbart ist |

  @req:ATK-ACC-10 @req:BID-RS-03 @req:MUK-RS-03
  Szenariogrundriss: Eine für einen anderen Dienst verschlüsselte Antwort meldet niemanden an
    Was sich nicht entschlüsseln lässt, meldet niemanden an und verrät nichts über den Server.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                             |
      | ATK-ACC-10 | Verschlüsselt für den Schlüssel eines anderen Dienstes |

  @req:ATK-ACC-11 @req:BID-RS-14
  Szenariogrundriss: Eine Antwort mit veralteter Verschlüsselung meldet niemanden an
    RSA 1.5 und 3DES gelten als gebrochen.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                 | Abweichung                     |
      | ATK-ACC-11/rsa-1-5   | Schlüsseltransport mit RSA 1.5 |
      | ATK-ACC-11/tripledes | Inhalt mit 3DES verschlüsselt  |

  @req:ATK-ACC-12
  Szenariogrundriss: Eine Antwort mit beschädigter Verschlüsselung meldet niemanden an
    Verriete der Dienst, woran das Entschlüsseln scheiterte, so ließe sich der Inhalt Stück für Stück erraten.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall                       | Abweichung                                                                        |
      | ATK-ACC-12/gcm-tag         | AES-GCM mit falschem Prüfwert: dieselbe Antwort wie bei den anderen Fällen        |
      | ATK-ACC-12/cbc-padding     | AES-CBC mit falscher Auffüllung: dieselbe Antwort wie bei den anderen Fällen      |
      | ATK-ACC-12/cbc-first-block | AES-CBC mit verändertem ersten Block: dieselbe Antwort wie bei den anderen Fällen |

  @req:ATK-ACC-13
  Szenariogrundriss: Ein Schlüssel von einer fremden Adresse wird nicht geholt
    Die Antwort nennt eine Adresse, von der ein Schlüssel zu holen sei.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ruft der Dienst die genannte Adresse nicht ab

    Beispiele:
      | Fall       | Abweichung                                                               |
      | ATK-ACC-13 | EncryptedKey neben EncryptedData, RetrievalMethod zeigt auf eine Adresse |

  @req:ATK-ACC-14 @req:BID-AT-05
  Szenariogrundriss: Angaben mit niedriger Vertrauensstufe gelten nicht als nachgewiesen
    Das Konto sagt zu jeder Angabe, wie sicher sie ist (Schnittstellenbeschreibung 6.2.9).

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann hält der Dienst diese Angaben nicht für nachgewiesen

    Beispiele:
      | Fall       | Abweichung                                                      |
      | ATK-ACC-14 | Name und Geburtsdatum mit TrustLevel UNTERGEORDNET bei Niveau 4 |

  @req:ATK-ACC-15 @req:MUK-RS-05
  Szenariogrundriss: Ein Testkonto meldet im Betrieb niemanden an
    Ein Testkonto kann jeder bekommen; im Betrieb steht es für niemanden.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann ist danach niemand angemeldet

    Beispiele:
      | Fall       | Abweichung                                |
      | ATK-ACC-15 | IstTestkonto ist true im Produktivbetrieb |

  @req:ATK-ACC-16 @req:BID-SE-04
  Szenariogrundriss: Eine andere Person bei der Höherstufung übernimmt den Antrag nicht
    Wer mitten im Antrag ein höheres Niveau nachweist, muss dieselbe Person sein; sonst sähe jemand fremde Eingaben.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann bleibt der begonnene Antrag bei der Person, die ihn begonnen hat

    Beispiele:
      | Fall       | Abweichung                                                       |
      | ATK-ACC-16 | Bei der Anhebung des Niveaus kommt das Kennzeichen eines anderen |

  @req:ATK-ACC-17 @req:BID-AT-03 @req:MUK-MIX-01
  Szenariogrundriss: Dasselbe Kennzeichen von zwei Konten ergibt nicht dieselbe Person
    Jedes Konto vergibt seine Kennzeichen selbst; gleiche Zeichen sind nicht dieselbe Person.

    Wenn sich eine Person anmeldet und dabei der Fall <Fall> eintritt: <Abweichung>
    Dann hält der Dienst die Person nicht für eine andere

    Beispiele:
      | Fall       | Abweichung                                          |
      | ATK-ACC-17 | Dasselbe Kennzeichen von zwei Konten: zwei Personen |
