/**
 * Exclusive canonicalization for xml-crypto, through its point of extension: the library's own, with what it leaves out of
 * xml-exc-c14n. Processing instructions stay, an empty text is allowed, a prefix that was bound anew in between is declared
 * again, and prefixes are sorted by code point.
 */
import { ExclusiveCanonicalization } from 'xml-crypto';

interface Scope {
  readonly prefix: string;
}
interface TreeNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly data?: string;
}

const TEXTS = [3, 4];
const PROCESSING_INSTRUCTION = 7;

export class StrictExclusiveCanonicalization extends ExclusiveCanonicalization {
  override nsCompare(a: Scope, b: Scope): number {
    return a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : 0;
  }

  override processInner(node: TreeNode, scope: Scope[], defaultNs: unknown, defaults: unknown, inclusivePrefixes: string[]): string {
    if (TEXTS.includes(node.nodeType) && (node.data ?? '') === '') return '';
    if (node.nodeType === PROCESSING_INSTRUCTION) return `<?${node.nodeName}${(node.data ?? '') === '' ? '' : ` ${node.data}`}?>`;
    // The list is this node's own copy; the library looks for any entry, where only the innermost counts.
    const innermost = [...new Map(scope.map((entry) => [entry.prefix, entry])).values()];
    scope.splice(0, scope.length, ...innermost);
    return super.processInner(node, scope, defaultNs, defaults, inclusivePrefixes);
  }
}
