/** Tables in Markdown, and figures as readers expect them. */

/** A cell; numbers come formatted. */
export type Cell = string;

export interface Column {
  readonly title: string;
  /** Figures stand to the right. */
  readonly isFigure?: boolean;
}

/** @throws RangeError when a row has another number of cells than there are columns */
export function tableOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const wrong = rows.find(({ length }) => length !== columns.length);
  if (wrong !== undefined) throw new RangeError(`The row "${wrong.join(' | ')}" does not fit its ${columns.length} columns.`);
  const line = (cells: readonly Cell[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    line(columns.map(({ title }) => title)),
    `| ${columns.map(({ isFigure }) => (isFigure === true ? '---:' : '---')).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}

/** With thousands set off, at most three significant digits behind the point. @returns a dash for what was not measured */
export function figure(value: number | undefined, unit = ''): Cell {
  if (value === undefined || Number.isNaN(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  const text = value
    .toFixed(digits)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
  const [whole = '', rest] = text.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${rest === undefined ? '' : `.${rest}`}${unit === '' ? '' : ` ${unit}`}`;
}

/** A share as percent; small ones keep a digit behind the point. */
export function percent(share: number | undefined): Cell {
  if (share === undefined || Number.isNaN(share)) return '–';
  const value = share * 100;
  return `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} %`;
}

function escaped(cell: Cell): string {
  return cell.replaceAll('|', '\\|');
}
