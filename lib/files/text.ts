/** The one way to the text of a file. Nothing here throws: what cannot be read is a fault with its reason in words. */
import { readFileSync, statSync } from 'node:fs';

import { noteLook } from './looks.ts';
import { faultOf, kindOf, missing } from './stats.ts';

import type { Read } from './stats.ts';

/** A text as it is stored. */
export interface FileText {
  /** Without the mark. */
  readonly text: string;
  /** The byte order mark, or nothing. */
  readonly mark: '' | '\uFEFF';
  readonly encoding: 'utf8' | 'utf16';
}

/** Sources and manifests that people write are far smaller; exports and bundles are not what is asked for here. */
const MAX_BYTES = 4_000_000;

/**
 * The text of a file without a byte order mark.
 *
 * @param limit in bytes
 */
export function readText(file: string, limit = MAX_BYTES): Read<string> {
  const { value, fault } = readStored(file, limit);
  return fault ? { fault } : { value: value.text };
}

/** The same for whoever has nothing to say about a file that cannot be read. */
export function textOf(file: string, limit = MAX_BYTES): string | undefined {
  return readText(file, limit).value;
}

/** The text with its byte order mark, as whoever writes the file anew has to know it. */
export function exactTextOf(file: string, limit = MAX_BYTES): string | undefined {
  const { value } = readStored(file, limit);
  return value && value.mark + value.text;
}

/** The text with what a change of it has to keep. */
export function readStored(file: string, limit = MAX_BYTES): Read<FileText> {
  const { value: bytes, fault } = readBytes(file, limit);
  if (fault) return { fault };
  const stored = decoded(bytes);
  return stored.text.includes('\0')
    ? { fault: { kind: 'content', message: 'it is a binary file' } }
    : { value: stored };
}

/** A pipe or a device is not opened: it may give nothing, for ever, or more than there is memory. */
export function readBytes(file: string, limit = MAX_BYTES): Read<Buffer> {
  noteLook(file);
  try {
    // Most that are asked for are not there, and an error costs more than the question.
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return { fault: missing };
    if (!stats.isFile()) return { fault: { kind: 'kind', message: `it is ${kindOf(stats)}` } };
    if (stats.size > limit) return { fault: { kind: 'size', message: `it is larger than ${sizeText(limit)}` } };
    return { value: readFileSync(file) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} KB` : `${Number((bytes / 1_000_000).toFixed(1))} MB`;
}

/** UTF-8, or what a byte order mark says. */
function decoded(bytes: Buffer): FileText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: bytes.toString('utf16le', 2), mark: '\uFEFF', encoding: 'utf16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: swapped(bytes).toString('utf16le', 2), mark: '\uFEFF', encoding: 'utf16' };
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF')
    ? { text: text.slice(1), mark: '\uFEFF', encoding: 'utf8' }
    : { text, mark: '', encoding: 'utf8' };
}

/** In pairs; an odd byte at the end is part of no letter. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
}
