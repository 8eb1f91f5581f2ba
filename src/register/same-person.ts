/** Whether two names are those of one person or organisation, whatever case and white space. */
export function samePerson(a: string, b: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
  return plain(a) === plain(b);
}
