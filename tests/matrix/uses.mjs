// What every program of the matrix does with the package, whatever bundled or ran it.
//
// `use` returns a line of JSON, so that a bundle can be run anywhere and compared with the command line: a search, a
// number with one owner and with several, one that nobody uses, an id, and a walk from question to outcome.
export const source = `
export async function use({ search, show, which, list, charts, check }) {
  const ids = (entries) => entries.map(({ id }) => id);
  return JSON.stringify({
    search: (await search('upload too big', { limit: 3 })).map(({ code, name }) => [code, name]),
    known: ids(await show(429)),
    several: ids(await show('499')),
    unknown: ids(await show(777)),
    id: ids(await show('499-nginx')),
    question: (await which('redirects', ['moved'])).question.id,
    outcome: (await which('redirects', ['moved', 'good', 'keep'])).result.id,
    list: ids(await list({ class: '4xx', properties: 'common', owner: null })),
    charts: (await charts()).map(({ id }) => id),
    check: (await check('HTTP/1.1 405 Method Not Allowed\\n\\n')).exchanges.flatMap(({ findings }) => findings.map(({ id, level }) => [id, level])),
    mistake: await which('redirect').catch(({ name, code }) => [name, code]),
  });
}
`;
