/** The looks of the page: no font, no picture, nothing from elsewhere. */
export const style = `
:root {
  --back: #fff; --panel: #f6f7f9; --line: #dfe3e8; --text: #1b2330; --dim: #5b6675;
  --link: #0b57d0; --red: #b3261e; --red-back: #fceceb; --amber: #8a5300; --amber-back: #fdf1dc; --green: #146c43; --green-back: #e3f4ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #12161c; --panel: #1b212a; --line: #313a47; --text: #e6eaf0; --dim: #9aa6b5;
    --link: #8ab4f8; --red: #ffb4ab; --red-back: #4a1c19; --amber: #f5c26b; --amber-back: #43300e; --green: #7ddba4; --green-back: #123a26;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 1.5rem 3rem; max-width: 80rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--panel); }
header { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: center; justify-content: space-between; padding: 2rem 0 1rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h1 span, h2 span { color: var(--dim); font-weight: 400; }
header p { margin: .25rem 0 0; color: var(--dim); }
header .score { margin: 0; padding: .5rem 1.25rem; border-radius: .75rem; background: var(--panel); }
.score strong { font-size: 2.25rem; line-height: 1.2; }
header .good { color: var(--green); background: var(--green-back); }
header .fair { color: var(--amber); background: var(--amber-back); }
header .poor { color: var(--red); background: var(--red-back); }
ul { margin: 0; padding: 0; list-style: none; }
.numbers { display: flex; flex-wrap: wrap; gap: .75rem; }
.numbers li { padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .5rem; color: var(--dim); }
.numbers strong { color: var(--text); font-size: 1.25rem; }
.numbers .error strong { color: var(--red); }
.numbers .warning strong { color: var(--amber); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.5rem 0 1rem; }
nav span { color: var(--dim); }
[hidden] { display: none !important; }
.search { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .75rem 0; background: var(--back); border-bottom: 1px solid var(--line); }
.search input { flex: 1 1 16rem; max-width: 30rem; padding: .5rem .75rem; border: 1px solid var(--dim); border-radius: .5rem; background: var(--panel); color: inherit; font: inherit; }
.search p { margin: 0; color: var(--dim); min-width: 8rem; }
section { scroll-margin-top: 5rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: .5rem .75rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th[scope=row] { font-weight: 600; }
thead th { background: var(--panel); color: var(--dim); font-size: .8125rem; font-weight: 600; overflow-wrap: normal; white-space: nowrap; }
tbody tr { border-top: 1px solid var(--line); }
code { font: .875em/1.4 ui-monospace, monospace; }
td:last-child { min-width: 16rem; }
.places li { line-height: 1.4; }
.keys { min-width: 14rem; }
.rule { margin-top: .25rem; font-size: .8125rem; }
.dim, .none { color: var(--dim); }
.note { margin: .5rem 0; }
.tag { display: inline-block; padding: 0 .5rem; border-radius: .375rem; background: var(--panel); border: 1px solid var(--line); color: var(--dim); font-size: .8125rem; white-space: nowrap; }
.tag.error { background: var(--red-back); color: var(--red); border-color: transparent; }
.tag.warning { background: var(--amber-back); color: var(--amber); border-color: transparent; }
summary { cursor: pointer; white-space: nowrap; }
footer { margin-top: 3rem; color: var(--dim); font-size: .875rem; }
@media print { .search, nav, .skip { display: none; } .scroll { overflow: visible; } }
`;

/** Hides the rows that do not hold every word of the search. */
export const script = `
const input = document.getElementById('search');
const hits = document.getElementById('hits');
const rows = [...document.querySelectorAll('tbody tr')].map(row => ({ row, text: row.textContent.toLowerCase() }));
function search() {
  const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const { row, text } of rows) {
    const matches = words.every(word => text.includes(word));
    row.hidden = !matches;
    if (matches) count++;
  }
  hits.textContent = words.length === 0 ? '' : count === 1 ? '1 row' : count + ' rows';
}
input.addEventListener('input', search);
// Without scripts there is no search, and the rest is all there.
input.parentElement.hidden = false;
search();
`;
