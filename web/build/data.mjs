// The dataset as tables: data/statuses.csv (RFC 4180) and data/statuses.md, a line a meaning, in the dataset's order.

/** Columns, each with what stands in it. */
const columns = {
  code: ({ id }) => id.slice(0, 3),
  id: ({ id }) => id,
  name: ({ name }) => name,
  class: (entry) => entry.class,
  standing: ({ standing }) => standing,
  owner: ({ owner }) => owner,
  content: ({ content }) => content,
  cacheable: ({ cacheable }) => cacheable,
  retry: ({ retry }) => retry.class,
  common: ({ common }) => common,
  summary: ({ summary }) => summary,
  source: ({ sources: [{ doc, section }] }) => (section ? `${doc} §${section}` : doc),
  url: ({ sources: [{ url }] }) => url,
};

const record = (cells) => `${cells.map((cell) => {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}).join(',')}\r\n`;

/** @param codes entries of data/statuses.json */
export const csv = (codes) => [Object.keys(columns), ...codes.map((entry) => Object.values(columns).map((cell) => cell(entry)))].map(record).join('');

const row = (cells) => `| ${cells.map((text) => text.replace(/[\\|<*_`[\]]/g, '\\$&').replace(/\s+/g, ' ')).join(' | ')} |\n`;

export const markdown = (codes) => `${row(['Code', 'Name', 'Standing', 'Summary'])}| --- | --- | --- | --- |\n${codes.map(({ id, name, standing, owner, summary }) =>
  row([id.slice(0, 3), name, owner ?? standing, summary])).join('')}`;
