// The servers and their configurations: the same resources at each, so that their answers can be compared.
//
// Paths say what is wrong: /private/… wants credentials, /forbidden/… lets nobody in, /rate/… takes one request, and
// they nest in this order. Below each stand ok.html, old (moved), dead and slow (behind a gateway).
import { execFileSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** "", "/private", "/private/forbidden", …: every nesting. */
const prefixes = ['private', 'forbidden', 'rate'].reduce((all, part) => [...all, ...all.map((one) => `${one}/${part}`)], ['']);

/** Files for the servers that serve files. */
export function files(folder) {
  for (const prefix of prefixes) {
    mkdirSync(join(folder, prefix), { recursive: true });
    const file = join(folder, prefix, 'ok.html');
    writeFileSync(file, '<!doctype html><title>ok</title>\n'.padEnd(100, ' '));
    utimesSync(file, 1e9, 1e9);  // what has just changed would get a weak entity tag
  }
}

const version = (command, args, pattern) => pattern.exec(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }))[1];
/** Of programs that print it to the error stream. */
const versionFromShell = (line, pattern) => version('sh', ['-c', `${line} 2>&1`], pattern);

/** @param at {port, dead, origin, files, folder}: ports, and folders for files and for the server's own */
const nginx = (at) => {
  const part = { private: 'auth_basic x; auth_basic_user_file users;', forbidden: 'deny all;', rate: 'limit_req zone=rate;' };
  const location = (prefix) => `
    location ${prefix}/ {
      ${prefix.split('/').filter(Boolean).map((name) => part[name]).join(' ')}
      location ~ /old$ { return 301 /ok.html; }
      location ~ /dead$ { proxy_pass http://127.0.0.1:${at.dead}; }
      location ~ /slow$ { proxy_pass http://127.0.0.1:${at.origin}; proxy_read_timeout 1s; }
    }`;
  return {
    'users': 'user:{PLAIN}secret\n',
    'nginx.conf': `
error_log stderr; pid nginx.pid; worker_processes 1; daemon off;
events {}
http {
  access_log off; client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
  limit_req_zone $server_name zone=rate:1m rate=1r/m; limit_req_status 429; client_max_body_size 1k;
  server { listen 127.0.0.1:${at.port}; server_name localhost; root ${at.files};${prefixes.map(location).join('')}
  }
}
`,
  };
};

const apache = (at) => ({
  'users': `user:${execFileSync('openssl', ['passwd', '-apr1', 'secret'], { encoding: 'utf8' })}`,
  'httpd.conf': `
ServerRoot ${at.folder}
PidFile httpd.pid
Listen 127.0.0.1:${at.port}
ServerName localhost
${['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'alias', 'proxy', 'proxy_http'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
ErrorLog error.log
DocumentRoot ${at.files}
LimitRequestBody 1024
ProxyTimeout 1
<Directory ${at.files}>
Require all granted
</Directory>
<LocationMatch "/private/">
AuthType Basic
AuthName x
AuthUserFile ${at.folder}/users
Require valid-user
</LocationMatch>
<LocationMatch "/forbidden/">
Require all denied
</LocationMatch>
${prefixes.map((prefix) => `Redirect 301 ${prefix}/old /ok.html
ProxyPass ${prefix}/dead http://127.0.0.1:${at.dead}/
ProxyPass ${prefix}/slow http://127.0.0.1:${at.origin}${prefix}/slow`).join('\n')}
`,
});

const lighttpd = (at) => ({
  'users': 'user:secret\n',
  'lighttpd.conf': `
server.port = ${at.port}
server.bind = "127.0.0.1"
server.document-root = "${at.files}"
server.errorlog = "${at.folder}/error.log"
server.modules = ("mod_redirect", "mod_access", "mod_auth", "mod_authn_file", "mod_proxy")
server.max-request-size = 1
server.max-request-field-size = 8192
server.http-parseopts = ("method-get-body" => "enable")
mimetype.assign = (".html" => "text/html")
auth.backend = "plain"
auth.backend.plain.userfile = "${at.folder}/users"
url.redirect-code = 301
url.redirect = ("/old$" => "/ok.html")
$HTTP["url"] =~ "/forbidden/" { url.access-deny = ("") }
$HTTP["url"] =~ "/private/" { auth.require = ("" => ("method" => "basic", "realm" => "x", "require" => "valid-user")) }
$HTTP["url"] =~ "/dead$" { proxy.server = ("" => (("host" => "127.0.0.1", "port" => ${at.dead}))) }
$HTTP["url"] =~ "/slow$" { proxy.server = ("" => (("host" => "127.0.0.1", "port" => ${at.origin}, "read-timeout" => 1))) }
`,
});

const caddy = (at) => ({
  'Caddyfile': `
{
  admin off
  auto_https off
  servers {
    max_header_size 16KB
  }
}
http://:${at.port} {
  bind 127.0.0.1
  root * ${at.files}
  @old path_regexp /old$
  @private path_regexp /private/
  @forbidden path_regexp /forbidden/
  @dead path_regexp /dead$
  @slow path_regexp /slow$
  request_body {
    max_size 1KB
  }
  redir @old /ok.html 301
  basicauth @private {
    user ${execFileSync('caddy', ['hash-password', '--plaintext', 'secret'], { encoding: 'utf8' }).trim()}
  }
  respond @forbidden 403
  reverse_proxy @dead 127.0.0.1:${at.dead}
  reverse_proxy @slow 127.0.0.1:${at.origin} {
    transport http {
      response_header_timeout 1s
    }
  }
  file_server
}
`,
});

const haproxy = (at) => ({
  'haproxy.cfg': `
global
  log stderr local0 err
defaults
  mode http
  timeout connect 1s
  timeout client 9s
  timeout server 9s
userlist users
  user user insecure-password secret
backend rates
  stick-table type ip size 10 expire 1h store http_req_rate(1h)
frontend front
  bind 127.0.0.1:${at.port}
  http-request deny deny_status 403 if { path_sub /forbidden/ }
  http-request auth if { path_sub /private/ } !{ http_auth(users) }
  http-request track-sc0 src table rates if { path_sub /rate/ }
  http-request deny deny_status 429 if { path_sub /rate/ } { sc0_http_req_rate(rates) gt 1 }
  http-request deny deny_status 413 if { req.hdr_val(content-length) gt 1024 }
  http-request redirect location /ok.html code 301 if { path_end /old }
  use_backend dead if { path_end /dead }
  use_backend slow if { path_end /slow }
  default_backend origin
backend origin
  server origin 127.0.0.1:${at.origin}
backend dead
  retries 0
  server dead 127.0.0.1:${at.dead}
backend slow
  timeout server 1s
  server slow 127.0.0.1:${at.origin}
`,
});

const varnish = (at) => ({
  'default.vcl': `
vcl 4.1;
backend origin { .host = "127.0.0.1"; .port = "${at.origin}"; .first_byte_timeout = 1s; }
backend dead { .host = "127.0.0.1"; .port = "${at.dead}"; }
sub vcl_recv {
  if (req.url ~ "/forbidden/") { return (synth(403)); }
  if (req.url ~ "/private/" && !req.http.Authorization) { return (synth(401)); }
  if (req.url ~ "/old$") { return (synth(301)); }
  if (req.url ~ "/dead$") { set req.backend_hint = dead; } else { set req.backend_hint = origin; }
}
`,
});

const squid = (at) => ({
  'squid.conf': `
http_port 127.0.0.1:${at.port} accel defaultsite=localhost
pid_filename ${at.folder}/squid.pid
cache_log ${at.folder}/cache.log
access_log none
cache deny all
visible_hostname localhost
request_body_max_size 1 KB
request_header_max_size 16 KB
read_timeout 1 second
connect_timeout 1 second
cache_effective_user proxy
pinger_enable off
shutdown_lifetime 0 seconds
auth_param basic program /usr/lib/squid/basic_fake_auth
auth_param basic realm x
acl forbidden urlpath_regex /forbidden/
acl private urlpath_regex /private/
acl old urlpath_regex /old$
acl dead urlpath_regex /dead$
acl user proxy_auth REQUIRED
http_access deny forbidden
http_access deny old
deny_info 301:http://localhost/ok.html old
http_access deny private !user
http_access allow all
cache_peer 127.0.0.1 parent ${at.origin} 0 no-query originserver name=origin
cache_peer 127.0.0.1 parent ${at.dead} 0 no-query originserver name=dead
cache_peer_access dead allow dead
cache_peer_access dead deny all
cache_peer_access origin deny dead
never_direct allow all
`,
});

const h2o = (at) => ({
  'h2o.conf': `
listen: {host: 127.0.0.1, port: ${at.port}}
access-log: /dev/null
error-log: ${at.folder}/error.log
user: root
pid-file: ${at.folder}/h2o.pid
limit-request-body: 1024
proxy.timeout.io: 1000
hosts:
  "localhost":
    paths:
${prefixes.flatMap((prefix) => [
    `      "${prefix}/old": {redirect: /ok.html}`,
    `      "${prefix}/dead": {proxy.reverse.url: "http://127.0.0.1:${at.dead}/"}`,
    `      "${prefix}/slow": {proxy.reverse.url: "http://127.0.0.1:${at.origin}${prefix}/slow"}`,
  ]).join('\n')}
      "/": {file.dir: "${at.files}"}
`,
});

const app = (name, style, packageName) => ({
  name,
  style,
  lacks: ['dead', 'slow'],
  version: (folder) => packageName ? JSON.parse(execFileSync('cat', [join(folder, 'node_modules', packageName, 'package.json')], { encoding: 'utf8' })).version : process.versions.node,
  command: (at) => ['node', [join(at.packages, `${name}.mjs`), String(at.port)]],
});

/** @param lacks the faults that this server cannot have in its configuration @param profiled has it a column in recorded.tsv? */
export const servers = [
  { name: 'nginx', style: 'files', lacks: [], version: () => versionFromShell('nginx -v', /nginx\/([\d.]+)/), config: nginx, command: (at) => ['nginx', ['-p', at.folder, '-c', join(at.folder, 'nginx.conf'), '-e', 'stderr']] },
  { name: 'apache', style: 'files', lacks: ['rate'], version: () => versionFromShell('apache2 -v', /Apache\/([\d.]+)/), config: apache, command: (at) => ['apache2', ['-d', at.folder, '-f', join(at.folder, 'httpd.conf'), '-D', 'FOREGROUND']] },
  { name: 'lighttpd', style: 'files', lacks: ['rate'], version: () => versionFromShell('lighttpd -v', /lighttpd\/([\d.]+)/), config: lighttpd, command: (at) => ['lighttpd', ['-D', '-f', join(at.folder, 'lighttpd.conf')]] },
  { name: 'caddy', style: 'files', lacks: ['rate'], version: () => versionFromShell('caddy version', /v?([\d.]+)/), config: caddy, command: (at) => ['caddy', ['run', '--config', join(at.folder, 'Caddyfile'), '--adapter', 'caddyfile']] },
  { name: 'haproxy', style: 'gateway', lacks: [], version: () => versionFromShell('haproxy -v', /version ([\d.]+)/), config: haproxy, command: (at) => ['haproxy', ['-db', '-f', join(at.folder, 'haproxy.cfg')]] },
  { name: 'varnish', style: 'gateway', lacks: ['rate'], version: () => versionFromShell('varnishd -V', /varnish-([\d.]+)/), config: varnish, command: (at) => ['varnishd', ['-F', '-j', 'none', '-n', join(at.folder, 'work'), '-a', `127.0.0.1:${at.port}`, '-f', join(at.folder, 'default.vcl'), '-s', 'malloc,32m']] },
  { name: 'squid', style: 'gateway', lacks: ['rate'], version: () => versionFromShell('squid -v', /Version ([\d.]+)/), config: squid, command: (at) => ['squid', ['-N', '-f', join(at.folder, 'squid.conf')]] },
  { name: 'h2o', profiled: false, style: 'files', lacks: ['rate', 'auth', 'forbidden'], version: () => versionFromShell('h2o -v', /version ([\d.]+)/), config: h2o, command: (at) => ['h2o', ['-c', join(at.folder, 'h2o.conf')]] },
  { name: 'go', style: 'api', lacks: [], version: () => versionFromShell('go version', /go([\d.]+)/), command: (at) => [join(at.packages, 'go-app'), [String(at.port), String(at.origin), String(at.dead), at.files]] },
  app('node', 'api'),
  app('express', 'api', 'express'),
  app('fastify', 'api', 'fastify'),
  app('koa', 'api', 'koa'),
  app('hapi', 'api', '@hapi/hapi'),
];
