// Serves a folder of static files as a host would: node serve.mjs FOLDER [PORT]. Tests import `serve`.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.ts': 'application/typescript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json', '.pdf': 'application/pdf', '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.otf': 'font/otf', '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8', '.xml': 'application/xml', '.mmd': 'text/vnd.mermaid; charset=utf-8', '.dot': 'text/vnd.graphviz; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8', '.md': 'text/markdown; charset=utf-8',
};
const stat = (file) => { try { return statSync(file); } catch { return undefined; } };

/** Answers requests below `base` ("/sub/path/") from `folder`; listens on loopback, on a free port unless told. */
export function serve(folder, { port = 0, base = '/' } = {}) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const end = (status, headers = {}, body = '') => response.writeHead(status, headers).end(body);
    if (!['GET', 'HEAD'].includes(request.method)) return end(405, { Allow: 'GET, HEAD' });
    const [address, query] = request.url.split(/\?(.*)/s);
    let path;
    try { path = decodeURIComponent(address); } catch { return end(400); }
    if (/[\0\\]/.test(path)) return end(400);

    let file = path.startsWith(base) && join(root, normalize(`/${path.slice(base.length)}`));
    let status = 200;
    if (file && stat(file)?.isDirectory()) {
      if (!path.endsWith('/')) return end(301, { Location: `./${address.split('/').pop()}/${query ? `?${query}` : ''}` });
      file = join(file, 'index.html');
    }
    if (!file || path.endsWith('/') !== file.endsWith('/index.html') || !stat(file)?.isFile()) {
      [status, file] = [404, join(root, '404.html')];
      if (!existsSync(file)) return end(404);
    }

    const headers = {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': status === 200 && path.startsWith(`${base}assets/`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
    };
    // Other sites' scripts may read the data and import the module, and learn that a file is not there.
    if (/^(assets|data|module)\//.test(path.slice(base.length))) headers['Access-Control-Allow-Origin'] = '*';
    const accepted = String(request.headers['accept-encoding'] ?? '');
    for (const [name, ending] of [['br', '.br'], ['gzip', '.gz']]) {
      if (!new RegExp(`\\b${name}\\b(?!;\\s*q=0(\\.0*)?(,|$))`).test(accepted) || !existsSync(file + ending)) continue;
      file += ending;
      headers['Content-Encoding'] = name;
      break;
    }
    const { size, mtimeMs } = stat(file);
    headers.ETag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
    if (status === 200 && request.headers['if-none-match'] === headers.ETag) return end(304, headers);
    headers['Content-Length'] = size;
    response.writeHead(status, headers);
    if (request.method === 'HEAD') return response.end();
    createReadStream(file).on('error', () => response.destroy()).pipe(response);
  });
  return new Promise((done, fail) => server.on('error', fail).listen(port, '127.0.0.1', () => done(server)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, port] = process.argv.slice(2);
  serve(folder, { port: Number(port ?? 8080) }).then(
    (server) => console.log(`Status Atlas: http://127.0.0.1:${server.address().port}/`),
    (error) => {
      console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken: make run PORT=8081` : error.message);
      process.exit(1);
    });
}
