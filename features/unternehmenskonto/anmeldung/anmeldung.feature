# language: de
@allein
Funktionalität: Weg zum Unternehmenskonto und zurück
  Zwischen Dienst und Unternehmenskonto trägt der Browser der handelnden Person die Nachrichten. Der Dienst nimmt an, was zu seiner
  Anfrage gehört und für seine Umgebung bestimmt ist, und nichts anderes.


  @req:MUK-RS-01
  Szenario: Eine Antwort mit den heute üblichen Verfahren meldet die Organisation an
    Wenn das Nutzerkonto mit den heute üblichen Verfahren antwortet
    Dann gelingt die Anmeldung

  @req:MUK-RS-03
  Szenariogrundriss: Das Unternehmenskonto antwortet gültig, aber ungewöhnlich
    Wenn sich eine Organisation anmeldet und das Unternehmenskonto gültig, aber ungewöhnlich antwortet: <Abweichung>
    Dann ist die Organisation danach angemeldet

    Beispiele:
      | Abweichung                                              |
      | Vertrauensniveaus in Großbuchstaben: SUBSTANZIELL, HOCH |
      | Attribute ohne NameFormat                               |
      | Ein weiteres, unbekanntes Attribut                      |
      | IstTestkonto ist false                                  |

  @req:MUK-RS-04
  Szenario: Die Antwort kommt aus einer anderen Umgebung des Unternehmenskontos
    Wenn die Antwort von einer anderen Umgebung des Unternehmenskontos kommt
    Dann ist in dieser Umgebung niemand angemeldet

  @req:MUK-RS-05
  Szenario: Im Betrieb meldet sich jemand mit einem Testkonto an
    Wenn sich im Betrieb jemand mit einem Testkonto anmeldet
    Dann ist mit dem Testkonto niemand angemeldet

  @req:MUK-RS-06
  Szenario: Das Unternehmenskonto antwortet noch auf die vorige Anfrage
    Wenn jemand die Anmeldung verlässt, neu beginnt und das Unternehmenskonto noch auf die erste Anfrage antwortet
    Dann ist niemand angemeldet, und der Dienst beginnt nicht von selbst immer wieder

  @req:MUK-SE-01
  Szenario: Die Antwort geht von der Seite des Unternehmenskontos aus an den Dienst
    Wenn die Antwort von der Seite des Unternehmenskontos aus an den Dienst geht
    Dann findet der Dienst die offene Anfrage wieder

  @req:MUK-MIX-01
  Szenario: In einer Anmeldung trifft die Antwort des anderen Kontos ein
    Wenn in einer Anmeldung mit dem Unternehmenskonto die Antwort des anderen Kontos eintrifft
    Dann ist mit der Antwort des anderen Kontos niemand angemeldet
