/** Packages and fields of manifests by which code is known that runs on the machines of those who install it. */

/** Fields of a manifest: a command, an extension of an editor. */
export const installedFields = ['bin', 'contributes'] as const;

/** Packages whose program is installed. */
export const installedPackages = ['electron'] as const;
