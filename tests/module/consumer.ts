// What a program in TypeScript may write; checked by module.test.mjs, never run.
import { search, show, which, type Entry, type Hit, type Walk } from 'status-atlas';

const hits: Hit[] = await search('too many');
const few = await search('too many', { limit: 3 });
const first: number | undefined = few[0]?.code;
if (hits[0]?.why === 'former name') console.log(hits[0].name.toUpperCase(), first);

const entries: Entry[] = await show(404);
for (const { name, level, in: where } of (await show('499-nginx')).flatMap((entry) => entry.fields))
  if (level === 'MUST' && where === 'response') console.log(name);
const methods: string = entries.map(({ methods }) => (methods === 'any' ? methods : methods.join(' '))).join();
const owner: string = entries[0]?.owner ?? methods;

let walk: Walk = await which();
walk = await which('redirects', ['moved', 'good'] as const);
walk = await which('redirects', ['moved'], { house: 'zalando' });
if (walk.question) console.log(walk.question.answers.map(({ id }) => id), owner);
else console.log(walk.result?.runners_up[0]?.lost_because, walk.result?.standard.id, walk.result?.positions.map(({ house, says }) => `${house}: ${says}`));
