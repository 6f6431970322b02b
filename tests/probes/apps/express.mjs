import express from 'express';

let requests = 0;
const app = express();
app.use((req, res, next) => (req.path.includes('/rate/') && ++requests > 1 ? res.sendStatus(429) : next()));
app.use(express.json({ limit: '1kb' }));
app.use((req, res, next) => (req.path.includes('/private/') && !req.headers.authorization ? res.set('WWW-Authenticate', 'Basic realm="x"').sendStatus(401) : next()));
app.use((req, res, next) => (req.path.includes('/forbidden/') ? res.sendStatus(403) : next()));
app.all(/\/old$/, (req, res) => res.redirect(301, '/ok.html'));
app.get(/\/ok\.html$/, (req, res) => res.json({ n: 1 }));
app.post(/\/items$/, (req, res) => (req.body !== undefined && typeof req.body.n !== 'number' ? res.sendStatus(422) : res.status(201).json({ n: 1 })));
app.use((error, req, res, _next) => res.sendStatus(error.status ?? 500));
app.listen(Number(process.argv[2]), '127.0.0.1');
