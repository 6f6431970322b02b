// Pictures of pages for links that are shared elsewhere (og:image), drawn as SVG and printed by rsvg-convert.
import { execFileSync } from 'node:child_process';

const tones = { '1xx': '#7DB4E8', '2xx': '#5CC98A', '3xx': '#E0B84C', '4xx': '#F08F4A', '5xx': '#F4736B' };
export const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '');

/** Breaks a text into lines of about `width` letters; what is more than `most` lines ends with an ellipsis. */
export function lines(text, width, most) {
  const out = [''];
  for (const word of text.split(/\s+/)) {
    if (!out.at(-1)) out[out.length - 1] = word;
    else if (out.at(-1).length + 1 + word.length <= width) out[out.length - 1] += ` ${word}`;
    else out.push(word);
  }
  return out.length <= most ? out : [...out.slice(0, most - 1), `${out[most - 1].replace(/[.,;:]$/, '')} …`];
}

/** 1200 by 630, the size that the head of a page names (src/app/page_html.cc). `icon` is the text of icon.svg. */
export function card(icon, { code = '', name, summary, class: of }) {
  const tone = tones[of] ?? '#B692F6';
  const names = lines(name, code ? 26 : 24, 2);
  const sentences = lines(summary, 60, names.length > 1 ? 3 : 4);
  const text = (y, size, what, rest) => `<text x="80" y="${y}" font-size="${size}" ${rest}>${escape(what)}</text>\n`;
  let y = code ? 260 : 190;
  let body = code ? text(y, 200, code, `font-family="JetBrains Mono" font-weight="700" fill="${tone}"`) : '';
  for (const line of names) body += text(y += 88, 72, line, 'font-family="Inter" font-weight="600" fill="#E6EDF3"');
  y += 22;
  for (const line of sentences) body += text(y += 46, 34, line, 'font-family="Inter" fill="#9AA7B4"');
  const mark = icon.replace('<svg ', '<svg x="1000" y="70" width="130" height="130" ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
<rect width="1200" height="630" fill="#0E1116"/><rect width="16" height="630" fill="${code ? tone : '#5AA9FF'}"/>
${mark}${body}</svg>\n`;
}

/** PNG; the height is the width's unless told. */
export const picture = (svg, width, height = width) => execFileSync('rsvg-convert', ['-w', width, '-h', height], { input: svg });
