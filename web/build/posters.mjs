// Posters of flowcharts, A3: one sheet as SVG with its fonts in it, and PDF, which takes as many sheets as it needs for
// letters that one reads at arm's length. Composed around the picture that the site generator printed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escape, lines } from './cards.mjs';

const LONG = 1191, SHORT = 842, MARGIN = 36; // points: A3 is 420 by 297 mm
const HEAD = 92, LINE = 12; // what title and summary take, and a line of the foot
const LEAST = 0.48; // of a chart's own size, in which letters have 13.5: 6.5 points
const MOST_SHEETS = 4;

/** The picture's size, its boxes, and what is within its root element. */
function read(svg) {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg).map(Number);
  const boxes = [...svg.matchAll(/<rect[^>]* y="([\d.-]+)"[^>]* height="([\d.-]+)" rx=/g)].map(([, y, h]) => [Number(y), Number(y) + Number(h)]);
  return { width, height, boxes, inner: svg.replace(/^[^]*?<rect width="100%"[^>]*>/, '').replace(/<\/svg>\s*$/, '') };
}

/** Heights that cut a picture into `count` bands: near equal parts, where fewest boxes are cut. */
function cuts({ height, boxes }, count) {
  const out = [0];
  for (let i = 1; i < count; ++i) {
    const ideal = (height * i) / count;
    let best = [Infinity, 0, ideal];
    for (let y = ideal - height / count / 5; y <= ideal + height / count / 5; y += 4) {
      const rank = [boxes.filter(([from, to]) => from - 6 < y && y < to + 6).length, Math.abs(y - ideal), y];
      if (rank[0] < best[0] || (rank[0] === best[0] && rank[1] < best[1])) best = rank;
    }
    out.push(best[2]);
  }
  return [...out, height];
}

/** How a picture lies on paper: the fewest sheets on which it is large enough, else the largest it gets. */
function arrange(picture, foot, most) {
  let best;
  for (let count = 1; count <= most; ++count) {
    const at = cuts(picture, count);
    const tallest = Math.max(...at.slice(1).map((y, i) => y - at[i]));
    for (const [w, h] of [[LONG, SHORT], [SHORT, LONG]]) {
      const scale = Math.min(1.6, (w - 2 * MARGIN) / picture.width, (h - 2 * MARGIN - HEAD - foot) / tallest);
      if (!best || scale > best.scale * 1.001) best = { scale, w, h, at };
    }
    if (best.scale >= LEAST) break;
  }
  return best;
}

const say = (x, y, size, text, rest = '') => `<text x="${x}" y="${y}" font-size="${size}" ${rest}>${escape(text)}</text>\n`;
const bold = 'font-weight="600"', muted = 'fill="#55616D"', mono = 'font-family="JetBrains Mono, ui-monospace, monospace" font-weight="700"';

/** What the shapes mean, from x on, on the line of height y. */
function legend(x, y) {
  const stroke = 'stroke="#848E98" stroke-width="1.3" fill="none"';
  const tones = [['1xx', '#2F6FA8'], ['2xx', '#1C7A45'], ['3xx', '#8A6400'], ['4xx', '#A94D08'], ['5xx', '#C2322A'], ['vendor', '#7440C9']];
  return `<rect x="${x}" y="${y - 9}" width="20" height="12" rx="3" ${stroke}/>${say(x + 25, y, 9, 'a question')}` +
    `<path d="M${x + 82} ${y - 3}h18" ${stroke}/><path d="M${x + 102} ${y - 3}l-6 -3v6z" fill="#848E98"/>${say(x + 107, y, 9, 'an answer')}` +
    `<rect x="${x + 160}" y="${y - 9}" width="24" height="12" rx="6" ${stroke}/>${say(x + 189, y, 9, 'the status to send:')}` +
    tones.map(([name, tone], i) => say(x + 276 + i * 34, y, 9, name, `fill="${tone}" ${i < 5 ? mono : bold}`)).join('');
}

/** One sheet; `from` and `to` are heights of the picture. */
function sheet(chart, picture, { scale, w, h }, [from, to], { icon, foot, number, count, style }) {
  const wide = picture.width * scale, high = (to - from) * scale;
  const more = count > 1 ? ` · sheet ${number} of ${count}` : '';
  let y = h - MARGIN - LINE * (foot.length - 1);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w === LONG ? 420 : 297}mm" height="${w === LONG ? 297 : 420}mm" viewBox="0 0 ${w} ${h}" font-family="Inter, system-ui, sans-serif" fill="#18212B">
<title>${escape(chart.title)}</title>
${style}<rect width="${w}" height="${h}" fill="#F6F8FA"/>
${icon.replace('<svg ', `<svg x="${w - MARGIN - 40}" y="${MARGIN}" width="40" height="40" `)}
${say(w - MARGIN - 50, MARGIN + 26, 15, 'Status Atlas', `${bold} text-anchor="end"`)}${say(MARGIN, MARGIN + 26, 30, chart.title, bold)}${lines(chart.summary + more, Math.floor((w - 2 * MARGIN) / 6.4), 2).map((line, i) => say(MARGIN, MARGIN + 50 + i * 17, 12.5, line, muted)).join('')}<svg x="${(w - wide) / 2}" y="${MARGIN + HEAD}" width="${wide}" height="${high}" viewBox="0 ${from} ${picture.width} ${to - from}" font-size="13.5" text-anchor="middle">
${picture.inner}</svg>
${legend(MARGIN, y - 20)}${foot.map((line) => say(MARGIN, (y += LINE) - LINE, 9, line, muted)).join('')}</svg>
`;
}

/**
 * @param chart as data/charts/ID.json has it, with its summary; svg: its picture; icon: the text of icon.svg
 * @param about date of the data and address of the chart's page; faces: [family, weight, bytes, format] of its fonts
 * @returns the texts of one sheet and of the sheets for print()
 */
export function poster(chart, svg, { icon, date, address, faces }) {
  const picture = read(svg);
  const works = [...new Set(chart.nodes.flatMap((node) => [node, ...node.answers]).flatMap(({ source }) => (source ?? '').split(', ')).filter(Boolean)
    .map((source) => source.replace(/ §.*/, '')))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const made = (most) => {
    const notes = (width) => [...lines(`Sources: ${works.join(', ')}.`, Math.floor(width / 4.6), 4), `${address} · ${date} · CC BY 4.0`];
    const rough = arrange(picture, LINE * 4 + 20, most); // the foot depends on the width, which depends on the foot
    const foot = notes(rough.w - 2 * MARGIN);
    return { foot, ...arrange(picture, LINE * foot.length + 20, most) };
  };
  const one = made(1), many = made(MOST_SHEETS);
  const style = `<style>${faces.map(([family, weight, bytes, format]) => `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/${format};base64,${bytes.toString('base64')})}`).join('')}</style>\n`;
  const bands = many.at.slice(1).map((to, i) => [many.at[i], to]);
  return {
    svg: sheet(chart, picture, one, [0, picture.height], { icon, foot: one.foot, count: 1, style }),
    sheets: bands.map((band, i) => sheet(chart, picture, many, band, { icon, foot: many.foot, number: i + 1, count: bands.length, style: '' })),
    points: 13.5 * many.scale,
  };
}

/** PDF with fonts in it. Links lead to places beside the SVG, where a PDF seldom is, so that only absolute ones stay. */
export function print(sheets, date) {
  const folder = mkdtempSync(join(tmpdir(), 'poster-'));
  try {
    const names = sheets.map((text, i) => {
      const name = join(folder, `${i}.svg`);
      writeFileSync(name, text.replace(/<a href="\.\.[^"]*">(.*?)<\/a>/gs, '$1'));
      return name;
    });
    return execFileSync('rsvg-convert', ['--format', 'pdf', ...names], { maxBuffer: 1 << 26, env: { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse(date) / 1000) } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
