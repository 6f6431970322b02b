// Each line with the mark is a mistake that the types must find; no other line is one.
import { charts, check, explain, list, search, show, which } from 'status-atlas';
import { enumerate } from 'status-atlas'; // wrong

explain(404); // wrong
check(404); // wrong
check('x', { role: 'cache' }); // wrong
(await check('x')).exchanges[0].findings[0].level === 'must'; // wrong
(await check('x')).exchanges[0].request.method; // wrong
(await explain('x')).found[0].certainty === 'sure'; // wrong
(await explain('x')).found[0].cause.length; // wrong
search(404); // wrong
search(null); // wrong
search('x', 5); // wrong
search('x', { limt: 5 }); // wrong
const hits: string[] = await search('x'); // wrong
(await search('x'))[0].summary; // wrong
const [hit] = await search('x');
if (hit.kind === 'status') hit.why === 'alias';
if (hit.kind === 'status') hit.why === 'nickname'; // wrong
if (hit.kind === 'signal') hit.score.toFixed(); // wrong
show({ code: 404 }); // wrong
show(404).name; // wrong
(await show(404))[0].class = '4xx'; // wrong
(await show(404))[0].class === '6xx'; // wrong
(await show(404))[0].owner === 'Nginx'; // wrong
(await show(404))[0].aliases.push('x'); // wrong
(await show(404))[0].methods.join(); // wrong
list({ class: '6xx' }); // wrong
list({ owner: 'Nginx' }); // wrong
list({ properties: ['cachable'] }); // wrong
list({ klass: '4xx' }); // wrong
which('redirect'); // wrong
which('redirects', 'moved'); // wrong
which('redirects', ['moved', 'good', 'keep']);
which('redirects', ['god']); // wrong
which('auth', ['moved']); // wrong
(await which()).result.code; // wrong
(await which()).question?.answers[0].because; // wrong
const walk = await which('redirects');
if (walk.question) walk.result.code; // wrong
if (walk.result) walk.question.ask; // wrong
if (walk.result) walk.result.code;
walk.chart === 'auth'; // wrong
which('redirects', [], { house: 'nobody' }); // wrong
(await charts())[0].nodes[0].answers[0].id === 'no such answer'; // wrong
