const ipc = (globalThis as any).require?.('electron')?.ipcRenderer;

export const lose = (reader: { id: string }) => ipc?.send('shelf:record', { name: 'Book Lost', reader });
