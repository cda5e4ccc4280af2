const electron: typeof import('electron') = window.require('electron');
const nodes = { reader: { id: 'r' } };

electron.ipcRenderer.send('shelf:record', { name: 'Book Found', reader: nodes.reader });
