window.require(['electron'], electron => electron.ipcRenderer.send('shelf:record', { name: 'A Module Of AMD' }));

export function load(window) {
  window.require('electron').ipcRenderer.send('shelf:record', { name: 'A Window Of Their Own' });
}
