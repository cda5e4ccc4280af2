import path from 'node:path';

const fenced = /^```.*?^```$/gms;
const spans = /`[^`\n]*`/g;

/**
 * The links of a page that lead to no page, or to no heading of one. Addresses are let pass.
 *
 * @param page its path, with `/`
 * @param read gives the text of a file beside it, undefined where there is none
 * @returns each as `page: link`
 */
export function brokenLinks(page: string, read: (file: string) => string | undefined): string[] {
  const text = (read(page) ?? '').replace(fenced, '').replace(spans, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter(link => !/^\w+:/.test(link) && !leads(page, link, read)).map(link => `${page}: ${link}`);
}

function leads(page: string, link: string, read: (file: string) => string | undefined): boolean {
  const [file = '', heading] = link.split('#');
  const text = read(file === '' ? page : path.posix.join(path.posix.dirname(page), file));
  return text !== undefined && (heading === undefined || headingsOf(text).has(heading));
}

/** Headings as GitHub names them in addresses. */
function headingsOf(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, heading = ''] of text.replace(fenced, '').matchAll(/^#+ (.+)$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const name = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/ /g, '-');
    let unused = name;
    for (let count = 1; names.has(unused); count++) unused = `${name}-${count}`;
    names.add(unused);
  }
  return names;
}
