# language: de
@braucht:adapter
Funktionalität: Organisationsschlüssel
  Ein Schlüssel besteht aus Präfix, Doppelpunkt und Kennung (DVDV2 öffentliche API 2.15.0). Bestehende Schlüssel weichen von der Regel für
  neue ab; nach unserer Lesart darf ein Produkt sie nicht strenger prüfen. Verletzt jemand diese Lesart, warnt der Prüfstand.

  @req:DVDV-001
  Szenario: Jede Abfrage nennt den ganzen Schlüssel
    Wenn das Produkt die Adresse einer Behörde nachschlägt
    Dann nennt jede Abfrage den ganzen Schlüssel

  @req:DVDV-003
  Szenario: Eingetragene Schlüssel weichen von der Regel für neue ab
    Wenn das Produkt Behörden mit diesen Schlüsseln nachschlägt:
      | Schlüssel           |
      | ags:99999999        |
      | azr:99999           |
      | psb:99999999_00     |
      | ag:999999999999     |
      | dbs:99999999999     |
      | töj:999999999999    |
      | MELDID:999999999999 |
    Dann fragt es jeden dieser Schlüssel Zeichen für Zeichen ab
