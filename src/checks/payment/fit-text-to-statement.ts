/** Kassenzeichen, slash and booking text fit into the 27 characters of a bank statement. Client practice. */
import { childOf, readXmlTree } from '../../formats/xml-tree.ts';
import type { XmlTreeElement } from '../../formats/xml-tree.ts';
import { broken, cannotTell } from '../flaw.ts';
import { creationRule } from './payment-rule.ts';

const STATEMENT_CHARACTERS = 27;
const LIMITS = { maxSizeBytes: 1_048_576, maxDepth: 30, maxTags: 5_000 };

/** @requirement EPBL-022 */
export const fitTextToStatement = creationRule('EPBL-022', 'fit-text-to-statement', ({ exchange }) => {
  const reading = readXmlTree(Buffer.from(exchange.request.body.text ?? ''), LIMITS);
  const reference = /<(?:\w+:)?kassenzeichen>([^<]+)</.exec(exchange.response?.body.text ?? '')?.[1];
  if (reading.kind !== 'tree' || reference === undefined) return [cannotTell('fee-creation-not-seen')];
  const all = elementsOf(reading.root);
  const text = (all.find(({ name }) => name === 'buchungsText') ?? all.find(({ name }) => name === 'buchungstext'))?.text.trim() ?? '';
  const most = STATEMENT_CHARACTERS - reference.length - 1;
  const length = Array.from(text).length;
  return length <= most ? [] : [broken('fee-text-too-long', { params: { length, most } })];
});

function elementsOf(root: XmlTreeElement): readonly XmlTreeElement[] {
  const body = childOf(root, 'Body', root.namespace) ?? root;
  const within = (element: XmlTreeElement): readonly XmlTreeElement[] => [element, ...element.children.flatMap(within)];
  return within(body);
}
