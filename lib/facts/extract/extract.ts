import { noteConstructors } from './constructors.ts';
import { expressions } from './expressions.ts';
import { Extraction } from './extraction.ts';
import { docsOf } from './jsdoc.ts';
import { isJson, jsonFacts } from './json.ts';
import { declareTypes } from './jsdoc-types.ts';
import { types } from './types.ts';
import { walkers } from './walk.ts';
import { parse } from '../../syntax/parse.ts';

import type { ModuleFacts } from '../facts.ts';

/**
 * Reads one module into its facts.
 *
 * @param file - the file's name; its extension chooses the dialect
 * @param source - the file's text
 * @returns the facts; `error` is set where the parser complained, with what could be read
 */
export function extractFacts(file: string, source: string): ModuleFacts {
  if (isJson(file)) return jsonFacts(source);
  const parsed = parse(file, source, true);
  const docs = docsOf(file, parsed);
  const extraction = new Extraction(parsed, { walk: walkers, expr: expressions, type: types }, docs);
  if (docs) declareTypes(extraction, docs);
  noteConstructors(extraction, parsed.text, parsed.program);
  extraction.walk(parsed.program);
  return extraction.facts(parsed.error);
}
