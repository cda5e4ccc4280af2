const MAX_NOTES = 10;

/** Says which manifests and configurations count as absent: on the side, so that what is asked for stays whole. */
export function tellNotes(
  stderr: NodeJS.WritableStream,
  notes: readonly { readonly file?: string; readonly message: string }[],
): void {
  for (const { file, message } of notes.slice(0, MAX_NOTES))
    stderr.write(`${file === undefined ? '' : `${file}: `}${message}\n`);
  const rest = notes.length - MAX_NOTES;
  if (rest > 0) stderr.write(`… and ${rest} more.\n`);
}
