import { MARKER } from '../../lib/edit/comments.ts';
import { isGenerated } from '../../lib/edit/generated.ts';
import { applyEdits, insertAt } from '../../lib/edit/edit.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { Lines } from '../../lib/edit/lines.ts';
import { ancestorsOf, contains, innermostAt, statementListOf } from '../../lib/edit/nodes.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { withByteOrderMarkOf, withoutByteOrderMark } from '../../lib/edit/source.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../lib/edit/style.ts';
import type { FileChange, Session, SiteReport } from './codemod.ts';
import { sessionOver } from './codemod.ts';
import type { ProjectView } from './project-view.ts';

/**
 * The session, with a comment above each statement in which a site was left for a person. A comment that is
 * there already is not written again, so that a second run changes nothing.
 */
export function withMarkers(view: ProjectView, session: Session): Session {
  const change: Session['change'] = (file, original, choose) => {
    const plain = session.change(file, original, choose);
    const open = plain.sites.filter(({ status, forPerson }) => status === 'skipped' && forPerson);
    if (open.length === 0 || isGenerated(original)) {
      return plain;
    }
    const text = withoutByteOrderMark(original);
    const edits = markerEdits(view.parse(view.absolute(file), text), open);
    if (edits.length === 0) {
      return plain;
    }
    // Comments change no site. So they go in first, where the sites' places are still those of the text.
    const marked = withByteOrderMarkOf(original, applyEdits(text, edits));
    const shift = shiftOf(text, edits);
    const changed = session.change(file, marked, choose && (site => choose(shift(site))));
    return { text: changed.text ?? marked, sites: plain.sites } satisfies FileChange;
  };
  return sessionOver(session, { change });
}

function markerEdits(source: Source, sites: readonly SiteReport[]): Edit[] {
  const lines = new Lines(source.text);
  const { newline } = styleOf(source);
  const edits = new Map<string, Edit>();
  for (const { line, column, reason = 'look here' } of sites) {
    const offset = lines.offsetOf(line, column);
    const statement = statementAround(source, offset);
    // A statement that shares its line with others, or a template's: nowhere to put a line of its own.
    if (!statement || !isFirstOnLine(source.text, statement.range[0])) {
      continue;
    }
    const start = statement.range[0];
    const comment = `// ${MARKER} ${withoutLines(reason)}`;
    // What stood above `() => call()` stands above the function still, when the call has a statement of its own in it.
    if (!statementsAround(statement).some(each => hasComment(source, each.range[0], comment))) {
      edits.set(`${start} ${comment}`, insertAt(start, `${comment}${newline}${indentationAt(source.text, start)}`));
    }
  }
  return [...edits.values()];
}

/** Lines move, by this very comment too: a reason that names one would be wrong, and another in the next run. */
function withoutLines(reason: string): string {
  return reason.replace(/:\d+\b(?<=\.[a-z]+:\d+)| \(line \d+\)/g, '');
}

/** The statement, or the member of a class, that holds the offset and stands in a list of its like. */
function statementAround({ program, scripts }: Source, offset: number): Node | undefined {
  if (!scripts.some(script => contains(script, [offset, offset]))) {
    return undefined;
  }
  const node = innermostAt(program, offset);
  return node && statementsAround(node)[0];
}

/** The node itself, if it stands in a list of its like, and what it stands in that does; the innermost first. */
function statementsAround(node: Node): Node[] {
  return [node, ...ancestorsOf(node)].filter(each => each.parent && listOf(each.parent)?.includes(each));
}

function listOf(node: Node): readonly Node[] | undefined {
  return node.type === 'ClassBody' ? node.body : statementListOf(node);
}

/** Whether the comments directly above the statement hold this one. */
function hasComment({ comments, text }: Source, start: number, comment: string): boolean {
  let end = start;
  for (const { range } of comments.filter(each => each.range[1] <= start).toReversed()) {
    if (text.slice(range[1], end).trim() !== '') {
      return false;
    }
    if (text.slice(...range).trimEnd() === comment) {
      return true;
    }
    end = range[0];
  }
  return false;
}

/** Takes a site of the marked text back to its line in the text without markers. */
function shiftOf(text: string, edits: readonly Edit[]): (site: SiteReport) => SiteReport {
  const lines = new Lines(text);
  const above = edits.map(({ range }) => lines.at(range[0]).line).sort((a, b) => a - b);
  return site => {
    let added = 0;
    for (const marked of above) {
      if (marked + added < site.line) {
        added++;
      }
    }
    return { ...site, line: site.line - added };
  };
}
