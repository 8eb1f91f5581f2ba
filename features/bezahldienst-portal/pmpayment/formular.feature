# language: de
@braucht:pmpayment
Funktionalität: pmPayment, klassische Schnittstelle mit Formularen
  Diese Schnittstelle ist nur aus dem Code ihrer Clients bekannt: Wer die Regeln verletzt, erhält eine Warnung. Die Benachrichtigung trägt keinen
  hash und beweist deshalb nichts; gebucht wird, was die Statusabfrage bestätigt.

  Grundlage:
    Angenommen der Onlinedienst bezahlt über pmPayment

  @req:PMP-002
  Szenario: Der hash des Starts deckt genau die gesendeten Felder ab
    Wenn jemand einen Antrag mit Gebühr stellt
    Dann deckt der hash genau die gesendeten Felder ab

  @req:PMP-003
  Szenario: Der Betrag ist eine ganze Zahl von Cent
    Wenn jemand einen Antrag mit Gebühr stellt
    Dann ist der Betrag eine ganze Zahl von Cent

  @req:PMP-007
  Szenario: Jemand bezahlt über pmPayment und kehrt zurück
    Wenn jemand den Antrag stellt, bezahlt und zurückkehrt
    Dann bucht der Onlinedienst nur, was die Statusabfrage bestätigt

  @req:PMP-007 @negativ
  Szenario: Die Benachrichtigung behauptet eine Zahlung
    Wenn die Zahlung fehlschlägt und die Nachricht darüber "behauptet eine Zahlung"
    Dann bucht der Onlinedienst nur, was die Statusabfrage bestätigt

  @req:PMP-007 @negativ
  Szenario: Ein Fremder benachrichtigt über eine offene Zahlung
    Wenn ein Fremder eine Benachrichtigung über eine offene Zahlung sendet
    Dann bucht der Onlinedienst nur, was die Statusabfrage bestätigt

  @req:PMP-008 @negativ
  Szenario: Benachrichtigung und Rückkehr kommen zugleich
    Wenn Benachrichtigung und Rückkehr zugleich und die Benachrichtigung zweimal kommen
    Dann wirkt jede txid nur einmal

  @req:PMP-009 @negativ
  Szenario: Die Rückkehr nennt einen anderen Betrag
    Wenn der Browser mit einer richtig signierten Rückkehr über einen anderen Betrag kommt
    Dann lehnt der Onlinedienst die Rückkehr ab

  @req:PMP-009 @negativ
  Szenario: Die Rückkehr ist zwölf Stunden alt
    Wenn der Browser mit einer richtig signierten Rückkehr kommt, die zwölf Stunden alt ist
    Dann lehnt der Onlinedienst die Rückkehr ab
