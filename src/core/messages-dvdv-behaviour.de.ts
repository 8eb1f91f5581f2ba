/** Sätze zu dem, was der Bericht von Produkten nennt, die das DVDV abfragen, ohne es zu bewerten, deutsch; Schlüssel wie in messages-dvdv-behaviour.en.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_DVDV_BEHAVIOUR_DE: MessageTable = {
  'dvdv-no-stay-seen': {
    summary: 'Wie lange das Produkt beim Ersatzserver bleibt, war nicht zu sehen.',
    expected: 'Nichts Bestimmtes; ein bekannter Client kehrt nach 180 Sekunden zurück.',
    observed: 'Kein Wechsel nach einem technischen Fehler.',
  },
  'dvdv-returned': {
    summary: 'Nach einem technischen Fehler fragte das Produkt {seconds} Sekunden lang den Ersatzserver, dann wieder den ersten.',
    expected: 'Nichts Bestimmtes; ein bekannter Client kehrt nach 180 Sekunden zurück.',
    observed: '{seconds} Sekunden.',
  },
  'dvdv-stayed-away': {
    summary: 'Nach einem technischen Fehler blieb das Produkt mindestens {seconds} Sekunden beim Ersatzserver; eine Rückkehr war nicht zu sehen.',
    expected: 'Nichts Bestimmtes; ein bekannter Client kehrt nach 180 Sekunden zurück.',
    observed: 'Mindestens {seconds} Sekunden.',
  },
  'dvdv-no-retry-seen': {
    summary: 'Wie oft das Produkt eine Abfrage wiederholt, war nicht zu sehen.',
    expected: 'Nichts Bestimmtes; ein bekannter Client wiederholt ein GET dreimal.',
    observed: 'Keine Abfrage, bei der ein Server ausfiel.',
  },
  'dvdv-tries': {
    summary: 'An einen Server, der ausfiel, stellte das Produkt dieselbe Abfrage höchstens {tries} Mal nacheinander.',
    expected: 'Nichts Bestimmtes; ein bekannter Client wiederholt ein GET dreimal.',
    observed: 'Versuche: {tries}.',
  },
  'dvdv-no-keeping-seen': {
    summary: 'Ob das Produkt Auskünfte behält, war nicht zu sehen.',
    expected: 'Nichts Bestimmtes; ein bekannter Client behält Dienste zehn Minuten.',
    observed: 'Keine beantwortete Abfrage.',
  },
  'dvdv-kept': {
    summary: 'Die gleiche Adresse fragte das Produkt beim zweiten Mal nicht neu ab: Es behält Auskünfte.',
    expected: 'Nichts Bestimmtes; ein bekannter Client behält Dienste zehn Minuten.',
    observed: 'Keine zweite Abfrage.',
  },
  'dvdv-asked-again': {
    summary: 'Die gleiche Adresse fragte das Produkt sofort noch einmal ab: Es behält Auskünfte nicht.',
    expected: 'Nichts Bestimmtes; ein bekannter Client behält Dienste zehn Minuten.',
    observed: 'Dieselbe Abfrage noch einmal.',
  },
};
