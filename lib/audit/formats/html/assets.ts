/** The looks of the page: no font, no picture, nothing from elsewhere. */

/** By scheme; a test computes the contrast of each text on each ground. */
export const colours = {
  light: {
    back: '#ffffff',
    panel: '#f5f6f8',
    line: '#d9dee5',
    text: '#1b2330',
    dim: '#566070',
    link: '#0b57d0',
    red: '#a3221a',
    'red-back': '#fceceb',
    amber: '#7a4a00',
    'amber-back': '#fdf1dc',
    green: '#12623c',
    'green-back': '#e3f4ea',
  },
  dark: {
    back: '#12161c',
    panel: '#1b212a',
    line: '#3a4453',
    text: '#e6eaf0',
    dim: '#a3aebc',
    link: '#9ac0fa',
    red: '#ffb4ab',
    'red-back': '#4a1c19',
    amber: '#f5c26b',
    'amber-back': '#43300e',
    green: '#7ddba4',
    'green-back': '#123a26',
  },
} as const;

function variables(scheme: Readonly<Record<string, string>>): string {
  return Object.entries(scheme)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ');
}

export const style = `
:root { ${variables(colours.light)} }
@media screen and (prefers-color-scheme: dark) { :root { ${variables(colours.dark)} } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 1.5rem 3rem; max-width: 76rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--panel); }
header { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: center; justify-content: space-between; padding: 1.75rem 0 1rem; }
header p { margin: .25rem 0 0; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h1 span, h2 span { color: var(--dim); font-weight: 400; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.375rem; line-height: 1.25; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.0625rem; }
h4 { margin: 1rem 0 .25rem; font-size: .875rem; color: var(--dim); }
p { margin: .5rem 0; max-width: 48rem; }
.score { margin: 0; padding: .5rem 1.25rem; border-radius: .75rem; background: var(--panel); max-width: 22rem; }
.score strong { font-size: 2.25rem; line-height: 1.2; }
.score a { color: inherit; text-decoration: none; }
.good { color: var(--green); background: var(--green-back); }
.fair { color: var(--amber); background: var(--amber-back); }
.poor { color: var(--red); background: var(--red-back); }
.lead { padding: 1rem 1.5rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--panel); font-size: 1.0625rem; }
.lead h2 { margin: 0; font-size: 1.0625rem; }
.lead p, .cause p { max-width: none; }
ul { margin: 0; padding: 0; list-style: none; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.25rem 0 0; }
nav span { color: var(--dim); }
[hidden] { display: none !important; }
section { scroll-margin-top: 1rem; }
.cause { margin: .75rem 0; padding: .75rem 1.25rem; border: 1px solid var(--line); border-left: .25rem solid var(--red); border-radius: .5rem; }
.cause.warning { border-left-color: var(--amber); }
.cause h3 { display: inline; margin: 0 .5rem 0 0; }
.cause p { scroll-margin-top: 4rem; }
.steps { margin: 0; padding-left: 1.25rem; }
.steps li { margin: .375rem 0; }
pre { margin: .5rem 0; padding: .75rem 1rem; overflow-x: auto; border-radius: .5rem; background: var(--panel); font: .8125rem/1.5 ui-monospace, monospace; }
.command { border: 1px solid var(--line); white-space: pre-wrap; }
.narrow { display: none; color: var(--dim); }
.origin { margin-bottom: 0; }
.number { color: var(--dim); user-select: none; }
mark { color: inherit; background: var(--amber-back); }
.filters { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: end; margin: .75rem 0; }
.filters label { display: grid; gap: .125rem; color: var(--dim); font-size: .875rem; }
.filters p { margin: 0; color: var(--dim); }
input, select { height: 2.25rem; padding: 0 .625rem; border: 1px solid var(--dim); border-radius: .375rem; background: var(--back); color: var(--text); font: inherit; font-size: .9375rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: .5rem .75rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
tbody th { font-weight: 600; min-width: 9rem; }
thead th { background: var(--panel); color: var(--dim); font-size: .8125rem; }
tbody tr { border-top: 1px solid var(--line); }
code { font: .875em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.places li, .keys li { line-height: 1.4; }
.keys details { display: inline-block; }
.dim { color: var(--dim); }
.tag { display: inline-block; padding: 0 .5rem; border-radius: .375rem; border: 1px solid var(--line); background: var(--panel); color: var(--dim); font-size: .8125rem; white-space: nowrap; }
.tag.error { background: var(--red-back); color: var(--red); border-color: transparent; }
.tag.warning { background: var(--amber-back); color: var(--amber); border-color: transparent; }
.tag.good { background: var(--green-back); color: var(--green); border-color: transparent; }
summary { cursor: pointer; }
details > summary + * { margin-top: .25rem; }
#calls details details { padding: .25rem 0; border-bottom: 1px solid var(--line); }
.map { display: block; min-width: 52rem; width: 100%; height: auto; padding: .75rem; }
.map text { fill: var(--text); font: 13px system-ui, sans-serif; }
.map .head, .map .note { fill: var(--dim); font-size: 11px; }
.map .head { font-size: 12px; }
.map rect { fill: var(--panel); stroke: var(--line); }
.map path { fill: none; stroke: var(--dim); }
.map .key rect { fill: var(--green-back); stroke: var(--green); }
.map .key text { fill: var(--green); }
.map .other rect { fill: var(--red-back); stroke: var(--red); }
.map .other text { fill: var(--red); }
.map .nobody rect { fill: var(--amber-back); stroke: var(--amber); }
.map .nobody text { fill: var(--amber); }
.map .unknown rect, .map path.unknown, .map path.unsaid { stroke-dasharray: 4 4; }
.map .goal rect { stroke: var(--text); stroke-width: 2; }
.map .goal text { font-weight: 600; }
.map path.key { stroke: var(--green); }
.map path.other { stroke: var(--red); }
.map path.nobody { stroke: var(--amber); }
.map path.forward { stroke: var(--text); }
.map path.tip { fill: var(--text); stroke: none; }
.key { margin: .75rem 0 1rem; }
.key li { margin: .25rem 0; padding-left: 1.75rem; text-indent: -1.75rem; }
.key li::before { content: ""; display: inline-block; width: 1rem; height: .875rem; margin-right: .75rem; border: 1px solid var(--dim); border-radius: .25rem; vertical-align: -.0625rem; }
.key .key::before { background: var(--green-back); border-color: var(--green); }
.key .other::before { background: var(--red-back); border-color: var(--red); }
.key .nobody::before { background: var(--amber-back); border-color: var(--amber); }
.key .unknown::before, .key .unsaid::before { border-style: dashed; }
footer { margin-top: 3rem; color: var(--dim); font-size: .875rem; }
@media (max-width: 44rem) {
  body { padding: 0 1rem 2rem; }
  .lead { padding: .75rem 1rem; }
  .scroll:has(table) { border: 0; }
  table, tbody, tr, td, tbody th { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { padding: .5rem 0; }
  td, tbody th { padding: .125rem 0; }
  td::before { content: attr(data-label) ": "; color: var(--dim); font-size: .8125rem; }
  td > ul, td > details { padding-left: .75rem; }
  .narrow { display: block; }
}
@media print {
  .filters, nav, .skip, #calls { display: none; }
  .scroll { overflow: visible; border: 0; }
  pre { white-space: pre-wrap; }
  .narrow { display: none; }
  .map { min-width: 0; }
  .cause, tr { break-inside: avoid; }
  a { color: inherit; }
}
`;

/** Filters hide what does not hold every word and every choice; print opens what is folded. */
export const script = `
for (const bar of document.querySelectorAll('[data-filters]')) {
  const items = [...document.getElementById(bar.dataset.filters).querySelectorAll('[data-item]')];
  const words = bar.querySelector('[data-words]');
  const choices = [...bar.querySelectorAll('select')];
  const status = bar.querySelector('[role=status]');
  let texts;
  const apply = () => {
    texts ??= items.map(item => item.textContent.toLowerCase());
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const isChosen = item => choices.every(({ value, dataset }) => value === '' || item.dataset[dataset.key].split(' ').includes(value));
    let count = 0;
    items.forEach((item, index) => {
      const isShown = wanted.every(word => texts[index].includes(word)) && isChosen(item);
      item.hidden = !isShown;
      if (isShown) count++;
    });
    status.textContent = count + ' of ' + items.length;
  };
  bar.addEventListener('input', apply);
  // Without scripts there is no filter, and the rest is all there.
  bar.hidden = false;
}
addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('details.cause')) folded.open = true;
});
`;
