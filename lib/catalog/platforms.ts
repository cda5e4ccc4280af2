/** Packages and fields of manifests that say where code runs, and by whom it is run. */

/** Fields of a manifest: a command, an extension of an editor. */
export const installedFields = ['bin', 'contributes'] as const;

/** Packages whose program is installed. */
export const installedPackages = ['electron'] as const;

/** Packages whose functions give a component what other code of the project provides. */
export const frameworkPackages = ['react', 'preact', 'preact/hooks', 'vue', 'svelte', 'solid-js'] as const;

/** Packages whose `Form` sends as a browser's does, and takes the same handlers; `useFetcher` of them has such a one, too. */
export const formPackages = ['@remix-run/react', 'react-router', 'react-router-dom', 'next/form'] as const;
