// What a program in TypeScript may write; checked by module.test.mjs, never run.
import { charts, check, explain, list, search, show, which, type AnswerId, type AtlasError, type Chart, type ChartId, type Checked, type Entry, type Explanation, type Found, type Hit, type Outcome, type OutcomeHit, type TopicHit, type SignalHit, type Owner, type Walk } from 'status-atlas';

const hits: (Hit | OutcomeHit | TopicHit | SignalHit)[] = await search('too many');
for (const hit of hits)
  if (hit.kind === 'outcome') await which(hit.chart, hit.answers);
  else if (hit.kind === 'signal') console.log(hit.system.toUpperCase());
const few = await search('too many', { limit: 3 });
const first: number | null | undefined = few[0]?.code;
if (hits[0]?.why === 'former name') console.log(hits[0].name.toUpperCase(), first);

const entries: Entry[] = await show(404);
entries.sort((a, b) => a.code - b.code);
for (const { name, level, in: where } of (await show('499-nginx')).flatMap((entry) => entry.fields))
  if (level === 'MUST' && where === 'response') console.log(name);
const methods: string = entries.map(({ methods }) => (methods === 'any' ? methods : methods.join(' '))).join();
const owner: Owner | null = entries[0]?.owner ?? null;
const chosen: readonly Entry[] = await list({ class: ['4xx', '5xx'], standing: 'standard', owner: null, properties: ['common', 'cacheable'] });
await list();
await list({ owner: ['nginx', 'Cloudflare'] as const });

const all: Chart[] = await charts();
const id: ChartId = all[0]!.id;
const any: Walk = await which(id);
const general = await which();
const walk = await which('redirects', ['moved', 'good'] as const);
const zalando: Walk<'redirects'> = await which('redirects', ['moved'], { house: 'zalando' });
if (walk.question) {
  const nothing: null = walk.result;
  const next: AnswerId<'redirects'> = walk.question.answers[0]!.id;
  console.log(await which('redirects', ['moved', 'good', next]), nothing, owner);
} else {
  const nothing: null = walk.question;
  const outcome: Outcome = walk.result;
  console.log(outcome.runners_up[0]?.lost_because, outcome.standard.id, nothing, outcome.positions.map(({ house, says }) => `${house}: ${says}`));
}
if (any.result) console.log(any.result.code, methods, chosen, general.chart, zalando.path);
const read: Explanation = await explain('503 UF,URX');
const sure: Found[] = read.found.filter(({ certainty }) => certainty !== 'possible');
for (const { range: [from, to], status, cause } of sure) console.log(to - from, status[0], cause?.length, read.lines[0]?.format === 'envoy');
const checked: Checked = await check('HTTP/1.1 405 Method Not Allowed', { method: 'GET', role: 'origin', house: 'zalando' });
for (const { findings, makers, request } of checked.exchanges) console.log(findings.filter(({ level }) => level === 'MUST').map(({ fix, range: [from] }) => fix + from), makers[0]?.certainty === 'certain', request?.method);
await check(new Uint8Array(3));
try {
  await search('x');
} catch (error) {
  if ((error as AtlasError).code === 'ERR_PART_MISSING') console.log((error as AtlasError).cause);
}
