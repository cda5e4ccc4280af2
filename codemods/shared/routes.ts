/** Whether a router of files reads every export of it: Next's below `app/`, SvelteKit's. */
export function isRoute(file: string): boolean {
  const [name = '', ...folders] = file.split('/').toReversed();
  const [stem = ''] = name.split('.');
  return SVELTEKIT.has(stem) || (NEXT.has(stem) && folders.includes('app'));
}

const SVELTEKIT: ReadonlySet<string> = new Set(['+page', '+layout', '+server']);
const NEXT: ReadonlySet<string> = new Set([
  ...['page', 'layout', 'template', 'default', 'loading', 'error', 'not-found', 'route'],
]);
