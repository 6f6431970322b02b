// Each line with the mark is a mistake that the types must find; no other line is one.
import { search, show, which } from 'status-atlas';
import { list } from 'status-atlas'; // wrong

search(404); // wrong
search('x', 5); // wrong
const hits: string[] = await search('x'); // wrong
(await search('x'))[0].summary; // wrong
(await search('x'))[0].why === 'alias';
(await search('x'))[0].why === 'nickname'; // wrong
show({ code: 404 }); // wrong
show(404).name; // wrong
(await show(404))[0].class = '6xx'; // wrong
(await show(404))[0].methods.join(); // wrong
which('redirects', 'moved'); // wrong
(await which()).result.code; // wrong
(await which()).question?.answers[0].because; // wrong
which('redirects', [], { house: 'nobody' }); // wrong
